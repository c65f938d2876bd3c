import { buttonsIn } from '../support/cardActions';
import { randomUUID } from 'node:crypto';
import { cardOf, FakeTeams, type TeamsUser, textsOf } from '../support/fakeTeams';
import { underGateway } from '../support/gateway';
import type { Json } from '../support/runningServer';
import { type Answer, startTestServer, type TestServer, until } from '../support/sentinel';

const [CALDER, REEVE, SANDHU, HESKETH] = ['Ruth Calder', 'Callum Reeve', 'Priya Sandhu', 'Tom Hesketh'];

let server: TestServer;
let teams: FakeTeams;
let users: Record<'sandhu' | 'reeve' | 'calder' | 'birkett', TeamsUser>;
beforeAll(async () => {
  teams = await new FakeTeams().start();
  server = await startTestServer();
  await server.moveClock('2027-02-02T09:14:00.000Z');
  users = {
    sandhu: teams.user(SANDHU, 'priya.sandhu@ea.example'),
    reeve: teams.user(REEVE, 'callum.reeve@northmoor.police.example'),
    calder: teams.user(CALDER, 'ruth.calder@northmoor.police.example'),
    birkett: teams.user('Joanne Birkett', 'joanne.birkett@hmrc.example'),
  };
  for (const user of Object.values(users)) await teams.say(server.url, teams.personal(user), user, 'hi');
});
beforeEach(() => server.moveClock('2027-02-02T09:14:00.000Z'));
afterAll(async () => {
  await server.close();
  await teams.stop();
});

async function given(title: string, more: object = {}): Promise<string> {
  const taskId = randomUUID();
  const task = { taskId, title, agencyId: 'ea', ownerId: 'priya-sandhu', dueOn: '2027-02-19', ...more };
  expect((await server.command(REEVE, 'task.allocate', task)).status).toBe(200);
  return taskId;
}
const write = (who: string, taskId: string, text: string): Promise<Answer> =>
  server.command(who, 'task.comment', { taskId, text });
const commentsOn = async (taskId: string, who = REEVE) =>
  (await server.query(who, 'tasks.get', { taskId })).body.history
    .filter(({ text }: Json) => text === 'Comment')
    .map(({ note, byName }: Json) => [byName, note]);
const cardsOf = (user: TeamsUser, ...words: string[]) =>
  teams.in(teams.personal(user)).filter((post) => words.every((each) => textsOf(cardOf(post)).includes(each)));
const heard = (user: TeamsUser, ...words: string[]) =>
  until(`${user.name} hears “${words.join('”, “')}”`, () => cardsOf(user, ...words).at(-1));

it('what the owner and the coordinator write to each other stands in the history, and the other side hears in chat', async () => {
  const title = 'Look behind the yard';
  const taskId = await given(title);
  const { body } = await write(SANDHU, taskId, 'Which gate is meant?');
  expect(body).toMatchObject({ added: [{ text: 'Comment', note: 'Which gate is meant?', byName: SANDHU }] });
  const asked = cardOf(await heard(users.reeve, title, 'Priya Sandhu wrote about this task.', 'Which gate is meant?'));
  expect(buttonsIn(asked)).toMatchObject([{ title: 'Reply' }, { title: 'Open' }]);
  const chat = teams.personal(users.reeve);
  const reply = { taskId, 'comment.text': 'The north one' };
  const answered = await teams.click(server.url, chat, users.reeve, 'task.comment', reply);
  expect(textsOf(answered.body.value)).toContain('The north one');
  await heard(users.sandhu, title, 'Callum Reeve wrote about this task.', 'The north one');
  expect(await commentsOn(taskId, SANDHU)).toEqual([
    [SANDHU, 'Which gate is meant?'],
    [REEVE, 'The north one'],
  ]);
});

it('the chair who wrote is answered, and nobody is told of what they wrote themselves', async () => {
  const title = 'Walk along the river';
  const taskId = await given(title);
  await write(CALDER, taskId, 'Before Friday, please');
  await heard(users.sandhu, title, 'Ruth Calder wrote about this task.');
  await write(SANDHU, taskId, 'On Thursday');
  await heard(users.calder, title, 'On Thursday');
  await heard(users.reeve, title, 'On Thursday');
  expect(cardsOf(users.sandhu, title, 'Priya Sandhu wrote about this task.')).toEqual([]);
});

it('a second click writes nothing twice; the same words on another day are another comment', async () => {
  const taskId = await given('Ring the council');
  const again = () => write(REEVE, taskId, 'Any news?');
  await Promise.all([again(), again()]);
  await again();
  expect(await commentsOn(taskId)).toHaveLength(1);
  await server.moveClock('2027-02-03T09:14:00.000Z');
  await again();
  expect(await commentsOn(taskId)).toHaveLength(2);
});

it('only the task’s agency and those who run the panel write about it, and nothing that is too highly marked', async () => {
  const taskId = await given('Count the skips');
  expect(await write(HESKETH, taskId, 'May I?')).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
  const { body } = await server.query(HESKETH, 'tasks.get', { taskId });
  expect(body.mayComment).toBe(false);
  expect((await write(SANDHU, taskId, 'This is SECRET')).body.code).toBe('marking-too-high');
  expect((await write(SANDHU, taskId, '  ')).status).toBe(400);
  expect((await write(SANDHU, taskId, 'a'.repeat(1001))).status).toBe(400);
  expect(await commentsOn(taskId)).toEqual([]);
});

it('what is written in quiet hours waits until the morning, as one card that shows the last of it', async () => {
  const title = 'Photograph the fence';
  const taskId = await given(title);
  await server.moveClock('2027-02-02T20:00:00.000Z');
  await write(SANDHU, taskId, 'It is dark');
  await write(SANDHU, taskId, 'I go tomorrow');
  expect(cardsOf(users.reeve, title)).toEqual([]);
  await server.moveClock('2027-02-03T08:01:00.000Z');
  await heard(users.reeve, title, 'I go tomorrow');
  expect(cardsOf(users.reeve, title)).toHaveLength(1);
  expect(await commentsOn(taskId)).toHaveLength(2);
});

it('what is written about a restricted task stands in no chat, and in no other agency’s history', async () => {
  const issueId = randomUUID();
  await server.command(HESKETH, 'issue.raise', { issueId, text: 'Cash at the grill' });
  const audience = { kind: 'named', agencyIds: ['hmrc'], memberIds: [] };
  await server.command(REEVE, 'issue.triage', { issueId, audience, ...underGateway });
  const dueOn = '2027-02-19';
  const task = { taskId: randomUUID(), title: 'Check the books', agencyId: 'hmrc', ownerId: 'joanne-birkett', dueOn };
  await server.command(REEVE, 'issue.makeTask', { issueId, task: { ...task, ...underGateway } });
  await write('Joanne Birkett', task.taskId, 'His sister keeps them');
  const post = await heard(users.reeve, 'Check the books', 'Joanne Birkett wrote about it.');
  expect(textsOf(cardOf(post))).not.toContain('sister');
  expect((await server.query(SANDHU, 'tasks.get', { taskId: task.taskId })).status).toBe(404);
});

/** Everything that this person is answered about the task, in one text. */
async function readBy(who: string, taskId: string): Promise<string> {
  const asked: [string, Record<string, string>][] = [
    ['tasks.get', { taskId }],
    ['tasks.card', { taskId }],
    ['tasks.list', { search: 'neighbours', limit: '100' }],
    ['tasks.export', { search: 'neighbours' }],
    ['search.find', { text: 'They know me' }],
    ['today.since', { asOf: '0' }],
  ];
  const answers = await Promise.all(asked.map(([name, input]) => server.query(who, name, input)));
  return answers.map(({ body }) => JSON.stringify(body)).join(' ');
}

it('what an agency and the panel write about a task is read by no other member who sees the task', async () => {
  const taskId = await given('Ask the neighbours');
  const dueOn = '2027-03-05';
  await write(SANDHU, taskId, 'They know me');
  await server.command(SANDHU, 'task.askTime', { taskId, dueOn, reason: 'A cousin is ill' });
  for (const who of [SANDHU, REEVE, CALDER]) {
    expect(await readBy(who, taskId)).toContain('They know me');
    expect(await readBy(who, taskId)).toContain('A cousin is ill');
  }
  const toOthers = await readBy(HESKETH, taskId);
  expect(toOthers).toContain('Until Fri 5 Mar');
  expect(toOthers).not.toMatch(/They know me|A cousin is ill|"Comment"/);
  await server.command(CALDER, 'task.refuseTime', { taskId, dueOn, reason: 'The court sits' });
  expect(await readBy(SANDHU, taskId)).toContain('The court sits');
  expect(await readBy(HESKETH, taskId)).not.toContain('The court sits');
});

it('a task that goes to another agency takes nothing with it that was written to the first, whose owner keeps just that', async () => {
  const taskId = await given('Ask the neighbours again');
  await write(SANDHU, taskId, 'They know me');
  await server.command(CALDER, 'task.reassign', { taskId, ownerId: 'tom-hesketh' });
  await write(HESKETH, taskId, 'We shall send two');
  expect((await server.query(SANDHU, 'tasks.get', { taskId })).body.lastComment).toBeUndefined();
  expect(await commentsOn(taskId, HESKETH)).toEqual([[HESKETH, 'We shall send two']]);
  expect(await commentsOn(taskId, SANDHU)).toEqual([[SANDHU, 'They know me']]);
  expect(await commentsOn(taskId)).toHaveLength(2);
  expect((await write(SANDHU, taskId, 'Still mine?')).status).toBe(403);
});
