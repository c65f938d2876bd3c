import {
  aCard,
  callum,
  CHANNEL,
  eventually,
  GROUP,
  type LocalServer,
  PERSONAL,
  priya,
  startLocal,
} from './localServer';

describe('the chats of local mode', () => {
  let teams: LocalServer;
  afterEach(() => teams.stop());

  it('tell the bot of its installation once in each chat, though the server starts again', async () => {
    teams = await startLocal();
    await teams.local.started();
    const kinds = teams.received.map(({ type, conversation }) => `${type} ${conversation.id}`);
    expect(kinds.filter((kind) => kind.endsWith(PERSONAL))).toEqual([
      `conversationUpdate ${PERSONAL}`,
      `installationUpdate ${PERSONAL}`,
    ]);
    expect(new Set(kinds).size).toBe(2 * 5);

    const { dataDir } = teams;
    await teams.stop({ keep: true });
    teams = await startLocal({ dataDir });
    await teams.local.started();
    expect(teams.received).toEqual([]);
  });

  it('try an installation again that the bot did not take', async () => {
    let failures = 0;
    teams = await startLocal({ script: async () => (failures++ < 3 ? { status: 500 } : undefined) });
    await teams.local.started();
    const installed = teams.received.filter(({ type }) => type === 'installationUpdate');
    expect(new Set(installed.map(({ conversation }) => conversation.id)).size).toBe(5);
  });

  it('bring a message to the bot as Teams posts it, and its answer to that person alone', async () => {
    teams = await startLocal({
      script: async (activity, say) => {
        await say(activity['conversation'].id, { type: 'message', text: `You said ${activity['text']}` });
        return undefined;
      },
    });
    expect(await teams.write(priya, PERSONAL, 'my tasks')).toMatchObject({ status: 201 });
    await eventually(async () => {
      expect(await teams.texts(priya, PERSONAL)).toEqual(['my tasks', 'You said my tasks']);
    });
    expect(teams.received).toMatchObject([
      {
        type: 'message',
        channelId: 'msteams',
        text: 'my tasks',
        serviceUrl: `${teams.url()}/local/connector/`,
        from: { id: '29:priya-sandhu', name: 'Priya Sandhu', aadObjectId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
        recipient: { id: '28:sentinel', name: 'Sentinel' },
        conversation: { id: PERSONAL, conversationType: 'personal', tenantId: 'local' },
        channelData: { tenant: { id: 'local' } },
      },
    ]);
    const foreign = await teams.fetchAnswer(`/local/api/messages?as=callum-reeve&chatId=${PERSONAL}`);
    expect(foreign).toMatchObject({ status: 404, body: { code: 'no-such-chat' } });
  });

  it('bring to the bot what mentions it in a shared chat, and show everybody its answer', async () => {
    teams = await startLocal({
      script: async (activity, say) => {
        await say(activity['conversation'].id, { type: 'message', text: 'Here is help' });
        return undefined;
      },
    });
    await teams.write(priya, GROUP, 'only for people');
    await teams.write(priya, GROUP, 'help', true);
    const said = ['only for people', '<at>Sentinel</at> help', 'Here is help'];
    await eventually(async () => expect(await teams.texts(callum, GROUP)).toEqual(said));
    expect(await teams.texts(priya, GROUP)).toEqual(said);
    expect(teams.received).toMatchObject([
      { text: '<at>Sentinel</at> help', conversation: { conversationType: 'groupChat', isGroup: true } },
    ]);
    expect(teams.received[0]?.['entities']).toContainEqual({
      type: 'mention',
      mentioned: { id: '28:sentinel', name: 'Sentinel' },
      text: '<at>Sentinel</at>',
    });
  });

  it('keep the bot in the thread of a channel in which it was asked', async () => {
    teams = await startLocal({
      script: async (activity, say) => {
        await say(activity['conversation'].id, { type: 'message', text: 'Answer' });
        return undefined;
      },
    });
    await teams.write(priya, CHANNEL, 'help', true);
    await eventually(async () => {
      const [post, answer] = await teams.messages(callum, CHANNEL);
      expect(answer).toMatchObject({ text: 'Answer', threadId: post.id });
    });
    expect(teams.received[0]).toMatchObject({ channelData: { team: { id: CHANNEL }, channel: { id: CHANNEL } } });
  });

  it('say which message the bot did not take, and send it again', async () => {
    let broken = true;
    teams = await startLocal({ script: async () => (broken ? { status: 502 } : undefined) });
    await teams.write(priya, PERSONAL, 'help');
    const state = async () => (await teams.messages(priya, PERSONAL))[0].state;
    await eventually(async () => expect(await state()).toBe('unanswered'));
    broken = false;
    const [{ id: messageId }] = await teams.messages(priya, PERSONAL);
    await teams.json('/local/api/messages/again', 'POST', { as: priya.id, chatId: PERSONAL, messageId });
    await eventually(() => expect(teams.received).toHaveLength(2));
    expect(await state()).toBe('posted');
  });

  it('outlive the server', async () => {
    teams = await startLocal();
    await teams.say(PERSONAL, aCard('Task SEN-27-001'));
    await teams.write(priya, PERSONAL, 'help');
    const before = await teams.messages(priya, PERSONAL);
    const { dataDir } = teams;
    await teams.stop({ keep: true });
    teams = await startLocal({ dataDir });
    expect(await teams.messages(priya, PERSONAL)).toEqual(before);
    expect((await teams.say(PERSONAL, aCard('Task SEN-27-002'))).id).not.toBe(before[1].id);
  });

  it('tell an open window what is new in its person’s chats only', async () => {
    teams = await startLocal();
    const response = await fetch(`${teams.url()}/local/events?as=callum-reeve`);
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    await teams.say(PERSONAL, { type: 'message', text: 'for Priya' });
    await teams.say(GROUP, { type: 'message', text: 'for all' });
    let seen = '';
    while (!seen.includes('for all')) seen += (await reader?.read())?.value ?? '';
    expect(seen).toContain('event: message');
    expect(seen).not.toContain('for Priya');
    await reader?.cancel();
  });
});
