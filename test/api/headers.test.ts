import { FakeTeams } from '../support/fakeTeams';
import { sendRaw } from '../support/rawHttp';
import { startProduction } from '../support/production';
import { startTestServer, type TestServer } from '../support/sentinel';

let servers: Record<'production' | 'local', TestServer>;
let teams: FakeTeams;

beforeAll(async () => {
  teams = await new FakeTeams().start();
  const [production, local] = await Promise.all([
    startProduction(teams, { SECURITY_CONTACT: 'mailto:security@northmoor.example' }),
    startTestServer({ LOCAL_MAIL: 'on' }),
  ]);
  servers = { production, local };
}, 60_000);
afterAll(async () => {
  await Promise.all(Object.values(servers).map((server) => server.close()));
  await teams.stop();
});

/** Every kind of answer: API, tab, pages, errors, redirects, and what there is in local mode alone. */
const everywhere: readonly [what: string, address: string, init?: RequestInit][] = [
  ['the API’s description', '/api'],
  ['a question of nobody', '/api/queries/session'],
  ['a command of nobody', '/api/commands/task.comment', { method: 'POST', body: '{}' }],
  ['a question that is none', '/api/queries/nothing'],
  ['an address that is none', '/nothing'],
  ['another method', '/api/queries/session', { method: 'DELETE' }],
  ['a body that nobody reads', '/api', { method: 'DELETE', body: 'x' }],
  ['an address that cannot be read', '/%ff'],
  ['live changes, of nobody', '/api/live'],
  ['founding, of nobody', '/api/founding'],
  ['the bot, of nobody', '/api/messages', { method: 'POST', body: '{}' }],
  ['the tab', '/tab/?theme=dark'],
  ['the tab’s address', '/tab'],
  ['a file of the tab that is not there', '/tab/nothing.js'],
  ['a mail’s link', '/reply/nothing'],
  ['a mail’s door', '/reply/my'],
  ['a mail’s form', '/reply/nothing', { method: 'POST', body: 'do=open' }],
  ['health', '/health'],
  ['about', '/about'],
  ['privacy', '/privacy'],
  ['terms', '/terms'],
  ['where to report', '/.well-known/security.txt'],
  ['the root', '/'],
  ['another site’s preflight', '/api/commands/task.comment', { method: 'OPTIONS', headers: asked('POST') }],
];

function asked(method: string): Record<string, string> {
  return { Origin: 'https://evil.example', 'Access-Control-Request-Method': method };
}

async function answerTo(server: TestServer, address: string, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  headers.set('Origin', headers.get('Origin') ?? 'https://evil.example');
  const answer = await fetch(`${server.url}${address}`, { ...init, headers, redirect: 'manual' });
  // Left unread it would keep the line, and the server waiting at its end.
  await answer.arrayBuffer();
  return answer;
}

describe.each(['production', 'local'] as const)('in %s mode', (mode) => {
  it.each(everywhere.map(([what, address, init = {}]) => [what, address, init] as const))(
    'what protects a browser stands on %s',
    async (_what, address, init) => {
      const { headers } = await answerTo(servers[mode], address, init);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin-allow-popups');
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
      expect(headers.get('permissions-policy')).toContain('camera=(), ');
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toMatch(/default-src '(none|self)'/);
      expect(policy).toContain('frame-ancestors');
      expect(policy).not.toMatch(/unsafe|\*(?!\.)|http:/);
      expect(headers.get('strict-transport-security') !== null).toBe(mode === 'production');
      for (const name of ['server', 'x-powered-by']) expect(headers.get(name)).toBeNull();
      for (const [name] of headers) expect(name).not.toMatch(/^access-control-/);
    },
  );

  it('only the tab may be framed, by Teams alone', async () => {
    const framed = everywhere.map(async ([, address, init]) => {
      const { headers } = await answerTo(servers[mode], address, init);
      const mayBe = !/frame-ancestors 'none'/.test(headers.get('content-security-policy') ?? '');
      expect(headers.get('x-frame-options')).toBe(mayBe ? null : 'DENY');
      return mayBe ? [address] : [];
    });
    expect((await Promise.all(framed)).flat()).toEqual(['/tab/?theme=dark']);
  });
});

it('whatever somebody known is answered has them too: a stream, a file, a page, too much, what is not read', async () => {
  const { local } = servers;
  const stream = new AbortController();
  const headers = { Authorization: `Bearer ${await local.token('Ruth Calder')}` };
  const auditor = { Authorization: `Bearer ${await local.token('Callum Reeve')}` };
  const live = await fetch(`${local.url}/api/live`, { headers, signal: stream.signal });
  const page = await answerTo(local, '/local/');
  const script = /src="([^"]+\.js)"/.exec(await (await fetch(`${local.url}/tab/`)).text())?.[1] ?? '';
  const [command, post] = ['/api/commands/task.comment', { method: 'POST', headers }];
  const json = { ...headers, 'Content-Type': 'application/json' };
  const answers: [number, Response][] = [
    [200, live],
    [200, page],
    [200, await answerTo(local, '/api/queries/tasks.list', { headers })],
    [200, await answerTo(local, '/api/queries/log.export', { headers: auditor })],
    [200, await answerTo(local, new URL(script, `${local.url}/tab/`).pathname)],
    [400, await answerTo(local, command, { ...post, headers: json, body: '{' })],
    [404, await answerTo(local, '/api/queries/tasks.get?taskId=none', { headers })],
    [413, await answerTo(local, command, { ...post, headers: json, body: 'x'.repeat(300_000) })],
    [415, await answerTo(local, command, { ...post, body: 'x' })],
  ];
  for (const [wanted, { status, url, headers: given }] of answers) {
    expect([url, status]).toEqual([url, wanted]);
    expect(given.get('permissions-policy')).toContain('camera=()');
    expect(given.get('x-content-type-options')).toBe('nosniff');
    expect(given.get('cross-origin-opener-policy')).toBe('same-origin-allow-popups');
    expect(given.get('referrer-policy')).toBe('no-referrer');
    expect(given.get('content-security-policy')).not.toMatch(/^$|unsafe/);
    expect(given.get('server')).toBeNull();
    for (const [name] of given) expect(name).not.toMatch(/^access-control-/);
  }
  stream.abort();
  expect(page.headers.get('content-security-policy')).not.toContain('unsafe');
});

it('where to report a hole is told where the deployment says where, and not long after', async () => {
  const told = await fetch(`${servers.production.url}/.well-known/security.txt`);
  expect([told.status, told.headers.get('content-type')]).toEqual([200, 'text/plain; charset=utf-8']);
  const text = await told.text();
  expect(text).toMatch(/^Contact: mailto:security@northmoor\.example\nExpires: \S+Z\nPreferred-Languages: en\n$/);
  const days = (Date.parse(/Expires: (\S+)/.exec(text)?.[1] ?? '') - Date.now()) / 86_400_000;
  expect([days > 90, days < 365]).toEqual([true, true]);
  expect((await answerTo(servers.local, '/.well-known/security.txt')).status).toBe(404);
});

it('what is no HTTP at all is told nothing', async () => {
  const { text } = await sendRaw(servers.local.url, ['NONSENSE']);
  expect(text).toContain('400');
  expect(text).not.toMatch(/sentinel|node|restify/i);
});
