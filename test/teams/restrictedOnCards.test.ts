import { itemUnderGateway, underGateway } from '../support/gateway';
import { approveChats } from '../support/approvedChats';
import { cardOf, FakeTeams, type TeamsChat, type TeamsUser, textsOf } from '../support/fakeTeams';
import { startTestServer, type TestServer, until } from '../support/sentinel';

const RUTH = 'Ruth Calder';
const REEVE = 'Callum Reeve';
const TITLE = 'The yard at Fellgate';
const group: TeamsChat = { id: '19:panel@thread.v2', type: 'groupChat' };
const toHmrc = { kind: 'named', agencyIds: ['hmrc'], memberIds: [] };
const toAll = { kind: 'panel' };
const AGENDA = /Welcome, confidentiality/;
const NEXT = /\d+ items in \d+ minutes Do you come/;

let server: TestServer;
let teams: FakeTeams;
let hesketh: TeamsUser;
let birkett: TeamsUser;

beforeEach(async () => {
  teams = await new FakeTeams().start();
  server = await startTestServer();
  await server.moveClock('2027-01-05T09:00:00.000Z');
  hesketh = teams.user('Tom Hesketh', 'tom.hesketh@northmoor.gov.example');
  birkett = teams.user('Joanne Birkett', 'joanne.birkett@hmrc.example');
  for (const user of [hesketh, birkett]) await teams.say(server.url, teams.personal(user), user, 'hi');
  await approveChats(server, teams, group);
});
afterEach(async () => {
  await server.close();
  await teams.stop();
});

function texts(chat: TeamsChat): string[] {
  const cards = teams.in(chat).filter(({ activity }) => activity.attachments !== undefined);
  return cards.map((post) => textsOf(cardOf(post)));
}

const naming = (chat: TeamsChat, title: string) => texts(chat).filter((text) => text.includes(title)).length;

/** A card for the chat, one for each person, and the chat's card of the meeting without its agenda. */
async function post(title: string): Promise<void> {
  await server.command(REEVE, 'agenda.publish', { meetingId: 'M1' });
  await until('the chat has the agenda', () => naming(group, title) > 0);
  await teams.mention(server.url, group, hesketh, 'next meeting');
  for (const user of [hesketh, birkett]) await teams.say(server.url, teams.personal(user), user, 'agenda');
}

/** The title stands on the cards in these chats alone, and each card is still the card that it was. */
async function expectFor(title: string, chats: readonly TeamsChat[]): Promise<void> {
  for (const chat of [group, teams.personal(hesketh), teams.personal(birkett)]) {
    const count = chats.some(({ id }) => id === chat.id) ? 1 : 0;
    await until(`“${title}” stands ${count} times in ${chat.id}`, () => naming(chat, title) === count);
    expect(texts(chat).filter((text) => AGENDA.test(text))).toHaveLength(1);
  }
  expect(texts(group).filter((text) => NEXT.test(text))).toHaveLength(1);
}

describe('the title of an item that is restricted after its agenda was posted', () => {
  beforeEach(async () => {
    const item = { meetingId: 'M1', itemId: 'yard', title: TITLE, minutes: 10 };
    await server.command(RUTH, 'agenda.addItem', { ...item, ...itemUnderGateway });
    await post(TITLE);
  });

  const everywhere = () => [group, teams.personal(hesketh), teams.personal(birkett)];
  const change = (more: object) =>
    server.command(REEVE, 'agenda.changeItem', { meetingId: 'M1', itemId: 'yard', ...more, ...itemUnderGateway });

  it('goes from every card, where those who may know of it read that an item stands there, and comes back when it is opened', async () => {
    await expectFor(TITLE, everywhere());
    await change({ audience: toHmrc });
    await expectFor(TITLE, []);
    await expectFor('Restricted item', [teams.personal(birkett)]);
    await change({ audience: toAll });
    await expectFor(TITLE, everywhere());
  });

  it('goes when the item is called otherwise, or is taken off', async () => {
    await change({ title: 'Called otherwise' });
    await expectFor(TITLE, []);
    await expectFor('Called otherwise', everywhere());
    await server.command(REEVE, 'agenda.removeItem', { meetingId: 'M1', itemId: 'yard' });
    await expectFor('Called otherwise', []);
  });

  it('is drawn no more often than it changes', async () => {
    await change({ minutes: 15 });
    await server.command(RUTH, 'agenda.addItem', { meetingId: 'M1', itemId: 'more', title: 'One more', minutes: 5 });
    await change({ audience: toHmrc });
    await expectFor(TITLE, []);
    const updates = () => teams.in(group).map((card) => card.updates);
    await until('both cards are drawn', () => updates().every((times) => times > 0));
    expect(updates()).toEqual([1, 1]);
  });
});

describe('an issue that is restricted while it stands on an agenda', () => {
  let reference: string;
  const triage = (audience: object) =>
    server.command(REEVE, 'issue.triage', { issueId: 'vans', audience, ...underGateway });

  beforeEach(async () => {
    const raised = await server.command('Tom Hesketh', 'issue.raise', { issueId: 'vans', text: 'Vans at night' });
    reference = `${raised.body.reference}, Northmoor`;
    await server.command(REEVE, 'issue.putOnAgenda', { issueId: 'vans', meetingId: 'M1' });
    teams.clear(teams.personal(hesketh));
    await post(reference);
  });

  it('goes from the agendas that were posted, and comes back when it is opened', async () => {
    await triage(toHmrc);
    await until('the chat no longer names it', () => naming(group, reference) === 0);
    for (const user of [hesketh, birkett])
      await until('nor do others', () => naming(teams.personal(user), reference) === 0);
    expect(naming(teams.personal(birkett), 'Restricted item')).toBe(1);
    await triage(toAll);
    await until('the chat names it again', () => naming(group, reference) === 1);
  });

  it('is no longer counted on the summary of the meeting that carried it on, which stays a summary', async () => {
    const other = { meetingId: 'M1', itemId: 'more', title: 'One more', minutes: 5 };
    await server.command(RUTH, 'agenda.addItem', { ...other, ...itemUnderGateway });
    const step = (step: object, stepId: string) =>
      server.command(RUTH, 'meeting.step', { meetingId: 'M1', stepId, step });
    await server.moveClock('2027-01-13T10:00:00.000Z');
    await step({ kind: 'start' }, 'step-start');
    await server.command(RUTH, 'meeting.close', { meetingId: 'M1', stepId: 'step-close' });
    const summaries = () => texts(group).filter((text) => text.includes('There:'));
    const summary = () => summaries()[0]?.match(/(\d+) items? carried/)?.[1];
    const before = await until('the summary stands in the chat', summary);
    await triage(toHmrc);
    await until('one item fewer', () => summary() === String(Number(before) - 1));
    expect(summaries()).toHaveLength(1);
    expect(texts(group).filter((text) => text.includes('M1 is over'))).toHaveLength(2);
    expect(naming(group, reference)).toBe(0);
  });
});
