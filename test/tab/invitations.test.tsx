import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aSession, failure, PlayedPanel } from './playedPanel';

const keeping = aSession({ 'panel.see': true, 'settings.see': true, 'member.keep': true });
const may = {
  ...{ change: true, changeRole: true, changeAddress: true, end: true, move: true, return: false },
  uninvite: false,
};
const hannah = {
  ...{ id: 'hannah-doyle', name: 'Hannah Doyle', version: 'v-1', title: 'Manager', role: 'member', roleName: 'Member' },
  ...{ email: 'hannah@crimestoppers.example', agencyId: 'cs', agencyName: 'Crimestoppers', vettingRunsOut: false },
  ...{ mayShare: false, mayAct: false, onDuty: false, duties: [], standing: 'seated', open: 0, held: [] },
  ...{ hasAccount: false, accountText: 'None yet', may: { ...may, invite: true, inviteWithAll: true, unlink: false } },
};
const linked = { ...hannah, hasAccount: true, may: { ...may, invite: false, inviteWithAll: false, unlink: true } };
const link =
  'https://teams.microsoft.com/l/entity/app/today?context=%7B%22subEntityId%22%3A%22invitation%2Faa.bb.cc%22%7D';

function keeps(person: object, more: object = {}): PlayedPanel {
  const people = { items: [person], agencies: [], roles: [], areMailed: true };
  const panel = new PlayedPanel({ session: keeping, 'people.list': people, 'people.get': person, ...more });
  panel.open('#/settings?part=people&person=hannah-doyle');
  return panel;
}
const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }));

describe('whoever keeps people', () => {
  it('sends an invitation to the address that is kept', async () => {
    const panel = keeps(hannah, { 'member.invite': { person: hannah, isSent: true } });
    await press('Invite');
    expect(screen.getByText(/A link goes to hannah@crimestoppers.example/)).toBeTruthy();
    await press('Send the invitation');
    expect(await screen.findByText('Hannah Doyle is invited, at hannah@crimestoppers.example.')).toBeTruthy();
    const body = { memberId: 'hannah-doyle', invitationId: expect.any(String), by: 'mail' };
    expect(panel.sent).toEqual([{ command: 'member.invite', body }]);
  });

  it('is shown the link once where it is to be handed over, and where the mail did not go', async () => {
    keeps(hannah, { 'member.invite': { person: hannah, isSent: false, url: link } });
    await press('Invite');
    await press('Send the invitation');
    expect(await screen.findByText('The mail could not be sent')).toBeTruthy();
    expect(screen.getByDisplayValue(link)).toBeTruthy();
    await press('Done');
    await waitFor(() => expect(screen.queryByDisplayValue(link)).toBeNull());
  });

  it('is told what unlinking an account does before it is done', async () => {
    const panel = keeps(linked, { 'member.unlink': hannah });
    await press('More for Hannah Doyle');
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Unlink the account…' }));
    expect(screen.getByText(/shut out within two seconds/)).toBeTruthy();
    await press('Unlink');
    await waitFor(() => expect(panel.sent).toEqual([{ command: 'member.unlink', body: { memberId: 'hannah-doyle' } }]));
  });

  it('is told what came into their hands since the form was opened, and chooses for that too before they leave', async () => {
    const came = 'SEN-27-016 came into the hands of Hannah Doyle after you had opened this.';
    const panel = keeps(linked, { 'member.end': failure(409, came, { code: 'changed-meanwhile' }) });
    await press('More for Hannah Doyle');
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Leaves the panel…' }));
    const late = { key: 'task:t-3', kind: 'task', reference: 'SEN-27-016', title: 'Count', fit: [], returns: true };
    panel.answers['people.get'] = { ...linked, held: [late] };
    panel.tell('change', { number: 9, action: 'task-allocated', subject: { type: 'task', id: 't-3' } });
    expect(await screen.findByRole('combobox', { name: 'Task: SEN-27-016, Count' })).toBeTruthy();
    await press('Set the last day');
    expect(await screen.findByText(came)).toBeTruthy();
    panel.answers['member.end'] = linked;
    await press('Set the last day');
    await waitFor(() => expect(panel.sent).toHaveLength(2));
    expect(panel.sent.map(({ body }) => body['handedOver'])).toEqual([[], [{ key: 'task:t-3' }]]);
  });

  it('reads an address that is not theirs to change, with the reason', async () => {
    keeps({ ...hannah, may: { ...hannah.may, changeAddress: false } });
    await userEvent.click(await screen.findByRole('button', { name: 'Change' }));
    const address = screen.getByRole('textbox', { name: 'E-mail address' });
    expect(address.getAttribute('readonly')).not.toBeNull();
    expect(screen.getByText(/so a coordinator changes it/)).toBeTruthy();
  });

  it('invites all without an account in one act, some at a time; what broke off goes on, who was not reached is named', async () => {
    const many = Array.from({ length: 12 }, (_, at) => ({ ...hannah, id: `new-${at}`, name: `New ${at}` }));
    const known = { ...hannah, name: 'Ivy Known', may: { ...hannah.may, uninvite: true, inviteWithAll: false } };
    // Of one it broke off before the mail was known to have gone.
    const [first = hannah, ...others] = many;
    const brokenOff = { ...first, may: { ...first.may, uninvite: true } };
    const items = [{ ...linked, id: 'in' }, known, brokenOff, ...others];
    const panel = new PlayedPanel({
      ...{ session: keeping, 'people.list': { items, agencies: [], roles: [], areMailed: true } },
    });
    panel.open('#/settings?part=people&view=account');
    expect(await screen.findAllByText('Invited')).toHaveLength(1);
    await userEvent.click(await screen.findByRole('button', { name: 'Invite all 12' }));
    const form = await screen.findByRole('dialog', { name: 'Invite 12 people' });
    const names = within(form).getByRole('list', { name: 'Who is invited' });
    expect(names.textContent).not.toContain('Ivy Known');
    expect(within(names).getAllByRole('listitem')).toHaveLength(12);
    expect(within(form).getByText(/for two weeks/)).toBeTruthy();

    panel.answers['member.inviteAll'] = failure(503, 'Try again.', { code: 'unavailable' });
    await userEvent.click(within(form).getByRole('button', { name: 'Send the invitations' }));
    expect(await within(form).findByText(/Try again\./)).toBeTruthy();
    const why = 'No mail could be sent to their address';
    panel.answers['people.list'] = { items: [known], agencies: [], roles: [], areMailed: true };
    panel.answers['member.inviteAll'] = { invited: 9, left: [{ id: 'new-3', name: 'New 3', why }] };
    await userEvent.click(within(form).getByRole('button', { name: 'Send the invitations' }));
    expect(await screen.findByText(/New 3 \(No mail could be sent to their address\)/)).toBeTruthy();
    const sent = panel.sent.map(({ body }) => body);
    expect(sent).toMatchObject([
      { memberIds: many.slice(0, 10).map(({ id }) => id) },
      { memberIds: many.slice(0, 10).map(({ id }) => id) },
      { memberIds: ['new-10', 'new-11'] },
    ]);
    expect(new Set(sent.map((body) => JSON.stringify(body).match(/"invitationId":"[^"]+"/)?.[0])).size).toBe(1);
    // The button that opened it is gone with those whom it was for.
    await waitFor(() => expect(screen.queryByRole('button', { name: /^Invite all/, hidden: true })).toBeNull());
    await userEvent.click(await screen.findByRole('button', { name: 'Done' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await waitFor(() => expect(document.activeElement?.tagName).toMatch(/^H[12]$/));
  });
});

describe('whoever was invited', () => {
  const seat = {
    ...{
      panelName: 'Northmoor',
      marking: 'OFFICIAL-SENSITIVE',
      force: 'Northmoor Constabulary',
      name: 'Hannah Doyle',
      agencyName: 'Crimestoppers',
    },
    ...{ untilText: '10:00 on Sun 13 Dec', signedInAs: 'h.doyle@sign-in.example', isTheirs: false },
  };
  const stranger = failure(403, 'You have no seat on a panel here.', { code: 'not-a-member' });
  const [look, accept] = ['/api/invitation/look', '/api/invitation/accept'];

  function invited(more: object = {}): PlayedPanel {
    const panel = new PlayedPanel({ session: stranger, '/api/founding': failure(404, 'No'), [look]: seat, ...more });
    panel.open('#/invitation/aa.bb.cc');
    return panel;
  }

  it('says that it is them, by the account that they are signed in with, and goes on to Today', async () => {
    const panel = invited({ [accept]: { ...seat, isTheirs: true } });
    expect(await screen.findByText(/You are signed in as h.doyle@sign-in.example/)).toBeTruthy();
    expect(screen.getAllByText('OFFICIAL-SENSITIVE')).toHaveLength(2);
    expect(panel.asked).toEqual([]);
    panel.answers['session'] = aSession();
    await press('I am Hannah Doyle');
    expect(await screen.findByText('Nothing waits for you')).toBeTruthy();
    expect(panel.sent.map(({ command }) => command)).toEqual([look, accept]);
    expect(panel.sent.at(-1)?.body).toEqual({ token: 'aa.bb.cc' });
  });

  it('takes nothing where it is not them', async () => {
    const panel = invited();
    await press('That is not me');
    expect(await screen.findByText('Nothing was changed')).toBeTruthy();
    expect(panel.sent.map(({ command }) => command)).toEqual([look]);
  });

  it('is told why an invitation opens nothing', async () => {
    invited({ [look]: failure(409, 'This invitation has run out.', { code: 'invitation-expired' }) });
    expect(await screen.findByText(/This invitation has run out/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^I am/ })).toBeNull();
  });

  it('pastes the link where Teams did not lead to it', async () => {
    const panel = new PlayedPanel({ session: stranger, '/api/founding': failure(404, 'No'), [look]: seat });
    panel.open('#/today');
    const field = await screen.findByLabelText('The link of your invitation');
    expect(screen.getAllByText('OFFICIAL')).toHaveLength(2);
    await userEvent.type(field, 'https://example.org');
    await press('Open the invitation');
    expect(await screen.findByText(/This is no invitation’s link/)).toBeTruthy();
    await userEvent.clear(field);
    await userEvent.type(field, link);
    await press('Open the invitation');
    expect(await screen.findByRole('button', { name: 'I am Hannah Doyle' })).toBeTruthy();
  });
});

describe('whoever has yet to accept the statement', () => {
  it('reads it marked, and goes on with the keyboard in what they came for', async () => {
    const statement = { version: 2, text: 'What is said here stays here.' };
    const panel = new PlayedPanel({ session: { ...aSession(), statement }, 'statement.accept': statement });
    panel.open('#/today');
    expect(await screen.findByText('What is said here stays here.')).toBeTruthy();
    expect(screen.getAllByText(aSession().panel.marking)).toHaveLength(2);
    panel.answers['session'] = aSession();
    await press('I accept');
    expect(await screen.findByText('Nothing waits for you')).toBeTruthy();
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('main')));
  });
});
