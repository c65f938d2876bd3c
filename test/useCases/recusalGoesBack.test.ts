import { randomUUID } from 'node:crypto';
import { bothStores } from '../support/bothStores';
import { deedsAt } from '../support/deeds';
import { startTestServer, type TestServer } from '../support/sentinel';

const CALDER = 'Ruth Calder';
const REEVE = 'Callum Reeve';
const HESKETH = 'Tom Hesketh';
const SANDHU = 'Priya Sandhu';
const days: Record<string, string> = {
  M2: '2027-03-10T10:00:00.000Z',
  M3: '2027-05-12T09:00:00.000Z',
  M4: '2027-07-14T09:00:00.000Z',
};

let server: TestServer;

const { done } = deedsAt(() => server);

const step = (meetingId: string, what: object) =>
  done(CALDER, 'meeting.step', { meetingId, stepId: randomUUID(), step: what });
const interest = (who: string, meetingId: string, itemId: string, text: string, recused: boolean) =>
  done(who, 'attendance.declareInterest', { meetingId, itemId, text, recused });
const leave = (meetingId: string, itemId: string) => interest(HESKETH, meetingId, itemId, 'My brother’s', true);
const toBeGiven = (title: string) => ({
  ...{ taskId: randomUUID(), title, agencyId: 'ea', ownerId: 'priya-sandhu', dueOn: '2027-09-22' },
});

/** Discussed without an end: a decision, a task and an interest; the item goes on to the next meeting. */
async function discussed(meetingId: string, itemId: string): Promise<string> {
  await server.moveClock(days[meetingId] ?? '');
  await step(meetingId, { kind: 'start' });
  await step(meetingId, { kind: 'goTo', itemId });
  const recorded = { meetingId, itemId };
  await done(CALDER, 'meeting.record', {
    ...{ ...recorded, entryId: randomUUID(), kind: 'decision', text: `Weir looked into at ${meetingId}` },
  });
  const task = toBeGiven(`Count weirs of ${meetingId}`);
  await done(CALDER, 'meeting.giveTask', { ...recorded, ...task });
  await interest(SANDHU, meetingId, itemId, `I fish the weir since ${meetingId}`, false);
  await step(meetingId, { kind: 'goTo', itemId: 'item-1', leave: 'open' });
  await done(CALDER, 'meeting.close', { meetingId, stepId: randomUUID() });
  await done(CALDER, 'minutes.confirm', { meetingId });
  return task.taskId;
}

async function readIn(who: string, meetingId: string): Promise<string> {
  const names = ['meetings.record', 'meetings.minutes', 'meetings.attendance'];
  const answers = await Promise.all(names.map((name) => server.query(who, name, { meetingId })));
  const tasks = await server.query(who, 'tasks.list', { open: 'any', limit: '200' });
  return JSON.stringify([...answers, tasks].map(({ body }) => body));
}

const statusOf = async (who: string, taskId: string) => (await server.query(who, 'tasks.get', { taskId })).status;

describe.each(bothStores)('in %s, whoever leaves for an item that was carried', (name, open) => {
  // Meetings take the stand-in for Cosmos long, and what a second one adds is the same in any store.
  const [held, next] = name === 'Cosmos' ? [['M2'], 'M3'] : [['M2', 'M3'], 'M4'];
  let store: Awaited<ReturnType<typeof open>>;
  beforeEach(async () => {
    store = await open();
    server = await startTestServer(store.settings);
  }, 60_000);
  afterEach(async () => {
    await server.close();
    await store.close();
  });

  it('reads nothing of what the meetings before it recorded, gave and minuted on it', async () => {
    const itemId = 'weir';
    await done(REEVE, 'agenda.addItem', { meetingId: 'M2', itemId, title: 'The crossing', minutes: 5 });
    const given: string[] = [];
    for (const meetingId of held) given.push(await discussed(meetingId, itemId));
    await leave(next, itemId);
    for (const meetingId of held) {
      expect(await readIn(HESKETH, meetingId)).not.toMatch(/weir/i);
      expect(await readIn(SANDHU, meetingId)).toMatch(/looked into.*fish the weir.*Count weirs/s);
    }
    for (const taskId of given) expect(await statusOf(HESKETH, taskId)).toBe(404);

    // Written down from paper, for a meeting that is over.
    const late = toBeGiven('Map the weirs');
    await done(CALDER, 'meeting.giveTask', { meetingId: 'M2', itemId, ...late });
    expect(await statusOf(HESKETH, late.taskId)).toBe(404);
    expect(await statusOf(SANDHU, late.taskId)).toBe(200);
  });
});

describe('in any store', () => {
  afterEach(() => server.close());
  beforeEach(async () => {
    server = await startTestServer();
    await server.moveClock('2027-03-01T10:00:00.000Z');
  }, 60_000);

  async function anIssue(text: string): Promise<{ issueId: string; itemId: string }> {
    const issueId = randomUUID();
    await done(SANDHU, 'issue.raise', { issueId, text });
    return { issueId, itemId: `issue-${issueId}` };
  }
  const onAgenda = (issueId: string, meetingId: string) => done(REEVE, 'issue.putOnAgenda', { issueId, meetingId });

  it('whoever leaves for an issue reads nothing of it at a meeting from which it was carried and then put on a later agenda', async () => {
    const { issueId, itemId } = await anIssue('Barrels in the yard');
    await onAgenda(issueId, 'M2');
    const taskId = await discussed('M2', itemId);
    await onAgenda(issueId, 'M4');
    expect(await readIn(HESKETH, 'M2')).toMatch(/Weir looked into/);
    await leave('M4', itemId);
    expect(await readIn(HESKETH, 'M2')).not.toMatch(/weir/i);
    expect(await statusOf(HESKETH, taskId)).toBe(404);
  });

  it('whoever leaves for an issue reads nothing of the issues that were merged into it, nor of what meetings recorded on them', async () => {
    const [one, other] = [await anIssue('Barrels in the yard'), await anIssue('Drums by the weir')];
    await onAgenda(other.issueId, 'M2');
    await discussed('M2', other.itemId);
    await done(REEVE, 'issue.merge', { issueId: other.issueId, intoId: one.issueId });
    await onAgenda(one.issueId, 'M4');
    expect(await server.query(HESKETH, 'issues.get', { issueId: other.issueId })).toMatchObject({ status: 200 });
    await leave('M4', one.itemId);
    expect(await readIn(HESKETH, 'M2')).not.toMatch(/weir/i);
    expect(await server.query(HESKETH, 'issues.get', { issueId: other.issueId })).toMatchObject({ status: 404 });
    expect(await server.query(SANDHU, 'issues.get', { issueId: other.issueId })).toMatchObject({ status: 200 });
  });

  it('whoever left for an issue reads nothing of what a meeting recorded on one that takes it in after it was made a task', async () => {
    const [one, other] = [await anIssue('Barrels in the yard'), await anIssue('Drums by the weir')];
    await onAgenda(other.issueId, 'M2');
    await onAgenda(one.issueId, 'M3');
    await discussed('M2', other.itemId);
    await leave('M3', one.itemId);
    await done(REEVE, 'issue.makeTask', { issueId: other.issueId, task: toBeGiven('Move the drums') });
    expect(await readIn(HESKETH, 'M2')).toMatch(/Weir looked into/);
    await done(REEVE, 'issue.merge', { issueId: one.issueId, intoId: other.issueId });
    expect(await readIn(HESKETH, 'M2')).not.toMatch(/weir/i);
  });

  it('whoever leaves for an item that was deferred while it waited is given nothing of what it brought before', async () => {
    await server.moveClock(days['M2'] ?? '');
    const waiting = { meetingId: 'M2', itemId: 'weir' };
    await done(REEVE, 'agenda.addItem', { ...waiting, title: 'The crossing', minutes: 5 });
    await step('M2', { kind: 'start' });
    const task = toBeGiven('Count the weirs');
    await done(CALDER, 'meeting.giveTask', { ...waiting, ...task });
    await done(CALDER, 'agenda.decideLate', { ...waiting, accept: false });
    expect(await statusOf(HESKETH, task.taskId)).toBe(200);
    await leave('M3', 'weir');
    expect(await statusOf(HESKETH, task.taskId)).toBe(404);
  });
});
