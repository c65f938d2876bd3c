import { buttonsIn } from '../support/cardActions';
import { approveChats } from '../support/approvedChats';
import { cardOf, FakeTeams, type TeamsUser, textsOf } from '../support/fakeTeams';
import { underGateway } from '../support/gateway';
import type { Json } from '../support/runningServer';
import { startTestServer, type TestServer, until } from '../support/sentinel';

let server: TestServer;
let teams: FakeTeams;
let hesketh: TeamsUser;
let reeve: TeamsUser;

beforeAll(async () => {
  teams = await new FakeTeams().start();
  server = await startTestServer();
  await server.moveClock('2027-02-02T09:14:00.000Z');
  hesketh = teams.user('Tom Hesketh', 'tom.hesketh@northmoor.gov.example');
  reeve = teams.user('Callum Reeve', 'callum.reeve@northmoor.police.example');
  for (const user of [hesketh, reeve]) await teams.say(server.url, teams.personal(user), user, 'hello');
});
afterAll(async () => {
  await server.close();
  await teams.stop();
});

const shops = 'Three new vape shops on Mill Street, same landlord, cash only';

/** Says it, and gives the texts of the cards that came back. */
async function answersTo(text: string, user = hesketh): Promise<string> {
  const chat = teams.personal(user);
  const before = teams.in(chat).length;
  await teams.say(server.url, chat, user, text);
  return teams
    .in(chat)
    .slice(before)
    .map((post) => `${post.activity.text ?? ''} ${post.activity.attachments ? textsOf(cardOf(post)) : ''}`)
    .join(' ');
}

describe('an issue typed in one line', () => {
  it('is a card with its reference and the marking; the coordinator gets one, and the tab’s list has it', async () => {
    const answer = await answersTo(`issue ${shops}`);
    expect(answer).toContain('I-27-001');
    expect(answer).toContain('OFFICIAL-SENSITIVE');
    expect(answer).toContain(shops);
    expect(answer).toContain('Issue I-27-001 raised for Northmoor Council: trading standards.');
    await until('the coordinator has a card', () =>
      teams.in(teams.personal(reeve)).find((post) => textsOf(cardOf(post)).includes('I-27-001')),
    );
    const { body } = await server.query('Callum Reeve', 'issues.list');
    expect(body.items).toMatchObject([{ reference: 'I-27-001', text: shops, agencyId: 'ts', state: 'raised' }]);
  });

  it('is one issue when Teams delivers the message twice, at once or later', async () => {
    const message = teams.activity(teams.personal(hesketh), hesketh, {
      type: 'message',
      text: 'issue Delivered twice',
    });
    await Promise.all([teams.post(server.url, message), teams.post(server.url, message)]);
    await teams.post(server.url, message);
    const { body } = await server.query('Tom Hesketh', 'issues.list', { search: 'delivered twice' });
    expect(body.items).toHaveLength(1);
  });

  it('keeps every character, and none of it comes alive', async () => {
    const text = `"Cash, only"\nllŷr ŵyth, محل, 🚬 [click](http://evil.example) <at>Ruth Calder</at> **bold** ${'x'.repeat(380)}`;
    const answer = await answersTo(`issue ${text}`);
    expect(answer).toContain('[click](http://evil.example) <at>Ruth Calder</at> **bold**');
    const { body } = await server.query('Tom Hesketh', 'issues.list', { search: 'llyr' });
    expect(body.items).toMatchObject([{ text }]);
    const last = cardOf(teams.answerIn(teams.personal(hesketh)));
    expect(JSON.stringify(last)).not.toContain('"TextBlock"');
  });

  it('is refused with advice when it is marked SECRET, and nothing is kept', async () => {
    expect(await answersTo('issue SECRET source says the yard burns tonight')).toContain('nothing was kept');
    const { body } = await server.query('Callum Reeve', 'issues.list', { search: 'yard burns' });
    expect(body.items).toEqual([]);
  });

  it('that cannot wait reaches the chair and the deputy at once', async () => {
    const pryce = teams.user('Owen Pryce', 'owen.pryce@northmoor.police.example');
    await answersTo('hi', pryce);
    expect(await answersTo('issue urgent Fire risk, people sleeping in Fellgate Yard')).toContain('have been told');
    await until('the deputy is told', () =>
      teams.in(teams.personal(pryce)).find((post) => textsOf(cardOf(post)).includes('Fire risk')),
    );
  });

  it('is not raised where it carries a marking; each doubtful word is asked about, and a tap for each raises it as it is', async () => {
    expect(await answersTo('issue The yard file is S E C R E T')).toContain('Take it out');
    const asked = await answersTo('issue A Secret Garden Nursery lorry tips at night, says an informant');
    expect(asked).toContain('Is “Secret” a marking?');
    const chat = teams.personal(hesketh);
    const card: Json = cardOf(teams.in(chat).at(-1));
    const [button] = buttonsIn(card);
    expect(button.title).toBe('No, it is not a marking');
    expect(JSON.stringify((await server.query('Callum Reeve', 'issues.list')).body)).not.toContain('Garden');
    const { body: next } = await teams.click(server.url, chat, hesketh, button.verb, button.data);
    expect(JSON.stringify(next)).toContain('Does “informant” say where');
    const [more] = buttonsIn(next.value);
    const { body } = await teams.click(server.url, chat, hesketh, more.verb, more.data);
    expect(JSON.stringify(body)).toContain('A Secret Garden Nursery lorry tips at night, says');
    const other = await teams.click(server.url, chat, hesketh, 'issue.raise', {
      ...{ issueId: 'other', text: 'An informant told us', meant: button.data.meant },
    });
    expect(JSON.stringify(other.body)).toContain('source unit');
  });
});

it('what is done to an issue at one sitting is one card to its raiser, which shows all of it; what comes later is another', async () => {
  const issueId = 'at-one-sitting';
  await server.command('Tom Hesketh', 'issue.raise', { issueId, text: 'Lorries at the quarry by night' });
  const cards = () =>
    teams
      .in(teams.personal(hesketh))
      .filter((post) => textsOf(post.activity.attachments).includes('Lorries at the quarry'));
  await server.command('Callum Reeve', 'issue.triage', { issueId });
  await server.command('Callum Reeve', 'issue.putOnAgenda', { issueId, meetingId: 'M2' });
  await until('it says so', () => cards().some((post) => textsOf(cardOf(post)).includes('M2')));
  expect(cards()).toHaveLength(1);
  await server.moveClock('2027-02-02T10:30:00.000Z');
  await server.command('Callum Reeve', 'issue.close', { issueId, answer: 'The quarry is watched' });
  await until('another', () => cards().length > 1);
  expect(cards()).toHaveLength(2);
});

describe('what else one can type', () => {
  it.each([
    ['issue', 'What should the panel know?'],
    ['help', 'Here is what I can do:'],
    ['hi', 'Hello Tom.'],
    ['issues', 'Open issues'],
    ['my tasks', 'You have no open tasks'],
    ['agenda', '10:00'],
    ['next meeting', 'Wed 10 Mar, in 36 days, 10:00 to 12:00'],
    ['what is the weather', 'I did not understand that.'],
    ['my taks', 'Did you mean “my tasks”?'],
  ])('%s is answered with %s', async (text, expected) => {
    expect(await answersTo(text)).toContain(expected);
  });

  it('the form of `issue` alone raises one issue however often it is sent', async () => {
    await answersTo('issue');
    const form = cardOf(teams.answerIn(teams.personal(hesketh)));
    const [send] = buttonsIn(form);
    const data = { ...send?.data, text: 'From the form', urgent: 'false' };
    const chat = teams.personal(hesketh);
    const first = await teams.click(server.url, chat, hesketh, send?.verb ?? '', data);
    const second = await teams.click(server.url, chat, hesketh, send?.verb ?? '', data);
    expect(textsOf(first.body.value)).toContain('From the form');
    expect(textsOf(second.body.value)).toContain('From the form');
    const { body } = await server.query('Tom Hesketh', 'issues.list', { search: 'from the form' });
    expect(body.items).toHaveLength(1);
  });
});

describe('in a chat of many', () => {
  beforeAll(() => approveChats(server, teams, group, channel));

  const group = { id: '19:panel@thread.v2', type: 'groupChat' } as const;
  const channel = { id: '19:general@thread.tacv2;messageid=1', type: 'channel' } as const;

  it.each([
    ['a group chat', group],
    ['a channel', channel],
  ])('%s hears the bot when it is mentioned', async (_what, chat) => {
    await teams.mention(server.url, chat, hesketh, 'issue Skips on the verge at Harbour Road');
    const card = cardOf(teams.answerIn(chat));
    expect(textsOf(card)).toContain('Issue from Northmoor Council: trading standards');
    expect(JSON.stringify(card)).not.toContain('Skips');
    expect(buttonsIn(card)).toMatchObject([{ title: 'Open' }]);
  });

  it('each reader’s own view of an issue is what they may see of it', async () => {
    const falk = teams.user('Jo Falk', 'jo.falk@eastvale.police.example');
    await answersTo('hi', falk);
    await teams.mention(server.url, group, hesketh, 'issue Skips behind the arcade');
    const { action, userIds } = cardOf(teams.answerIn(group))['refresh'] as Json;
    expect(userIds).toEqual(expect.arrayContaining([hesketh.id, reeve.id, falk.id]));
    const viewOf = async (user: TeamsUser) =>
      (await teams.click(server.url, group, user, action.verb, action.data, 'automatic')).body.value;
    expect(textsOf(await viewOf(hesketh))).toContain('Skips behind the arcade');
    expect(textsOf(await viewOf(hesketh))).toContain('Withdraw');
    expect(textsOf(await viewOf(reeve))).toContain('Answer');
    expect(textsOf(await viewOf(falk))).toContain('Issue from Northmoor Council: trading standards');
    expect(JSON.stringify(await viewOf(falk))).not.toContain('Skips');
  });

  it('nobody’s own list is shown to everybody: whoever asks is told alone, and there the list is drawn for them', async () => {
    for (const asked of ['my tasks', 'issues', 'groups']) {
      await teams.mention(server.url, group, hesketh, asked);
      const post = teams.in(group).at(-1);
      expect(post).toMatchObject({ isTargeted: true, activity: { recipient: { id: hesketh.id } } });
      // A Teams that knows nothing of this would show it to everybody.
      const { refresh, body, actions = [] } = cardOf(post) as Json;
      expect(textsOf({ body })).toContain('That list is yours alone. Ask me in our own chat, or open the tab.');
      expect(JSON.stringify(body)).not.toMatch(/Skips|Larchfield|I-27|OCG/);
      expect([refresh.userIds, actions]).toEqual([[hesketh.id], []]);
      const { verb, data } = refresh.action;
      const own = await teams.click(server.url, group, hesketh, verb, data, 'automatic');
      expect(textsOf(own.body.value)).toMatch(/You have no open tasks|Open issues|Groups/i);
      expect(textsOf(own.body.value)).not.toContain('yours alone');
    }
  });

  it('where Teams tells nobody alone, everybody reads that the list is not theirs', async () => {
    teams.fault(/^POST .*\/activities$/, 400);
    await teams.mention(server.url, group, hesketh, 'my tasks');
    expect(teams.answerIn(group)?.activity.text).toBe(
      'That list is yours alone. Ask me in our own chat, or open the tab.',
    );
    expect(teams.answerIn(group)?.isTargeted).toBe(false);
  });

  it('a card tells no more than its number once the issue is restricted', async () => {
    await teams.mention(server.url, group, hesketh, 'issue Only HMRC should read this one');
    const post = teams.answerIn(group);
    const { body } = await server.query('Callum Reeve', 'issues.list', { search: 'only hmrc' });
    const audience = { kind: 'named', agencyIds: ['hmrc'], memberIds: [] };
    await server.command('Callum Reeve', 'issue.triage', { issueId: body.items[0].id, audience, ...underGateway });
    await until('the card says that it is restricted', () => textsOf(cardOf(post)).includes('Restricted.'));
    expect(textsOf(cardOf(post))).not.toContain('Only HMRC');
    expect(textsOf(cardOf(post))).toContain(body.items[0].reference);
    const hidden = await server.query('Ravi Menon', 'issues.list', { search: 'only hmrc' });
    expect(hidden.body.items).toEqual([]);
  });
});

describe('a stranger', () => {
  it('is told kindly whom to ask, sees nothing, and nothing is kept', async () => {
    const stranger = teams.user('Nobody Known', 'nobody@elsewhere.example');
    const before = await server.query('Callum Reeve', 'issues.list', { open: 'any' });
    expect(await answersTo(`issue ${shops}`, stranger)).toContain('ask the coordinator of your panel');
    const chat = teams.personal(stranger);
    const { status, body } = await teams.click(server.url, chat, stranger, 'task.acknowledge', { taskId: 'task-1' });
    expect(status).toBe(200);
    expect(body.value).toContain('I do not know you yet');
    const after = await server.query('Callum Reeve', 'issues.list', { open: 'any' });
    expect(after.body).toEqual(before.body);
  });
});

describe('the bot being added', () => {
  it('says hello once, though two events tell of it', async () => {
    const moss = teams.user('Dafydd Moss', 'dafydd.moss@northmoorfire.example');
    const chat = teams.personal(moss);
    const installed = { type: 'installationUpdate', action: 'add' };
    const added = { type: 'conversationUpdate', membersAdded: [{ id: '28:sentinel' }] };
    await teams.post(server.url, teams.activity(chat, moss, installed));
    await teams.post(server.url, teams.activity(chat, moss, added));
    expect(teams.in(chat).length).toBeLessThanOrEqual(1);
  });
});
