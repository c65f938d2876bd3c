import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { verifyLog } from '../../bot/wiring/verifyLog';
import { underGateway } from '../support/gateway';
import { deedsAt } from '../support/deeds';
import { startTestServer, type TestServer } from '../support/sentinel';
import { type Json, ownFolder } from '../support/runningServer';

const CALDER = 'Ruth Calder';
const REEVE = 'Callum Reeve';
const HESKETH = 'Tom Hesketh';
const SANDHU = 'Priya Sandhu';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
  await server.moveClock('2027-03-01T10:00:00.000Z');
}, 60_000);
afterEach(() => server.close());

const { done } = deedsAt(() => server);

async function anIssue(text: string): Promise<{ issueId: string; itemId: string }> {
  const issueId = randomUUID();
  await done(SANDHU, 'issue.raise', { issueId, text });
  return { issueId, itemId: `issue-${issueId}` };
}

const onAgenda = (issueId: string) => done(REEVE, 'issue.putOnAgenda', { issueId, meetingId: 'M2' });
const step = (what: object) => done(CALDER, 'meeting.step', { meetingId: 'M2', stepId: randomUUID(), step: what });
const leave = (who: string, itemId: string) =>
  done(who, 'attendance.declareInterest', { meetingId: 'M2', itemId, text: 'My brother owns it', recused: true });
const merge = (issueId: string, intoId: string) => done(REEVE, 'issue.merge', { issueId, intoId });
const toBeGiven = (title: string) => ({
  ...{ taskId: randomUUID(), title, agencyId: 'ea', ownerId: 'priya-sandhu', dueOn: '2027-03-12' },
});
const statusOf = async (who: string, taskId: string) => (await server.query(who, 'tasks.get', { taskId })).status;

async function readIn(who: string): Promise<string> {
  const names = ['meetings.record', 'meetings.minutes', 'meetings.attendance'];
  const answers = await Promise.all(names.map((name) => server.query(who, name, { meetingId: 'M2' })));
  return JSON.stringify(answers.map(({ body }) => body));
}

describe('whoever left for an issue that another one takes in', () => {
  it('reads nothing of what was recorded, given and minuted on that one’s item', async () => {
    const [one, other] = [await anIssue('Barrels in the yard'), await anIssue('Drums in the yard')];
    for (const { issueId } of [one, other]) await onAgenda(issueId);
    await server.moveClock('2027-03-10T10:00:00.000Z');
    await step({ kind: 'start' });
    await leave(HESKETH, one.itemId);
    await step({ kind: 'goTo', itemId: other.itemId });
    const recorded = { meetingId: 'M2', itemId: other.itemId };
    await done(CALDER, 'meeting.record', {
      ...{ ...recorded, entryId: randomUUID(), kind: 'decision', text: 'The weir is looked into' },
    });
    const task = toBeGiven('Count the weirs');
    await done(CALDER, 'meeting.giveTask', { ...recorded, ...task });
    expect(await statusOf(HESKETH, task.taskId)).toBe(200);

    await merge(one.issueId, other.issueId);
    await done(CALDER, 'meeting.close', { meetingId: 'M2', stepId: randomUUID() });
    await done(CALDER, 'minutes.confirm', { meetingId: 'M2' });
    expect(await readIn(HESKETH)).not.toMatch(/weir/);
    expect(await statusOf(HESKETH, task.taskId)).toBe(404);
    expect(await readIn(SANDHU)).toMatch(/weir.*Count the weirs|Count the weirs.*weir/s);
  });

  it('reads nothing of the task that was made of that one, nor of its parts', async () => {
    const [one, other] = [await anIssue('Barrels in the yard'), await anIssue('Drums in the yard')];
    await onAgenda(one.issueId);
    await leave(HESKETH, one.itemId);
    const task = toBeGiven('Count the drums');
    const part = { ...toBeGiven('Weigh the drums'), agencyId: 'frs', ownerId: 'dafydd-moss' };
    await done(REEVE, 'issue.makeTask', { issueId: other.issueId, task });
    await done(REEVE, 'task.split', { taskId: task.taskId, parts: [part] });
    expect(await statusOf(HESKETH, part.taskId)).toBe(200);
    await merge(one.issueId, other.issueId);
    for (const { taskId } of [task, part]) {
      expect(await statusOf(HESKETH, taskId)).toBe(404);
      expect(await statusOf(SANDHU, taskId)).toBe(200);
    }
  });
});

describe('a coordinator who left for an item', () => {
  it('reads its task neither by giving it again, nor in what reminds of it', async () => {
    const { issueId, itemId } = await anIssue('Barrels in the yard');
    await onAgenda(issueId);
    await server.moveClock('2027-03-10T10:00:00.000Z');
    await step({ kind: 'start' });
    const task = toBeGiven('Count the barrels');
    await done(REEVE, 'meeting.giveTask', { meetingId: 'M2', itemId, ...task });
    const { body: before } = await server.query(REEVE, 'reminders.upcoming');
    const reminder = before.items.find(({ about }: Json) => about === 'task');
    const preview = () =>
      server.query(REEVE, 'reminders.preview', { key: reminder.key, memberId: reminder.to[0].memberId });
    expect(JSON.stringify((await preview()).body)).toContain('Count the barrels');

    await leave(REEVE, itemId);
    expect(await preview()).toMatchObject({ status: 404 });
    const { body: after } = await server.query(REEVE, 'reminders.upcoming');
    expect(after.items.filter(({ about }: Json) => about === 'task')).toEqual([]);
    expect(await server.command(REEVE, 'task.allocate', task)).toMatchObject({ body: { code: 'id-taken' } });
    expect(
      await server.query(CALDER, 'reminders.preview', { key: reminder.key, memberId: 'priya-sandhu' }),
    ).toMatchObject({ status: 200 });
  });

  it('finds its issue and its task named neither among what was sent, nor in the log, nor in what is exported of it', async () => {
    const { issueId, itemId } = await anIssue('Barrels in the yard');
    await onAgenda(issueId);
    await server.moveClock('2027-03-10T10:00:00.000Z');
    await step({ kind: 'start' });
    const task = toBeGiven('Count the barrels');
    await done(REEVE, 'meeting.giveTask', { meetingId: 'M2', itemId, ...task });
    const { body } = await server.query(REEVE, 'reminders.upcoming');
    const { key } = body.items.find(({ about }: Json) => about === 'task');
    await done(REEVE, 'reminder.sendNow', { key });
    const named = async (who: string) => {
      const { body: log } = await server.query(who, 'log.list', { limit: '500' });
      const { body: sent } = await server.query(who, 'reminders.deliveries');
      const answers = [log, sent, who === REEVE ? (await server.query(who, 'log.export')).body : ''];
      return answers.map((answer) => /SEN-27-\d+|I-27-\d+/.test(JSON.stringify(answer)));
    };
    expect(await named(REEVE)).toEqual([true, true, true]);

    await leave(REEVE, itemId);
    expect(await named(REEVE)).toEqual([false, false, false]);
    const { body: log } = await server.query(REEVE, 'log.list', { limit: '500' });
    const given = log.items.find(({ subject, action }: Json) => subject.id === task.taskId && action !== 'task-hidden');
    expect(given).toMatchObject({ action: 'task-allocated', subject: { type: 'task' }, byName: REEVE });
    expect(given.toText).toBeUndefined();
    const { body: exported } = await server.query(REEVE, 'log.export');
    const lines: Json[] = String(exported)
      .trimEnd()
      .split('\n')
      .slice(1, -1)
      .map((line) => JSON.parse(line));
    const ofIt = lines.filter(({ subject }) => subject.id === task.taskId);
    const shown = ['number', 'at', 'by', 'action', 'kind', 'subject', 'previousHash', 'hash', 'withheld'];
    expect(new Set(ofIt.flatMap((line) => Object.keys(line)))).toEqual(new Set(shown));
    expect(String(exported)).not.toContain(`told:task:${task.taskId}`);
    const file = path.join(ownFolder(), 'log.ndjson');
    writeFileSync(file, String(exported));
    const bare = lines.filter(({ withheld }) => withheld === 'content');
    let said = '';
    const print = (some: string) => void (said += some);
    const code = await verifyLog({ args: [file], environment: { DATA_DIR: ownFolder() }, print });
    expect([code, said]).toEqual([0, expect.stringContaining(`Of ${bare.length} nothing but its place is shown`)]);
    for (const about of ['SEN-27-001', 'SEN-27-999']) {
      const answer = await server.query(REEVE, 'log.list', { about });
      expect(answer).toMatchObject({ status: 422, body: { code: 'no-such-reference' } });
    }
  });

  it('erases no words of its issue, which others may', async () => {
    const { issueId, itemId } = await anIssue('Barrels in the yard');
    await done(SANDHU, 'issue.edit', { issueId, text: 'Barrels by the gate' });
    await onAgenda(issueId);
    const { body } = await server.query(REEVE, 'issues.get', { issueId });
    const { number } = body.history.find(({ former }: Json) => former === 'Barrels in the yard');
    await leave(REEVE, itemId);
    const erase = { numbers: [number], reason: 'Asked for' };
    expect(await server.command(REEVE, 'log.eraseWords', erase)).toMatchObject({ status: 404 });
    const { body: read } = await server.query(SANDHU, 'issues.get', { issueId });
    expect(read.history.find((line: Json) => line.number === number).former).toBe('Barrels in the yard');
  });
});

it('a part of a restricted task names neither that task nor its issue to whoever may not know them', async () => {
  const { issueId } = await anIssue('Barrels in the yard');
  const audience = { kind: 'named', agencyIds: ['hmrc'], memberIds: [] };
  await done(REEVE, 'issue.triage', { issueId, audience, ...underGateway });
  const task = toBeGiven('Count the barrels');
  const part = { ...toBeGiven('Weigh the barrels'), agencyId: 'frs', ownerId: 'dafydd-moss' };
  await done(REEVE, 'issue.makeTask', { issueId, task });
  await done(REEVE, 'task.split', { taskId: task.taskId, parts: [part] });
  const { body: his } = await server.query('Dafydd Moss', 'tasks.get', { taskId: part.taskId });
  expect(his).toMatchObject({ title: 'Weigh the barrels', originText: 'Given by the panel' });
  expect(his.partOf).toBeUndefined();
  const { body: hers } = await server.query(CALDER, 'tasks.get', { taskId: part.taskId });
  expect(hers).toMatchObject({ originText: expect.stringMatching(/^From issue I-27-/), partOf: { id: task.taskId } });
});
