import { randomUUID } from 'node:crypto';
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
  await done(CALDER, 'agenda.addItem', quiet);
  await step(CALDER, { kind: 'start' });
}, 60_000);
afterAll(() => server.close());

function attempt(who: string, name: string, input: object) {
  return server.command(who, name, { meetingId: 'M2', ...input });
}

async function done(who: string, name: string, input: object) {
  const answer = await attempt(who, name, input);
  expect(answer).toMatchObject({ status: 200 });
  return answer.body;
}

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

  it('reads nothing of what was recorded on it before, or is recorded after: decisions, tasks, others’ interests', async () => {
    expect(await record(CALDER, OPEN, 'The yard is looked into')).toMatchObject({ status: 200 });
    await done(CALDER, 'meeting.giveTask', { ...task, itemId: OPEN, dueOn: '2027-03-24' });
    await done(SANDHU, 'attendance.declareInterest', { itemId: OPEN, text: 'I know the yard', recused: false });
    expect(await allOf(HESKETH)).toMatch(/looked into.*Check the permit/s);

    await done(HESKETH, 'attendance.declareInterest', { itemId: OPEN, text: 'My brother owns it', recused: true });
    expect(await record(CALDER, OPEN, 'The yard is visited')).toMatchObject({ status: 200 });
    const seen = await allOf(HESKETH);
    expect(seen).toContain('My brother owns it');
    expect(seen).not.toMatch(/looked into|Check the permit|I know the yard|is visited/);
    expect((await server.query(HESKETH, 'tasks.get', { taskId: task.taskId })).status).toBe(404);
    for (const who of [CALDER, SANDHU]) expect(await allOf(who)).toMatch(/looked into.*is visited.*Check the permit/s);
  });

  it('is hidden from though they run the panel, and neither records nor is given tasks on it', async () => {
    await done(PRYCE, 'attendance.declareInterest', { itemId: OPEN, text: 'I live beside it', recused: true });
    expect(await allOf(PRYCE)).not.toMatch(/looked into|Check the permit/);
    expect(await record(PRYCE, OPEN, 'In my favour')).toMatchObject({ status: 409, body: { code: 'item-gone' } });
    const word = { itemId: OPEN, answer: 'share' };
    expect(await attempt(PRYCE, 'attendance.answerFloor', word)).toMatchObject({ body: { code: 'item-gone' } });
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
  await done(REEVE, 'agenda.changeItem', { itemId: QUIET, audience: { kind: 'panel' } });
  const [open, known] = [await allOf(SANDHU), await allOf(BIRKETT)];
  expect(open).toContain('Harbour Grill cash');
  expect(open).not.toMatch(/Freeze the account|audited/);
  expect(known).toMatch(/Freeze the account/);
  await done(REEVE, 'agenda.changeItem', {
    itemId: QUIET,
    audience: { kind: 'named', agencyIds: ['hmrc'], memberIds: [] },
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
