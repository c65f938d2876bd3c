import { randomUUID } from 'node:crypto';
import { cardOf, FakeTeams, textsOf } from '../support/fakeTeams';
import type { Json } from '../support/runningServer';
import { type Answer, startTestServer, type TestServer, until } from '../support/sentinel';

const [CALDER, REEVE, SANDHU, HESKETH] = ['Ruth Calder', 'Callum Reeve', 'Priya Sandhu', 'Tom Hesketh'];
const former = { title: 'Visit the yard', detail: 'Ask for Mr Pike' };
const words = { title: 'Visit both yards', detail: 'Ask at the gate' };

let server: TestServer;
let teams: FakeTeams;
beforeAll(async () => {
  teams = await new FakeTeams().start();
  server = await startTestServer();
});
beforeEach(() => server.moveClock('2027-02-02T09:14:00.000Z'));
afterAll(async () => {
  await server.close();
  await teams.stop();
});

async function given(more: object = {}): Promise<string> {
  const taskId = randomUUID();
  const task = { taskId, ...former, agencyId: 'ea', ownerId: 'priya-sandhu', dueOn: '2027-02-19', ...more };
  expect((await server.command(REEVE, 'task.allocate', task)).status).toBe(200);
  return taskId;
}
const reword = (who: string, taskId: string, more: object = words): Promise<Answer> =>
  server.command(who, 'task.reword', { taskId, ...more });
const read = async (taskId: string): Promise<Json> => (await server.query(REEVE, 'tasks.get', { taskId })).body;

describe('the wording of a task', () => {
  it('is changed by those who run the panel; what it said before stays in the history', async () => {
    const taskId = await given();
    const { body } = await reword(CALDER, taskId);
    expect(body).toMatchObject({ ...words, state: 'allocated', added: [{ text: 'Wording changed', byName: CALDER }] });
    expect(body.added[0].former).toBe('Visit the yard\nAsk for Mr Pike');
    expect((await read(taskId)).history.at(-1)).toMatchObject({ former: 'Visit the yard\nAsk for Mr Pike' });
    const found = (await server.query(REEVE, 'tasks.list', { search: 'both yards', limit: '100' })).body.items;
    expect(found.map(({ id }: Json) => id)).toContain(taskId);
  });

  it('stays as it is at a second click; without a detail it has none any more', async () => {
    const taskId = await given();
    await reword(REEVE, taskId);
    expect((await reword(REEVE, taskId)).body.added).toEqual([]);
    const { body } = await reword(REEVE, taskId, { title: words.title });
    expect([body.title, body.detail]).toEqual([words.title, undefined]);
  });

  it('has a title of one line and of whole characters, here and where a task is given', async () => {
    const lines = { title: 'Visit both\nyards \r\n today\ud800', detail: 'Ask\nat the gate' };
    const read = { title: 'Visit both yards today', detail: 'Ask\nat the gate' };
    const taskId = await given();
    expect((await reword(CALDER, taskId, lines)).body).toMatchObject(read);
    expect((await server.query(REEVE, 'tasks.get', { taskId: await given(lines) })).body).toMatchObject(read);
  });

  it('is not for the agency that has the task, nor for others who see it', async () => {
    const taskId = await given();
    for (const who of [SANDHU, HESKETH]) {
      expect(await reword(who, taskId)).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
      expect((await server.query(who, 'tasks.get', { taskId })).body.may.reword).toBe(false);
    }
    expect(await read(taskId)).toMatchObject(former);
  });

  it('is changed by whoever suggested the task, until those who run the panel have decided on it', async () => {
    const taskId = randomUUID();
    const task = { taskId, ...former, agencyId: 'ea', ownerId: 'priya-sandhu', dueOn: '2027-02-19' };
    await server.command(HESKETH, 'task.propose', task);
    expect((await reword(HESKETH, taskId)).body).toMatchObject(words);
    await server.moveClock('2027-02-02T09:20:00.000Z');
    await server.command(REEVE, 'task.reallocate', { taskId, ownerId: 'priya-sandhu' });
    expect((await reword(HESKETH, taskId, former)).body.code).toBe('not-allowed');
    expect(await read(taskId)).toMatchObject(words);
  });

  it('that is too highly marked, or asks for covert activity, is not kept', async () => {
    const taskId = await given();
    const stopped = await reword(REEVE, taskId, { ...words, detail: 'This is SECRET' });
    expect(stopped.body).toMatchObject({
      code: 'marking-too-high',
      message: expect.stringContaining('It was stopped for “SECRET”'),
      issues: [{ path: 'detail', message: 'It was stopped for “SECRET”.' }],
    });
    expect((await reword(REEVE, taskId, { title: 'Follow him home' })).body.code).toBe('covert-activity');
    expect((await reword(REEVE, taskId, { title: ' ' })).status).toBe(400);
    expect(await read(taskId)).toMatchObject(former);
  });

  it('of a task that is over stays what it was', async () => {
    const taskId = await given();
    await server.command(REEVE, 'task.withdraw', { taskId, reason: 'Overtaken' });
    expect((await reword(REEVE, taskId)).body).toMatchObject({ code: 'wrong-state' });
  });

  it('of before can be erased from the history, and the log is whole', async () => {
    const taskId = await given();
    const { body } = await reword(REEVE, taskId);
    const numbers = [body.added[0].number];
    const erased = await server.command(REEVE, 'log.eraseWords', { numbers, reason: 'A name' });
    expect(erased.body).toEqual({ erased: numbers, corrected: [], still: [] });
    expect(JSON.stringify(await read(taskId))).not.toContain('Pike');
    expect((await server.query(REEVE, 'log.check')).body).toMatchObject({ intact: true, faults: [] });
  });
});

it('a task that is worded anew shows the new words on every card, and its owner is told who changed them', async () => {
  const sandhu = teams.user(SANDHU, 'priya.sandhu@ea.example');
  const chat = teams.personal(sandhu);
  await teams.say(server.url, chat, sandhu, 'hi');
  const taskId = await given({ title: 'Visit the old mill', detail: 'By the river' });
  const shown = (...said: string[]) =>
    teams.in(chat).find((post) => said.every((each) => textsOf(cardOf(post)).includes(each)));
  const post = await until('the owner has a card', () => shown('Visit the old mill'));
  await reword(CALDER, taskId, { title: 'Visit the new mill' });
  await until('the card follows', () => textsOf(cardOf(post)).includes('Visit the new mill'));
  expect(textsOf(cardOf(post))).not.toContain('By the river');
  const news = () => shown('Visit the new mill', 'Ruth Calder changed the wording of this task.');
  await until('the owner is told', news);
});
