import { type Cosmos, startCosmos } from '../support/cosmosEmulator';
import { isBatch } from '../support/cosmosProxy';
import { FakeTeams, type TeamsUser } from '../support/fakeTeams';
import { startTestServer, type TestServer } from '../support/sentinel';

let cosmos: Cosmos;
let server: TestServer;
let teams: FakeTeams;
let sandhu: TeamsUser;

beforeAll(async () => {
  cosmos = await startCosmos();
  teams = await new FakeTeams().start();
  server = await startTestServer({ COSMOS_ENDPOINT: cosmos.endpoint, COSMOS_KEY: cosmos.key });
  await server.moveClock('2027-02-02T09:14:00.000Z');
  sandhu = teams.user('Priya Sandhu', 'priya.sandhu@ea.example');
  await teams.say(server.url, teams.personal(sandhu), sandhu, 'hi');
});
afterEach(() => cosmos.proxy.clearFaults());
afterAll(async () => {
  await server.close();
  await teams.stop();
  await cosmos.close();
});

/** Cosmos takes the next change that writes `type`, and answers no reading after it. */
function readNothingAfter(type: string): void {
  const from = cosmos.proxy.seen.length;
  const isDone = () => cosmos.proxy.seen.slice(from).some((each) => isBatch(each) && each.body.includes(`"${type}:`));
  cosmos.proxy.addFault({ match: (request) => !isBatch(request) && isDone(), act: 400, times: 1000 });
}

async function allocate(taskId: string): Promise<void> {
  const task = { taskId, title: 'Visit', agencyId: 'ea', ownerId: 'priya-sandhu', dueOn: '2027-02-19' };
  expect((await server.command('Ruth Calder', 'task.allocate', task)).status).toBe(200);
}

/** For the environment agency alone: whoever reads it is noted. */
async function allocateRestricted(taskId: string): Promise<void> {
  const audience = { kind: 'named', agencyIds: ['ea'], memberIds: [] };
  const task = { taskId, title: 'Visit', agencyId: 'ea', ownerId: 'priya-sandhu', dueOn: '2027-02-19' };
  await server.command('Tom Hesketh', 'issue.raise', { issueId: `of-${taskId}`, text: 'Lorries at night' });
  await server.command('Ruth Calder', 'issue.triage', { issueId: `of-${taskId}`, audience });
  expect((await server.command('Ruth Calder', 'issue.makeTask', { issueId: `of-${taskId}`, task })).status).toBe(200);
}

describe('a fault in Teams', () => {
  it('after what a click changed says that it was done, and it was', async () => {
    const click = { meetingId: 'M1', answer: 'coming' };
    readNothingAfter('attendance');
    const { status, body } = await teams.click(server.url, teams.personal(sandhu), sandhu, 'attendance.reply', click);
    cosmos.proxy.clearFaults();
    expect({ status, code: body.statusCode }).toEqual({ status: 200, code: 500 });
    expect(body.value.message).toMatch(/^It was done, but I could not show it here\. Do not send it again/);
    const own = await server.query('Priya Sandhu', 'meetings.ownAttendance', { meetingId: 'M1' });
    expect(own.body.reply).toBe('coming');
  });

  it('before it says that nothing was changed, and nothing was', async () => {
    await allocate('untouched');
    cosmos.proxy.addFault({ match: ({ path }) => path.endsWith('/task:untouched'), act: 400, times: 10 });
    const chat = teams.personal(sandhu);
    const { body } = await teams.click(server.url, chat, sandhu, 'task.acknowledge', { taskId: 'untouched' });
    cosmos.proxy.clearFaults();
    expect(body.value.message).toMatch(/nothing was changed. Please try again/);
    const task = await server.query('Ruth Calder', 'tasks.get', { taskId: 'untouched' });
    expect(task.body.state).toBe('allocated');
  });

  it('where the store keeps silent says that it is not known', async () => {
    await allocate('unknown');
    const isOfIt = ({ kind, body }: { kind: string; body: string }) =>
      kind === 'batch' && body.includes('task-acknowledged');
    cosmos.proxy.addFault({ match: isOfIt, act: 'resetBefore', times: 100 });
    const chat = teams.personal(sandhu);
    const { body } = await teams.click(server.url, chat, sandhu, 'task.acknowledge', { taskId: 'unknown' });
    expect(body.value.message).toMatch(/^It is not known whether this was done\. Open it to see where it stands/);
  });

  it('after an issue was raised says its number, so that nobody raises it a second time', async () => {
    const chat = teams.personal(sandhu);
    teams.fault(/^POST .*\/activities\/first-words$/, 403);
    const said = { id: 'first-words' };
    await teams.say(server.url, chat, sandhu, 'issue Lorries at the quarry by night', said);
    expect(teams.answerIn(chat)?.activity.text).toMatch(
      /^Issue I-27-001 is raised, but I could not show it here\. Do not send it again/,
    );
    const { body } = await server.query('Ruth Calder', 'issues.list');
    expect(body.items).toHaveLength(1);
  });

  it('while it is noted that a restricted record was read says that it was done, and it was', async () => {
    await allocateRestricted('noted');
    cosmos.proxy.addFault({ match: (each) => isBatch(each) && each.body.includes('task-opened'), act: 400, times: 10 });
    const chat = teams.personal(sandhu);
    const { body } = await teams.click(server.url, chat, sandhu, 'task.acknowledge', { taskId: 'noted' });
    cosmos.proxy.clearFaults();
    expect(body.value.message).toMatch(/^It was done, but I could not show it here\. Do not send it again/);
    const task = await server.query('Ruth Calder', 'tasks.get', { taskId: 'noted' });
    expect(task.body).toMatchObject({ state: 'acknowledged', restricted: true });
  });

  it('while it is noted that a restricted record was read, with nothing done before, says that nothing was changed', async () => {
    const content = { kind: 'task', taskId: 'noted' };
    await server.moveClock('2027-02-02T11:14:00.000Z');
    cosmos.proxy.addFault({ match: (each) => isBatch(each) && each.body.includes('task-opened'), act: 400, times: 10 });
    const { body } = await teams.click(server.url, teams.personal(sandhu), sandhu, 'card.show', { content });
    cosmos.proxy.clearFaults();
    expect(body.value.message).toMatch(/nothing was changed\. Please try again/);
  });
});

describe('an acknowledgement from its card', () => {
  it('is drawn from what the command told: the task’s history is not read', async () => {
    await allocate('counted');
    const chat = teams.personal(sandhu);
    const historiesAsked = async (work: () => Promise<unknown>) => {
      const from = cosmos.proxy.seen.length;
      await work();
      const isOfIt = (body: string) => body.includes('"log"') && body.includes('"counted"');
      return cosmos.proxy.seen.slice(from).filter(({ kind, body }) => kind === 'query' && isOfIt(body)).length;
    };
    const click = () => teams.click(server.url, chat, sandhu, 'task.acknowledge', { taskId: 'counted' });
    expect(await historiesAsked(click)).toBe(0);
    const task = await server.query('Ruth Calder', 'tasks.get', { taskId: 'counted' });
    expect(task.body.state).toBe('acknowledged');
    // The drawer of the tab shows it.
    expect(await historiesAsked(() => server.query('Ruth Calder', 'tasks.get', { taskId: 'counted' }))).toBe(1);
  });
});
