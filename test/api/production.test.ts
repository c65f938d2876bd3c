import { generateKeyPairSync } from 'node:crypto';
import path from 'node:path';
import { FakeTeams, type Forgery, textsOf } from '../support/fakeTeams';
import { send, startTestServer, type TestServer } from '../support/sentinel';

const botId = '22222222-2222-4222-8222-222222222222';
const tenant = '11111111-1111-4111-8111-111111111111';
const otherTenant = '33333333-3333-4333-8333-333333333333';
const calderOid = '44444444-4444-4444-8444-444444444444';
const teamsServiceUrl = 'https://smba.trafficmanager.net/uk/';

let server: TestServer;
let teams: FakeTeams;

beforeAll(async () => {
  teams = await new FakeTeams().start();
  server = await startTestServer({
    MODE: 'production',
    PUBLIC_HOST: 'sentinel.example',
    BOT_ID: botId,
    BOT_TENANT_ID: tenant,
    BOT_SECRET: 'never-used-here',
    TENANT_IDS: tenant,
    PANEL_FILE: path.resolve('bot/panels/northmoor.json'),
    ENTRA_AUTHORITY: teams.url,
    BOT_OPENID_METADATA: `${teams.url}/openid`,
  });
});
afterAll(async () => {
  await server.close();
  await teams.stop();
});

/** A token as Entra issues it to the tab, but for what is off. */
function entraToken(claims: object = {}, options: Forgery = {}): string {
  const issued = {
    iss: `${teams.url}/${tenant}/v2.0`,
    aud: botId,
    tid: tenant,
    oid: calderOid,
    scp: 'access_as_user',
    preferred_username: 'Ruth.Calder@northmoor.police.example',
  };
  return teams.token({ ...issued, ...claims }, options);
}

const session = (token: string) =>
  send(`${server.url}/api/queries/session`, 'GET', { Authorization: `Bearer ${token}` });

const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const unsigned = () =>
  `${entraToken({}, { header: { alg: 'none' } })
    .split('.')
    .slice(0, 2)
    .join('.')}.`;

describe('the API in production', () => {
  it('lets a member in by a token that Entra issued for us, and knows her by her account from then on', async () => {
    expect((await session(entraToken())).body.person.name).toBe('Ruth Calder');
    expect((await session(entraToken({ preferred_username: undefined }))).body.person.name).toBe('Ruth Calder');
  });

  it('lets nobody else in by her address once her account is known', async () => {
    const answer = await session(entraToken({ oid: '55555555-5555-4555-8555-555555555555' }));
    expect(answer).toMatchObject({ status: 403, body: { code: 'not-a-member' } });
  });

  it.each([
    ['no token', () => ''],
    ['something that is no token', () => 'abc'],
    ['a token signed by nobody', unsigned],
    ['a token signed by a stranger', () => entraToken({}, { key: stranger })],
    ['a token for another app', () => entraToken({ aud: 'another' })],
    ['a token of another issuer', () => entraToken({ iss: 'https://evil.example' })],
    [
      'a token of a tenant that is not on the list',
      () => entraToken({ tid: otherTenant, iss: `${teams.url}/${otherTenant}/v2.0` }),
    ],
    ['a token of one tenant that names another', () => entraToken({ tid: otherTenant })],
    ['a token with another scope', () => entraToken({ scp: 'User.Read' })],
    ['a token that ran out', () => entraToken({ exp: 1_000 })],
  ])('answers 401 to %s, and not why', async (_what, token) => {
    const answer = await session(token());
    expect(answer).toMatchObject({ status: 401, body: { code: 'unauthenticated', message: 'Please sign in again.' } });
  });
});

describe('the bot in production', () => {
  const click = (headers: Record<string, string>, parts: object = {}) => {
    const chat = { id: 'a:calder', type: 'personal' } as const;
    const calder = { id: '29:calder', name: 'Ruth Calder', email: '', aadObjectId: calderOid };
    const value = { action: { type: 'Action.Execute', verb: 'card.show', data: { content: { kind: 'nextMeeting' } } } };
    const activity = teams.activity(chat, calder, { type: 'invoke', name: 'adaptiveCard/action', value });
    return teams.post(server.url, { ...activity, serviceUrl: teamsServiceUrl, ...parts }, headers);
  };
  const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });
  const genuine = () => teams.token({ serviceurl: teamsServiceUrl });

  it('answers Teams', async () => {
    await session(entraToken());
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

  it('does not answer at a service URL that is not Teams’', async () => {
    const { status, body } = await click(bearer(genuine()), { serviceUrl: 'https://evil.example/' });
    expect({ status, code: body.code }).toEqual({ status: 403, code: 'foreign-service-url' });
  });
});

describe('local mode', () => {
  it.each(['/local', '/local/', '/local/token', '/local/clock'])('has no door in production at %s', async (address) => {
    expect((await send(`${server.url}${address}`, 'GET', {})).status).toBe(404);
    expect((await send(`${server.url}${address}`, 'POST', {}, { member: 'Ruth Calder' })).status).toBe(404);
  });
});
