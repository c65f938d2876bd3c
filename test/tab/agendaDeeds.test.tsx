import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { AgendaItemId, IssueId } from '../../bot/domain/ids';
import { aPlan, PlayedAgenda, sessionWith } from './playedAgenda';
import { anItem, choose, press } from './playedMeeting';
import { failure } from './playedPanel';

// It asks Vite where the tab lies, which Jest does not know.
jest.mock('../../tab/screens/meeting/useStage', () => ({ useStage: () => ({ may: false, error: null }) }));

const shopsItem = { id: AgendaItemId.parse('shops'), title: 'Vape shops' };

/** Not frozen yet. */
function thawed(agenda = aPlan().agenda) {
  return aPlan({ agenda, frozen: false });
}

describe('an item of an agenda', () => {
  it('is removed at once, and put back where it stood from the toast', async () => {
    const panel = new PlayedAgenda(thawed(), { 'agenda.removeItem': thawed(), 'agenda.addItem': thawed() });
    panel.openMeeting();
    await choose('Take off the agenda', 'More for Action log');
    expect(await screen.findByText('Action log is off the agenda.')).toBeTruthy();
    expect(panel.sent[0]?.body).toEqual({ meetingId: 'M2', itemId: 'item-2' });
    await press('Undo');
    await waitFor(() => expect(panel.sent[1]?.command).toBe('agenda.addItem'));
    expect(panel.sent[1]?.body).toMatchObject({ itemId: 'item-2', title: 'Action log', beforeId: 'item-3' });
  });

  it('of an issue is removed and put back as that', async () => {
    const shops = anItem(4, { ...shopsItem, issueId: IssueId.parse('i-6'), minutes: 5 });
    const plan = thawed([...aPlan().agenda, shops]);
    const panel = new PlayedAgenda(plan, { 'agenda.removeItem': plan, 'issue.putOnAgenda': { id: 'i-6', added: [] } });
    panel.openMeeting();
    await choose('Take off the agenda', 'More for Vape shops');
    await press('Undo');
    await waitFor(() => expect(panel.sent[1]?.body).toEqual({ issueId: 'i-6', meetingId: 'M2', minutes: 5 }));
  });

  it('that would not come back as it was is removed after a question', async () => {
    const carried = anItem(4, { ...shopsItem, carriedText: 'Carried once, from M1' });
    const panel = new PlayedAgenda(thawed([carried]), { 'agenda.removeItem': thawed() });
    panel.openMeeting();
    await choose('Take off the agenda', 'More for Vape shops');
    expect(panel.sent).toEqual([]);
    await press('Remove the item');
    await waitFor(() => expect(panel.sent[0]?.body).toEqual({ meetingId: 'M2', itemId: 'shops' }));
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
  });

  it('goes to the next meeting from its three dots, and comes back from the toast; no line of the template goes', async () => {
    const plan = thawed([anItem(4, shopsItem), ...aPlan().agenda]);
    const later = { ...plan, id: 'M3', reference: 'M3', on: '2027-05-12', next: false };
    const panel = new PlayedAgenda(plan, { 'agenda.carryOn': plan, 'meetings.list': { items: [later, plan] } });
    panel.openMeeting();
    await choose('Move to M3', 'More for Vape shops');
    expect(await screen.findByText('Vape shops goes to M3.')).toBeTruthy();
    await press('Undo');
    await waitFor(() => expect(panel.sent).toHaveLength(2));
    expect(panel.sent.map(({ body }) => body)).toEqual([
      { meetingId: 'M2', itemId: 'shops', back: false },
      { meetingId: 'M2', itemId: 'shops', back: true, beforeId: 'item-1' },
    ]);
    expect(await screen.findByText('Vape shops is on M2 again.')).toBeTruthy();
    await press('More for Welcome');
    expect(screen.queryByRole('menuitem', { name: /^Move to/ })).toBeNull();
  });
});

describe('the order of an agenda', () => {
  it('is put back as it was from the toast', async () => {
    const panel = new PlayedAgenda(aPlan());
    panel.openMeeting();
    (await screen.findByRole('button', { name: 'Move Threat picture' })).focus();
    await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}');
    expect(await screen.findByText('Threat picture is moved.')).toBeTruthy();
    await press('Undo');
    await waitFor(() =>
      expect(panel.sent[1]?.body['step']).toEqual({ kind: 'move', itemId: 'item-3', beforeId: 'item-4' }),
    );
    await waitFor(() =>
      expect(panel.meeting.agenda.map(({ id }) => id)).toEqual(['item-1', 'item-2', 'item-3', 'item-4']),
    );
  });
});

describe('what is not ready yet', () => {
  it('of an agenda that is too long offers to move what is just enough, never a line of the template', async () => {
    const items = [10, 20, 40].map((minutes) =>
      anItem(minutes, { id: AgendaItemId.parse(`extra-${minutes}`), title: `Extra of ${minutes}`, minutes }),
    );
    const plan = aPlan({ agenda: [...aPlan().agenda, ...items], agendaMinutes: 130, durationMinutes: 115 });
    const panel = new PlayedAgenda(plan, { 'agenda.carryOn': plan });
    panel.openMeeting();
    await press('Fit it');
    expect(screen.getAllByRole('menuitem').map(({ textContent }) => textContent)).toEqual([
      'Move Extra of 20 to the next meeting (20 min)',
      'Move Extra of 40 to the next meeting (40 min)',
      'Move Extra of 10 to the next meeting (10 min)',
      'Change the minutes of the longest',
    ]);
    await userEvent.click(screen.getByRole('menuitem', { name: /Extra of 20/ }));
    await waitFor(() => expect(panel.sent[0]?.body).toMatchObject({ itemId: 'extra-20', back: false }));
  });
});

it('putting a group on an agenda asks for gateway and purpose where somebody who may read it has come to need them', async () => {
  const group = { id: 'g-2', operation: 'Kittiwake', reference: 'NM-OCG-036', threats: ['Fraud'], restricted: true };
  const panel = new PlayedAgenda(aPlan(), {
    'groups.list': { items: [group] },
    'gateways.list': { items: [{ name: 'Digital Economy Act 2017' }] },
    'agenda.putGroup': failure(422, 'HMRC may be told only through a legal gateway.', { code: 'gateway-needed' }),
  });
  panel.answers['session'] = sessionWith('meeting.plan', 'group.see', 'issue.triage');
  panel.openMeeting();
  await press('Add an issue or a group');
  await press('Add NM-OCG-036 to M2');
  const form = within(await screen.findByRole('form', { name: 'Why NM-OCG-036 may be shared' }));
  expect(form.getByText('HMRC may be told only through a legal gateway.')).toBeTruthy();
  await press('Add to the agenda');
  expect(form.getByText('Say what it is shared for.')).toBeTruthy();
  await userEvent.selectOptions(form.getByRole('combobox', { name: 'Gateway' }), 'Digital Economy Act 2017');
  await userEvent.type(form.getByRole('textbox', { name: 'Purpose' }), 'VAT');
  panel.answers['agenda.putGroup'] = aPlan();
  await press('Add to the agenda');
  expect(await screen.findByText('Operation Kittiwake is on the agenda of M2.')).toBeTruthy();
  const body = { groupId: 'g-2', meetingId: 'M2', gateway: 'Digital Economy Act 2017', sharedFor: 'VAT' };
  expect(panel.sent.at(-1)).toEqual({ command: 'agenda.putGroup', body });
});
