import type { Server } from 'restify';
import { addErrorAnswers } from '../../bot/api/problems';
import { createWebServer } from '../../bot/api/webServer';
import { readJson } from '../../bot/wiring/http/body';
import { sendRaw } from '../support/rawHttp';

/** A server that waits for a body a fifth of a second, where ours wait fifteen. */
let server: Server;
beforeAll(async () => {
  server = createWebServer({ onlyLoopback: false, isTls: false, checkAddress: async () => undefined });
  addErrorAnswers(server, () => undefined);
  server.post('/read', async (req, res) => {
    res.send(200, { read: await readJson(req, { patienceMs: 200 }) });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  await new Promise<void>((resolve) => server.close(() => resolve()));
});

const head = ['POST /read HTTP/1.1', 'Host: x', 'Content-Type: application/json', 'Content-Length: 12'];

describe('a body', () => {
  it('that trickles in is given up on, and its sender told', async () => {
    const { status, text } = await sendRaw(server.url, head, ['{"a":']);
    expect(status).toBe(408);
    expect(text).toContain('This did not arrive in time.');
  });

  it('that comes in pieces is read whole, letters cut in two included', async () => {
    const bytes = Buffer.from('{"a":"Llŷn"}');
    const inTwo = bytes.indexOf('ŷ') + 1;
    const told = [...head.slice(0, 3), `Content-Length: ${bytes.length}`];
    const { status, text } = await sendRaw(server.url, told, [bytes.subarray(0, inTwo), bytes.subarray(inTwo)]);
    expect(status).toBe(200);
    expect(text).toContain('{"read":{"a":"Llŷn"}}');
  });

  it('keeps a key that names a prototype out, at any depth', async () => {
    const body = '{"__proto__":{"x":1},"a":[{"\\u005f_proto__":{"x":1},"b":2}]}';
    const { text } = await sendRaw(server.url, [...head.slice(0, 3), `Content-Length: ${body.length}`], [body]);
    expect(text).toContain('{"read":{"a":[{"b":2}]}}');
  });

  it.each([
    [64, 200],
    [65, 400],
  ])('of %i levels is answered %i', async (levels, expected) => {
    const body = `${'['.repeat(levels)}${']'.repeat(levels)}`;
    const { status } = await sendRaw(server.url, [...head.slice(0, 3), `Content-Length: ${body.length}`], [body]);
    expect(status).toBe(expected);
  });

  it.each(['application/json', 'Application/JSON; charset=UTF-8', 'application/json;charset="utf-8"'])(
    'is taken as %s',
    async (type) => {
      const told = ['POST /read HTTP/1.1', 'Host: x', `Content-Type: ${type}`, 'Content-Encoding: identity'];
      expect((await sendRaw(server.url, [...told, 'Content-Length: 2'], ['{}'])).status).toBe(200);
    },
  );
});
