import { generateKeyPairSync } from 'node:crypto';
import { FakeTeams, textsOf } from '../support/fakeTeams';
import type { Forgery } from '../support/signingKeys';
import { ask, entraToken, startProduction, teamsServiceUrl } from '../support/production';
import { send, type TestServer } from '../support/sentinel';

const otherTenant = '33333333-3333-4333-8333-333333333333';
const calder = {
  aadObjectId: '44444444-4444-4444-8444-444444444444',
  email: 'Ruth.Calder@northmoor.police.example',
};

let server: TestServer;
let teams: FakeTeams;

beforeAll(async () => {
  teams = await new FakeTeams().start();
  server = await startProduction(teams);
});
afterAll(async () => {
  await server.close();
  await teams.stop();
});

const tokenOf = (claims: object = {}, forgery: Forgery = {}) => entraToken(teams, calder, { claims, forgery });
const session = (token: string) => ask(server, token, 'session');

const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const unsigned = () =>
  `${tokenOf({}, { header: { alg: 'none' } })
    .split('.')
    .slice(0, 2)
    .join('.')}.`;

describe('the API in production', () => {
  it('lets a member in by a token that Entra issued for us, and knows her by her account from then on', async () => {
    expect((await session(tokenOf())).body.person.name).toBe('Ruth Calder');
    expect((await session(tokenOf({ preferred_username: undefined }))).body.person.name).toBe('Ruth Calder');
  });

  it('lets nobody else in by her address once her account is known', async () => {
    const answer = await session(tokenOf({ oid: '55555555-5555-4555-8555-555555555555' }));
    expect(answer).toMatchObject({ status: 403, body: { code: 'not-a-member' } });
  });

  it.each([
    ['no token', () => ''],
    ['something that is no token', () => 'abc'],
    ['a token signed by nobody', unsigned],
    ['a token signed by a stranger', () => tokenOf({}, { key: stranger })],
    ['a token for another app', () => tokenOf({ aud: 'another' })],
    ['a token of another issuer', () => tokenOf({ iss: 'https://evil.example' })],
    [
      'a token of a tenant that is not on the list',
      () => tokenOf({ tid: otherTenant, iss: `${teams.url}/${otherTenant}/v2.0` }),
    ],
    ['a token of one tenant that names another', () => tokenOf({ tid: otherTenant })],
    ['a token with another scope', () => tokenOf({ scp: 'User.Read' })],
    ['a token that ran out', () => tokenOf({ exp: 1_000 })],
  ])('answers 401 to %s, and not why', async (_what, token) => {
    const answer = await session(token());
    expect(answer).toMatchObject({ status: 401, body: { code: 'unauthenticated', message: 'Please sign in again.' } });
  });
});

describe('the bot in production', () => {
  const click = (headers: Record<string, string>, parts: object = {}) => {
    const chat = { id: 'a:calder', type: 'personal' } as const;
    const user = { id: '29:calder', name: 'Ruth Calder', ...calder };
    const value = { action: { type: 'Action.Execute', verb: 'card.show', data: { content: { kind: 'nextMeeting' } } } };
    const activity = teams.activity(chat, user, { type: 'invoke', name: 'adaptiveCard/action', value });
    return teams.post(server.url, { ...activity, serviceUrl: teamsServiceUrl, ...parts }, headers);
  };
  const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });
  const genuine = () => teams.token({ serviceurl: teamsServiceUrl });

  it('answers Teams', async () => {
    await session(tokenOf());
    const { status, body } = await click(bearer(genuine()));
    expect(status).toBe(200);
    expect(textsOf(body.value)).toContain('10:00 to 12:00');
  });

  const forgeries: [string, object, Forgery][] = [
    ['a token signed by a stranger', {}, { key: stranger }],
    ['a token signed by nobody', {}, { header: { alg: 'none' } }],
    ['a token with an unknown key', {}, { header: { kid: 'k9' } }],
    ['a token for another bot', { aud: 'another' }, {}],
    ['a token of another issuer', { iss: 'https://evil.example' }, {}],
    ['a token that ran out', { exp: 1_000 }, {}],
    ['a token for another service URL', { serviceurl: 'https://evil.example/' }, {}],
    ['a token for no service URL', { serviceurl: undefined }, {}],
    ['a token of another channel', {}, { header: { kid: 'webchat' } }],
    ['a token of no channel', {}, { header: { kid: 'unendorsed' } }],
  ];

  it.each(forgeries)('answers 401 to %s, without a word of its insides', async (_what, claims, forgery) => {
    const token = teams.token({ serviceurl: teamsServiceUrl, ...claims }, forgery);
    const { status, body } = await click(bearer(token));
    expect(status).toBe(401);
    expect(body).toMatchObject({ code: 'unauthenticated', message: 'This activity does not come from Teams.' });
  });

  it('answers 401 to no token at all', async () => {
    expect((await click({})).status).toBe(401);
  });

  it('shows nothing to somebody of a tenant that is not on the list, whatever their account', async () => {
    const parts = { channelData: { tenant: { id: otherTenant } } };
    const { status, body } = await click(bearer(genuine()), parts);
    expect(status).toBe(200);
    expect(body.value).toContain('I do not know you yet');
  });

  it('answers 401 where the token is for one service URL of Teams and the activity names another', async () => {
    const { status } = await click(bearer(genuine()), { serviceUrl: 'https://smba.trafficmanager.net/amer/' });
    expect(status).toBe(401);
  });

  it.each(['webchat', 'directline', 'emulator', 'MSTeams', ''])(
    'does not answer the channel %j, though its token is good',
    async (channelId) => {
      const foreign = teams.token({ serviceurl: teamsServiceUrl }, { header: { kid: 'webchat' } });
      expect((await click(bearer(foreign), { channelId })).status).toBe(401);
      const { status, body } = await click(bearer(genuine()), { channelId });
      expect([400, 403]).toContain(status);
      expect(body.value).toBeUndefined();
    },
  );

  it.each([
    'https://evil.example/',
    'https://evil.trafficmanager.net/',
    'https://trafficmanager.net/',
    'https://smba.trafficmanager.net.evil.example/',
    'https://evil.example/smba.trafficmanager.net/',
    'https://smba.trafficmanager.net@evil.example/',
    'https://me:secret@smba.trafficmanager.net/uk/',
    'https://smba.trafficmanager.net:8443/uk/',
    'https://smba.trafficmanager.net\\.evil.example/',
    'https://evil.teams.microsoft.com/',
    'https://evil.botframework.com/',
    'http://smba.trafficmanager.net/uk/',
  ])('does not answer at %s, even where the token names it', async (serviceUrl) => {
    const { status, body } = await click(bearer(teams.token({ serviceurl: serviceUrl })), { serviceUrl });
    expect({ status, code: body.code }).toEqual({ status: 403, code: 'foreign-service-url' });
  });

  it.each(['https://smba.trafficmanager.net', 'https://smba.infra.gcc.teams.microsoft.com/gcc'])(
    'answers Teams at %s',
    async (serviceUrl) => {
      const { status } = await click(bearer(teams.token({ serviceurl: serviceUrl })), { serviceUrl });
      expect(status).toBe(200);
    },
  );
});

describe('local mode', () => {
  it.each(['/local', '/local/', '/local/token', '/local/clock'])('has no door in production at %s', async (address) => {
    expect((await send(`${server.url}${address}`, 'GET', {})).status).toBe(404);
    expect((await send(`${server.url}${address}`, 'POST', {}, { member: 'Ruth Calder' })).status).toBe(404);
  });
});
