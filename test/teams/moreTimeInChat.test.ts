import { buttonsIn } from '../support/cardActions';
import { randomUUID } from 'node:crypto';
import { cardOf, FakeTeams, type TeamsUser, textsOf } from '../support/fakeTeams';
import { startTestServer, type TestServer, until } from '../support/sentinel';
import { underGateway } from '../support/gateway';

let server: TestServer;
let teams: FakeTeams;
let users: Record<'sandhu' | 'reeve' | 'birkett', TeamsUser>;

beforeAll(async () => {
  teams = await new FakeTeams().start();
  server = await startTestServer();
  await server.moveClock('2027-02-02T09:14:00.000Z');
  users = {
    sandhu: teams.user('Priya Sandhu', 'priya.sandhu@ea.example'),
    reeve: teams.user('Callum Reeve', 'callum.reeve@northmoor.police.example'),
    birkett: teams.user('Joanne Birkett', 'joanne.birkett@hmrc.example'),
  };
  for (const user of Object.values(users)) await teams.say(server.url, teams.personal(user), user, 'hi');
});
afterAll(async () => {
  await server.close();
  await teams.stop();
});

const dueOn = '2027-02-19';
const later = '2027-03-05';
const reason = 'The landlord is away';

async function given(title: string): Promise<string> {
  const taskId = randomUUID();
  const task = { taskId, title, agencyId: 'ea', ownerId: 'priya-sandhu', dueOn };
  expect((await server.command('Ruth Calder', 'task.allocate', task)).status).toBe(200);
  await heard(users.sandhu, title);
  await click(users.sandhu, 'task.acknowledge', { taskId });
  return taskId;
}

const click = (user: TeamsUser, verb: string, data: object) =>
  teams.click(server.url, teams.personal(user), user, verb, data);

/** The last card in somebody's chat that says all of `words`. */
function heard(user: TeamsUser, ...words: string[]) {
  return until(`${user.name} hears “${words.join('”, “')}”`, () =>
    teams.in(teams.personal(user)).findLast((post) => words.every((each) => textsOf(cardOf(post)).includes(each))),
  );
}

const asks = (taskId: string) =>
  click(users.sandhu, 'task.askTime', { taskId, 'askTime.dueOn': later, 'askTime.reason': reason });

it('more time asked for on the card comes to the coordinator, who gives it with one click; the owner hears', async () => {
  const title = 'Visit the yard';
  const taskId = await given(title);
  const { body } = await asks(taskId);
  expect(textsOf(body.value)).toContain(`Priya Sandhu asks until Fri 5 Mar: ${reason}`);

  const card = cardOf(await heard(users.reeve, title, 'Priya Sandhu asked for more time on Tue 2 Feb.'));
  expect(textsOf(card)).toContain(reason);
  expect(buttonsIn(card)).toMatchObject([{ title: 'Give it' }, { title: 'Refuse' }, { title: 'Open' }]);
  const [give] = buttonsIn(card);
  const answer = await click(users.reeve, give?.verb ?? '', give?.data ?? {});
  expect(textsOf(answer.body.value)).toContain('due Fri 5 Mar, in 31 days');

  const told = await heard(users.sandhu, title, 'Callum Reeve gave more time on Tue 2 Feb, until Fri 5 Mar.');
  expect(textsOf(cardOf(told))).not.toContain('asks until');
  // A click on the card as it stood changes nothing.
  const second = await click(users.reeve, give?.verb ?? '', give?.data ?? {});
  expect(textsOf(second.body.value)).toContain('due Fri 5 Mar, in 31 days');
});

it('more time that is refused reaches the owner with the reason, and every card says so', async () => {
  const title = 'Ring the landlord';
  const taskId = await given(title);
  await asks(taskId);
  const post = await heard(users.reeve, title, 'asked for more time');
  await click(users.reeve, 'task.refuseTime', { taskId, dueOn: later, 'refuseTime.reason': 'M2 needs it' });
  const told = await heard(users.sandhu, title, 'Callum Reeve gave no more time');
  expect(textsOf(cardOf(told))).toContain('Not given 09:14 by Callum Reeve: M2 needs it');
  await until('the coordinator’s card follows', () => !textsOf(cardOf(post)).includes('asks until'));
});

it('more time asked for anew is told on the card that came for it, and no other comes', async () => {
  const title = 'Measure the yard';
  const taskId = await given(title);
  await asks(taskId);
  const post = await heard(users.reeve, title, 'asked for more time');
  const anew = { taskId, dueOn: '2027-03-12', reason: 'He is away until the 10th' };
  expect((await server.command('Priya Sandhu', 'task.askTime', anew)).status).toBe(200);
  await until('the card says the later wish', () => textsOf(cardOf(post)).includes('asks until Fri 12 Mar'));
  expect(textsOf(cardOf(post))).not.toContain('Fri 5 Mar');
  await server.command('Priya Sandhu', 'task.askTime', { ...anew, dueOn: '2027-03-19' });
  await until('it follows again', () => textsOf(cardOf(post)).includes('asks until Fri 19 Mar'));
  const cards = teams.in(teams.personal(users.reeve)).map(cardOf);
  expect(cards.filter((card) => textsOf(card).includes(title))).toHaveLength(1);
});

it('why more time is asked for a restricted task stands in no chat', async () => {
  const issueId = randomUUID();
  await server.command('Tom Hesketh', 'issue.raise', { issueId, text: 'Cash at the grill' });
  const audience = { kind: 'named', agencyIds: ['hmrc'], memberIds: [] };
  await server.command('Callum Reeve', 'issue.triage', { issueId, audience, ...underGateway });
  const task = { taskId: randomUUID(), title: 'Check the books', agencyId: 'hmrc', ownerId: 'joanne-birkett', dueOn };
  await server.command('Callum Reeve', 'issue.makeTask', { issueId, task: { ...task, ...underGateway } });
  await heard(users.birkett, 'Check the books');
  const asked = { taskId: task.taskId, dueOn: later, reason };
  expect((await server.command('Joanne Birkett', 'task.askTime', asked)).status).toBe(200);
  const post = await heard(users.reeve, 'Check the books', 'Joanne Birkett asks until Fri 5 Mar');
  expect(textsOf(cardOf(post))).not.toContain(reason);
});
