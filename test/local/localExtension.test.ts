import { buttonsIn } from '../support/cardActions';
import manifest from '../../appPackage/manifest.json';
import { raiseCommand, searchCommand } from '../../bot/local/extensionCommands';
import { underGateway } from '../support/gateway';
import type { Json } from '../support/runningServer';
import { send, startTestServer, type TestServer, until } from '../support/sentinel';
import { aCard, callum, cardText, GROUP, type LocalServer, priya, startLocal } from './localServer';

describe('the message extension of local mode', () => {
  it('has the commands of the manifest', () => {
    const commands = manifest.composeExtensions.flatMap((extension) => extension.commands);
    const { parameter, ...search } = searchCommand;
    expect(commands).toMatchObject([{ ...search, initialRun: true, parameters: [parameter] }, raiseCommand]);
    expect(commands).toHaveLength(2);
  });
});

describe('on the panel', () => {
  const HESKETH = 'tom-hesketh';
  const FALK = 'jo-falk';
  const REEVE = 'callum-reeve';
  let server: TestServer;

  const post = async (door: string, body: object): Promise<Json> => {
    const answer = await send(`${server.url}/local/api/${door}`, 'POST', {}, body);
    expect(answer.status).toBeLessThan(300);
    return answer.body;
  };
  const search = (as: string, words: string): Promise<Json> => post('extension/search', { as, chatId: GROUP, words });
  const titles = async (as: string, words: string): Promise<string[]> =>
    (await search(as, words)).results.map(({ title }: Json) => title);
  const view = async (as: string, messageId: string): Promise<Json> => {
    const query = new URLSearchParams({ as, chatId: GROUP });
    const { body } = await send(`${server.url}/local/api/messages?${query.toString()}`, 'GET', {});
    return body.messages.find(({ id }: Json) => id === messageId);
  };
  const issues = async (words: string): Promise<Json[]> =>
    (await server.query('Callum Reeve', 'issues.list', { search: words })).body.items;

  beforeAll(async () => {
    server = await startTestServer();
    await server.moveClock('2027-02-02T09:14:00.000Z');
    await server.command('Tom Hesketh', 'issue.raise', { issueId: 'shops', text: 'Vape shops on Mill Street' });
    await server.command('Joanne Birkett', 'issue.raise', {
      issueId: 'quiet',
      text: 'Landlord of Mill Street owes tax',
    });
    const audience = { kind: 'named', agencyIds: ['hmrc'], memberIds: [] };
    await server.command('Callum Reeve', 'issue.triage', { issueId: 'quiet', audience, ...underGateway });
    // The bot knows whom to draw a card anew for once it was installed for them.
    await until('everybody to be known', async () => {
      const [{ card }] = (await search(HESKETH, 'mill street')).results;
      const { userIds = [] } = card.refresh ?? {};
      return [HESKETH, FALK, REEVE].every((id) => userIds.includes(`29:${id}`));
    });
  });
  afterAll(() => server.close());

  it('a search finds what the person may see, and an observer no issue', async () => {
    expect(await titles(HESKETH, 'mill street')).toEqual(['I-27-001 Vape shops on Mill Street']);
    expect(await titles('joanne-birkett', 'mill street')).toHaveLength(2);
    expect(await search(FALK, 'mill street')).toEqual({
      results: [],
      text: expect.stringContaining('Nothing found that is shared with you'),
    });
    expect(await titles(FALK, 'M2')).toEqual(['M2 Wed 10 Mar, in 36 days']);
  });

  it('a search without words starts with what is one’s own', async () => {
    expect(await titles(HESKETH, '')).toEqual(['I-27-001 Vape shops on Mill Street', 'M2 Wed 10 Mar, in 36 days']);
  });

  it('a chosen card stands in the person’s message, and each reader is shown what they may see', async () => {
    const [{ card }] = (await search(HESKETH, 'I-27-001')).results;
    const posted = await post('extension/cards', { as: HESKETH, chatId: GROUP, card });
    expect(posted).toMatchObject({ author: { kind: 'member', id: HESKETH }, text: '', cards: [card] });
    for (const as of [HESKETH, REEVE, FALK]) {
      const seen = await view(as, posted.id);
      expect(JSON.stringify(seen.cards)).not.toContain('Mill Street');
      const click = { kind: 'execute', as, chatId: GROUP, messageId: posted.id, trigger: 'automatic' };
      expect(await post('clicks', { ...click, action: seen.refresh })).toEqual({ kind: 'shown' });
      const own = JSON.stringify((await view(as, posted.id)).cards);
      if (as === FALK) expect(own).not.toContain('Mill Street');
      else expect(own).toContain('Vape shops on Mill Street');
    }
  });

  it('a message raised as an issue fills the dialog, and sent twice is one issue', async () => {
    const text = 'Skips burn behind <at>Sentinel</at> & the arcade';
    const written = { as: REEVE, chatId: GROUP, text, mention: false };
    const { id: messageId } = await post('messages', written);
    const where = { as: HESKETH, chatId: GROUP, messageId };
    const dialog = await post('clicks', { ...where, kind: 'openAction' });
    expect(dialog).toMatchObject({ kind: 'dialog', title: 'Raise an issue' });
    const field = dialog.card.body.find(({ id }: Json) => id === 'text');
    expect(field.value).toBe('Skips burn behind Sentinel & the arcade');

    const data = { ...buttonsIn(dialog.card)[0].data, text: field.value, urgent: 'false' };
    const sent = { ...where, kind: 'submitAction', data };
    const answers = await Promise.all([post('clicks', sent), post('clicks', sent)]);
    for (const answer of answers) {
      expect(answer).toEqual({ kind: 'message', text: expect.stringMatching(/^Issue I-27-\d+ raised for/) });
    }
    expect(await issues('skips burn')).toMatchObject([{ text: field.value }]);
  });

  it('a dialog sent empty comes back with the reason', async () => {
    const { id: messageId } = await post('messages', { as: REEVE, chatId: GROUP, text: 'Fires', mention: false });
    const where = { as: HESKETH, chatId: GROUP, messageId };
    const { card } = await post('clicks', { ...where, kind: 'openAction' });
    const data = { ...buttonsIn(card)[0].data, text: '' };
    const again = await post('clicks', { ...where, kind: 'submitAction', data });
    expect(again.kind).toBe('dialog');
    expect(JSON.stringify(again.card)).toContain('Please write what the panel should know.');
  });

  it('raising is refused to an observer, in words', async () => {
    const { id: messageId } = await post('messages', { as: REEVE, chatId: GROUP, text: 'Vans', mention: false });
    const answer = await post('clicks', { as: FALK, chatId: GROUP, messageId, kind: 'openAction' });
    expect(answer).toEqual({ kind: 'message', text: expect.stringContaining('Your role on the panel') });
  });
});

describe('beside any bot', () => {
  let teams: LocalServer;
  afterEach(() => teams.stop());

  const search = (words: string) =>
    teams.fetchAnswer('/local/api/extension/search', 'POST', { as: priya.id, chatId: GROUP, words });
  const answered = (composeExtension: object) => async () => ({ status: 200, body: { composeExtension } });
  const [attachment = { contentType: '', content: {} }] = aCard('For everybody', ['29:priya-sandhu']).attachments;
  const result = { ...attachment, preview: { content: { title: 'SEN-27-001', text: 'Due today' } } };

  it('a search asks as Teams does, first with nothing typed', async () => {
    teams = await startLocal({
      script: answered({ type: 'result', attachmentLayout: 'list', attachments: [result] }),
    });
    const found = { results: [{ title: 'SEN-27-001', text: 'Due today', card: attachment.content }] };
    expect(await search('')).toEqual({ status: 200, body: found });
    await search(' shops ');
    expect(teams.received).toMatchObject([
      {
        type: 'invoke',
        name: 'composeExtension/query',
        from: { id: '29:priya-sandhu' },
        conversation: { id: GROUP },
        value: { commandId: 'search', parameters: [{ name: 'initialRun', value: 'true' }] },
      },
      { value: { parameters: [{ name: 'query', value: 'shops' }], queryOptions: { skip: 0, count: 25 } } },
    ]);
    expect(teams.received[0]?.['replyToId']).toBeUndefined();
  });

  it('a shared card can be updated for everybody, and is nobody’s in a chat they are not in', async () => {
    teams = await startLocal();
    const where = { as: priya.id, chatId: GROUP };
    const posted = await teams.json('/local/api/extension/cards', 'POST', { ...where, card: attachment.content });
    expect(teams.received).toEqual([]);
    const url = `/local/connector/v3/conversations/${encodeURIComponent(GROUP)}/activities/${posted.id}`;
    await teams.fetchAnswer(url, 'PUT', aCard('Closed'));
    for (const member of [priya, callum]) {
      const [message] = await teams.messages(member, GROUP);
      expect(message.author).toEqual({ kind: 'member', id: priya.id, name: priya.name });
      expect(cardText(message)).toBe('Closed');
    }
    const foreign = { as: callum.id, chatId: 'a:priya-sandhu', card: attachment.content };
    expect(await teams.fetchAnswer('/local/api/extension/cards', 'POST', foreign)).toMatchObject({ status: 404 });
  });

  it('an action carries the message, and what it opened goes back with it', async () => {
    const task = { type: 'continue', value: { title: 'Raise', card: { content: { type: 'AdaptiveCard' } } } };
    teams = await startLocal({
      script: async ({ name }) => (name === 'composeExtension/fetchTask' ? { status: 200, body: { task } } : undefined),
    });
    await teams.write(callum, GROUP, 'Vans at night');
    const [{ id: messageId }] = await teams.messages(priya, GROUP);
    const open = { kind: 'openAction', action: undefined };
    expect(await teams.click(priya, GROUP, messageId, open)).toMatchObject({ kind: 'dialog', title: 'Raise' });
    const submit = { kind: 'submitAction', action: undefined, data: { text: 'Vans' } };
    expect(await teams.click(priya, GROUP, messageId, submit)).toEqual({ kind: 'done' });
    const carried = {
      commandId: 'raiseIssue',
      commandContext: 'message',
      messagePayload: {
        id: messageId,
        from: { user: { displayName: 'Callum Reeve' } },
        body: { contentType: 'text', content: 'Vans at night' },
      },
    };
    expect(teams.received).toMatchObject([
      { name: 'composeExtension/fetchTask', from: { id: '29:priya-sandhu' }, value: carried },
      { name: 'composeExtension/submitAction', value: { ...carried, data: { text: 'Vans' } } },
    ]);
  });

  it.each([
    ['that fails', async () => ({ status: 500 }), 502, 'bot-bad-answer'],
    ['that answers nonsense', answered({ type: 'result', attachments: 'many' }), 502, 'bot-bad-answer'],
    [
      'that hangs',
      () => new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), 200)),
      504,
      'bot-no-answer',
    ],
  ])('a bot %s is told as a failure, with what to do', async (_how, script, status, code) => {
    teams = await startLocal({ patienceMs: 50, script });
    const problem = { code, message: expect.stringContaining('Try again'), requestId: expect.any(String) };
    expect(await search('x')).toEqual({ status, body: problem });
    await teams.write(callum, GROUP, 'Vans');
    const [{ id }] = await teams.messages(priya, GROUP);
    const opened = await teams.click(priya, GROUP, id, { kind: 'openAction', action: undefined });
    expect(opened.kind).toBe(code === 'bot-no-answer' ? 'noAnswer' : 'error');
  });
});
