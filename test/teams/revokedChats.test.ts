import { itemUnderGateway, underGateway } from '../support/gateway';
import { approveChats, idOfChat } from '../support/approvedChats';
import { cardOf, FakeTeams, type TeamsChat, type TeamsUser, textsOf } from '../support/fakeTeams';
import { startTestServer, type TestServer, until } from '../support/sentinel';

const REEVE = 'Callum Reeve';
const BLANK = 'no longer belongs to the panel';

let server: TestServer;
let teams: FakeTeams;
let sandhu: TeamsUser;
let group: TeamsChat;
let count = 0;

beforeAll(async () => {
  teams = await new FakeTeams().start();
  server = await startTestServer();
  await server.moveClock('2027-01-05T09:00:00.000Z');
  sandhu = teams.user('Priya Sandhu', 'priya.sandhu@ea.example');
  await teams.say(server.url, teams.personal(sandhu), sandhu, 'hi');
});
afterAll(async () => {
  await server.close();
  await teams.stop();
});
beforeEach(async () => {
  group = { id: `19:panel-${(count += 1)}@thread.v2`, type: 'groupChat' };
  await approveChats(server, teams, group);
});

const approve = () => server.command(REEVE, 'chat.approve', { chatId: idOfChat(group) });
const revoke = () => server.command(REEVE, 'chat.revoke', { chatId: idOfChat(group) });
const standing = () => teams.in(group).map((post) => textsOf(cardOf(post)));
const blanked = () => standing().filter((text) => text.includes(BLANK)).length;

it('a chat that is approved anew shows its cards again, as they are by then', async () => {
  await teams.mention(server.url, group, sandhu, 'issue Lorries without plates');
  await teams.mention(server.url, group, sandhu, 'next meeting');
  const { body } = await server.query(REEVE, 'issues.list', { search: 'Lorries' });
  await revoke();
  await until('both are blank', () => blanked() === 2);
  const audience = { kind: 'named', agencyIds: ['hmrc'], memberIds: [] };
  await server.command(REEVE, 'issue.triage', { issueId: body.items[0].id, audience, ...underGateway });
  await approve();
  await until('neither is blank', () => blanked() === 0);
  expect(standing().join(' ')).toContain('Restricted.');
  expect(standing().join(' ')).toMatch(/\d+ items in /);
});

describe('a card that is on its way while its chat is being revoked', () => {
  it('is blanked as soon as it stands: an announcement', async () => {
    const hold = teams.hold(new RegExp(`^POST .*${group.id}`));
    await server.command(REEVE, 'agenda.publish', { meetingId: 'M1' });
    await hold.reached;
    await revoke();
    hold.release();
    await until('it stands there', () => standing().length === 1);
    await until('it is blank', () => blanked() === 1);
  });

  it('is blanked as soon as it stands: an answer', async () => {
    const hold = teams.hold(new RegExp(`^POST .*${group.id}`));
    const asked = teams.mention(server.url, group, sandhu, 'agenda');
    await hold.reached;
    await revoke();
    hold.release();
    await asked;
    await until('it is blank', () => blanked() === 1);
    expect(standing()).toHaveLength(1);
  });
});

it('a card that is on its way while its agenda changes shows how it is once it stands', async () => {
  const hold = teams.hold(new RegExp(`^POST .*${group.id}`));
  const item = { meetingId: 'M1', itemId: 'weir', title: 'The weir', minutes: 5 };
  await server.command(REEVE, 'agenda.addItem', { ...item, ...itemUnderGateway });
  await server.command(REEVE, 'agenda.publish', { meetingId: 'M1' });
  await hold.reached;
  const audience = { kind: 'named', agencyIds: ['hmrc'], memberIds: [] };
  await server.command(REEVE, 'agenda.changeItem', { meetingId: 'M1', itemId: 'weir', audience, ...itemUnderGateway });
  hold.release();
  await until('the title has gone', () => standing().length === 1 && !standing().join(' ').includes('The weir'));
});
