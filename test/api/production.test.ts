import { createHmac, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { FakeTeams, textsOf } from '../support/fakeTeams';
import type { Json } from '../support/runningServer';
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

/** Twenty-five that are not what they say, from what was `made` with these claims and this forgery. */
function forgedTokens(made: (claims: object, forgery?: Forgery) => string): [string, Record<string, string>][] {
  const good = made({});
  const [head = '', claims = '', signature = ''] = good.split('.');
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const published = createPublicKey({ key: teams.keys.publicKey(), format: 'jwk' });
  const symmetric = (secret: string | Buffer, header: object = {}) => {
    const text = `${encode({ alg: 'HS256', typ: 'JWT', kid: 'k1', ...header })}.${claims}`;
    return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
  };
  const withoutSignature = (alg: string) => `${encode({ alg, typ: 'JWT', kid: 'k1' })}.${claims}.`;
  const later = Math.floor(Date.now() / 1000) + 3_600;
  const foreign = { tid: otherTenant, iss: `${teams.url}/${otherTenant}/v2.0` };
  const own = { jwk: createPublicKey(stranger).export({ format: 'jwk' }) };
  const tokens: [string, string][] = [
    ['alg none', withoutSignature('none')],
    ['alg None', withoutSignature('None')],
    ['no signature under RS256', withoutSignature('RS256')],
    ['HS256 by the published key as PEM', symmetric(published.export({ format: 'pem', type: 'spki' }))],
    ['HS256 by the published key as DER', symmetric(published.export({ format: 'der', type: 'spki' }))],
    ['HS256 by nothing', symmetric('')],
    ['HS256 by a file of zeros', symmetric('', { kid: '../../../../dev/null' })],
    ['a stranger’s key', made({}, { key: stranger })],
    ['a stranger’s key that it brings along', made({}, { key: stranger, header: { kid: undefined, ...own } })],
    ['a stranger’s key at an address', made({}, { key: stranger, header: { jku: 'http://169.254.169.254/keys' } })],
    ['a certificate at an address', made({}, { key: stranger, header: { x5u: 'file:///etc/passwd' } })],
    ['a key’s name that is a path', made({}, { header: { kid: '../../etc/passwd' } })],
    ['a key’s name that is SQL', made({}, { header: { kid: "k1' OR '1'='1" } })],
    ['a key’s name that is of every object', made({}, { key: stranger, header: { kid: '__proto__' } })],
    ['what must be understood and is not', made({}, { header: { crit: ['x-new'], 'x-new': true } })],
    ['another audience', made({ aud: 'another' })],
    ['another issuer', made({ iss: 'https://evil.example' })],
    ['another tenant', made(foreign)],
    ['a time that is over', made({ exp: 1_000 })],
    ['a time that is not yet', made({ nbf: later, exp: later + 3_600 })],
    ['other claims under a good signature', `${head}.${encode({ oid: 'another' })}.${signature}`],
    ['a signature cut short', good.slice(0, -12)],
    ['four parts', `${good}.${signature}`],
    ['claims that are no JSON', `${head}.${Buffer.from('{"a":').toString('base64url')}.${signature}`],
  ];
  const sent = tokens.map(([what, token]): [string, Record<string, string>] => [
    what,
    { Authorization: `Bearer ${token}` },
  ]);
  return [...sent, ['two in one header', { Authorization: `Bearer ${good}, Bearer ${good}` }]];
}

describe('forged tokens', () => {
  type Answered = { readonly status: number; readonly body: Json };

  /** What they are answered, and which of them. */
  async function answersTo(
    forged: readonly [string, Record<string, string>][],
    ask: (headers: Record<string, string>) => Promise<Answered>,
  ): Promise<Record<string, string[]>> {
    const answers: Record<string, string[]> = {};
    for (const [what, headers] of forged) {
      const { status, body } = await ask(headers);
      (answers[JSON.stringify([status, body.code, body.message])] ??= []).push(what);
    }
    return answers;
  }

  it.each([
    ['GET', '/api/queries/session'],
    ['POST', '/api/queries/session'],
    ['POST', '/api/commands/issue.raise'],
    ['GET', '/api/live'],
  ] as const)('twenty-five at %s %s are answered with one 401', async (method, address) => {
    const forged = forgedTokens((claims, forgery) => tokenOf(claims, forgery));
    const body = method === 'POST' ? {} : undefined;
    const answers = await answersTo(forged, (headers) => send(`${server.url}${address}`, method, headers, body));
    const all = forged.map(([what]) => what);
    expect(all).toHaveLength(25);
    expect(answers).toEqual({ '[401,"unauthenticated","Please sign in again."]': all });
  });

  it('twenty-five at the bot are answered with one 401', async () => {
    const forged = forgedTokens((claims, forgery) => teams.token({ serviceurl: teamsServiceUrl, ...claims }, forgery));
    const from = { id: '29:calder', name: 'Ruth Calder', ...calder };
    const activity = teams.activity({ id: 'a:calder', type: 'personal' }, from, { type: 'message', text: 'tasks' });
    const sent = { ...activity, serviceUrl: teamsServiceUrl };
    const answers = await answersTo(forged, async (headers) => {
      const { status, body } = await teams.post(server.url, sent, headers);
      return { status, body: body ?? {} };
    });
    const answer = '[401,"unauthenticated","This activity does not come from Teams."]';
    expect(answers).toEqual({ [answer]: forged.map(([what]) => what) });
  });
});

describe('local mode', () => {
  it.each(['/local', '/local/', '/local/token', '/local/clock'])('has no door in production at %s', async (address) => {
    expect((await send(`${server.url}${address}`, 'GET', {})).status).toBe(404);
    expect((await send(`${server.url}${address}`, 'POST', {}, { member: 'Ruth Calder' })).status).toBe(404);
  });
});
