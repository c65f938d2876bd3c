import {
  aCard,
  callum,
  cardAnswer,
  cardText,
  GROUP,
  type LocalServer,
  PERSONAL,
  priya,
  startLocal,
} from './localServer';

describe('a card in a local chat', () => {
  let teams: LocalServer;
  afterEach(() => teams.stop());

  const shown = async (member: typeof priya) => cardText((await teams.messages(member, GROUP))[0]);

  it('is drawn anew for the one who clicked, and for nobody else', async () => {
    teams = await startLocal({ script: async () => cardAnswer('Acknowledged by you') });
    const { id } = await teams.say(GROUP, aCard('Waiting'));
    expect(await teams.click(priya, GROUP, id)).toEqual({ kind: 'shown' });
    expect(teams.received).toMatchObject([
      {
        type: 'invoke',
        name: 'adaptiveCard/action',
        replyToId: id,
        from: { id: '29:priya-sandhu' },
        value: {
          action: { type: 'Action.Execute', verb: 'task.acknowledge', data: { taskId: 't-1' } },
          trigger: 'manual',
        },
      },
    ]);
    expect(await shown(priya)).toBe('Acknowledged by you');
    expect(await shown(callum)).toBe('Waiting');
  });

  it('is the same for everybody again once the bot updates it', async () => {
    teams = await startLocal({ script: async () => cardAnswer('Acknowledged by you') });
    const { id } = await teams.say(GROUP, aCard('Waiting'));
    await teams.click(priya, GROUP, id);
    const url = `/local/connector/v3/conversations/${encodeURIComponent(GROUP)}/activities/${id}`;
    expect(await teams.fetchAnswer(url, 'PUT', aCard('Closed'))).toMatchObject({ status: 200, body: { id } });
    expect(await shown(priya)).toBe('Closed');
    expect(await shown(callum)).toBe('Closed');
    await teams.fetchAnswer(url, 'DELETE');
    expect(await teams.messages(priya, GROUP)).toMatchObject([{ state: 'deleted', cards: [] }]);
    expect(await teams.fetchAnswer(url, 'PUT', aCard('Ghost'))).toMatchObject({
      status: 404,
      body: { error: { code: 'ActivityNotFoundInConversation' } },
    });
  });

  it('asks for a person’s own view only when they are listed, with trigger automatic', async () => {
    teams = await startLocal({ script: async () => cardAnswer('As you may see it') });
    const { id } = await teams.say(GROUP, aCard('For everybody', ['29:priya-sandhu']));
    const [forPriya] = await teams.messages(priya, GROUP);
    expect(forPriya.refresh).toMatchObject({ verb: 'card.show', data: { id: 1 } });
    expect((await teams.messages(callum, GROUP))[0].refresh).toBeUndefined();
    await teams.click(priya, GROUP, id, { trigger: 'automatic', action: forPriya.refresh });
    expect(teams.received[0]).toMatchObject({ value: { trigger: 'automatic', action: { verb: 'card.show' } } });
    expect(await shown(priya)).toBe('As you may see it');
    expect(await shown(callum)).toBe('For everybody');
  });

  it.each([
    ['words', { type: 'application/vnd.microsoft.activity.message', value: 'Not yours' }, 'message', 'Not yours'],
    ['an error', { type: 'application/vnd.microsoft.error', value: { code: 'x', message: 'Gone' } }, 'error', 'Gone'],
  ])('shows %s with which the bot answers a click', async (_what, body, kind, text) => {
    teams = await startLocal({ script: async () => ({ status: 200, body: { statusCode: 200, ...body } }) });
    const { id } = await teams.say(GROUP, aCard('Waiting'));
    expect(await teams.click(priya, GROUP, id)).toEqual({ kind, text });
  });

  it('says so when the bot does not answer in time', async () => {
    teams = await startLocal({
      patienceMs: 50,
      script: () => new Promise((resolve) => setTimeout(() => resolve(undefined), 200)),
    });
    const { id } = await teams.say(GROUP, aCard('Waiting'));
    expect(await teams.click(priya, GROUP, id)).toEqual({ kind: 'noAnswer' });
  });

  it('sends a submit as a message with a value, and opens dialogs', async () => {
    const task = { type: 'continue', value: { title: 'Raise an issue', card: { content: { type: 'AdaptiveCard' } } } };
    teams = await startLocal({
      script: async ({ name }) => (name === 'task/fetch' ? { status: 200, body: { task } } : undefined),
    });
    const { id: messageId } = await teams.say(PERSONAL, aCard('Waiting'));
    const submit = { kind: 'submit', action: undefined, data: { verb: 'task.acknowledge', msteams: {} } };
    expect(await teams.click(priya, PERSONAL, messageId, submit)).toEqual({ kind: 'done' });
    expect(teams.received[0]).toMatchObject({
      type: 'message',
      value: { verb: 'task.acknowledge' },
      replyToId: messageId,
    });
    const fetched = await teams.click(priya, PERSONAL, messageId, { kind: 'openDialog', data: { form: 'issue' } });
    expect(fetched).toEqual({ kind: 'dialog', title: 'Raise an issue', card: { type: 'AdaptiveCard' } });
    const sent = { kind: 'submitDialog', data: { text: 'Three new shops' } };
    expect(await teams.click(priya, PERSONAL, messageId, sent)).toEqual({ kind: 'done' });
    expect(teams.received[2]).toMatchObject({ name: 'task/submit', value: { data: { text: 'Three new shops' } } });
  });
});
