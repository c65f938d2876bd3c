import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aSession, directing, failure, PlayedPanel } from './playedPanel';

function opened(answers: Record<string, object> = {}, place = '#/messages'): PlayedPanel {
  const panel = new PlayedPanel({
    session: aSession({ ...directing, 'reminder.plan': true }),
    ...{ 'reminders.notReached': { items: [] }, 'reminders.upcoming': { items: [] } },
    'reminders.deliveries': { items: [] },
    ...answers,
  });
  panel.open(place);
  return panel;
}

describe('who waits to be linked', () => {
  const tenantId = '66666666-6666-4666-8666-666666666666';
  const waits = {
    ...{ memberId: 'hannah-doyle', name: 'Hannah Doyle', agencyName: 'Crimestoppers', tenantId, objectId: 'o-1' },
    signInText: `Signs in from the same organisation as RSPCA: tenant ${tenantId}`,
    triedText: 'Tried first 09:14, last 10:02',
  };
  const session = aSession({ ...directing, 'reminder.plan': true, 'member.link': true });
  const body = { memberId: 'hannah-doyle', tenantId, objectId: 'o-1' };

  it('is named with the tenant in full, and linked once it is said that one has to have spoken to them', async () => {
    const user = userEvent.setup();
    const panel = opened({ session, 'members.turnedAway': { items: [waits] }, 'member.link': {} });
    const part = within(await screen.findByRole('region', { name: 'Waiting to be linked' }));
    expect(part.getByText(waits.signInText)).toBeTruthy();
    expect(part.getByText('Tried first 09:14, last 10:02')).toBeTruthy();
    await user.click(part.getByRole('button', { name: `Link: Hannah Doyle, tenant ${tenantId}` }));
    const form = within(part.getByRole('form', { name: 'Link this account to the seat of Hannah Doyle?' }));
    expect(form.getByText(/Only link whom you have spoken to/)).toBeTruthy();
    expect(panel.sent).toEqual([]);
    panel.answers['members.turnedAway'] = { items: [] };
    await user.click(form.getByRole('button', { name: 'Link' }));
    await waitFor(() => expect(panel.sent).toEqual([{ command: 'member.link', body }]));
    expect(await screen.findByText('Linked. They can come in now.')).toBeTruthy();
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Messages'));
  });

  it('is not said to be linked where the server refused, and the question stays', async () => {
    const user = userEvent.setup();
    const taken = failure(409, 'The seat of Hannah Doyle is linked to another account already.');
    opened({ session, 'members.turnedAway': { items: [waits] }, 'member.link': taken });
    await user.click(await screen.findByRole('button', { name: `Link: Hannah Doyle, tenant ${tenantId}` }));
    await user.click(within(screen.getByRole('form')).getByRole('button', { name: 'Link' }));
    expect(await within(screen.getByRole('form')).findByText(/linked to another account already/)).toBeTruthy();
    expect(screen.queryByText('Linked. They can come in now.')).toBeNull();
  });

  it('or is not them, which is asked too', async () => {
    const user = userEvent.setup();
    const panel = opened({ session, 'members.turnedAway': { items: [waits] }, 'member.dismiss': {} });
    await user.click(await screen.findByRole('button', { name: `Not them: Hannah Doyle, tenant ${tenantId}` }));
    await user.click(within(screen.getByRole('form')).getByRole('button', { name: 'Not them' }));
    await waitFor(() => expect(panel.sent).toEqual([{ command: 'member.dismiss', body }]));
  });

  it('takes no room where nobody waits', async () => {
    const panel = opened({ session, 'members.turnedAway': { items: [] } });
    await screen.findByText('Everybody got their cards.');
    await waitFor(() => expect(panel.asked.some((asked) => asked.startsWith('members.turnedAway'))).toBe(true));
    expect(screen.queryByRole('region', { name: 'Waiting to be linked' })).toBeNull();
  });

  it('is not asked for by others who run the panel', async () => {
    const panel = opened();
    await screen.findByText('Everybody got their cards.');
    expect(panel.asked.filter((asked) => asked.startsWith('members.turnedAway'))).toEqual([]);
  });
});
