import { readdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { FakeTeams } from '../support/fakeTeams';
import { entraToken, productionSettings, teamsServiceUrl } from '../support/production';
import { breakOff, chunk, sendRaw } from '../support/rawHttp';
import { ownFolder, type RunningServer, startServer } from '../support/runningServer';
import { send } from '../support/sentinel';

/** Stands in every body that is sent here, and must never stand in the log. */
const WORDS = 'Stroud keeps it above the yard';
const MOST_GROWTH_MB = 40;

const calder = {
  aadObjectId: '44444444-4444-4444-8444-444444444444',
  email: 'Ruth.Calder@northmoor.police.example',
};

let teams: FakeTeams;
let server: RunningServer;
let temporaryFolder: string;
/** Authorization headers: of a member at the API, and of Teams at the bot. */
let member: string;
let bot: string;

beforeAll(async () => {
  teams = await new FakeTeams().start();
  temporaryFolder = ownFolder();
  const mail = { SMTP_URL: 'smtps://127.0.0.1:1', MAIL_FROM: 'sentinel@northmoor.example' };
  const environment = { ...productionSettings(teams), ...mail, LOG_LEVEL: 'debug', TMPDIR: temporaryFolder };
  server = await startServer({ environment });
  member = `Authorization: Bearer ${entraToken(teams, calder)}`;
  bot = `Authorization: Bearer ${teams.token({ serviceurl: teamsServiceUrl })}`;
}, 60_000);
afterEach(async () => {
  expect((await send(`${server.url}/health`, 'GET', {})).status).toBe(200);
  expect(server.output()).not.toContain('Stroud');
});
afterAll(async () => {
  await server.stop();
  await teams.stop();
});

const post = (path: string, headers: readonly string[], body: string | Buffer) =>
  sendRaw(
    server.url,
    [`POST ${path} HTTP/1.1`, 'Host: x', ...headers, `Content-Length: ${Buffer.byteLength(body)}`],
    [body],
  );
const raise = '/api/commands/issue.raise';
const json = 'Content-Type: application/json';
const issueId = (id: string) => JSON.stringify({ issueId: id, text: WORDS });

const strangers: readonly [request: string, status: number][] = [
  ['POST /api/commands/issue.raise', 401],
  ['POST /api/messages', 401],
  ['POST /reply/a.b.c', 404],
  ['POST /nowhere', 404],
  ['POST /health', 405],
  ['PUT /api/live', 405],
  ['GET /health', 400],
  ['GET /api/queries/session', 400],
  ['GET /tab/', 400],
  ['DELETE /api/live', 400],
];

const bodies: readonly [what: string, headers: readonly string[], body: Buffer][] = [
  ['junk that says it is gzip', [json, 'Content-Encoding: gzip'], Buffer.from(WORDS)],
  ['a bomb', [json, 'Content-Encoding: gzip'], gzipSync(Buffer.alloc(50 * 1024 * 1024, WORDS))],
  [
    'a file',
    ['Content-Type: multipart/form-data; boundary=b'],
    Buffer.from(
      `--b\r\nContent-Disposition: form-data; name="f"; filename="f"\r\n\r\n${WORDS.repeat(20_000)}\r\n--b--\r\n`,
    ),
  ],
  ['a table', ['Content-Type: text/csv'], Buffer.from(`text\n"${WORDS}`)],
  ['a cross-site form', ['Content-Type: text/plain'], Buffer.from(issueId('form'))],
  ['another alphabet', ['Content-Type: application/json; charset=utf-16'], Buffer.from(issueId('utf-16'), 'utf16le')],
];

describe('what somebody unknown sends', () => {
  it.each(bodies)('%s ends nothing, on any route, and leaves nothing behind', async (_what, headers, body) => {
    for (const [request, status] of strangers) {
      const head = [`${request} HTTP/1.1`, 'Host: x', ...headers, `Content-Length: ${body.length}`];
      expect([request, (await sendRaw(server.url, head, [body])).status]).toEqual([request, status]);
    }
    expect(readdirSync(temporaryFolder)).toEqual([]);
  });

  it.each(strangers)('%s is answered before any of it is there', async (request, status) => {
    for (const length of ['Content-Length: 100000000', 'Transfer-Encoding: chunked']) {
      const head = [`${request} HTTP/1.1`, 'Host: x', json, length];
      expect((await sendRaw(server.url, head)).status).toBe(status);
    }
  });

  it('is cut off when it goes on after the answer', async () => {
    const before = server.memoryMb();
    const endless = function* () {
      for (let sent = 0; sent < 200; sent++) yield chunk(Buffer.alloc(1024 * 1024, WORDS));
    };
    const head = [`POST ${raise} HTTP/1.1`, 'Host: x', json, 'Transfer-Encoding: chunked'];
    const { status, sentBytes } = await sendRaw(server.url, head, endless());
    expect([0, 401]).toContain(status);
    expect(sentBytes).toBeLessThan(20 * 1024 * 1024);
    expect(server.memoryMb() - before).toBeLessThan(MOST_GROWTH_MB);
  });
});

describe('a line that breaks off', () => {
  const host = 'Host: x';
  it.each([
    ['after asking for another protocol', ['GET /health HTTP/1.1', host, 'Connection: Upgrade', 'Upgrade: websocket']],
    ['after asking for a tunnel', ['CONNECT x:1 HTTP/1.1', host]],
    ['within a body that nobody reads', [`POST ${raise} HTTP/1.1`, host, json, 'Content-Length: 9']],
  ])('%s ends nothing else', async (_what, head) => {
    await breakOff(server.url, head, '{');
  });

  it('within a body that is being read, or a stream, ends nothing else', async () => {
    await breakOff(server.url, [`POST ${raise} HTTP/1.1`, host, member, json, 'Content-Length: 9'], '{');
    await breakOff(server.url, ['POST /api/messages HTTP/1.1', host, bot, json, 'Content-Length: 9'], '{');
    await breakOff(server.url, ['GET /api/live HTTP/1.1', host, member]);
  });
});

describe('what somebody known sends', () => {
  it.each(bodies)('%s is refused with 415, unread', async (_what, headers, body) => {
    const before = server.memoryMb();
    for (let time = 0; time < 10; time++) {
      expect((await post(raise, [member, ...headers], body)).status).toBe(415);
      expect((await post('/api/messages', [bot, ...headers], body)).status).toBe(415);
    }
    expect(server.memoryMb() - before).toBeLessThan(MOST_GROWTH_MB);
    expect(readdirSync(temporaryFolder)).toEqual([]);
  });

  it.each([
    ['JSON that breaks off', `{"issueId":"x","text":"${WORDS}`, /not valid JSON/],
    ['something that is not UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]), /not valid UTF-8/],
    ['a hundred thousand brackets', '['.repeat(100_000) + ']'.repeat(100_000), /nested deeper than 64/],
    ['a hundred thousand brackets that never close', '{"a":'.repeat(50_000), /not valid JSON/],
    ['nothing', '', /needs a body/],
  ])('%s is answered 400 with what is wrong', async (_what, body, message) => {
    for (const [path, who] of [
      [raise, member],
      ['/api/messages', bot],
    ] as const) {
      const answer = await post(path, [who, json], body);
      expect(answer.status).toBe(400);
      expect(answer.text).toMatch(message);
      expect(answer.text).not.toContain('Stroud');
    }
  });

  it('more than 256 KB is refused, told beforehand or not, and read no further', async () => {
    const before = server.memoryMb();
    const told = [`POST ${raise} HTTP/1.1`, 'Host: x', member, json, 'Content-Length: 262145'];
    expect((await sendRaw(server.url, told)).status).toBe(413);
    const untold = [`POST ${raise} HTTP/1.1`, 'Host: x', member, json, 'Transfer-Encoding: chunked'];
    const endless = function* () {
      for (let sent = 0; sent < 500; sent++) yield chunk(Buffer.alloc(64 * 1024, WORDS));
    };
    const { status, sentBytes } = await sendRaw(server.url, untold, endless());
    expect(status).toBe(413);
    expect(sentBytes).toBeLessThan(20 * 1024 * 1024);
    expect(server.memoryMb() - before).toBeLessThan(MOST_GROWTH_MB);
  });

  it('a body that names a prototype changes nothing', async () => {
    const body = `{"issueId":"proto","text":"A shop","__proto__":{"urgent":true},"constructor":{"prototype":{"urgent":true}}}`;
    const raised = await send(`${server.url}${raise}`, 'POST', { Authorization: member.slice(15) }, body);
    expect(raised).toMatchObject({ status: 200, body: { urgent: false } });
    const value = JSON.parse('{"action":{"verb":"card.show","data":{"content":{"kind":"help"}}},"__proto__":{"x":1}}');
    const from = { id: '29:calder', name: 'Ruth Calder', ...calder };
    const click = { ...teams.activity({ id: 'a:calder', type: 'personal' }, from, { type: 'invoke', value }) };
    const told = { ...click, name: 'adaptiveCard/action', serviceUrl: teamsServiceUrl };
    expect((await teams.post(server.url, told, { Authorization: bot.slice(15) })).status).toBe(200);
  });

  it('what it says stands in no line of the log when it fails', async () => {
    const activity = { type: 'message', channelId: 'msteams', serviceUrl: WORDS, text: WORDS };
    expect((await post('/api/messages', [bot, json], JSON.stringify(activity))).status).toBe(400);
    const wrong = { issueId: WORDS, text: 1, urgent: WORDS };
    expect((await post(raise, [member, json], JSON.stringify(wrong))).status).toBe(400);
  });
});

describe('somebody who sends tokens that do not hold, without end', () => {
  it('is answered each time, and fills no log', async () => {
    const forged = `Authorization: Bearer ${teams.token({ serviceurl: teamsServiceUrl }, { header: { kid: 'webchat' } })}`;
    for (let sent = 1; sent <= 200; sent++) {
      expect((await post('/api/messages', [forged, json], '{}')).status).toBe(401);
    }
    const lines = server.output().split('\n');
    const told = lines.filter((line) => line.includes('An activity was not from Teams'));
    expect(told.length).toBeGreaterThan(0);
    expect(told.length).toBeLessThan(4);
  });
});
