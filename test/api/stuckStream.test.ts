import { connect } from 'node:net';
import restify, { type Server } from 'restify';
import { Stream } from '../../bot/api/stream';
import { until } from '../support/sentinel';

/** More than the buffers of any line take. */
const MUCH = Buffer.alloc(16 * 1024 * 1024, 'x');

let server: Server;
let stream: Stream;
let isClosed = false;
beforeEach(async () => {
  isClosed = false;
  server = restify.createServer();
  server.get('/', (_req, res, next) => {
    stream = new Stream(res);
    stream.onClose(() => {
      isClosed = true;
    });
    stream.write(MUCH);
    next();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(() => new Promise<void>((resolve) => server.close(() => resolve())));

/** A tab that has stopped reading without hanging up, as one that is frozen. */
async function freeze() {
  const tab = connect(Number(new URL(server.url).port), '127.0.0.1');
  await new Promise((resume) => tab.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n', resume));
  await new Promise((resume) => tab.once('readable', resume));
  return tab;
}

describe('a stream to a tab that has stopped reading', () => {
  it('is cut at the next thing to be told', async () => {
    const tab = await freeze();
    stream.write('one more');
    await until('it is cut', () => isClosed);
    stream.write('another');
    tab.destroy();
  });

  it('takes nothing any more once it has ended, and is cut when what was left is not taken', async () => {
    const tab = await freeze();
    stream.end();
    stream.write('told too late');
    stream.end();
    // An error that nobody hears would fail this test.
    await new Promise((resume) => setTimeout(resume, 50));
    expect(isClosed).toBe(false);
    await until('it is cut', () => isClosed);
    tab.destroy();
  });
});
