import { approveChats } from '../support/approvedChats';
import { cardOf, FakeTeams, type Posted, type TeamsChat, type TeamsUser, textsOf } from '../support/fakeTeams';
import { underGateway } from '../support/gateway';
import type { Json } from '../support/runningServer';
import { startTestServer, type TestServer, until } from '../support/sentinel';

const group: TeamsChat = { id: '19:panel@thread.v2', type: 'groupChat', name: 'Panel' };

let server: TestServer;
let teams: FakeTeams;
let sandhu: TeamsUser;
let falk: TeamsUser;

beforeAll(async () => {
  teams = await new FakeTeams().start();
  server = await startTestServer();
  await server.moveClock('2027-02-02T09:14:00.000Z');
  sandhu = teams.user('Priya Sandhu', 'priya.sandhu@ea.example');
  falk = teams.user('Jo Falk', 'jo.falk@eastvale.police.example');
  for (const user of [sandhu, falk]) await teams.say(server.url, teams.personal(user), user, 'hi');
  await approveChats(server, teams, group);
  await server.command('Tom Hesketh', 'issue.raise', { issueId: 'grill', text: 'Cash at the grill' });
});
afterAll(async () => {
  await server.close();
  await teams.stop();
});

async function refusedInTheLog(): Promise<Json[]> {
  const { body } = await server.query('Callum Reeve', 'log.list', { limit: '500' });
  return body.items.filter(({ action }: Json) => action === 'access-refused');
}

/** The card comes into somebody's view, or they press a button that shows the same. */
async function viewOf(
  post: Posted,
  chat: TeamsChat,
  user: TeamsUser,
  trigger: 'automatic' | 'manual' = 'automatic',
): Promise<Json> {
  const card: Json = cardOf(post);
  const { verb, data } = card.refresh.action;
  return (await teams.click(server.url, chat, user, verb, data, trigger)).body;
}

async function shownIn(chat: TeamsChat, user: TeamsUser): Promise<Posted> {
  await (chat === group
    ? teams.mention(server.url, chat, user, 'I-27-001')
    : teams.say(server.url, chat, user, 'I-27-001'));
  const post = teams.answerIn(chat);
  if (post === undefined) throw new Error('Nothing was answered');
  return post;
}

describe('a card that asks by itself for the view of whoever looks', () => {
  it('stays in a chat of many as it is for whoever may not see more, and turns nobody away', async () => {
    const post = await shownIn(group, sandhu);
    expect(textsOf((await viewOf(post, group, sandhu)).value)).toContain('Cash at the grill');
    const seen = await viewOf(post, group, falk);
    expect(seen.type).toBe('application/vnd.microsoft.card.adaptive');
    expect(seen.value.body).toEqual(cardOf(post)['body']);
    expect(await refusedInTheLog()).toEqual([]);
  });

  it('stays so for whoever lost sight of it, and in their own chat loses its words', async () => {
    const [post, own] = [await shownIn(group, sandhu), await shownIn(teams.personal(sandhu), sandhu)];
    const audience = { kind: 'named', agencyIds: ['hmrc'], memberIds: [] };
    await server.command('Callum Reeve', 'issue.triage', { issueId: 'grill', audience, ...underGateway });
    const seen = await viewOf(post, group, sandhu);
    expect(seen.type).toBe('application/vnd.microsoft.card.adaptive');
    expect(textsOf(seen.value)).toContain('I-27-001');
    expect(JSON.stringify(seen)).not.toMatch(/Cash|not shared with you/);
    await until('their own card loses its words', () => !JSON.stringify(cardOf(own)).includes('Cash'));
    expect(await refusedInTheLog()).toEqual([]);
  });

  it('where somebody presses a button for it, says no beside the card, and the log tells that they asked', async () => {
    const post = teams.in(group).find((each) => textsOf(cardOf(each)).includes('I-27-001'));
    if (post === undefined) throw new Error('It stands there from before');
    const seen = await viewOf(post, group, falk, 'manual');
    expect(seen.type).toBe('application/vnd.microsoft.activity.message');
    expect(await refusedInTheLog()).toMatchObject([
      { byName: 'Jo Falk', note: 'Wanted to open (issues): not for their role' },
    ]);
  });
});

describe('what not everybody in a chat of many may see', () => {
  const NOTHING = 'I have nothing by that number to show here. Ask me in our own chat.';

  it('is told there as what is not there is, whoever writes its number', async () => {
    const audience = { kind: 'named', agencyIds: ['hmrc'], memberIds: [] };
    await server.command('Tom Hesketh', 'issue.raise', { issueId: 'vans', text: 'Vans at night' });
    await server.command('Callum Reeve', 'issue.triage', { issueId: 'vans', audience, ...underGateway });
    const birkett = teams.user('Joanne Birkett', 'joanne.birkett@hmrc.example');
    for (const [user, typed] of [
      [birkett, 'I-27-002'],
      [sandhu, 'I-27-002'],
      [sandhu, 'I-27-999'],
      [sandhu, 'task SEN-27-999'],
    ] as const) {
      await teams.mention(server.url, group, user, typed);
      const activity = teams.answerIn(group)?.activity;
      expect([typed, activity?.text, activity?.attachments]).toEqual([typed, NOTHING, undefined]);
    }
  });

  it('is told so too to a card that asks for it by itself and does not stand there', async () => {
    const viewBy = async (issueId: string) => {
      const data = { content: { kind: 'issue', issueId } };
      return (await teams.click(server.url, group, sandhu, 'card.show', data, 'automatic')).body;
    };
    expect(textsOf((await viewBy('vans')).value)).toContain(NOTHING);
    expect(await viewBy('vans')).toEqual(await viewBy('never-raised'));
  });
});
