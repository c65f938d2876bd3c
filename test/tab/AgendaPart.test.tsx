import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { AgendaItemId } from '../../bot/domain/ids';
import { aPlan, NOBODY, PlayedAgenda, sessionWith } from './playedAgenda';
import { aMeeting, anItem, choose, press } from './playedMeeting';
import { failure, waiting } from './playedPanel';

// It asks Vite where the tab lies, which Jest does not know.
jest.mock('../../tab/screens/meeting/useStage', () => ({ useStage: () => ({ may: false, error: null }) }));

async function agenda() {
  return within(await screen.findByRole('region', { name: 'Agenda' }));
}

async function titles(): Promise<(string | undefined)[]> {
  const items = (await agenda()).getAllByRole('listitem');
  return items.map((item) => /\d+\. ([A-Z][a-z ]+)To /.exec(item.textContent)?.[1]);
}

async function move(title: string, keys: string): Promise<void> {
  (await screen.findByRole('button', { name: `Move ${title}` })).focus();
  await userEvent.keyboard(keys);
}

const UP = '{Alt>}{ArrowUp}{/Alt}';
const DOWN = '{Alt>}{ArrowDown}{/Alt}';

describe('the order of an agenda', () => {
  it('changes at once when an item is moved with the keyboard, and the server is told before which one it stands', async () => {
    const panel = new PlayedAgenda(aPlan(), { 'meeting.step': waiting });
    panel.openMeeting();
    await move('New groups', UP);
    expect(await titles()).toEqual(['Welcome', 'Action log', 'New groups', 'Threat picture']);
    expect(screen.getByText('New groups is now item 3 of 4.')).toBeTruthy();
    expect(panel.sent[0]?.body).toMatchObject({
      meetingId: 'M2',
      step: { kind: 'move', itemId: 'item-4', beforeId: 'item-3' },
    });
  });

  it('an item moved to the end stands before none, and two moves are sent in the order in which they were made', async () => {
    const panel = new PlayedAgenda(aPlan());
    panel.openMeeting();
    await move('Threat picture', DOWN);
    await move('Welcome', DOWN);
    await waitFor(() => expect(panel.sent).toHaveLength(2));
    expect(panel.sent.map(({ body }) => body['step'])).toEqual([
      { kind: 'move', itemId: 'item-3' },
      { kind: 'move', itemId: 'item-1', beforeId: 'item-4' },
    ]);
    await waitFor(() =>
      expect(panel.meeting.agenda.map(({ id }) => id)).toEqual(['item-2', 'item-1', 'item-4', 'item-3']),
    );
    expect(await titles()).toEqual(['Action log', 'Welcome', 'New groups', 'Threat picture']);
  });

  it('goes back, with the reason, when a move is refused', async () => {
    const panel = new PlayedAgenda(aPlan());
    panel.refused.add('move');
    panel.openMeeting();
    await move('New groups', UP);
    expect(await screen.findByText('This item is no longer on the agenda.')).toBeTruthy();
    await waitFor(async () =>
      expect(await titles()).toEqual(['Welcome', 'Action log', 'Threat picture', 'New groups']),
    );
  });
});

describe('an item of an agenda', () => {
  it('is changed in place, and only what was changed is sent', async () => {
    const panel = new PlayedAgenda(aPlan(), { 'agenda.changeItem': aPlan() });
    panel.openMeeting();
    await press('Edit Threat picture');
    const minutes = screen.getByRole('spinbutton', { name: 'Minutes' });
    await userEvent.clear(minutes);
    await userEvent.type(minutes, '25');
    await press('Save the item');
    await waitFor(() => expect(screen.queryByRole('form', { name: 'Edit “Threat picture”' })).toBeNull());
    expect(panel.sent[0]).toEqual({
      command: 'agenda.changeItem',
      body: { meetingId: 'M2', itemId: 'item-3', minutes: 25 },
    });
  });

  it('keeps what is typed when somebody else takes it off meanwhile', async () => {
    const panel = new PlayedAgenda(aPlan());
    panel.openMeeting();
    await press('Edit Threat picture');
    await userEvent.type(screen.getByDisplayValue('Threat picture'), ' of the quarter');
    panel.meeting = aPlan({ agenda: aPlan().agenda.filter(({ id }) => id !== 'item-3') });
    panel.tell('change', { subject: { type: 'meeting', id: 'M2' } });
    expect(await screen.findByText(/Somebody took this item off the agenda meanwhile/)).toBeTruthy();
    expect(screen.getByDisplayValue('Threat picture of the quarter')).toBeTruthy();
  });

  it('is restricted to the agencies that need to know', async () => {
    const panel = new PlayedAgenda(aPlan(), { 'agenda.changeItem': aPlan() });
    panel.openMeeting();
    await press('Edit New groups');
    await userEvent.click(screen.getByRole('radio', { name: /Only the agencies chosen here/ }));
    await userEvent.click(await screen.findByRole('checkbox', { name: 'Environment Agency' }));
    await press('Save the item');
    await waitFor(() => expect(panel.sent).toHaveLength(1));
    expect(panel.sent[0]?.body['audience']).toEqual({ kind: 'named', agencyIds: ['ea'], memberIds: [] });
  });

  it('that stands for an issue or a group is for whom that is, and is asked for no readers of its own', async () => {
    const shops = anItem(4, { id: AgendaItemId.parse('shops'), title: 'I-27-006, Trading standards', isEntry: true });
    new PlayedAgenda(aPlan({ agenda: [...aPlan().agenda, shops] })).openMeeting();
    await press('Edit I-27-006, Trading standards');
    expect(await screen.findByText(/is for whom its issue or group is/)).toBeTruthy();
    expect(screen.queryByRole('radio', { name: /Only the agencies chosen here/ })).toBeNull();
  });

  it('that is new and sent again after a failure is the same item', async () => {
    const problem = { issues: [{ path: 'title', message: 'Write something.' }] };
    const panel = new PlayedAgenda(aPlan(), { 'agenda.addItem': failure(400, 'Some of this does not fit.', problem) });
    panel.openMeeting();
    await press('Add another item');
    await press('Add the item');
    expect(await screen.findByText('Write something.')).toBeTruthy();
    panel.answers['agenda.addItem'] = aPlan();
    await userEvent.type(screen.getByRole('textbox', { name: 'Title' }), 'Inspectorate');
    await press('Add the item');
    await waitFor(() => expect(panel.sent).toHaveLength(2));
    const [first, second] = panel.sent.map(({ body }) => body);
    expect(second?.['itemId']).toBe(first?.['itemId']);
    expect(second).toMatchObject({ title: 'Inspectorate', minutes: 10, audience: { kind: 'panel' }, papers: [] });
  });

  it('that came late is taken by the chair, or given to the next meeting', async () => {
    const late = aPlan({ agenda: [anItem(0, { late: 'waiting' })], may: { ...aPlan().may, acceptLate: true } });
    const panel = new PlayedAgenda(late, { 'agenda.decideLate': late });
    panel.openMeeting();
    expect(await screen.findByText('Late item, waits for the chair')).toBeTruthy();
    await press('Give to the next meeting');
    await waitFor(() => expect(panel.sent[0]?.body).toEqual({ meetingId: 'M2', itemId: 'item-1', accept: false }));
  });
});

describe('an open issue', () => {
  it('is put on the agenda with one button', async () => {
    const issue = { id: 'i-1', reference: 'I-27-006', headline: 'Vape shops', agencyName: 'Trading standards' };
    const panel = new PlayedAgenda(aPlan(), {
      'issues.list': { items: [issue] },
      'issue.putOnAgenda': { ...issue, added: [] },
    });
    panel.openMeeting();
    await press('Add an issue or a group');
    await press('Add I-27-006 to M2');
    expect(await screen.findByText('I-27-006 is on the agenda of M2.')).toBeTruthy();
    expect(panel.sent[0]).toEqual({ command: 'issue.putOnAgenda', body: { issueId: 'i-1', meetingId: 'M2' } });
    await press('Undo');
    await waitFor(() => expect(panel.sent[1]?.body).toEqual({ meetingId: 'M2', itemId: 'issue-i-1' }));
    expect(panel.sent[1]?.command).toBe('agenda.removeItem');
  });
});

describe('a group', () => {
  it('is found by its name or number beside the issues, and put on the agenda with one button', async () => {
    const groups = [
      { id: 'g-1', operation: 'Larchfield', reference: 'NM-OCG-031', threats: ['Waste'], restricted: false },
      { id: 'g-2', operation: 'Kittiwake', reference: 'NM-OCG-036', threats: ['Fraud'], restricted: true },
    ];
    const panel = new PlayedAgenda(aPlan(), { 'groups.list': { items: groups }, 'agenda.putGroup': aPlan() });
    panel.answers['session'] = sessionWith('meeting.plan', 'group.see', 'issue.triage');
    panel.openMeeting();
    await press('Add an issue or a group');
    await userEvent.type(await screen.findByRole('searchbox', { name: 'Find an issue or a group' }), 'kitt fraud');
    expect(await screen.findByRole('button', { name: 'Add NM-OCG-036 to M2' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Add NM-OCG-031 to M2' })).toBeNull();
    screen.getByRole('button', { name: 'Add NM-OCG-036 to M2' }).focus();
    await userEvent.keyboard('{Enter}');
    expect(document.activeElement).toBe(screen.getByRole('searchbox', { name: 'Find an issue or a group' }));
    expect(await screen.findByText('Operation Kittiwake is on the agenda of M2.')).toBeTruthy();
    expect(panel.sent[0]).toEqual({ command: 'agenda.putGroup', body: { groupId: 'g-2', meetingId: 'M2' } });
    await press('Undo');
    await waitFor(() => expect(panel.sent[1]?.body).toEqual({ meetingId: 'M2', itemId: 'group-g-2' }));
  });
});

describe('the minutes of an item', () => {
  it('are changed in place: Enter keeps the number, Escape takes it back', async () => {
    const panel = new PlayedAgenda(aPlan(), { 'agenda.changeItem': aPlan() });
    panel.openMeeting();
    const field = await screen.findByRole('spinbutton', { name: 'Minutes of Threat picture' });
    await userEvent.type(field, '{Control>}a{/Control}40{Escape}');
    expect(field).toHaveProperty('value', '15');
    await userEvent.clear(field);
    await userEvent.type(field, '25{Enter}');
    await waitFor(() => expect(panel.sent).toHaveLength(1));
    expect(panel.sent[0]?.body).toEqual({ meetingId: 'M2', itemId: 'item-3', minutes: 25 });
  });
});

describe('what is not ready yet', () => {
  it('is said in sentences, each with what puts it right', async () => {
    const shops = anItem(4, { id: AgendaItemId.parse('shops'), title: 'I-27-006, Trading standards' });
    const plan = aPlan({ agenda: [...aPlan().agenda, shops], agendaMinutes: 75, frozen: false });
    new PlayedAgenda({ ...plan, freezeText: 'Frozen from Wed 3 Mar, in 2 days' }).openMeeting();
    const part = within(await screen.findByRole('region', { name: 'Not ready yet' }));
    expect(part.getByText('15 minutes too long and freezes on Wed 3 Mar, in 2 days')).toBeTruthy();
    await choose('Change the minutes of the longest', 'Fit it');
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Minutes of Welcome');
    expect(part.getByText('1 item that nobody presents')).toBeTruthy();
    await press('Name somebody');
    expect(await screen.findByRole('form', { name: 'Edit “I-27-006, Trading standards”' })).toBeTruthy();
    expect(part.getByText('No join link yet')).toBeTruthy();
  });

  it('is not called ready while the agenda is a draft and nobody has answered', async () => {
    const { publishedText: _, ...draft } = aPlan({ mode: 'inPerson' });
    const plan = { ...draft, may: { ...draft.may, publish: true } };
    const panel = new PlayedAgenda(plan, { 'agenda.publish': aPlan({ mode: 'inPerson' }) });
    const tom = { memberId: 'tom-hesketh', name: 'Tom Hesketh', agencyId: 'ts', agencyName: 'Trading standards' };
    const people = [
      { ...tom, roleName: 'Member', state: 'unknown', stateText: 'No word yet', interests: [], floors: [] },
    ];
    panel.answers['meetings.attendance'] = { ...NOBODY, people };
    panel.answers['session'] = sessionWith('meeting.plan', 'people.see');
    panel.openMeeting();
    const part = within(await screen.findByRole('region', { name: 'Not ready yet' }));
    expect(part.getByText('No answer from 1 of 1 people')).toBeTruthy();
    await press('See who');
    expect(document.activeElement?.textContent).toBe('Attendance');
    expect(part.getByText('No published agenda yet; it is frozen')).toBeTruthy();
    await press('Publish it');
    await waitFor(() => expect(panel.sent[0]?.command).toBe('agenda.publish'));
  });

  it('is where a line of Today leads, however far below the agenda it stands', async () => {
    new PlayedAgenda(aPlan()).openMeeting('&part=readiness');
    const heading = await screen.findByRole('heading', { name: 'Not ready yet' });
    await waitFor(() => expect(document.activeElement).toBe(heading));
  });

  it('names whoever is missing in one line, and the first agencies alone', async () => {
    const away = ['EA', 'HMRC', 'HSE', 'RSPCA'].map((agencyName, at) => ({
      ...{ memberId: `m-${at}`, name: `Member ${at}`, agencyId: agencyName, agencyName, roleName: 'Member' },
      ...{ state: 'apology', stateText: 'Apologies sent', interests: [], floors: [] },
    }));
    const panel = new PlayedAgenda(aPlan());
    panel.answers['meetings.attendance'] = { ...NOBODY, people: away };
    panel.answers['session'] = sessionWith('meeting.plan', 'people.see');
    panel.openMeeting();
    const part = within(await screen.findByRole('region', { name: 'Not ready yet' }));
    expect(part.getByText('4 apologies, nobody from EA, HMRC, HSE and 1 other')).toBeTruthy();
    expect(part.getAllByRole('button', { name: 'See who' })).toHaveLength(1);
  });
});

describe('the agenda for readers', () => {
  it('shows papers, presenter and what is particular, and nothing to change it with', async () => {
    const item = anItem(0, {
      presenterName: 'Lena Hart',
      papers: [{ title: 'Assessment', url: 'https://example.org/a' }],
      restricted: true,
      late: 'accepted',
      carriedText: 'Carried twice, from M1',
    });
    new PlayedAgenda(aMeeting({ agenda: [item] })).openMeeting();
    const inAgenda = await agenda();
    expect(inAgenda.getByRole('link', { name: 'Assessment' }).getAttribute('href')).toBe('https://example.org/a');
    for (const words of ['Lena Hart', 'Restricted', 'Late item, accepted', 'Carried twice, from M1']) {
      expect(inAgenda.getByText(words)).toBeTruthy();
    }
    expect(inAgenda.getByText('Frozen since Wed 3 Mar, 7 days ago')).toBeTruthy();
    expect(inAgenda.queryByRole('button')).toBeNull();
  });

  it('says of each item what became of it once the meeting is over', async () => {
    const shops = anItem(2, { id: AgendaItemId.parse('shops'), title: 'Vape shops' });
    const quiet = anItem(3, { id: AgendaItemId.parse('quiet'), title: 'Quiet again', dealtWith: true });
    const over = aMeeting({ state: 'closed', agenda: [anItem(0, { outcome: 'done' }), anItem(1), shops, quiet] });
    new PlayedAgenda(over, { 'meetings.minutes': failure(404, 'No minutes.') }).openMeeting();
    const inAgenda = await agenda();
    expect(inAgenda.getByText('Discussed')).toBeTruthy();
    expect(inAgenda.getByText('Not reached')).toBeTruthy();
    expect(inAgenda.getByText('Goes to the next meeting')).toBeTruthy();
    expect(inAgenda.getByText('Dealt with meanwhile')).toBeTruthy();
  });

  it('is handed out as a pack, in both formats', async () => {
    const paper = { fileName: 'M2-agenda.docx', mediaType: 'application/msword', base64: 'QQ==' };
    const panel = new PlayedAgenda(aMeeting(), { 'meetings.agendaPack': paper });
    panel.openMeeting();
    await choose('Agenda pack (Word)', 'More for M2');
    await waitFor(() => expect(panel.asked).toContain('meetings.agendaPack?meetingId=M2&format=docx'));
  });
});
