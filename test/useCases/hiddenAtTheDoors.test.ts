import { itemUnderGateway } from '../support/gateway';
import { randomUUID } from 'node:crypto';
import { deedsAt } from '../support/deeds';
import { startTestServer, type TestServer } from '../support/sentinel';

const CALDER = 'Ruth Calder';
const REEVE = 'Callum Reeve';
const HESKETH = 'Tom Hesketh';
const BIRKETT = 'Joanne Birkett';
const SANDHU = 'Priya Sandhu';
const PRYCE = 'Owen Pryce';
const OPEN = 'item-4';
const QUIET = 'quiet';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await server.moveClock('2027-03-10T10:00:00.000Z');
  const audience = { kind: 'named', agencyIds: ['hmrc'], memberIds: [] };
  const quiet = { itemId: QUIET, title: 'Harbour Grill cash', minutes: 5, audience };
  await done(CALDER, 'agenda.addItem', { ...quiet, ...itemUnderGateway });
  await step(CALDER, { kind: 'start' });
}, 60_000);
afterAll(() => server.close());

const { attempt, done } = deedsAt(() => server, { meetingId: 'M2' });

function step(who: string, what: object) {
  return attempt(who, 'meeting.step', { stepId: randomUUID(), step: what });
}

function record(who: string, itemId: string, text: string) {
  return attempt(who, 'meeting.record', { entryId: randomUUID(), itemId, kind: 'decision', text });
}

/** All that the meeting's doors answer to somebody, as text. */
async function allOf(who: string): Promise<string> {
  const names = ['meetings.get', 'meetings.record', 'meetings.attendance', 'meetings.ownAttendance'];
  const answers = await Promise.all(names.map((name) => server.query(who, name, { meetingId: 'M2' })));
  const tasks = await server.query(who, 'tasks.list', { open: 'any', limit: '200' });
  return JSON.stringify([...answers, tasks].map(({ body }) => body));
}

it('an interest in a restricted item is told to whoever may see the item, and to nobody else', async () => {
  await done(BIRKETT, 'attendance.declareInterest', { itemId: QUIET, text: 'I audited the grill', recused: false });
  for (const who of [CALDER, BIRKETT]) expect(await allOf(who)).toContain('I audited the grill');
  for (const who of [HESKETH, SANDHU, 'Jo Falk']) expect(await allOf(who)).not.toContain('audited');
});

describe('whoever leaves for an item', () => {
  const task = {
    taskId: 'for-the-yard',
    title: 'Check the permit of the yard',
    agencyId: 'ea',
    ownerId: 'priya-sandhu',
  };

  it('reads nothing of what was recorded on it before, or is recorded after: papers, decisions, tasks, others’ interests', async () => {
    const papers = [{ title: 'Deeds of the yard', url: 'https://northmoor.example/deeds' }];
    await done(CALDER, 'agenda.changeItem', { itemId: OPEN, papers });
    expect(await record(CALDER, OPEN, 'The yard is looked into')).toMatchObject({ status: 200 });
    await done(CALDER, 'meeting.giveTask', { ...task, itemId: OPEN, dueOn: '2027-03-24' });
    await done(SANDHU, 'attendance.declareInterest', { itemId: OPEN, text: 'I know the yard', recused: false });
    expect(await allOf(HESKETH)).toMatch(/Deeds of the yard.*looked into.*Check the permit/s);

    await done(HESKETH, 'attendance.declareInterest', { itemId: OPEN, text: 'My brother owns it', recused: true });
    expect(await record(CALDER, OPEN, 'The yard is visited')).toMatchObject({ status: 200 });
    const seen = await allOf(HESKETH);
    expect(seen).toContain('My brother owns it');
    expect(seen).not.toMatch(/Deeds|looked into|Check the permit|I know the yard|is visited/);
    expect((await server.query(HESKETH, 'tasks.get', { taskId: task.taskId })).status).toBe(404);
    for (const who of [CALDER, SANDHU]) expect(await allOf(who)).toMatch(/looked into.*is visited.*Check the permit/s);
  });

  it('is hidden from though they run the panel, and neither records nor is given tasks on it', async () => {
    await done(PRYCE, 'attendance.declareInterest', { itemId: OPEN, text: 'I live beside it', recused: true });
    expect(await allOf(PRYCE)).not.toMatch(/looked into|Check the permit/);
    expect(await record(PRYCE, OPEN, 'In my favour')).toMatchObject({ status: 409, body: { code: 'item-gone' } });
    const word = { itemId: OPEN, answer: 'share' };
    expect(await attempt(PRYCE, 'attendance.answerFloor', word)).toMatchObject({ body: { code: 'item-gone' } });
    // None of its papers are shown to him: those he would put there would stand for all of them.
    const papers = { itemId: OPEN, papers: [] };
    expect(await attempt(PRYCE, 'agenda.changeItem', papers)).toMatchObject({ body: { code: 'item-gone' } });
    const { body: meeting } = await server.query(PRYCE, 'meetings.get', { meetingId: 'M2' });
    const offered = (itemId: string) => meeting.agenda.find(({ id }: { id: string }) => id === itemId).may;
    expect(offered(OPEN)).toEqual({ record: false, giveTask: false, speak: false });
    expect(offered('item-5')).toEqual({ record: true, giveTask: true, speak: true });
    const own = { taskId: randomUUID(), title: 'Look at it', agencyId: 'ts', ownerId: 'tom-hesketh' };
    const given = await attempt(CALDER, 'meeting.giveTask', { ...own, itemId: OPEN, dueOn: '2027-03-24' });
    expect(given).toMatchObject({ status: 422, body: { code: 'owner-recused' } });
  });
});

it('what was recorded while an item was restricted stays with those who could read it then', async () => {
  expect(await record(CALDER, QUIET, 'Freeze the account')).toMatchObject({ status: 200 });
  await done(REEVE, 'agenda.changeItem', { itemId: QUIET, audience: { kind: 'panel' }, ...itemUnderGateway });
  const [open, known] = [await allOf(SANDHU), await allOf(BIRKETT)];
  expect(open).toContain('Harbour Grill cash');
  expect(open).not.toMatch(/Freeze the account|audited/);
  expect(known).toMatch(/Freeze the account/);
  await done(REEVE, 'agenda.changeItem', {
    itemId: QUIET,
    audience: { kind: 'named', agencyIds: ['hmrc'], memberIds: [] },
    ...itemUnderGateway,
  });
});

it('whoever was handed the chair tells a hidden item from none by no step', async () => {
  await step(CALDER, { kind: 'handOver', memberId: 'priya-sandhu' });
  const tried = (itemId: string) => [
    ...[
      { kind: 'goTo', itemId },
      { kind: 'extend', itemId, minutes: 5 },
      { kind: 'defer', itemId },
    ],
    ...[
      { kind: 'restore', itemId },
      { kind: 'move', itemId },
      { kind: 'move', itemId: 'item-5', beforeId: itemId },
    ],
  ];
  const answers = async (itemId: string) =>
    Promise.all(
      tried(itemId).map(async (what) => {
        const { status, body } = await step(SANDHU, what);
        return [status, body.code, body.message];
      }),
    );
  const hidden = await answers(QUIET);
  expect(hidden).toEqual(await answers('never-there'));
  expect(hidden.map(([, code]) => code)).toEqual(hidden.map(() => 'item-gone'));
  expect((await record(SANDHU, QUIET, 'Words')).body.code).toBe('item-gone');
  await step(CALDER, { kind: 'handOver', memberId: 'ruth-calder' });
});

describe('an issue', () => {
  const raise = async (who: string, text: string) => {
    const issueId = randomUUID();
    await done(who, 'issue.raise', { issueId, text });
    return issueId;
  };

  it('is shared with nobody who is not there, and with no body that needs a gateway without one', async () => {
    const issueId = await raise(HESKETH, 'Cash in the arcade');
    const to = (agencyIds: string[]) => ({ issueId, audience: { kind: 'named', agencyIds, memberIds: [] } });
    expect(await attempt(REEVE, 'issue.triage', to(['nobody-here']))).toMatchObject({ status: 404 });
    expect(await attempt(REEVE, 'issue.triage', to(['hmrc']))).toMatchObject({ body: { code: 'gateway-needed' } });
    const { body } = await server.query(HESKETH, 'issues.get', { issueId });
    expect(body).toMatchObject({ state: 'raised', restricted: false });
  });

  it('tells its raiser neither who else may see it nor into which hidden one it was merged', async () => {
    const mine = await raise(HESKETH, 'Vans at night');
    const hidden = await raise(SANDHU, 'Vans again');
    const grounds = { gateway: 'Commissioners for Revenue and Customs Act 2005, s.18', purpose: 'Disrupting it' };
    const audience = { kind: 'named', agencyIds: ['hmrc'], memberIds: [] };
    const { reference } = await done(REEVE, 'issue.triage', { issueId: hidden, audience, ...grounds });
    await done(REEVE, 'issue.triage', { issueId: mine, audience, ...grounds });
    await done(REEVE, 'issue.merge', { issueId: mine, intoId: hidden });
    const { body } = await server.query(HESKETH, 'issues.get', { issueId: mine });
    expect(body.statusText).toBe('Merged into another issue');
    expect(JSON.stringify(body)).not.toMatch(new RegExp(`${reference}|hmrc|Revenue and Customs`, 'i'));
    const { body: told } = await server.query(REEVE, 'issues.get', { issueId: mine });
    expect(told.statusText).toBe(`Merged into ${reference}`);
  });

  it('is called by reference and agency on an agenda, to whoever sees it and on paper', async () => {
    const issueId = await raise(HESKETH, 'Wording for few');
    await server.command(REEVE, 'issue.putOnAgenda', { issueId, meetingId: 'M3' });
    for (const who of [CALDER, SANDHU, 'Jo Falk', 'Ravi Menon']) {
      const { body } = await server.query(who, 'meetings.get', { meetingId: 'M3' });
      expect(JSON.stringify(body)).toMatch(/I-27-\d+, Northmoor Council: trading standards/);
      expect(JSON.stringify(body)).not.toContain('Wording for few');
    }
  });
});

describe('what is for few from the moment it is made', () => {
  const forHmrc = { kind: 'named', agencyIds: ['hmrc'], memberIds: [] };
  const grounds = { gateway: 'Commissioners for Revenue and Customs Act 2005, s.18', purpose: 'Disrupting it' };
  const owned = { agencyId: 'ea', ownerId: 'priya-sandhu', dueOn: '2027-03-24' };

  /** All that somebody can ask without naming a record, and by its words or its reference. */
  async function askedFor(who: string, ...texts: string[]): Promise<string> {
    const open = ['today.lines', 'today.watched', 'reminders.digest', 'groups.list', 'meetings.list', 'members.list'];
    const asked: [string, Record<string, string>][] = [
      ...open.map((name): [string, Record<string, string>] => [name, {}]),
      ...['tasks.list', 'issues.list'].map((name): [string, Record<string, string>] => [name, { open: 'any' }]),
      ['tasks.export', {}],
      ['tasks.export', { format: 'pdf' }],
      ['today.since', { asOf: '1' }],
      ['meetings.agendaPack', { meetingId: 'M2' }],
      ['meetings.get', { meetingId: 'M2' }],
      ['meetings.record', { meetingId: 'M2' }],
      ...texts.flatMap((text): [string, Record<string, string>][] => [
        ['search.find', { text }],
        ['issues.similar', { text }],
        ['tasks.list', { open: 'any', search: text }],
        ['issues.list', { open: 'any', search: text }],
      ]),
    ];
    const answers = await Promise.all(asked.map(([name, input]) => server.query(who, name, input)));
    for (const { status } of answers) expect([200, 403]).toContain(status);
    return JSON.stringify(answers.map(({ body }) => (body.base64 === undefined ? body : [body, atob(body.base64)])));
  }

  /** How much there is, by every list that counts. */
  async function counts(who: string): Promise<unknown> {
    const { body: tasks } = await server.query(who, 'tasks.list', { open: 'any', limit: '200' });
    const { body: issues } = await server.query(who, 'issues.list', { open: 'any', limit: '200' });
    const { body: today } = await server.query(who, 'today.lines', {});
    return [tasks.items.length, issues.items.length, today.items.map(({ key, count }: never) => [key, count])];
  }

  it('a task is in no list, count, search, file or line of those who were not named, and opens to those who were', async () => {
    const before = await counts(BIRKETT);
    const task = { taskId: 'for-few', title: 'Weigh the Quayside skips', ...owned };
    const audience = { kind: 'named', agencyIds: [], memberIds: ['tom-hesketh'] };
    const { reference } = await done(CALDER, 'task.allocate', { ...task, audience, restrictedWhy: 'A live search' });
    for (const who of [BIRKETT, 'Beth Lowther', 'Jo Falk']) {
      expect(await askedFor(who, 'Quayside', reference)).not.toMatch(new RegExp(`Quayside skips|${reference}|for-few`));
    }
    expect(await askedFor(HESKETH, 'Quayside', reference)).toMatch(/Quayside skips.*Quayside skips/s);
    for (const name of ['tasks.get', 'tasks.card']) {
      expect(await server.query(BIRKETT, name, { taskId: 'for-few' })).toMatchObject({ status: 404 });
    }
    expect(await counts(BIRKETT)).toEqual(before);
    for (const who of [CALDER, SANDHU, HESKETH]) {
      expect(await server.query(who, 'tasks.get', { taskId: 'for-few' })).toMatchObject({
        status: 200,
        body: { title: 'Weigh the Quayside skips', restricted: true },
      });
    }
    const { body } = await server.query(HESKETH, 'tasks.get', { taskId: 'for-few' });
    expect(JSON.stringify(body)).not.toMatch(/live search|restrictedText/);
  });

  it('a task that is proposed for few is seen by whoever proposes it; nobody is named who would not see it, or needs a gateway', async () => {
    const task = { title: 'Ask the harbour master', ...owned };
    const own = { ...task, taskId: randomUUID(), restricted: true };
    await done(HESKETH, 'task.propose', own);
    expect((await server.query(HESKETH, 'tasks.get', { taskId: own.taskId })).status).toBe(200);
    expect((await server.query('Beth Lowther', 'tasks.get', { taskId: own.taskId })).status).toBe(404);
    const refused = (audience: object) => attempt(CALDER, 'task.allocate', { ...task, taskId: randomUUID(), audience });
    expect(await refused(forHmrc)).toMatchObject({ body: { code: 'gateway-needed' } });
    expect(await refused({ ...forHmrc, agencyIds: [], memberIds: ['jo-falk'] })).toMatchObject({
      body: { code: 'would-not-see' },
    });
  });

  it('a task that is given on an item for few is for no more than the item, whomever it names', async () => {
    const audience = { kind: 'named', agencyIds: ['ts'], memberIds: [] };
    const task = {
      taskId: 'on-quiet',
      title: 'Freeze the Quayside account',
      agencyId: 'hmrc',
      ownerId: 'joanne-birkett',
    };
    await done(CALDER, 'meeting.giveTask', { ...task, ...grounds, itemId: QUIET, dueOn: '2027-03-24', audience });
    expect((await server.query(HESKETH, 'tasks.get', { taskId: 'on-quiet' })).status).toBe(404);
    expect((await server.query(BIRKETT, 'tasks.get', { taskId: 'on-quiet' })).status).toBe(200);
  });

  it('an item goes with its papers: neither title, paper nor file name is anywhere for others', async () => {
    const papers = [{ title: 'Ledger of the Lobster Pot', url: 'https://northmoor.example/lobster' }];
    const item = { itemId: 'lobster', title: 'Lobster Pot', minutes: 5, audience: forHmrc, papers };
    await done(CALDER, 'agenda.addItem', { ...item, ...itemUnderGateway });
    for (const who of [HESKETH, SANDHU, 'Jo Falk']) expect(await askedFor(who, 'Lobster')).not.toMatch(/lobster/i);
    expect(await askedFor(BIRKETT, 'Lobster')).toMatch(/Ledger of the Lobster Pot/);
  });

  it('an issue is in no answer for others, and neither is why it is for few', async () => {
    const issueId = randomUUID();
    const before = await counts(SANDHU);
    const raised = {
      issueId,
      text: 'Crates behind the Oyster Bar',
      restricted: true,
      restrictedWhy: 'A relative works there',
    };
    const { reference } = await done(HESKETH, 'issue.raise', raised);
    const about = new RegExp(`Oyster|relative works|${reference}|${issueId}`);
    for (const who of [SANDHU, BIRKETT, 'Jo Falk']) expect(await askedFor(who, 'Oyster', reference)).not.toMatch(about);
    expect(await counts(SANDHU)).toEqual(before);
    expect(await askedFor(HESKETH, 'Oyster')).not.toMatch(/relative works/);
  });
});
