import { standingTexts } from '../../bot/refusalTexts';
import { idOfChat } from '../support/approvedChats';
import { cardOf, FakeTeams, type TeamsChat, type TeamsUser, textsOf } from '../support/fakeTeams';
import { entraToken, order, reachable, startProduction } from '../support/production';
import { type Json, ownFolder } from '../support/runningServer';
import { startTestServer, type TestServer, until } from '../support/sentinel';
import { foundTwoPanels } from '../support/twoPanels';

let server: TestServer;
/** A second server of the deployment, at which the coordinators have their tabs. */
let office: TestServer;
let teams: FakeTeams;
/** Sits on both panels; Northmoor's is her first. */
let sandhu: TeamsUser;
let hesketh: TeamsUser;
let north: TeamsUser;
let south: TeamsUser;
let count = 0;

beforeAll(async () => {
  const DATA_DIR = ownFolder();
  await foundTwoPanels(DATA_DIR);
  teams = await new FakeTeams().start();
  server = await startTestServer({ DATA_DIR });
  office = await startProduction(teams, { DATA_DIR }, reachable(teams));
  sandhu = teams.user('Priya Sandhu', 'priya.sandhu@ea.example');
  hesketh = teams.user('Tom Hesketh', 'tom.hesketh@northmoor.gov.example');
  north = teams.user('Callum Reeve', 'callum.reeve@northmoor.police.example');
  south = teams.user('South Callum Reeve', 'callum.reeve@south.northmoor.police.example');
  for (const user of [sandhu, hesketh, north, south]) await teams.say(server.url, teams.personal(user), user, 'hi');
});
afterAll(async () => {
  await office.close();
  await server.close();
  await teams.stop();
});

/** A chat to which the member of both panels has added the bot. */
async function shared(): Promise<TeamsChat> {
  const chat: TeamsChat = { id: `19:both-${(count += 1)}@thread.v2`, type: 'groupChat', name: `Both ${count}` };
  await teams.addBot(server.url, chat, sandhu);
  return chat;
}

/** A coordinator's command, from the tab. @returns what they are told */
async function command(coordinator: TeamsUser, name: string, input: object): Promise<string> {
  const { status, body } = await order(office, entraToken(teams, coordinator), name, input);
  return status === 200 ? 'Done.' : body.message;
}

const approve = (by: TeamsUser, chat: TeamsChat) => command(by, 'chat.approve', { chatId: idOfChat(chat) });
const revoke = (by: TeamsUser, chat: TeamsChat) => command(by, 'chat.revoke', { chatId: idOfChat(chat) });
const TAKEN = 'Another panel speaks in this chat already, so it cannot be approved here.';

function standing(chat: TeamsChat): string[] {
  return teams.in(chat).map((post) => post.activity.text ?? textsOf(cardOf(post)));
}

async function publish(coordinator: TeamsUser, title: string): Promise<void> {
  const item = { meetingId: 'M2', itemId: `added-${(count += 1)}`, title, minutes: 5 };
  await command(coordinator, 'agenda.addItem', item);
  await command(coordinator, 'agenda.publish', { meetingId: 'M2' });
}

async function stateIn(chat: TeamsChat): Promise<string> {
  const { body } = await server.query('Callum Reeve', 'chats.list');
  return body.items.find(({ id }: Json) => id === idOfChat(chat)).state;
}

it('waits in each panel of whoever added the bot, and says one line of neither', async () => {
  const chat = await shared();
  expect(standing(chat)).toEqual([standingTexts.unapproved]);
  for (const coordinator of [north, south]) {
    const told = () => standing(teams.personal(coordinator)).join(' ');
    await until(`${coordinator.name} hears`, () => told().includes(`added me to “${chat.name ?? ''}”`));
  }
});

it('is the panel’s that approves first, and the other’s only once that one takes it back', async () => {
  const chat = await shared();
  expect(await approve(south, chat)).toBe('Done.');
  expect(await approve(north, chat)).toBe(TAKEN);
  expect(await stateIn(chat)).toBe('waiting');
  await revoke(south, chat);
  expect(await approve(north, chat)).toBe('Done.');
  expect(await approve(south, chat)).toBe(TAKEN);
});

it('is one panel’s also where both approve it at the same moment', async () => {
  for (let round = 0; round < 10; round += 1) {
    const chat = await shared();
    const answers = await Promise.all([approve(north, chat), approve(south, chat)]);
    expect(answers.sort()).toEqual([TAKEN, 'Done.']);
  }
});

it('takes what somebody on both panels writes there for its own panel, not for their first', async () => {
  const chat = await shared();
  await approve(south, chat);
  await teams.mention(server.url, chat, sandhu, 'issue Drums by the weir');
  expect(standing(chat).at(-1)).toMatch(/I-\d\d-001/);
  expect((await server.query('Priya Sandhu', 'issues.list', { open: 'any' })).body.items).toEqual([]);
  await teams.say(server.url, teams.personal(sandhu), sandhu, 'issue Drums by the mill');
  expect(standing(teams.personal(sandhu)).at(-1)).toContain('For which one is it?');
});

it('hears its own panel alone, and tells nothing to members of the other', async () => {
  const [ofNorth, ofSouth] = [await shared(), await shared()];
  await approve(north, ofNorth);
  await approve(south, ofSouth);
  await publish(north, 'Northern lights');
  await publish(south, 'Southern cross');
  await until('both agendas are there', () =>
    [ofNorth, ofSouth].every((chat) => standing(chat).some((text) => text.includes('M2'))),
  );
  expect(standing(ofNorth).join(' ')).not.toContain('Southern cross');
  expect(standing(ofSouth).join(' ')).not.toContain('Northern lights');
  await teams.mention(server.url, ofSouth, hesketh, 'agenda');
  expect(standing(ofSouth).at(-1)).toContain('I do not know you yet');
  const content = { kind: 'agenda', meetingId: 'M2' };
  const { body } = await teams.click(server.url, ofSouth, hesketh, 'card.show', { content });
  expect(body.value).toContain('I do not know you yet');
});
