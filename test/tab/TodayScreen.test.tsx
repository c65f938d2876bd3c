import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemberId } from '../../bot/domain/ids';
import { aSession, aTask, directing, failure, PlayedPanel, waiting } from './playedPanel';

const line = { rank: 3, count: 1, waits: true, isLate: false };
const toAnswer = {
  ...{ ...line, key: 'task:t-1', kind: 'taskToAnswer', reference: 'SEN-27-014', title: 'Visit the scrapyard' },
  ...{ text: 'Do you take it on? Due Fri 12 Mar, in 10 days', place: 'action-log?task=t-1', go: 'Open' },
  act: { kind: 'acknowledge', taskId: 't-1' },
};
const raised = {
  ...{ ...line, key: 'issuesRaised', kind: 'issuesRaised', rank: 13, count: 13, go: 'Look at them', place: 'issues' },
  text: '13 issues wait to be looked at',
};
const urgent = {
  ...{ ...line, key: 'urgent:i-1', kind: 'urgentIssue', rank: 0, isLate: true, reference: 'I-27-006' },
  ...{
    title: 'تهديد في الساحة',
    text: 'Urgent, and nobody has taken it in hand; to be by 13:14',
    place: 'issues?issue=i-1',
  },
  ...{ go: 'Open', act: { kind: 'takeInHand', issueId: 'i-1' } },
};
const answered = {
  ...{ ...line, key: 'meeting:M2', kind: 'meeting', rank: 27, waits: false, reference: 'M2', go: 'Open' },
  ...{ text: 'is on Wed 10 Mar, in 8 days. You come', place: 'meeting?meeting=M2' },
};
const unreached = {
  ...{ ...line, key: 'notReached', kind: 'notReached', rank: 4, isLate: true, text: 'Not reached: Hannah Doyle' },
  ...{ place: 'messages', go: 'See why' },
};

const waits = async () => within(await screen.findByRole('region', { name: 'What waits for you' }));
const texts = (items: readonly HTMLElement[]) => items.map(({ textContent }) => textContent);

describe('Today', () => {
  it('is drawn as lines before they have come', async () => {
    new PlayedPanel({ 'today.lines': waiting }).open('#/today');
    expect(await screen.findByLabelText('Loading')).toBeTruthy();
  });

  it('on a phone stands with the usual screens, each with its word; the others are behind “More”', async () => {
    window.innerWidth = 390;
    const may = { ...directing, 'issue.raise': true, 'settings.see': true, 'partner.see': true };
    new PlayedPanel({ session: aSession(may), 'today.lines': waiting }).open('#/today');
    const rail = within(await screen.findByRole('navigation', { name: 'Sentinel' }));
    await userEvent.click(await rail.findByRole('button', { name: 'More' }));
    const others = (await screen.findAllByRole('menuitem', { hidden: true })).map(({ textContent }) => textContent);
    const usual = ['Today', 'Meeting', 'Action log', 'Issues'];
    expect(texts(rail.getAllByRole('link'))).toEqual(usual);
    expect(others).toEqual(expect.arrayContaining(['Settings', 'Help']));
    window.innerWidth = 1024;
  });

  it('says first of all why so little is shown, once, with whom to write to', async () => {
    const text = 'You see the agenda’s titles alone, because no vetting of yours is recorded yet';
    const writeTo = { name: 'Callum Reeve', email: 'callum.reeve@police.example' };
    const little = { ...line, key: 'littleSeen', kind: 'littleSeen', rank: 0, waits: false, text, writeTo };
    new PlayedPanel({ 'today.lines': { items: [little, answered] } }).open('#/today');
    const write = await screen.findByRole('link', { name: 'Write to Callum Reeve' });
    expect(write.getAttribute('href')).toBe('mailto:callum.reeve@police.example');
    await screen.findByRole('region', { name: 'Under way' });
    const [only, ...others] = screen.getAllByText(text);
    expect(others).toEqual([]);
    const list = screen.getByRole('region', { name: 'What waits for you' });
    expect((only?.compareDocumentPosition(list) ?? 0) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
  });

  it('is one list, the most urgent first, and says where it ends; what only goes on stands below', async () => {
    new PlayedPanel({
      session: aSession({ ...directing, 'reminder.plan': true }),
      'today.lines': { items: [urgent, toAnswer, raised, answered] },
      'today.watched': { items: [unreached] },
    }).open('#/today');
    await screen.findByText('Not reached: Hannah Doyle');
    expect(texts((await waits()).getAllByRole('listitem'))).toEqual([
      'I-27-006 تهديد في الساحة · Urgent, and nobody has taken it in hand; to be by 13:14Take in hand',
      'SEN-27-014 Visit the scrapyard · Do you take it on? Due Fri 12 Mar, in 10 daysAcknowledge',
      'Not reached: Hannah DoyleSee why',
      '13 issues wait to be looked atLook at them',
      'Nothing else waits',
    ]);
    const under = within(await screen.findByRole('region', { name: 'Under way' }));
    expect(texts(under.getAllByRole('listitem'))).toEqual(['M2 is on Wed 10 Mar, in 8 days. You comeOpen']);
    expect(screen.getByText('تهديد في الساحة').getAttribute('dir')).toBe('auto');
  });

  it('says of a deadline that has passed that it was due', async () => {
    const lateText = 'Urgent, and nobody has taken it in hand; was due 13:14';
    const passed = { ...urgent, title: 'Vans', lateAt: '2020-03-02T13:14:00.000Z', lateText };
    const ahead = { ...passed, key: 'urgent:i-2', lateAt: '2099-03-02T13:14:00.000Z' };
    new PlayedPanel({ 'today.lines': { items: [passed, ahead] } }).open('#/today');
    expect(texts((await waits()).getAllByRole('listitem')).slice(0, 2)).toEqual([
      `I-27-006 Vans · ${lateText}Take in hand`,
      'I-27-006 Vans · Urgent, and nobody has taken it in hand; to be by 13:14Take in hand',
    ]);
  });

  it('says that nothing waits where nothing does', async () => {
    new PlayedPanel().open('#/today');
    expect(await screen.findByText('Nothing waits for you')).toBeTruthy();
    expect(screen.queryByRole('region', { name: 'Under way' })).toBeNull();
  });

  it('begins with the log for whoever looks after nothing else', async () => {
    const log = { ...answered, key: 'log:entries', kind: 'log', reference: undefined, text: 'The log holds 9 entries' };
    const session = aSession({ 'panel.see': true, 'log.read': true, 'agenda.see': false });
    new PlayedPanel({ session, 'today.watched': { items: [log] } }).open('#/today');
    const first = await screen.findByText('The log holds 9 entries');
    const end = screen.getByText('Nothing waits for you');
    expect(first.compareDocumentPosition(end) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
  });

  it('says as it stands what whoever looks after nothing else is told below what waits for them', async () => {
    const health = { ...answered, key: 'health', kind: 'health', reference: undefined, text: 'All was delivered' };
    const setUp = { ...raised, key: 'setUp:isa', kind: 'setUp', text: '2 agencies have no agreement' };
    const session = aSession({ 'panel.see': true, 'agenda.see': false });
    new PlayedPanel({ session, 'today.watched': { items: [setUp, health] } }).open('#/today');
    const part = within(await screen.findByRole('region', { name: 'As it stands' }));
    expect(part.getByText('All was delivered')).toBeTruthy();
  });

  it('takes a task on with one click, and the line is gone', async () => {
    const panel = new PlayedPanel({ 'today.lines': { items: [toAnswer] } });
    panel.answers['task.acknowledge'] = () => {
      panel.answers['today.lines'] = { items: [] };
      return { ...aTask({ state: 'acknowledged' }), added: [] };
    };
    panel.open('#/today');
    await userEvent.click(await screen.findByRole('button', { name: 'Acknowledge: SEN-27-014 Visit the scrapyard' }));
    expect(await screen.findByText('Nothing waits for you')).toBeTruthy();
    expect(panel.sent).toEqual([{ command: 'task.acknowledge', body: { taskId: 't-1' } }]);
    expect(await screen.findByText('SEN-27-014 acknowledged.')).toBeTruthy();
  });

  it('has an agreement signed only once it was said what is signed, for whom and until when', async () => {
    const agreement = { title: 'Agreement 2, both ways', agencyName: 'Trading standards', terms: 'of-2' };
    const act = { kind: 'sign', ...agreement, untilText: 'Thu 1 Feb 2029' };
    const toSign = { ...line, key: 'agreementToSign', kind: 'agreementToSign', text: 'It waits for you', act };
    const panel = new PlayedPanel({ 'today.lines': { items: [toSign] }, 'partner.sign': act });
    panel.open('#/today');
    await userEvent.click(await screen.findByRole('button', { name: 'Sign it…: Agreement 2, both ways' }));
    expect(await screen.findByText('Sign Agreement 2, both ways, for Trading standards?')).toBeTruthy();
    expect(screen.getByText(/with the panel, from now until Thu 1 Feb 2029/)).toBeTruthy();
    expect(panel.sent).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Sign the agreement' }));
    expect(await screen.findByText('You have signed for Trading standards.')).toBeTruthy();
    expect(panel.sent).toEqual([{ command: 'partner.sign', body: { terms: 'of-2' } }]);
  });

  it('goes on at the next line once one is done, and at its end after the last', async () => {
    const other = {
      ...toAnswer,
      key: 'task:t-2',
      reference: 'SEN-27-015',
      act: { kind: 'acknowledge', taskId: 't-2' },
    };
    const panel = new PlayedPanel({ 'today.lines': { items: [toAnswer, other] } });
    const left = [[other], []];
    panel.answers['task.acknowledge'] = () => {
      panel.answers['today.lines'] = { items: left.shift() ?? [] };
      return { ...aTask({ state: 'acknowledged' }), added: [] };
    };
    panel.open('#/today');
    (await screen.findByRole('button', { name: /^Acknowledge: SEN-27-014/ })).focus();
    await userEvent.keyboard('{Enter}');
    await waitFor(() =>
      expect(document.activeElement).toBe(screen.getByRole('button', { name: /^Acknowledge: SEN-27-015/ })),
    );
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Nothing waits for you'));
  });

  it('says why something could not be done, on its line', async () => {
    const refused = failure(409, 'The task was withdrawn by the chair at 10:42.');
    new PlayedPanel({ 'today.lines': { items: [toAnswer] }, 'task.acknowledge': refused }).open('#/today');
    await userEvent.click(await screen.findByRole('button', { name: /^Acknowledge/ }));
    expect(await (await waits()).findByText(/was withdrawn by the chair/)).toBeTruthy();
  });

  it('opens a task over itself, and a list where it is', async () => {
    new PlayedPanel({ 'today.lines': { items: [toAnswer, raised] } }).open('#/today');
    const list = await waits();
    const task = await list.findByRole('link', { name: 'SEN-27-014' });
    expect(task.getAttribute('href')).toBe('#/today?task=t-1');
    const look = list.getByRole('link', { name: 'Look at them: 13 issues wait to be looked at' });
    expect(look.getAttribute('href')).toBe('#/issues');
  });

  it('that cannot be loaded says so with its request, and is tried again', async () => {
    const panel = new PlayedPanel({ 'today.lines': failure(500, 'Something went wrong at our end.') });
    panel.open('#/today');
    expect(await screen.findByText(/What waits for you could not be loaded/)).toBeTruthy();
    expect(screen.getByText('Request r-42')).toBeTruthy();
    panel.answers['today.lines'] = { items: [raised] };
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('13 issues wait to be looked at')).toBeTruthy();
  });

  it('stands though what is watched besides could not be read', async () => {
    new PlayedPanel({
      session: aSession({ ...directing, 'reminder.plan': true }),
      'today.lines': { items: [raised] },
      'today.watched': failure(500, 'Something went wrong at our end.'),
    }).open('#/today');
    expect(await screen.findByText('13 issues wait to be looked at')).toBeTruthy();
    expect(await screen.findByText('Request r-42')).toBeTruthy();
  });
});

it('Today tells what has changed since one last looked, and keeps from where to tell it next time', async () => {
  const session = aSession();
  const person = { ...session.person, id: MemberId.parse('zoe-grant') };
  const kept = 'sentinel.lastLook.northmoor.zoe-grant';
  localStorage.setItem(kept, '5');
  const changed = { ...toAnswer, kind: 'changed', waits: false, text: 'Closed 09:14 by Ruth Calder', act: undefined };
  const panel = new PlayedPanel({
    session: { ...session, person },
    'today.since': { items: [changed], asOf: 7 },
  });
  panel.open('#/today');
  const part = within(await screen.findByRole('region', { name: 'Since you last looked' }));
  expect(texts(part.getAllByRole('listitem'))).toEqual([
    'SEN-27-014 Visit the scrapyard · Closed 09:14 by Ruth CalderOpen',
  ]);
  expect(panel.asked).toContain('today.since?asOf=5');
  expect(localStorage.getItem(kept)).toBe('7');
});

it('Today says nothing twice: what waits is not told as changed, nor what is new to somebody as under way', async () => {
  const session = aSession();
  const person = { ...session.person, id: MemberId.parse('kofi-mensah') };
  localStorage.setItem('sentinel.lastLook.northmoor.kofi-mensah', '5');
  const issue = { ...answered, reference: 'I-27-001', title: 'Vans', place: 'issues?issue=i-1' };
  const closed = { ...issue, kind: 'issueDecided', text: 'Closed 09:14 by Callum Reeve: “Licensing has it”' };
  const other = { ...closed, reference: 'I-27-002', place: 'issues?issue=i-2' };
  const changed = { ...line, kind: 'changed', waits: false, go: 'Open' };
  const allocated = { ...toAnswer, ...changed, key: 'since:task:t-1', text: 'Allocated 09:14 by Ruth Calder' };
  new PlayedPanel({
    session: { ...session, person },
    'today.lines': {
      items: [toAnswer, answered, { ...closed, key: 'issue:i-1' }, { ...other, key: 'issue:i-2' }],
      asOf: 7,
    },
    'today.since': { items: [{ ...closed, ...changed, key: 'since:issue:i-1' }, allocated], asOf: 7 },
  }).open('#/today');
  const told = await screen.findByRole('region', { name: 'Since you last looked' });
  expect(texts(within(told).getAllByRole('listitem'))).toEqual([
    'I-27-001 Vans · Closed 09:14 by Callum Reeve: “Licensing has it”Open',
  ]);
  const part = (name: string) => texts(within(screen.getByRole('region', { name })).getAllByRole('listitem'));
  expect(part('Under way')).toEqual(['M2 is on Wed 10 Mar, in 8 days. You comeOpen']);
  expect(part('What came of what you raised')).toEqual([
    'I-27-002 Vans · Closed 09:14 by Callum Reeve: “Licensing has it”Open',
  ]);
  const underWay = screen.getByRole('region', { name: 'Under way' });
  expect(told.compareDocumentPosition(underWay) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
});

describe('the rail', () => {
  it('says how much waits where, aloud too, and nothing where nothing does', async () => {
    new PlayedPanel({
      session: aSession({ ...directing, 'reminder.plan': true }),
      'today.lines': { items: [toAnswer, raised, answered] },
      'today.watched': { items: [unreached] },
    }).open('#/help');
    const rail = within(await screen.findByRole('navigation', { name: 'Sentinel' }));
    await waitFor(() => expect(rail.getByRole('link', { name: 'Issues', description: '13 wait' })).toBeTruthy());
    expect(rail.getByRole('link', { name: 'Today', description: '3 wait' })).toBeTruthy();
    expect(rail.getByRole('link', { name: 'Action log', description: '1 waits' })).toBeTruthy();
    expect(rail.getByRole('link', { name: 'Messages', description: '1 waits' })).toBeTruthy();
    expect(rail.getByRole('link', { name: 'Meeting' })).toBeTruthy();
  });
});
