import { cardOf, FakeTeams, type Posted, type TeamsChat, type TeamsUser, textsOf } from '../support/fakeTeams';
import type { Json } from '../support/runningServer';
import { startTestServer, type TestServer, until } from '../support/sentinel';

const REEVE = 'Callum Reeve';
const panelChat: TeamsChat = { id: '19:panel@thread.v2', type: 'groupChat' };

let server: TestServer;
let teams: FakeTeams;
let sandhu: TeamsUser;

beforeAll(async () => {
  teams = await new FakeTeams().start();
  server = await startTestServer();
  await server.moveClock('2027-02-02T09:14:00.000Z');
  sandhu = teams.user('Priya Sandhu', 'priya.sandhu@ea.example');
  await teams.say(server.url, teams.personal(sandhu), sandhu, 'hi');
});
afterAll(async () => {
  await server.close();
  await teams.stop();
});

/** A task for Priya Sandhu, once the panel knows that its card is in her chat. */
async function given(taskId: string): Promise<{ reference: string; post: Posted }> {
  const visit = { title: 'Visit Fellgate Yard', agencyId: 'ea', ownerId: 'priya-sandhu', dueOn: '2027-02-19' };
  const { reference } = (await server.command('Ruth Calder', 'task.allocate', { taskId, ...visit })).body;
  await until('it is sent', async () => (await deliveryOf(reference)).state === 'sent');
  const post = teams.in(teams.personal(sandhu)).find((each) => textsOf(cardOf(each)).includes(reference));
  if (post === undefined) throw new Error('The card is gone');
  return { reference, post };
}

async function deliveryOf(reference: string): Promise<Json> {
  const { body } = await server.query(REEVE, 'reminders.deliveries');
  return body.items.find(({ what }: Json) => what === `Task ${reference}`);
}

/** The card comes into view, or a button of it is clicked. */
function click(chat: TeamsChat, { id }: Posted, verb: string, data: object, trigger: 'manual' | 'automatic') {
  const value = { action: { type: 'Action.Execute', verb, data }, trigger };
  const invoke = { type: 'invoke', name: 'adaptiveCard/action', value, replyToId: id };
  return teams.post(server.url, teams.activity(chat, sandhu, invoke));
}

function refresh(chat: TeamsChat, post: Posted) {
  const { action } = cardOf(post)['refresh'] as { action: { verb: string; data: object } };
  return click(chat, post, action.verb, action.data, 'automatic');
}

it('a card that comes into view in its reader’s own chat is seen, the first time for good', async () => {
  const { reference, post } = await given('task-1');
  expect((await deliveryOf(reference)).seenText).toBeUndefined();
  await refresh(teams.personal(sandhu), post);
  await until('it is seen', async () => (await deliveryOf(reference)).seenText === 'Seen 09:14');
  await server.moveClock('2027-02-02T11:00:00.000Z');
  await refresh(teams.personal(sandhu), post);
  await click(teams.personal(sandhu), post, 'task.acknowledge', { taskId: 'task-1' }, 'manual');
  expect((await deliveryOf(reference)).seenText).toBe('Seen 09:14');
  await server.moveClock('2027-02-02T09:14:00.000Z');
});

it('a card that is acted on is seen', async () => {
  const { reference, post } = await given('task-2');
  await click(teams.personal(sandhu), post, 'task.acknowledge', { taskId: 'task-2' }, 'manual');
  await until('it is seen', async () => (await deliveryOf(reference)).seenText === 'Seen 09:14');
});

it('a card in a chat of many says nothing of what one person has seen of their own', async () => {
  const { reference, post } = await given('task-3');
  await refresh(panelChat, post);
  await new Promise((resume) => setTimeout(resume, 100));
  expect((await deliveryOf(reference)).seenText).toBeUndefined();
});
