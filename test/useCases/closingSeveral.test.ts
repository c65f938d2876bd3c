import { randomUUID } from 'node:crypto';
import type { Json } from '../support/runningServer';
import { startTestServer, type TestServer } from '../support/sentinel';

const [CALDER, REEVE, SANDHU, MOSS] = ['Ruth Calder', 'Callum Reeve', 'Priya Sandhu', 'Dafydd Moss'];

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
  await server.moveClock('2027-02-02T09:14:00.000Z');
});
afterEach(() => server.close());

async function given(): Promise<string> {
  const taskId = randomUUID();
  const task = { taskId, title: 'Visit the yard', agencyId: 'ea', ownerId: 'priya-sandhu', dueOn: '2027-02-19' };
  expect((await server.command(REEVE, 'task.allocate', task)).status).toBe(200);
  return taskId;
}
async function completed(): Promise<string> {
  const taskId = await given();
  await server.command(SANDHU, 'task.complete', { taskId, outcome: 'Visited', proposedGrade: 'minor' });
  return taskId;
}
const close = (who: string, ...closures: object[]) => server.command(who, 'task.closeSeveral', { closures });
const read = async (taskId: string): Promise<Json> => (await server.query(REEVE, 'tasks.get', { taskId })).body;

it('several completed tasks are closed in one act, each with its own 4P and grade', async () => {
  const [one, two] = [await completed(), await completed()];
  const closures = [
    { taskId: one, fourP: 'Prevent', moderatedGrade: 'moderate' },
    { taskId: two, fourP: 'Pursue' },
  ];
  const { status, body } = await close(CALDER, ...closures);
  expect([status, body.left]).toEqual([200, []]);
  expect(body.closed.map(({ reference }: Json) => reference)).toEqual(['SEN-27-001', 'SEN-27-002']);
  expect(await read(one)).toMatchObject({ state: 'closed', fourP: 'Prevent', moderatedGrade: 'moderate' });
  expect(await read(two)).toMatchObject({ state: 'closed', fourP: 'Pursue', statusText: `Closed 09:14 by ${CALDER}` });
  const histories = [await read(one), await read(two)].map(({ history }) => history.at(-1).text);
  expect(histories).toEqual(['Closed', 'Closed']);
  // A second click says the same, and changes nothing.
  expect((await close(CALDER, ...closures)).body).toEqual(body);
  expect((await read(one)).history.filter(({ text }: Json) => text === 'Closed')).toHaveLength(1);
});

it('those that cannot be closed are left as they are, and it is said of each why', async () => {
  const [done, owed, withdrawn, closed] = [await completed(), await given(), await given(), await completed()];
  await server.command(REEVE, 'task.withdraw', { taskId: withdrawn, reason: 'Overtaken' });
  await server.command(REEVE, 'task.close', { taskId: closed, fourP: 'Protect' });
  const all = [done, owed, withdrawn, closed, 'no-task'].map((taskId) => ({ taskId, fourP: 'Prevent' }));
  const { body } = await close(CALDER, ...all);
  expect(body.closed.map(({ taskId }: Json) => taskId)).toEqual([done]);
  expect(body.left).toEqual([
    { taskId: owed, reference: 'SEN-27-002', why: `Allocated 09:14 by ${REEVE}` },
    { taskId: withdrawn, reference: 'SEN-27-003', why: `Withdrawn 09:14 by ${REEVE}` },
    { taskId: closed, reference: 'SEN-27-004', why: `Closed 09:14 by ${REEVE}` },
    { taskId: 'no-task', why: 'It is not there, or is not shared with you' },
  ]);
  expect((await read(closed)).fourP).toBe('Protect');
});

it('a task that is hidden from whoever closes others is told as one that is not there, and stays open', async () => {
  const taskId = await completed();
  const interest = { meetingId: 'M1', itemId: 'item-3', text: 'My brother', recused: true };
  await server.command(REEVE, 'meeting.step', { meetingId: 'M1', stepId: randomUUID(), step: { kind: 'start' } });
  await server.command('Owen Pryce', 'attendance.declareInterest', interest);
  const hidden = randomUUID();
  const onItem = { taskId: hidden, title: 'Look at it', agencyId: 'ea', ownerId: 'priya-sandhu', dueOn: '2027-02-19' };
  const givenTask = await server.command(REEVE, 'meeting.giveTask', { ...onItem, meetingId: 'M1', itemId: 'item-3' });
  expect(givenTask.status).toBe(200);
  await server.command(SANDHU, 'task.complete', { taskId: hidden, outcome: 'Done' });
  const both = [taskId, hidden].map((each) => ({ taskId: each, fourP: 'Prevent' }));
  const { body } = await close('Owen Pryce', ...both);
  expect(body.left).toEqual([{ taskId: hidden, why: 'It is not there, or is not shared with you' }]);
  expect((await read(hidden)).state).toBe('completed');
  expect((await server.command('Owen Pryce', 'task.chase', { taskIds: [hidden] })).body).toEqual({ chased: 0 });
  // As the one that is closed alone is.
  const { items } = (await server.query(REEVE, 'log.list', { limit: '500' })).body;
  const refused = items.filter(({ action }: Json) => action === 'access-refused');
  expect(refused.map(({ subject, note, byName }: Json) => [subject.id, note, byName])).toEqual(
    ['close several', 'chase'].map((deed) => [
      hidden,
      `Wanted to ${deed} (task): not there, or not for them to see`,
      'Owen Pryce',
    ]),
  );
});

it('each needs one of the four Ps, and only those who direct tasks close any', async () => {
  const taskId = await completed();
  expect((await close(CALDER, { taskId })).status).toBe(400);
  for (const who of [SANDHU, MOSS])
    expect(await close(who, { taskId, fourP: 'Prevent' })).toMatchObject({
      status: 403,
      body: { code: 'not-allowed' },
    });
  expect((await read(taskId)).state).toBe('completed');
});

it('as many as are chosen at once go in one batch', async () => {
  const ids = [];
  for (let count = 0; count < 25; count++) ids.push(await completed());
  const { body } = await close(CALDER, ...ids.map((taskId) => ({ taskId, fourP: 'Prepare' })));
  expect([body.closed.length, body.left]).toEqual([25, []]);
});
