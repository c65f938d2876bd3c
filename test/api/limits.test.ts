import { approveChats } from '../support/approvedChats';
import { FakeTeams, textsOf } from '../support/fakeTeams';
import { readLive } from '../support/liveReader';
import { ask, entraToken, startProduction } from '../support/production';
import { send, startTestServer, type TestServer } from '../support/sentinel';

// A hundredth of what is allowed: 6 commands, 120 questions, 3 streams, 2 messages and 6 clicks a minute.

let teams: FakeTeams;
let server: TestServer;
beforeAll(async () => {
  teams = await new FakeTeams().start();
  server = await startTestServer({ LIMITS_FACTOR: '0.01' });
  await server.moveClock('2027-02-02T09:14:00.000Z');
});
afterAll(async () => {
  await server.close();
  await teams.stop();
});

const raise = (who: string, issueId: string) => server.command(who, 'issue.raise', { issueId, text: 'A shop' });

describe('somebody who asks without end', () => {
  it('has to wait with commands, is told how long, and nothing of it is done; nobody else waits', async () => {
    for (let sent = 1; sent <= 6; sent++) expect((await raise('Ruth Calder', `one-${sent}`)).status).toBe(200);
    const refused = await raise('Ruth Calder', 'one-too-many');
    expect(refused).toMatchObject({ status: 429, body: { code: 'too-many-requests' } });
    expect(refused.body.message).toMatch(
      /^That is more than can be done at once\. .* wait \d+ seconds? and try again\.$/,
    );
    const seconds = Number(refused.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
    expect((await raise('Owen Pryce', 'of-another')).status).toBe(200);
    expect((await server.query('Ruth Calder', 'issues.get', { issueId: 'one-6' })).status).toBe(200);
    expect((await server.query('Ruth Calder', 'issues.get', { issueId: 'one-too-many' })).status).toBe(404);
  });

  it('has to wait with questions, which are many more', async () => {
    const all = await Promise.all(Array.from({ length: 121 }, () => server.query('Callum Reeve', 'session')));
    expect(all.filter(({ status }) => status === 200)).toHaveLength(120);
    expect(all.filter(({ status }) => status === 429)).toHaveLength(1);
  });

  it('has to wait with streams', async () => {
    const streams = await Promise.all([1, 2, 3, 4].map(() => readLive(server, 'Priya Sandhu')));
    expect(streams.map(({ status }) => status).sort()).toEqual([200, 200, 200, 429]);
    streams.forEach((stream) => stream.close());
  });
});

describe('somebody who writes to the bot without end', () => {
  it('is told so once, in that conversation, and Teams is never given a reason to send it again', async () => {
    const hesketh = teams.user('Tom Hesketh', 'tom.hesketh@northmoor.gov.example');
    const chat = teams.personal(hesketh);
    const said: (string | undefined)[] = [];
    for (let sent = 1; sent <= 5; sent++) {
      const before = teams.in(chat).length;
      expect((await teams.say(server.url, chat, hesketh, 'what is this')).status).toBe(200);
      said.push(teams.in(chat).slice(before).at(-1)?.activity.text);
    }
    expect(said[2]).toMatch(
      /^That is a lot at once\. Please wait \d+ seconds?, then send it again\. Nothing was changed\.$/,
    );
    expect(said.slice(3)).toEqual([undefined, undefined]);
    const group = { id: '19:group@thread.v2', type: 'groupChat' } as const;
    await approveChats(server, teams, group);
    await teams.mention(server.url, group, hesketh, 'help');
    expect(textsOf(teams.in(group).at(-1)?.activity.attachments)).toContain('agenda');
  });

  it('is answered each click in words, and nothing of it is done', async () => {
    const visit = { title: 'Visit', agencyId: 'ea', ownerId: 'priya-sandhu', dueOn: '2027-02-19' };
    await server.command('Owen Pryce', 'task.allocate', { taskId: 'clicked', ...visit });
    const priya = teams.user('Priya Sandhu', 'priya.sandhu@ea.example');
    const click = (verb: string) => teams.click(server.url, teams.personal(priya), priya, verb, { taskId: 'clicked' });
    for (let sent = 1; sent <= 6; sent++) await click('task.unheardOf');
    const { status, body } = await click('task.acknowledge');
    expect(status).toBe(200);
    expect(body).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.activity.message' });
    expect(body.value).toContain('That is a lot at once.');
    expect((await server.query('Owen Pryce', 'tasks.get', { taskId: 'clicked' })).body.state).toBe('allocated');
  });
});

describe('in production', () => {
  let production: TestServer;
  beforeAll(async () => {
    // Of one address 60 requests of any kind a minute.
    production = await startProduction(teams, { LIMITS_FACTOR: '0.001' });
  });
  afterAll(() => production.close());

  const from = (forwarded: string, path = '/about') =>
    send(`${production.url}${path}`, 'GET', { 'X-Forwarded-For': forwarded });

  it('an address is the one that our own proxy saw: whatever a caller writes before it changes nothing', async () => {
    const answers = await Promise.all(
      Array.from({ length: 61 }, (_, at) => from(`198.51.100.${at}, 203.0.113.7:${40_000 + at}`)),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(60);
    const refused = answers.find(({ status }) => status !== 200);
    expect(refused).toMatchObject({ status: 429, body: { code: 'too-many-requests' } });
    expect(refused?.headers.get('retry-after')).not.toBeNull();
    expect((await from('203.0.113.7, 203.0.113.8')).status).toBe(200);
  });

  it('health is asked after as often as anybody likes', async () => {
    const answers = await Promise.all(Array.from({ length: 70 }, () => from('203.0.113.9', '/health')));
    expect(answers.every(({ status }) => status === 200)).toBe(true);
  });

  it('a stranger whom Entra vouches for is counted too, before any panel is looked for', async () => {
    const stranger = { aadObjectId: '66666666-6666-4666-8666-666666666666', email: 'nobody@northmoor.police.example' };
    const token = entraToken(teams, stranger);
    const statuses: number[] = [];
    for (let asked = 1; asked <= 13; asked++) statuses.push((await ask(production, token, 'session')).status);
    expect(statuses).toEqual([...Array.from({ length: 12 }, () => 403), 429]);
  });
});
