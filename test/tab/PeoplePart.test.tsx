import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aSession, failure, PlayedPanel } from './playedPanel';

const session = aSession({ 'panel.see': true, 'settings.see': true, 'member.keep': true });
const may = {
  ...{ change: true, changeRole: true, changeAddress: true, end: true, move: true, return: false },
  ...{ invite: false, inviteWithAll: false, uninvite: false, unlink: false },
};
const person = (id: string, name: string, more: object = {}) => ({
  ...{ id, name, version: `${id}-1`, title: 'Officer', role: 'member', roleName: 'Member', email: `${id}@hse.example` },
  ...{ agencyId: 'hse', agencyName: 'HSE', vettingRunsOut: false, mayShare: false, mayAct: false, onDuty: false },
  ...{ duties: [], standing: 'seated', hasAccount: true, open: 0, may, ...more },
});
const siobhan = person('siobhan-kerr', 'Siobhan Kerr');
const hugh = person('hugh-bell', 'Hugh Bell', { hasAccount: false });
const sian = person('sian', 'Siân Ó Néill', { standing: 'former', endsText: 'Last day Fri 29 Jan' });
const list = (...items: object[]) => ({
  items,
  agencies: [
    { id: 'hse', name: 'HSE' },
    { id: 'ea', name: 'Environment Agency' },
  ],
  roles: [
    { role: 'member', name: 'Member' },
    { role: 'observer', name: 'Observer' },
  ],
  areMailed: true,
});
const fit = [
  { id: 'hugh-bell', name: 'Hugh Bell' },
  { id: 'amy', name: 'Amy Lee' },
];
const held = [
  { key: 'task:t-1', kind: 'task', reference: 'SEN-27-014', title: 'Visit the yard', fit, suggestedId: 'hugh-bell' },
  { key: 'duty:2027-03-01.2027-03-07', kind: 'duty', reference: 'Mon 1 Mar to Sun 7 Mar', fit },
  { key: 'contact:hse', kind: 'contact', reference: 'HSE', fit: [], returns: false },
  { key: 'task:t-2', kind: 'task', reference: 'SEN-27-015', title: 'Write it up', fit: [], returns: true },
];

function opened(address = '#/settings?part=people', more: object = {}): PlayedPanel {
  const people = list(siobhan, hugh, sian);
  const panel = new PlayedPanel({ session, 'people.list': people, 'people.get': { ...siobhan, held }, ...more });
  panel.open(address);
  return panel;
}

const rows = async () => (await screen.findAllByRole('listitem')).map(({ textContent }) => textContent);

beforeEach(() => {
  window.innerWidth = 1280;
});
afterEach(() => {
  window.innerWidth = 1024;
});

describe('the people', () => {
  it('are those who sit on the panel; whoever has left is found by name, without accents', async () => {
    opened();
    expect(await screen.findByRole('button', { name: 'Siobhan Kerr' })).toBeTruthy();
    expect(screen.queryByText('Siân Ó Néill')).toBeNull();
    await userEvent.type(screen.getByRole('searchbox', { name: 'Search the people' }), 'sian o');
    expect(await screen.findByRole('button', { name: 'Siân Ó Néill' })).toBeTruthy();
    await waitFor(async () => expect(await rows()).toHaveLength(1));
  });

  it('are narrowed to those who have not signed in yet', async () => {
    opened('#/settings?part=people&view=account');
    expect(await screen.findByRole('button', { name: 'Hugh Bell' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Siobhan Kerr' })).toBeNull();
  });

  it('whose import broke off say so, and lead to the list again', async () => {
    const told = 'The import of 14:02 broke off: 180 of 300 came in.';
    opened('#/settings?part=people', { 'people.list': { ...list(siobhan), brokenOffText: told } });
    expect(await screen.findByText(told)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Import a list…' }));
    expect(await screen.findByRole('heading', { name: 'Import people' })).toBeTruthy();
  });

  it('say why there is nobody, and lead back to all', async () => {
    opened('#/settings?part=people&view=leaving');
    expect(await screen.findByText('Nobody has been given a last day.')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Show all' }));
    expect(await screen.findByRole('button', { name: 'Siobhan Kerr' })).toBeTruthy();
  });

  it('on duty stand week by week, an empty one too', async () => {
    const onDuty = person('hugh-bell', 'Hugh Bell', { duties: [{ from: '2027-03-01', to: '2027-03-02' }] });
    opened('#/settings?part=people&view=duty', { 'people.list': list(onDuty) });
    const week = await screen.findByRole('region', { name: 'Week from Mon 1 Mar' });
    expect(within(week).getByText('Mon 1 Mar to Tue 2 Mar')).toBeTruthy();
    const next = screen.getByRole('region', { name: 'Week from Mon 8 Mar' });
    expect(within(next).getByText('Nobody besides those who run the panel')).toBeTruthy();
  });
});

describe('somebody', () => {
  it('is added for an agency, which has to be chosen', async () => {
    const panel = opened('#/settings?part=people&adding=yes', { 'member.add': siobhan });
    await userEvent.type(await screen.findByRole('textbox', { name: 'Name' }), 'Nia Parry');
    await userEvent.type(screen.getByRole('textbox', { name: 'E-mail address' }), 'nia@ea.example');
    await userEvent.click(screen.getByRole('button', { name: 'Add' }));
    expect(await screen.findByText('Choose whom they sit for.')).toBeTruthy();
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Agency' }), 'Environment Agency');
    await userEvent.click(screen.getByRole('button', { name: 'Add' }));
    const body = { agencyId: 'ea', name: 'Nia Parry', role: 'member', email: 'nia@ea.example' };
    const memberId = expect.stringMatching(/^[0-9a-f-]{36}$/);
    await waitFor(() => expect(panel.sent).toEqual([{ command: 'member.add', body: { ...body, memberId } }]));
  });

  it('is changed by what was touched alone; who was faster is named, what was typed stays, and is sent once more', async () => {
    const told = 'Mair Owen changed this (Telephone) at 09:14, after you had opened this.';
    const panel = opened('#/settings?part=people&person=siobhan-kerr', {
      'member.change': failure(409, told, { code: 'changed-meanwhile' }),
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Change' }));
    await userEvent.type(screen.getByRole('textbox', { name: 'Seat' }), 'Farms');
    panel.answers['people.get'] = { ...siobhan, version: 'siobhan-kerr-2', phone: '01632 960044', held };
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText(told)).toBeTruthy();
    expect(screen.getByDisplayValue('Farms')).toBeTruthy();
    panel.answers['member.change'] = siobhan;
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(panel.sent).toHaveLength(2));
    const body = { memberId: 'siobhan-kerr', seat: 'Farms' };
    expect(panel.sent.map((each) => each.body)).toEqual([
      { ...body, version: 'siobhan-kerr-1' },
      { ...body, version: 'siobhan-kerr-2' },
    ]);
  });

  it('leaves with a last day, what is in their hands given on in the same step, and it can be taken back', async () => {
    const panel = opened('#/settings?part=people&person=siobhan-kerr', {
      'member.end': { ...siobhan, version: 'siobhan-kerr-2' },
      'member.return': siobhan,
    });
    await userEvent.click(await screen.findByRole('button', { name: 'More for Siobhan Kerr' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Leaves the panel…' }));
    const task = await screen.findByRole('combobox', { name: 'Task: SEN-27-014, Visit the yard' });
    expect(within(task).getByRole('option', { name: 'Hugh Bell', selected: true })).toBeTruthy();
    const contact = screen.getByRole('combobox', { name: 'Single point of contact for: HSE' });
    expect(contact.getAttribute('disabled')).not.toBeNull();
    const alone = screen.getByRole('combobox', { name: 'Task: SEN-27-015, Write it up' });
    expect(within(alone).getByRole('option', { name: 'Goes back to the coordinator', selected: true })).toBeTruthy();
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'All that one person can take' }), 'Amy Lee');
    await userEvent.click(screen.getByRole('button', { name: 'Set the last day' }));
    const handedOver = [
      { key: 'task:t-1', toId: 'amy' },
      { key: 'duty:2027-03-01.2027-03-07', toId: 'amy' },
      { key: 'contact:hse', isLeft: true },
      { key: 'task:t-2' },
    ];
    const body = { memberId: 'siobhan-kerr', version: 'siobhan-kerr-1', endsOn: '2027-03-02', handedOver };
    await waitFor(() => expect(panel.sent).toEqual([{ command: 'member.end', body }]));
    await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    const undone = { memberId: 'siobhan-kerr', version: 'siobhan-kerr-2' };
    await waitFor(() => expect(panel.sent.at(-1)).toEqual({ command: 'member.return', body: undone }));
  });

  it('who has left meanwhile is told so where the screen was, and nothing of it is left', async () => {
    const panel = opened();
    await screen.findByRole('button', { name: 'Siobhan Kerr' });
    panel.answers['session'] = failure(403, 'You have no seat on a panel here.', { code: 'not-a-member' });
    panel.tell('reset');
    expect(await screen.findByText('This is not open to you.')).toBeTruthy();
    expect(screen.getByText(/You have no seat on a panel here/)).toBeTruthy();
    expect(screen.queryByText('Siobhan Kerr')).toBeNull();
  });
});

const row = (number: number, kind: string, name: string, more: object = {}) => ({
  ...{ row: number, kind, name, says: `What ${name} comes to`, cells: { name }, faults: [], changes: [], notes: [] },
  ...(kind === 'new' || kind === 'changed' ? { version: `v${number}` } : {}),
  ...more,
});
const looked = (...rows: ReturnType<typeof row>[]) => ({
  rows,
  counts: Object.fromEntries(
    ['fault', 'new', 'changed', 'unchanged', 'leftOut'].map((kind) => [
      kind,
      rows.filter((each) => each.kind === kind).length,
    ]),
  ),
  ...{ faults: [], notes: ['2 people of the panel are not in this list, and stay as they are.'] },
});

describe('a list of people', () => {
  const nia = row(1, 'new', 'Nia Parry');
  const message = 'No agency of the panel is called “HES”. Did you mean HSE?';
  const amy = row(2, 'fault', 'Amy Lee', {
    cells: { name: 'Amy Lee', agency: 'HES' },
    faults: [{ column: 'agency', message, suggestion: 'HSE' }],
  });
  const role = { column: 'role', name: 'Role', from: 'Member', to: 'Observer' };
  const hughs = row(3, 'changed', 'Hugh Bell', { changes: [role] });

  it('is imported once what is at fault in it is put right in place, and as it was looked at', async () => {
    const panel = opened('#/settings?part=people', {
      'people.look': looked(nia, amy, hughs),
      'member.import': { added: 2, changed: 1, unchanged: 0 },
    });
    await userEvent.click(await screen.findByRole('button', { name: 'More for the people' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Import a list…' }));
    const box = await screen.findByRole('textbox', { name: 'Paste a list of people' });
    await waitFor(() => expect(document.activeElement).toBe(box));
    await userEvent.keyboard('Nia Parry{Control>}{Enter}{/Control}');
    expect(await screen.findByText(/^One row is at fault/)).toBeTruthy();
    const heading = screen.getByRole('heading', { name: 'Import people' });
    await waitFor(() => expect(document.activeElement).toBe(heading));
    expect((await rows())[0]).toMatch(/^2Amy Lee/);
    expect(screen.queryByRole('button', { name: /^Import/ })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Changed 1' }));
    await waitFor(async () => expect(await rows()).toHaveLength(1));
    await userEvent.click(screen.getByRole('button', { name: 'Changed 1' }));

    await userEvent.click(await screen.findByRole('button', { name: 'Amy Lee' }));
    expect(await screen.findByText(`Agency: ${message}`)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Take HSE' })).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Put it right' }));
    expect(document.activeElement).toBe(screen.getByRole('combobox', { name: 'Agency' }));
    panel.answers['people.look'] = looked(nia, row(2, 'new', 'Amy Lee', { cells: { agency: 'HSE' } }), hughs);
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Agency' }), 'HSE');
    await userEvent.click(screen.getByRole('button', { name: 'Look again' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Import 2 new and 1 changed' }));
    const body = {
      ...{ text: 'Nia Parry', cells: [{ row: 2, column: 'agency', text: 'HSE' }], leftOut: [], takenIn: [] },
      versions: [1, 2, 3].map((number) => ({ row: number, version: `v${number}` })),
    };
    await waitFor(() => expect(panel.sent).toEqual([{ command: 'member.import', body }]));
    expect(await screen.findByText('2 people came in, 1 is changed.')).toBeTruthy();
    expect(await screen.findByRole('button', { name: 'Siobhan Kerr' })).toBeTruthy();
    await waitFor(() => expect(document.activeElement?.tagName).toMatch(/^H[123]$/));
  });

  it('goes on without the row that is left out; where somebody was faster it is looked at again', async () => {
    const told = 'Mair Owen changed this (Telephone) at 09:14, after you had opened this.';
    const panel = opened('#/settings?part=people&importing=yes', {
      'people.look': looked(amy, hughs),
      'member.import': failure(409, told, { code: 'changed-meanwhile' }),
    });
    await userEvent.type(await screen.findByRole('textbox', { name: 'Paste a list of people' }), 'Amy Lee');
    await userEvent.click(screen.getByRole('button', { name: 'Look at it' }));
    panel.answers['people.look'] = looked({ ...amy, kind: 'leftOut' }, hughs);
    await userEvent.click(await screen.findByRole('button', { name: 'Leave out all that is at fault' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Import 1 changed' }));
    expect(await screen.findByText(told)).toBeTruthy();
    expect(panel.sent.at(-1)?.body).toMatchObject({ leftOut: [2], versions: [{ row: 3, version: 'v3' }] });
    panel.answers['people.look'] = looked({ ...amy, kind: 'leftOut' }, { ...hughs, version: 'v4' });
    await userEvent.click(screen.getByRole('button', { name: 'Look again' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Import 1 changed' }));
    await waitFor(() => expect(panel.sent.at(-1)?.body).toMatchObject({ versions: [{ row: 3, version: 'v4' }] }));
  });

  it('of the groups of Entra is asked for at once; whoever is gone from theirs is taken in by hand, and it is imported as it was looked at', async () => {
    const gone = row(2, 'leftOut', 'Hugh Bell', {
      notes: ['Not in the group of HSE. Take it in to give them a last day.'],
    });
    const panel = opened('#/settings?part=people', {
      'people.look': { ...looked(nia, gone), seen: 'as-of-now' },
      'member.import': { added: 1, changed: 1, unchanged: 0 },
    });
    await userEvent.click(await screen.findByRole('button', { name: 'More for the people' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Look at the groups of Entra…' }));
    expect(await screen.findByRole('button', { name: 'Import 1 new' })).toBeTruthy();
    await userEvent.click(await screen.findByRole('button', { name: 'Hugh Bell' }));
    expect(await screen.findByText(/^Not in the group of HSE/)).toBeTruthy();
    panel.answers['people.look'] = { ...looked(nia, row(2, 'changed', 'Hugh Bell')), seen: 'as-of-now' };
    await userEvent.click(screen.getByRole('button', { name: 'Take it in' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Import 1 new and 1 changed' }));
    const body = { groups: { seen: 'as-of-now' }, text: '', takenIn: [2], leftOut: [], cells: [] };
    await waitFor(() => expect(panel.sent.at(-1)).toMatchObject({ command: 'member.import', body }));
    expect(panel.sent.at(-1)?.body).toMatchObject({
      versions: [
        { row: 1, version: 'v1' },
        { row: 2, version: 'v2' },
      ],
    });
  });

  it('of the groups says who has to consent, and goes on once they have; other groups are looked at anew', async () => {
    const told = 'An administrator of Entra consents to GroupMember.Read.All and User.Read.All.';
    const panel = opened('#/settings?part=people&importing=groups', {
      'people.look': failure(422, told, { code: 'groups-no-consent' }),
      'member.import': failure(409, 'The groups have changed.', { code: 'groups-changed' }),
    });
    expect(await screen.findByText(new RegExp(told))).toBeTruthy();
    expect(screen.queryByRole('textbox', { name: 'Paste a list of people' })).toBeNull();
    panel.answers['people.look'] = { ...looked(nia), seen: 'first' };
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Import 1 new' }));
    expect(await screen.findByText('The groups have changed.')).toBeTruthy();
    panel.answers['people.look'] = { ...looked(row(1, 'new', 'Ada Newer')), seen: 'second' };
    panel.answers['member.import'] = { added: 1, changed: 0, unchanged: 0 };
    await userEvent.click(screen.getByRole('button', { name: 'Look again' }));
    expect(await screen.findByRole('button', { name: 'Ada Newer' })).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Import 1 new' }));
    await waitFor(() => expect(panel.sent.at(-1)?.body).toMatchObject({ groups: { seen: 'second' } }));
  });
});
