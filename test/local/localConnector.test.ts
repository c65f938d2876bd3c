import { CHANNEL, type LocalServer, MEETING, PERSONAL, priya, startLocal, statusUnderHost } from './localServer';

const base = '/local/connector/v3/conversations';

describe('the local connector', () => {
  let teams: LocalServer;
  beforeEach(async () => {
    teams = await startLocal();
  });
  afterEach(() => teams.stop());

  it('knows who is in a chat', async () => {
    const person = { id: '29:priya-sandhu', email: 'priya-sandhu@ea.example', tenantId: 'local', name: 'Priya Sandhu' };
    expect(await teams.json(`${base}/${PERSONAL}/members`)).toMatchObject([person]);
    const found = await teams.json(`${base}/${PERSONAL}/members/${encodeURIComponent('29:priya-sandhu')}`);
    expect(found).toMatchObject(person);
    expect(await teams.json(`${base}/${PERSONAL}/members/${found.aadObjectId}`)).toEqual(found);
    const page = await teams.json(`${base}/${encodeURIComponent(CHANNEL)}/pagedmembers?pageSize=1`);
    expect(page).toMatchObject({ members: [person], continuationToken: '1' });
    expect(await teams.fetchAnswer(`${base}/${PERSONAL}/members/x`)).toMatchObject({
      status: 404,
      body: { error: { code: 'MemberNotFoundInConversation' } },
    });
    expect(await teams.fetchAnswer(`${base}/nowhere/members`)).toMatchObject({ status: 404 });
  });

  it('opens a person’s own chat and starts a post in a channel', async () => {
    const personal = await teams.fetchAnswer(base, 'POST', { isGroup: false, members: [{ id: '29:priya-sandhu' }] });
    expect(personal).toMatchObject({ status: 201, body: { id: PERSONAL } });
    const stranger = await teams.fetchAnswer(base, 'POST', { members: [{ id: '29:nobody' }] });
    expect(stranger).toMatchObject({ status: 403, body: { error: { code: 'BotNotInConversationRoster' } } });
    const post = await teams.json(base, 'POST', {
      isGroup: true,
      channelData: { channel: { id: CHANNEL } },
      activity: { type: 'message', text: 'Agenda' },
    });
    expect(post.id).toBe(`${CHANNEL};messageid=${post.activityId}`);
    await teams.say(post.id, { type: 'message', text: 'Reply' });
    expect((await teams.messages(priya, CHANNEL))[1]).toMatchObject({ threadId: post.activityId });
  });

  it('refuses what a person blocked, and what is too big', async () => {
    await teams.json('/local/api/block', 'POST', { as: priya.id, blocked: true });
    expect(await teams.say(PERSONAL, { type: 'message', text: 'Hello' })).toMatchObject({
      error: { code: 'MessageWritesBlocked' },
    });
    await teams.json('/local/api/block', 'POST', { as: priya.id, blocked: false });
    expect(await teams.say(PERSONAL, { type: 'message', text: 'x'.repeat(30_000) })).toMatchObject({
      error: { code: 'MessageSizeTooBig' },
    });
  });

  it('runs a meeting: the bot hears of start, joining, leaving and end', async () => {
    const happen = (what: string) => teams.json('/local/api/meetings', 'POST', { as: priya.id, chatId: MEETING, what });
    await happen('start');
    const participant = '/local/connector/v1/meetings/m-1/participants/29%3Apriya-sandhu';
    expect(await teams.json(participant)).toMatchObject({ meeting: { inMeeting: true, role: 'Attendee' } });
    await happen('leave');
    await happen('end');
    expect(teams.received.map(({ name }) => name.split('.').at(-1))).toEqual([
      'meetingStart',
      'meetingParticipantJoin',
      'meetingParticipantLeave',
      'meetingEnd',
    ]);
    expect(teams.received[0]).toMatchObject({
      type: 'event',
      channelData: { meeting: { id: 'm-1' } },
      value: { Id: 'm-1', Title: 'Panel meeting', MeetingType: 'Scheduled', StartTime: expect.any(String) },
    });
    expect(await teams.json('/local/connector/v1/meetings/m-1')).toMatchObject({
      details: { id: 'm-1', scheduledStartTime: '2027-01-13T10:00:00.000Z' },
      conversation: { id: MEETING },
      organizer: { id: '29:callum-reeve' },
    });
  });
});

describe('the doors of local mode', () => {
  let teams: LocalServer;
  beforeEach(async () => {
    teams = await startLocal();
  });
  afterEach(() => teams.stop());

  it('give a token to a member by name or id, and to nobody else', async () => {
    const member = { id: 'priya-sandhu', name: 'Priya Sandhu' };
    for (const asked of ['priya-sandhu', 'Priya Sandhu', 'priya sandhu']) {
      const answer = await teams.json('/local/token', 'POST', { member: asked });
      expect(answer).toEqual({ token: 'token-of-priya-sandhu', member });
    }
    expect(await teams.fetchAnswer('/local/token', 'POST', { member: 'Nobody' })).toEqual({
      status: 404,
      body: {
        code: 'no-such-member',
        message: 'There is nobody called Nobody on this panel.',
        requestId: expect.any(String),
      },
    });
    expect(await teams.fetchAnswer('/local/api/session?as=nobody')).toMatchObject({ status: 404 });
  });

  it.each(['/local/clock', '/local/api/people', '/local/', '/local/events?as=priya-sandhu'])(
    'refuse %s under a foreign host name',
    async (url) => {
      expect(await statusUnderHost(teams.url() + url, 'evil.example')).toBe(403);
    },
  );

  it('refuse a body that a foreign page could send unasked', async () => {
    const init = { method: 'POST', headers: { 'Content-Type': 'text/plain' }, body: '{"member":"priya-sandhu"}' };
    expect((await fetch(`${teams.url()}/local/token`, init)).status).toBe(415);
  });

  it('move the clock, date messages by it, and set it back', async () => {
    const now = '2027-02-02T09:14:00.000Z';
    expect(await teams.json('/local/clock', 'POST', { now })).toEqual({ now, isMoved: true });
    await teams.write(priya, PERSONAL, 'help');
    expect(await teams.messages(priya, PERSONAL)).toMatchObject([{ sentAt: now }]);
    expect(await teams.json('/local/clock', 'POST', { now: null })).toMatchObject({ isMoved: false });
    expect(await teams.fetchAnswer('/local/clock', 'POST', { now: 'tomorrow' })).toMatchObject({ status: 400 });
  });

  it('say that the page is not built, and serve nothing from elsewhere', async () => {
    expect(await teams.fetchAnswer('/local/')).toMatchObject({ status: 404, body: { code: 'not-found' } });
    expect(await teams.fetchAnswer('/local/%2e%2e%2fteams.db')).toMatchObject({ status: 404 });
  });
});
