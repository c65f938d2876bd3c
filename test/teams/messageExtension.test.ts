import { buttonsIn } from '../support/cardActions';
import { readConfig } from '../../bot/config';
import { openStore } from '../../bot/store/openStore';
import { faultsOf } from '../cards/cardReading';
import { approveChats } from '../support/approvedChats';
import { FakeTeams, plainHyphens, type TeamsChat, type TeamsUser, textsOf } from '../support/fakeTeams';
import { underGateway } from '../support/gateway';
import type { Json } from '../support/runningServer';
import { startTestServer, type TestServer } from '../support/sentinel';

let server: TestServer;
let teams: FakeTeams;
let hesketh: TeamsUser;
let birkett: TeamsUser;
let falk: TeamsUser;
let reeve: TeamsUser;

const panelChat: TeamsChat = { id: '19:panel@thread.v2', type: 'groupChat' };
/** Chats between people: the bot is not in them. */
const elsewhere: TeamsChat = { id: '19:lunch@thread.v2', type: 'groupChat' };
const between: TeamsChat = { id: '19:two-people@unq.gbl.spaces', type: 'personal' };

beforeAll(async () => {
  teams = await new FakeTeams().start();
  server = await startTestServer();
  await server.moveClock('2027-02-02T09:14:00.000Z');
  hesketh = teams.user('Tom Hesketh', 'tom.hesketh@northmoor.gov.example');
  birkett = teams.user('Joanne Birkett', 'joanne.birkett@hmrc.example');
  falk = teams.user('Jo Falk', 'jo.falk@eastvale.police.example');
  reeve = teams.user('Callum Reeve', 'callum.reeve@northmoor.police.example');
  for (const user of [hesketh, birkett, falk, reeve]) await teams.say(server.url, teams.personal(user), user, 'hi');
  await approveChats(server, teams, panelChat);
  const visit = { title: 'Visit Mill Street', agencyId: 'ts', ownerId: 'tom-hesketh', dueOn: '2027-02-19' };
  await server.command('Ruth Calder', 'task.allocate', { taskId: 'task-1', ...visit });
  await server.command('Tom Hesketh', 'issue.raise', { issueId: 'shops', text: 'Vape shops on Mill Street' });
  await server.command('Joanne Birkett', 'issue.raise', { issueId: 'quiet', text: 'Landlord of Mill Street owes tax' });
  const audience = { kind: 'named', agencyIds: ['hmrc'], memberIds: [] };
  await server.command('Callum Reeve', 'issue.triage', { issueId: 'quiet', audience, ...underGateway });
});
afterAll(async () => {
  await server.close();
  await teams.stop();
});

async function search(user: TeamsUser, words?: string, chat = panelChat): Promise<Json> {
  const parameters = words === undefined ? [{ name: 'initialRun', value: 'true' }] : [{ name: 'query', value: words }];
  const value = { commandId: 'search', parameters, queryOptions: { skip: 0, count: 25 } };
  const { status, body } = await teams.invoke(server.url, chat, user, 'composeExtension/query', value);
  expect(status).toBe(200);
  return body.composeExtension;
}

async function found(user: TeamsUser, words?: string): Promise<string[]> {
  const { attachments = [] } = await search(user, words);
  return attachments.map((each: Json) => each.preview.content.title);
}

async function extension(user: TeamsUser, name: 'fetchTask' | 'submitAction', value: object): Promise<Json> {
  const { body } = await teams.invoke(server.url, panelChat, user, `composeExtension/${name}`, {
    commandId: 'raiseIssue',
    commandContext: 'message',
    ...value,
  });
  return body.task;
}

function fromMessage(content: string, contentType = 'html') {
  return { messagePayload: { id: '1700', body: { contentType, content }, from: { user: { displayName: 'Ida' } } } };
}

function textIn(dialog: Json): string | undefined {
  return dialog.value.card.content.body.find(({ id }: Json) => id === 'text').value;
}

describe('a search from the message box', () => {
  it.each([
    ['mill street', ['SEN-27-001 Visit Mill Street', 'I-27-001 Vape shops on Mill Street']],
    ['sen 27 1', ['SEN-27-001 Visit Mill Street']],
    ['I-27-001', ['I-27-001 Vape shops on Mill Street']],
    ['M2', ['M2 Wed 10 Mar, in 36 days']],
    ['larchfield', [expect.stringContaining('Operation Larchfield')]],
    ['group Larchfield', [expect.stringContaining('Operation Larchfield')]],
    ['NM-OCG-031', [expect.stringContaining('Operation Larchfield')]],
    ['no such thing', []],
  ])('for %j finds what the person may see', async (words, titles) => {
    expect(await found(hesketh, words)).toEqual(titles);
  });

  it('starts with one’s own open tasks and issues, and the next meeting', async () => {
    const titles = await found(hesketh);
    expect(titles).toEqual([
      'SEN-27-001 Visit Mill Street',
      'I-27-001 Vape shops on Mill Street',
      'M2 Wed 10 Mar, in 36 days',
    ]);
  });

  it('finds no restricted issue and counts none, in the same words as for nothing at all', async () => {
    expect(await found(birkett, 'owes tax')).toEqual(['I-27-002 Restricted']);
    const hidden = await search(hesketh, 'owes tax');
    expect(hidden).toEqual(await search(hesketh, 'no such thing'));
    expect(await search(hesketh, 'I-27-002')).toEqual(hidden);
    expect(plainHyphens(JSON.stringify(await search(hesketh, 'mill street')))).not.toContain('I-27-002');
  });

  it('finds an observer the meetings alone', async () => {
    expect(await found(falk, 'mill street')).toEqual([]);
    expect(await found(falk, 'larchfield')).toEqual([]);
    expect(await found(falk, 'M2')).toEqual(['M2 Wed 10 Mar, in 36 days']);
  });

  it('tells a stranger whom to ask', async () => {
    const stranger = teams.user('Nobody Known', 'nobody@elsewhere.example');
    expect(await search(stranger, 'mill')).toMatchObject({
      type: 'message',
      text: expect.stringContaining('I do not'),
    });
  });

  it.each([{}, { parameters: 'x' }, { parameters: [{ name: 'query', value: { $ne: 1 } }] }])(
    'of %j is answered like an empty one',
    async (value) => {
      const { body } = await teams.invoke(server.url, panelChat, hesketh, 'composeExtension/query', value);
      expect(body.composeExtension.type).toBe('result');
    },
  );

  it('shows what was typed inert in the list', async () => {
    const text = 'Zebra <at>Ruth</at> [click](http://evil.example) **b** <b>x</b>';
    await server.command('Tom Hesketh', 'issue.raise', { issueId: 'zebra', text });
    const [title = ''] = await found(hesketh, 'zebra');
    expect(title).toContain('Zebra');
    expect(title).not.toMatch(/[<>]|\]\(|\*\*/);
  });
});

describe('a card put into a chat', () => {
  it('tells the least to everybody, and each member what they may see', async () => {
    for (const words of ['sen 27 1', 'I-27-001', 'larchfield', 'M2']) {
      const [{ content }] = (await search(hesketh, words)).attachments;
      expect(faultsOf(content)).toEqual([]);
      expect(JSON.stringify(content)).not.toMatch(/Mill Street|Larchfield/);
      expect(content.refresh.userIds).toContain(falk.id);
      const { verb, data } = content.refresh.action;
      const viewOf = async (user: TeamsUser) =>
        (await teams.click(server.url, panelChat, user, verb, data, 'automatic')).body.value;
      const own = textsOf(await viewOf(hesketh));
      if (words !== 'M2') expect(own).toMatch(/Mill Street|Larchfield/);
      expect(JSON.stringify(await viewOf(falk))).not.toMatch(/Mill Street|Larchfield/);
    }
  });

  it('comes from no search in a chat that nobody approved, two people’s own included', async () => {
    for (const chat of [elsewhere, between]) {
      for (const words of ['I-27-001', 'mill street', undefined]) {
        const { type, text } = await search(hesketh, words, chat);
        expect([type, text]).toEqual(['message', expect.stringContaining('has to approve this chat')]);
      }
    }
  });

  it('shows nothing where nobody approved the chat, which gets no announcement; nobody’s own chat moves', async () => {
    const [{ content }] = (await search(hesketh, 'I-27-001')).attachments;
    const { verb, data } = content.refresh.action;
    for (const chat of [elsewhere, between]) {
      for (const user of [hesketh, reeve]) {
        const { body } = await teams.click(server.url, chat, user, verb, data, 'automatic');
        expect(body.value).toContain('has to approve this chat');
      }
    }
    await server.command('Callum Reeve', 'agenda.publish', { meetingId: 'M2' });
    await server.command('Ruth Calder', 'task.allocate', {
      ...{ taskId: 'task-2', title: 'Second visit', agencyId: 'ts', ownerId: 'tom-hesketh', dueOn: '2027-02-19' },
    });
    await new Promise((resume) => setTimeout(resume, 1_000));
    expect(teams.in(elsewhere)).toEqual([]);
    expect(teams.in(between)).toEqual([]);
    expect(JSON.stringify(teams.in(teams.personal(hesketh)))).toContain('Second visit');
  });
});

describe('a pasted link into the tab', () => {
  const page = (place: string) => `https://panel.example.org/tab/?theme=dark#/${place}`;
  const inTeams = (place: string) =>
    `https://teams.microsoft.com/l/entity/app/today?context=${encodeURIComponent(JSON.stringify({ subEntityId: place }))}`;

  async function previews(user: TeamsUser, url: unknown, chat = panelChat): Promise<Json[]> {
    const { status, body } = await teams.invoke(server.url, chat, user, 'composeExtension/queryLink', { url });
    expect([status, body.composeExtension.type]).toEqual([200, 'result']);
    return body.composeExtension.attachments;
  }

  it.each([
    ['action-log?task=task-1', 'SEN-27-001'],
    ['issues?issue=shops', 'I-27-001'],
    ['meeting?meeting=M2', 'M2'],
  ])('shows %s as everybody in the chat may see it, and each member what they may', async (place, reference) => {
    for (const url of [page(place), inTeams(place)]) {
      const [{ content, preview } = { content: {}, preview: {} }] = await previews(hesketh, url);
      expect(faultsOf({ ...content, version: '1.5' })).toEqual([]);
      expect(content.version).toBe('1.3');
      expect(plainHyphens(JSON.stringify(content))).toContain(reference);
      expect(JSON.stringify([content, preview])).not.toMatch(/Mill Street|Larchfield/);
      const { verb, data } = content.refresh.action;
      const { body } = await teams.click(server.url, panelChat, hesketh, verb, data, 'automatic');
      if (reference !== 'M2') expect(textsOf(body.value)).toContain('Mill Street');
    }
  });

  it('has no preview of what is hidden from somebody there, or is not there, or is not of the panel', async () => {
    const places = [
      'issues?issue=quiet',
      'issues?issue=none',
      'meeting?meeting=M99',
      'action-log',
      'settings?task=task-1',
    ];
    for (const place of places)
      for (const user of [hesketh, birkett, reeve]) expect(await previews(user, page(place))).toEqual([]);
    for (const url of [
      'https://panel.example.org/mail/aa.bb#/action-log?task=task-1',
      'no link',
      { $ne: 1 },
      undefined,
    ])
      expect(await previews(hesketh, url)).toEqual([]);
  });

  it('has none for whoever may not see it themselves, a stranger, and in a chat that nobody approved', async () => {
    const url = page('action-log?task=task-1');
    expect(await previews(falk, url)).toEqual([]);
    expect(await previews(teams.user('Nobody At All', 'nobody@nowhere.example'), url)).toEqual([]);
    for (const chat of [elsewhere, between]) expect(await previews(hesketh, url, chat)).toEqual([]);
  });
});

it('a card put into one’s own chat with the bot stands there without an answer', async () => {
  const chat = teams.personal(hesketh);
  const before = teams.in(chat).length;
  const { attachments } = await search(hesketh, 'Mill Street', chat);
  await teams.say(server.url, chat, hesketh, '', { attachments });
  expect(teams.in(chat)).toHaveLength(before);
});

describe('“Raise as panel issue” on a message', () => {
  const html =
    '<div><p>Vans at <b>Harbour Road</b>, every night &amp; <at id="0">Ruth Calder</at> knows</p>' +
    '<p>"cash, only" llŷr ŵyth محل 🚬 <a href="http://evil.example">click</a></p></div>';

  it('opens the dialog with the words of the message, and raises them once', async () => {
    const before = teams.in(panelChat).length;
    const dialog = await extension(hesketh, 'fetchTask', fromMessage(html));
    const text = 'Vans at Harbour Road, every night & Ruth Calder knows\n"cash, only" llŷr ŵyth محل 🚬 click';
    expect(textIn(dialog)).toBe(text);
    const data = { ...buttonsIn(dialog.value.card.content)[0].data, text, urgent: 'false' };
    const answers = await Promise.all([1, 2].map(() => extension(hesketh, 'submitAction', { data })));
    for (const answer of answers) expect(answer.value).toMatch(/^Issue I-27-\d+ raised for/);
    const { body } = await server.query('Tom Hesketh', 'issues.list', { search: 'harbour road' });
    expect(body.items).toMatchObject([{ text }]);
    expect(teams.in(panelChat)).toHaveLength(before);
  });

  it('fits the longest message into what an issue holds', async () => {
    const dialog = await extension(hesketh, 'fetchTask', fromMessage('🚒'.repeat(5_000)));
    expect(textIn(dialog)?.length).toBeLessThanOrEqual(2000);
  });

  it.each([{}, { messagePayload: null }, fromMessage(''), { messagePayload: { body: { content: 7 } } }])(
    'without words opens an empty dialog (%j)',
    async (value) => {
      const dialog = await extension(hesketh, 'fetchTask', value);
      expect(dialog.type).toBe('continue');
      expect(textIn(dialog)).toBeUndefined();
    },
  );

  it('is refused to an observer', async () => {
    const asked = await extension(falk, 'fetchTask', fromMessage('Vans'));
    expect(asked).toMatchObject({ type: 'message', value: expect.stringContaining('Your role on the panel') });
  });

  it('raises nothing for somebody who was taken off the panel meanwhile', async () => {
    const dialog = await extension(birkett, 'fetchTask', fromMessage('Raised too late'));
    const store = await openStore(readConfig({ DATA_DIR: server.dataDir }), async () => {
      throw new Error('No credential in local mode');
    });
    const where = [{ key: 'email', is: birkett.email }];
    const [member] = await store.queryEverywhere({ type: 'member', where, limit: 1 });
    if (member === undefined) throw new Error('Birkett is on no panel');
    await store.commit(member.panelId, [{ kind: 'delete', id: member.id, version: member.version }]);
    await store.close();
    const data = { ...buttonsIn(dialog.value.card.content)[0].data, text: 'Raised too late', urgent: 'false' };
    expect((await extension(birkett, 'submitAction', { data })).value).toContain('I do not know you yet.');
    expect((await search(birkett, 'owes tax')).type).toBe('message');
    const { body } = await server.query('Callum Reeve', 'issues.list', { search: 'too late' });
    expect(body.items).toEqual([]);
  });
});
