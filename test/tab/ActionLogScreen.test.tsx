import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { TaskId } from '../../bot/domain/ids';
import { anIssue, aSession, aTask, directing, failure, moment, PlayedPanel, waiting } from './playedPanel';

const overdue = aTask({ overdue: true, dueText: 'Mon 1 Mar, yesterday' });

describe('the action log', () => {
  it('shows that it is loading', async () => {
    new PlayedPanel({ 'tasks.list': waiting }).open('#/action-log');
    expect(await screen.findByLabelText('Loading the action log')).toBeTruthy();
  });

  it('shows each task with agency, owner, due date and state, and the marking at head and foot', async () => {
    new PlayedPanel({ 'tasks.list': { items: [overdue] } }).open('#/action-log');
    const table = await screen.findByRole('table', { name: 'Action log' });
    for (const words of [
      'SEN-27-014',
      'Environment Agency',
      'Priya Sandhu',
      'Mon 1 Mar, yesterday',
      'Allocated',
      'Overdue',
    ]) {
      expect(within(table).getByText(words)).toBeTruthy();
    }
    expect(screen.getAllByText('OFFICIAL-SENSITIVE')).toHaveLength(2);
  });

  const few = 'OFFICIAL-SENSITIVE RECIPIENTS ONLY';
  const restricted = { restricted: true, marking: few } as const;
  const [task, issue] = [aTask({ id: TaskId.parse('t-2'), ...restricted }), anIssue(restricted)];
  const group = { id: 'nm-ocg-031', operation: 'Larchfield', reference: 'NM-OCG-031', threats: [], restricted: true };
  it.each([
    ['#/action-log', { 'tasks.list': { items: [aTask(), task] } }],
    ['#/action-log?view=board', { 'tasks.list': { items: [task, aTask()] } }],
    ['#/issues', { 'issues.list': { items: [issue] }, 'issues.get': issue }],
    ['#/groups', { 'groups.list': { items: [{ ...group, marking: few }] } }],
  ])(
    'lifts the head and the foot of %s with what is for few in it, for as long as it is shown',
    async (at, answers) => {
      const may = { 'panel.see': true, 'task.see': true, 'issue.see': true, 'group.see': true };
      new PlayedPanel({ session: aSession(may), ...answers }).open(at);
      expect(await screen.findAllByText(few)).toHaveLength(2);
      act(() => {
        window.location.hash = '#/today';
      });
      await screen.findByText('Nothing waits for you');
      await waitFor(() => expect(screen.getAllByText('OFFICIAL-SENSITIVE')).toHaveLength(2));
      expect(screen.queryByText(few)).toBeNull();
    },
  );

  it('tells the seats of one council apart', async () => {
    const seats = ['planning', 'licensing'].map((seat) => aTask({ agencyName: `Northmoor Council: ${seat}` }));
    const items = seats.map((task, at) => ({ ...task, id: TaskId.parse(`t-${at}`) }));
    new PlayedPanel({ 'tasks.list': { items } }).open('#/action-log');
    expect(await screen.findByText('Planning')).toBeTruthy();
    expect(screen.getByText('Licensing')).toBeTruthy();
  });

  it('says why it is empty and what to do next', async () => {
    new PlayedPanel({ 'tasks.list': { items: [] } }).open('#/action-log');
    expect(await screen.findByText('No open tasks')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Show closed tasks' })).toBeTruthy();
  });

  it('says what happened when it cannot be loaded, with the request id, and tries again', async () => {
    const panel = new PlayedPanel({ 'tasks.list': failure(500, 'Something went wrong at our end.') });
    panel.open('#/action-log');
    expect(await screen.findByText(/Something went wrong at our end/)).toBeTruthy();
    expect(screen.getByText('Request r-42')).toBeTruthy();
    panel.answers['tasks.list'] = { items: [aTask()] };
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Visit the scrapyard')).toBeTruthy();
  });

  it('keeps what was there when the connection is lost, and says what still works', async () => {
    const panel = new PlayedPanel();
    panel.open('#/action-log');
    await screen.findByText('Visit the scrapyard');
    panel.tell('error');
    expect(await screen.findByText(/You can go on reading/, {}, { timeout: 4000 })).toBeTruthy();
    expect(screen.getByText('Visit the scrapyard')).toBeTruthy();
    panel.tell('open');
    await waitFor(() => expect(screen.queryByText(/You can go on reading/)).toBeNull());
  });

  it('says of an urgent task that waits by when it is to be acknowledged, in its row and whole where it is open', async () => {
    const urgent = {
      urgent: true,
      urgentText: 'Acknowledge by 13:14',
      answerDueAt: moment('2027-03-02T13:14:00.000Z'),
    };
    const panel = new PlayedPanel({ 'tasks.list': { items: [aTask(urgent)] }, 'tasks.get': aTask(urgent) });
    panel.open('#/action-log');
    expect(await screen.findByText('Answer in 3 h')).toBeTruthy();
    await userEvent.click(screen.getByText('Visit the scrapyard'));
    expect(await screen.findByText('Acknowledge by 13:14, in 3 h')).toBeTruthy();
  });

  it('puts a filter into the address and into the request', async () => {
    const panel = new PlayedPanel();
    panel.open('#/action-log?agencyId=ea');
    await screen.findByText('Visit the scrapyard');
    expect(panel.asked).toContain('tasks.list?agencyId=ea&urgentFirst=true');
    await userEvent.click(screen.getByRole('button', { name: 'Overdue' }));
    expect(window.location.hash).toBe('#/action-log?agencyId=ea&overdue=true');
    await waitFor(() => expect(panel.asked).toContain('tasks.list?agencyId=ea&overdue=true&urgentFirst=true'));
  });

  it('searches once typing pauses', async () => {
    const panel = new PlayedPanel();
    panel.open('#/action-log');
    await userEvent.type(await screen.findByRole('searchbox', { name: 'Search the action log' }), 'scrap');
    await waitFor(() => expect(window.location.hash).toBe('#/action-log?search=scrap'));
    expect(panel.asked.filter((path) => path.includes('search='))).toEqual([
      'tasks.list?search=scrap&urgentFirst=true',
    ]);
  });

  it('asks for the next page with the cursor of the last', async () => {
    const pages = [
      { items: [aTask()], cursor: 'after-1' },
      { items: [aTask({ id: TaskId.parse('t-2'), title: 'Second page' })] },
    ];
    const panel = new PlayedPanel({ 'tasks.list': () => pages.shift() ?? { items: [] } });
    panel.open('#/action-log');
    await waitFor(() => expect(panel.asked).toContain('tasks.list?urgentFirst=true&cursor=after-1'));
  });

  it('exports what the filters show', async () => {
    const file = { fileName: 'action-log.csv', mediaType: 'text/csv', text: 'Reference' };
    const panel = new PlayedPanel({ 'tasks.export': file });
    const clicked: string[] = [];
    HTMLAnchorElement.prototype.click = function click() {
      clicked.push(this.download);
    };
    panel.open('#/action-log?overdue=true');
    for (const words of ['CSV, for a spreadsheet', 'My agency’s tasks for my manager (PDF)']) {
      await userEvent.click(await screen.findByRole('button', { name: 'More for the action log' }));
      await userEvent.click(await screen.findByRole('menuitem', { name: words }));
    }
    await waitFor(() => expect(clicked).toEqual(['action-log.csv', 'action-log.csv']));
    expect(panel.asked).toContain('tasks.export?overdue=true&format=csv');
    expect(panel.asked).toContain('tasks.export?agencyId=ea&format=pdf');
  });

  it('is narrowed to what was given at the last meeting, and to what changed since', async () => {
    const meetings = [
      { id: 'M1', reference: 'M1', on: '2027-01-13', startsAt: '10:00', state: 'closed' },
      { id: 'M2', reference: 'M2', on: '2027-03-10', startsAt: '10:00', state: 'planned' },
    ];
    const panel = new PlayedPanel({ 'meetings.list': { items: meetings } });
    panel.open('#/action-log');
    await userEvent.click(await screen.findByRole('button', { name: 'Given at M1' }));
    await waitFor(() => expect(panel.asked).toContain('tasks.list?meetingId=M1&urgentFirst=true'));
    await userEvent.click(screen.getByRole('button', { name: 'Given at M1' }));
    await userEvent.click(screen.getByRole('button', { name: 'Since last meeting' }));
    await waitFor(() =>
      expect(panel.asked).toContain('tasks.list?changedSince=2027-01-13T00:00:00.000Z&urgentFirst=true'),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Blocked' }));
    expect(window.location.hash).toContain('flag=blocked');
    await userEvent.click(screen.getByRole('button', { name: 'Filters' }));
    await userEvent.selectOptions(await screen.findByRole('combobox', { name: 'Flag' }), 'Escalated');
    expect(window.location.hash).toContain('flag=escalated');
  });

  it('reminds the people of the tasks chosen, and says of how many', async () => {
    const chasing = { mayDirect: { split: false, chase: true } };
    const items = [
      aTask(chasing),
      aTask({ ...chasing, id: TaskId.parse('t-2'), reference: 'SEN-27-015' }),
      aTask({ id: TaskId.parse('t-3'), reference: 'SEN-27-016' }),
    ];
    const answers = { session: aSession(directing), 'tasks.list': { items }, 'task.chase': { chased: 1 } };
    const panel = new PlayedPanel(answers);
    panel.open('#/action-log');
    for (const reference of ['SEN-27-014', 'SEN-27-015']) {
      await userEvent.click(await screen.findByRole('checkbox', { name: `Choose ${reference}` }));
    }
    expect(screen.getByRole('checkbox', { name: 'Choose SEN-27-016' }).matches(':disabled')).toBe(true);
    await userEvent.click(screen.getByRole('button', { name: 'Remind their people' }));
    expect(await screen.findByText('The people of 1 task are reminded.')).toBeTruthy();
    expect(screen.getByText(/^1 of 2 were left out\./)).toBeTruthy();
    expect(panel.sent).toEqual([{ command: 'task.chase', body: { taskIds: ['t-1', 't-2'] } }]);
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Remind their people' })).toBeNull());
    expect(window.location.hash).toBe('#/action-log');
  });

  it('stands as a board, what is blocked in a column of its own', async () => {
    const items = [
      aTask(),
      aTask({ id: TaskId.parse('t-2'), title: 'Serve the notice', blockedText: 'No key' }),
      aTask({ id: TaskId.parse('t-3'), title: 'Ask again', state: 'withdrawn', stateName: 'Withdrawn' }),
    ];
    const panel = new PlayedPanel({ 'tasks.list': { items } });
    panel.open('#/action-log');
    await userEvent.click(await screen.findByRole('button', { name: 'Board' }));
    expect(window.location.hash).toBe('#/action-log?view=board');
    const blocked = await screen.findByRole('region', { name: 'Blocked' });
    expect(within(blocked).getByRole('heading', { name: 'Blocked 1' })).toBeTruthy();
    expect(screen.getByText(/1 withdrawn task has no column here/)).toBeTruthy();
    await userEvent.click(within(blocked).getByRole('button', { name: 'Serve the notice' }));
    expect(window.location.hash).toBe('#/action-log?view=board&task=t-2');
  });

  it('is read again when the server tells of a changed task', async () => {
    const panel = new PlayedPanel();
    panel.open('#/action-log');
    await screen.findByText('Visit the scrapyard');
    panel.answers['tasks.list'] = { items: [aTask({ title: 'Visit the scrapyard again' })] };
    panel.tell('change', { number: 8, action: 'task-progressed', subject: { type: 'task', id: 't-1' } });
    expect(await screen.findByText('Visit the scrapyard again')).toBeTruthy();
    expect(panel.asked.filter((path) => path === 'session')).toHaveLength(1);
  });

  it('is not there for an observer', async () => {
    const observer = aSession({ 'panel.see': true, 'agenda.see': true, 'people.see': true });
    const panel = new PlayedPanel({ session: observer });
    panel.open('#/action-log');
    const rail = await screen.findByRole('navigation', { name: 'Sentinel' });
    expect(
      within(rail)
        .getAllByRole('link')
        .map((link) => link.textContent),
    ).toEqual(['Today', 'Meeting', 'Help']);
    expect(panel.asked.some((path) => path.startsWith('tasks.'))).toBe(false);
  });
});
