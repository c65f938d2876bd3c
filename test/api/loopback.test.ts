import { sendRaw } from '../support/rawHttp';
import { startTestServer, type TestServer } from '../support/sentinel';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ LOCAL_MAIL: 'on' });
});
afterAll(() => server.close());

/** Whatever is answered, a page or JSON. */
const turnedAway = 'Local mode answers only under 127.0.0.1 or localhost';
const json = ['Content-Type: application/json', 'Content-Length: 2'];
const every: readonly [request: string, headers: readonly string[]][] = [
  ['GET /', []],
  ['GET /health', []],
  ['GET /about', []],
  ['GET /tab/', []],
  ['GET /api', []],
  ['GET /api/queries/session', []],
  ['GET /api/live', []],
  ['POST /api/commands/issue.raise', json],
  ['POST /api/messages', json],
  ['GET /reply/a.b.c', []],
  ['POST /reply/a.b.c', ['Content-Type: application/x-www-form-urlencoded', 'Content-Length: 2']],
  ['GET /local/', []],
  ['GET /local/api/people', []],
  ['GET /local/events?as=ruth-calder', []],
  ['POST /local/token', json],
  ['POST /local/connector/v3/conversations', json],
  ['GET /nowhere', []],
];

describe('local mode', () => {
  it('listens on this machine alone', () => {
    expect(new URL(server.url).hostname).toBe('127.0.0.1');
  });

  it.each(every)('answers %s under no name but its own', async (request, headers) => {
    const body = headers.length > 0 ? ['{}'] : [];
    for (const host of ['evil.example', '127.0.0.1.evil.example', 'localhost.evil.example:3978', '192.0.2.1']) {
      const { status, text } = await sendRaw(server.url, [`${request} HTTP/1.1`, `Host: ${host}`, ...headers], body);
      expect([host, status]).toEqual([host, 403]);
      expect(text).toContain(turnedAway);
    }
    for (const host of ['127.0.0.1:3978', 'localhost', '[::1]:3978']) {
      const { text } = await sendRaw(server.url, [`${request} HTTP/1.1`, `Host: ${host}`, ...headers], body);
      expect(text).not.toContain(turnedAway);
    }
  });

  it.each(['/api/messages', '/local/token', '/local/clock', '/local/api/clicks', '/local/connector/v3/conversations'])(
    'takes no form at %s, which any page of the web may send here',
    async (path) => {
      for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=b']) {
        const head = [`POST ${path} HTTP/1.1`, 'Host: 127.0.0.1', `Content-Type: ${type}`, 'Content-Length: 2'];
        expect((await sendRaw(server.url, head, ['{}'])).status).toBe(415);
      }
    },
  );
});
