import { chatOf } from '../support/localTeams';
import { textsOf } from '../support/fakeTeams';
import type { Json } from '../support/runningServer';
import { send, startTestServer, type TestServer, until } from '../support/sentinel';

const [REEVE, RUTH, PRIYA] = ['Callum Reeve', 'Ruth Calder', 'Priya Sandhu'];

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await server.moveClock('2027-03-03T10:00:00.000Z');
});
afterAll(() => server.close());

const heading = 'Action ref;Task;Agency;Owner;Given;Due;Status;Completed;Outcome;4P';
const open = 'AL/2019/014;Visit the yard at Mill Lane;Environment Agency;Priya Sandhu;12/03/2026;30/06/2026;Open;;;';
const ahead = 'AL/2026/002;Check the licences;Environment Agency;;02.02.2027;20.03.2027;Not started;;;';
const closed =
  'AL/2010/001;Write to the landlords;Environment Agency;Jo Bell;2010-09-08;2010-10-20;Closed;2010-10-18;Eleven answered;Prevent';
const log = (...rows: string[]) => ({ text: `\uFEFF${[heading, ...rows].join('\r\n')}` });

async function look(input: object, name = 'tasks.before') {
  const Authorization = `Bearer ${await server.token(REEVE)}`;
  return send(`${server.url}/api/queries/${name}`, 'POST', { Authorization }, input);
}

async function previewOf(input: object, name?: string): Promise<Json> {
  const { status, body } = await look(input, name);
  expect(status).toBe(200);
  return body;
}

async function bringIn(name: string, input: object): Promise<Json> {
  const answer = await server.command(REEVE, name, input);
  expect(answer).toMatchObject({ status: 200 });
  return answer.body;
}

async function tasksOf(search: string): Promise<Json[]> {
  return (await server.query(REEVE, 'tasks.list', { search, open: 'any' })).body.items;
}

const standings = ({ items }: Json) => items.map(({ standing }: Json) => standing);

describe('an action log of before', () => {
  it('is shown row by row before anything happens, and then stands in the action log with its days', async () => {
    const preview = await previewOf(log(open, ahead, closed));
    expect(standings(preview)).toEqual(['new', 'new', 'new']);
    expect(preview.items[0].says).toBe(
      'AL/2019/014 · Environment Agency · Priya Sandhu · due Tue 30 Jun 2026 · In progress',
    );
    expect(await tasksOf('AL/2019/014')).toEqual([]);
    expect(await bringIn('task.bringIn', log(open, ahead, closed))).toEqual({ done: 3, of: 3, added: 3, changed: 0 });
    const [task] = await tasksOf('AL/2019/014');
    expect(task).toMatchObject({ title: 'Visit the yard at Mill Lane', state: 'inProgress', overdue: true });
    expect(task.reference).toMatch(/^SEN-27-\d{3}$/);
    expect(task.beforeText).toBe('AL/2019/014 in the old action log');
    const [old] = await tasksOf('al/2010/001');
    expect(old).toMatchObject({ state: 'closed', outcome: 'Eleven answered', fourP: 'Prevent' });
    expect(old.detail).toBe('Owner then: Jo Bell');
    expect(old.changedAt.slice(0, 10)).toBe('2010-10-18');
    const { items } = (await server.query(REEVE, 'search.find', { text: 'AL/2019/014' })).body;
    expect(items[0]).toMatchObject({ kind: 'task', reference: task.reference });
  });

  it('brought in again doubles nothing: what the list changed is changed, what was worked on here stays', async () => {
    const again = log(open.replace('Mill Lane', 'Mill Street'), ahead.replace('20.03', '27.03'), closed);
    const [first] = await tasksOf('AL/2019/014');
    await server.command(PRIYA, 'task.progress', { taskId: first.id, note: 'Began with the gate' });
    expect(standings(await previewOf(again))).toEqual(['worked', 'changed', 'unchanged']);
    expect(await bringIn('task.bringIn', again)).toEqual({ done: 3, of: 3, added: 0, changed: 1 });
    expect((await tasksOf('AL/2019/014')).map(({ title }: Json) => title)).toEqual(['Visit the yard at Mill Lane']);
    expect((await tasksOf('AL/2026/002'))[0]).toMatchObject({ dueOn: '2027-03-27' });
    expect(standings(await previewOf(again))).toEqual(['worked', 'unchanged', 'unchanged']);
  });

  it('sends nobody a card, and reminds of no day before it came: the overdue one is not escalated', async () => {
    const said = async (who: string) => (await chatOf(server.url, who)).map(({ cards }) => textsOf(cards));
    const [task] = await tasksOf('AL/2026/002');
    for (const day of ['2027-03-04', '2027-03-05']) await server.moveClock(`${day}T08:30:00.000Z`);
    // A week before the other is due, which is the first day of either that comes after they came in.
    await server.moveClock('2027-03-19T08:30:00.000Z');
    const told = await until('the nudge', async () => {
      const all = await said(task.ownerId);
      return all.some((words) => /Reminder of.*Check the licences/s.test(words)) && all;
    });
    expect(told.filter((words) => words.includes('Check the licences'))).toHaveLength(1);
    const everybody = (await Promise.all(['priya-sandhu', 'ruth-calder', 'callum-reeve'].map(said))).flat();
    expect(everybody.filter((words) => /Reminder of.*Mill Lane/s.test(words))).toEqual([]);
  });

  it('tells every fault at its column with its cure, and brings nothing in while there is one', async () => {
    const faulty = log(
      'A1;Visit;Enviroment Agency;;01/02/2027;01/04/2027;Open;;;',
      'A2;Visit;Environment Agency;;soon;01/04/2027;Open;;;',
      'A3;Visit;Environment Agency;;01/02/2027;01/01/2027;Open;;;',
      'A4;Visit;Environment Agency;;01/02/2027;01/04/2027;Clsed;;;',
      'A5;The SECRET yard;Environment Agency;;01/02/2027;01/04/2027;Open;;;',
      'A6;Visit;Environment Agency;Tom Hesketh;01/02/2027;;Open;;;',
      'A6;Visit;Environment Agency;;01/02/2027;01/04/2027;Closed;;;',
      'A7;Ask;HMRC;;01/02/2027;01/04/2027;Open;;;',
      'A8;Visit;Environment Agency;;01/02/2027;01/04/2027;Open;;;',
    );
    const preview = await previewOf(faulty);
    const faults = preview.items.map(({ faults: all }: Json) =>
      all.map(({ column, message }: Json) => `${column}: ${message}`),
    );
    expect(faults).toEqual([
      ['Agency: No agency of the panel is called “Enviroment Agency”. Did you mean Environment Agency?'],
      ['Given: “soon” is no day. Write it as 31/03/2019.'],
      ['Due: It is due before it was given. Put one of the days right.'],
      ['State: There is no state “Clsed”. Did you mean Closed?'],
      [
        'Task: It carries a marking above OFFICIAL-SENSITIVE, which Sentinel may not hold. Take it out, or leave the row out.',
      ],
      [
        'Owner: Tom Hesketh sits for another organisation. Write somebody of Environment Agency, or leave it empty for its lead.',
        'Due: Write when it is due: every open task has a day.',
      ],
      [
        'Reference: Row 7 has this reference too. Put one of them right, or leave one of them out.',
        '4P: What is closed has a 4P. Write it, or choose once for all that say none.',
      ],
      [
        expect.stringMatching(
          /^Agency: .* may be told only through a gateway\. Name one for all such rows, with the purpose\.$/,
        ),
      ],
      [],
    ]);
    expect(preview).toMatchObject({ asksFourP: true, asksGateway: ['HM Revenue and Customs'] });
    const refused = await server.command(REEVE, 'task.bringIn', faulty);
    expect(refused).toMatchObject({ status: 422, body: { code: 'rows-at-fault' } });
    const all = '8 rows of this list cannot be taken as it stands. Nothing was imported. Row 2, Agency: ';
    expect(refused.body.message).toContain(all);
    expect(await tasksOf('A8')).toEqual([]);
  });

  it('is put right row by row, as the spreadsheet counts them, and what is left out is no matter of the rest', async () => {
    const list = {
      text: [
        heading,
        'B1;Visit;Environment Agency;;01/02/2027;01/04/2027;Opn;;;',
        '',
        'B2;Visit;Nobody;;soon;;Opn;;;',
        'B3;Visit;Environment Agency;;01/02/2027;01/04/2027;Open;;;',
      ].join('\r\n'),
    };
    const first = await previewOf(list);
    expect(first.items.map(({ row, standing }: Json) => [row, standing])).toEqual([
      ...[[2, 'fault'] as const, [4, 'fault'] as const, [5, 'new'] as const],
    ]);
    expect(first.items[1].cells).toContainEqual({ column: 'Given', text: 'soon' });
    expect(first.items[1].cells).toContainEqual({ column: 'Due', text: '' });
    const mended = { ...list, cells: [{ row: 2, column: 'State', text: 'Open' }], leftOut: [4] };
    expect(standings(await previewOf(mended))).toEqual(['new', 'leftOut', 'new']);
    expect(await bringIn('task.bringIn', mended)).toMatchObject({ added: 2 });
    expect(await tasksOf('B2')).toEqual([]);
    const [mine] = await tasksOf('B1');
    expect(mine).toMatchObject({ title: 'Visit', state: 'inProgress' });
    // What was done with it here the list does not undo, however far that went.
    await server.command(PRIYA, 'task.complete', { taskId: mine.id, outcome: 'Nobody was there' });
    await server.command(RUTH, 'task.close', { taskId: mine.id, fourP: 'Prevent' });
    expect(standings(await previewOf(mended))).toEqual(['worked', 'leftOut', 'unchanged']);
    const other = { ...list, cells: [{ row: 2, column: 'Colour', text: 'Red' }] };
    expect(await look(other)).toMatchObject({ status: 400 });
  });

  it('takes nothing that a spreadsheet would run, no day of another age, and no character that nobody types', async () => {
    const faulty = log(
      '=1+1;Visit;Environment Agency;;01/02/2027;01/04/2027;Open;;;',
      "C2;=cmd|' /C calc'!A0;Environment Agency;;01/02/2027;01/04/2027;Open;;;",
      'C3;Visit;Environment Agency;;01/01/0001;01/04/2027;Open;;;',
      'C4\u0000;Visit\u0007;Environment Agency;;01/02/2027;01/04/2027;Open;;;',
      'C5;Visit;Environment Agency;@SUM(A1);01/02/2019;01/04/2019;Closed;;+cmd|x;Prevent',
      'C6;Visit;Environment Agency;;01/02/2019;01/04/2019;Closed;;- Done: agreed!;Prevent',
    );
    const formula = 'This begins as a formula of a spreadsheet does. Write the words themselves.';
    const control = 'This holds characters that no keyboard writes. Write it anew.';
    const { items } = await previewOf(faulty);
    expect(items.map(({ faults }: Json) => faults.map(({ column, message }: Json) => [column, message]))).toEqual([
      [['Reference', formula]],
      [['Task', formula]],
      [['Given', '“01/01/0001” is no day. Write it as 31/03/2019.']],
      [
        ['Reference', control],
        ['Task', control],
      ],
      [
        ['Owner', formula],
        ['Outcome', formula],
      ],
      [],
    ]);
  });

  it('of 2,000 rows is looked at whole, comes in part by part, goes on after a break, and each is in the log once', async () => {
    const rows = Array.from({ length: 2000 }, (_, at) => {
      const number = String(at).padStart(4, '0');
      const words = 'with the landlord, the neighbours and everybody else who was there that morning, as agreed';
      return `Q/${number};Visit unit ${number} ${words};Environment Agency;;12/03/2015;30/04/2015;Closed;;Done, ${words};Prevent`;
    });
    expect(standings(await previewOf(log(...rows)))).toHaveLength(2000);
    expect(await previewOf(log(...rows, open))).toMatchObject({ problem: expect.stringContaining('2001 rows') });
    // As many as take three parts.
    const some = log(...rows.slice(0, 400));
    const first = await bringIn('task.bringIn', some);
    expect(first).toMatchObject({ of: 400, next: first.done, added: first.done });
    // Whoever broke off begins anew.
    const added: number[] = [];
    for (let from: number | undefined = 0; from !== undefined;) {
      const step = await bringIn('task.bringIn', { ...some, from });
      added.push(Number(step.added));
      from = step.next;
    }
    expect(added[0]).toBe(0);
    expect(added.reduce((sum, each) => sum + each, Number(first.added))).toBe(400);
    expect((await server.query(REEVE, 'log.check')).body).toMatchObject({ intact: true });
  });
});

it('a task of before loses its words with the entry that brought it in; what is open is told of, to be corrected', async () => {
  const erase = async (search: string) => {
    const [{ id: taskId, reference }] = await tasksOf(search);
    const { history } = (await server.query(REEVE, 'tasks.get', { taskId })).body;
    const { number } = history.find(({ text }: Json) => /^Brought in/.test(text));
    return { reference, ...(await server.command(REEVE, 'log.eraseWords', { numbers: [number], reason: 'Over' })) };
  };
  const over = await erase('AL/2010/001');
  expect(over.body).toMatchObject({ corrected: [over.reference], still: [] });
  const [old] = await tasksOf('AL/2010/001');
  expect([old.title, old.detail, old.outcome, old.fourP]).toEqual(['[erased]', '[erased]', '[erased]', 'Prevent']);
  expect(standings(await previewOf(log(closed)))).toEqual(['worked']);
  const worked = await erase('AL/2019/014');
  expect(worked.body).toMatchObject({ corrected: [], still: [worked.reference] });
});

describe('meetings of before', () => {
  const held = [
    'Date,Meeting no,Mode,Venue,Present,Minutes',
    '10/03/2010,1,In person,Town Hall,34,',
    '"12 May 2010",2,online,Home of Jo Bell,"Environment Agency; Jo Bell","Write to the landlords\nMeet again in July"',
  ].join('\n');

  it('stand by themselves: no number, reminder, calendar or list of the series knows them', async () => {
    const before: string[] = (await server.query(REEVE, 'meetings.list')).body.items.map(({ id }: Json) => id);
    expect(standings(await previewOf({ text: held }, 'meetings.before'))).toEqual(['new', 'new']);
    expect(await bringIn('meeting.bringIn', { text: held })).toMatchObject({ added: 2 });
    expect((await server.query(PRIYA, 'meetings.past')).body.items).toEqual([
      {
        ...{ id: '2010-05-12', title: 'Meeting 2, Wed 12 May 2010', placeText: 'On Teams, Home of Jo Bell' },
        presentText: 'Environment Agency, Jo Bell',
        decisions: ['Write to the landlords', 'Meet again in July'],
      },
      {
        ...{ id: '2010-03-10', title: 'Meeting 1, Wed 10 Mar 2010', placeText: 'In person, Town Hall' },
        ...{ presentText: '34 present', decisions: [] },
      },
    ]);
    expect((await server.query(REEVE, 'meetings.list')).body.items.map(({ id }: Json) => id)).toEqual(before);
    const added = await server.command(REEVE, 'meeting.planSeries', { count: 1 });
    expect(added.body.items[0].id).toBe(`M${before.length + 1}`);
  });

  it('lose their words as others do: with the entry that brought them in, for good, and the log verifies', async () => {
    const ofMay = async (who: string) => (await server.query(who, 'meetings.past', { on: '2010-05-12' })).body.items[0];
    expect(await ofMay(PRIYA)).not.toHaveProperty('erasedBy');
    const { erasedBy } = await ofMay(REEVE);
    const input = { numbers: [erasedBy], reason: 'Its time is over' };
    expect((await server.command(REEVE, 'log.eraseWords', input)).body).toMatchObject({
      corrected: ['Meeting 2, Wed 12 May 2010'],
      still: [],
    });
    expect(await ofMay(REEVE)).toEqual({
      ...{ id: '2010-05-12', title: 'Meeting 2, Wed 12 May 2010', placeText: 'On Teams, [erased]' },
      ...{ presentText: 'Environment Agency, [erased]', decisions: ['[erased]', '[erased]'] },
    });
    expect(standings(await previewOf({ text: held }, 'meetings.before'))).toEqual(['unchanged', 'worked']);
    expect(await bringIn('meeting.bringIn', { text: held })).toMatchObject({ added: 0, changed: 0 });
    expect((await ofMay(REEVE)).decisions).toEqual(['[erased]', '[erased]']);
    expect((await server.query(REEVE, 'log.check')).body).toMatchObject({ intact: true });
  });

  it('with a fault come with its cure: a day to come, one that was held here, twice the same', async () => {
    const text = [
      ...['Date,Number,Mode,Present', '10/04/2027,3,,', '13/01/2027,4,,', '01/02/2012,5,pigeon,'],
      ...['01/02/2012,5,,', '01/02/0212,6,,', '01/02/2013,7,,"Jo Bell; =cmd|x"'],
    ].join('\n');
    const { items } = await previewOf({ text }, 'meetings.before');
    expect(items.map(({ faults }: Json) => faults.map(({ message }: Json) => message))).toEqual([
      ['This day is not over. Plan it as a meeting of the series instead.'],
      ['M1 is the meeting of this day here, with its own minutes. Leave this row out.'],
      ['“pigeon” is no way to meet. Write Teams or In person, or leave it empty.'],
      [],
      ['“01/02/0212” is no day. Write it as 31/03/2019.'],
      ['This begins as a formula of a spreadsheet does. Write the words themselves.'],
    ]);
    expect(await server.command(REEVE, 'meeting.bringIn', { text })).toMatchObject({ status: 422 });
  });
});
