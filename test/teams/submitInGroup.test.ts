import { approveChats } from '../support/approvedChats';
import { cardOf, FakeTeams, type TeamsChat, type TeamsUser, textsOf } from '../support/fakeTeams';
import { startTestServer, type TestServer } from '../support/sentinel';

const group: TeamsChat = { id: '19:group@thread.v2', type: 'groupChat', name: 'Panel' };

let server: TestServer;
let teams: FakeTeams;
let sandhu: TeamsUser;

beforeAll(async () => {
  teams = await new FakeTeams().start();
  server = await startTestServer();
  await server.moveClock('2027-02-02T09:14:00.000Z');
  sandhu = teams.user('Priya Sandhu', 'priya.sandhu@ea.example');
  await teams.say(server.url, teams.personal(sandhu), sandhu, 'hi');
  await approveChats(server, teams, group);
  const visit = { title: 'Visit Fellgate Yard', agencyId: 'ea', ownerId: 'priya-sandhu', dueOn: '2027-02-19' };
  await server.command('Ruth Calder', 'task.allocate', { taskId: 'visit', ...visit });
});
afterAll(async () => {
  await server.close();
  await teams.stop();
});

/** A card's button in a client that has no Execute: a message with the button's data. @returns what the chat then holds */
async function submit(chat: TeamsChat, verb: string, data: object): Promise<string[]> {
  teams.clear(chat);
  await teams.post(server.url, teams.activity(chat, sandhu, { type: 'message', value: { verb, data } }));
  return teams.in(chat).map((post) => post.activity.text ?? textsOf(cardOf(post)));
}

describe('a button of a client that has no Execute', () => {
  it.each([
    ['a task', { kind: 'task', taskId: 'visit' }],
    ['one’s own tasks', { kind: 'myTasks' }],
    ['the agenda as one sees it', { kind: 'agenda', meetingId: 'M1' }],
    ['words of somebody’s making', { kind: 'notice', said: 'The meeting is off' }],
  ])('shows nobody else in a chat of many %s', async (_what, content) => {
    expect(await submit(group, 'card.show', { content })).toEqual([
      'What that shows is yours alone. Ask me in our own chat, or open the tab.',
    ]);
  });

  it('does not say there that it did what it would ask about first, and did not', async () => {
    const asked = { taskId: 'visit', reason: 'Ask the Secret Garden Nursery' };
    const [said] = await submit(group, 'task.decline', asked);
    expect(said).toContain('Nothing is kept yet');
    expect((await server.query('Priya Sandhu', 'tasks.get', { taskId: 'visit' })).body.state).toBe('allocated');
  });

  it('does there what it says, and shows it in one’s own chat alone', async () => {
    expect(await submit(group, 'task.acknowledge', { taskId: 'visit' })).toEqual(['Done.']);
    const { body } = await server.query('Priya Sandhu', 'tasks.get', { taskId: 'visit' });
    expect(body.state).toBe('acknowledged');
    const own = await submit(teams.personal(sandhu), 'card.show', { content: { kind: 'task', taskId: 'visit' } });
    expect(own.join(' ')).toContain('Visit Fellgate Yard');
  });
});
