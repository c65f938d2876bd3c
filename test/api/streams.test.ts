import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { type LiveReader, readLive } from '../support/liveReader';
import { startTestServer, type TestServer, until } from '../support/sentinel';

let server: TestServer;
beforeAll(async () => {
  // One person opens them all here.
  server = await startTestServer({ LIMITS_FACTOR: '100' });
});
afterAll(() => server.close());

const open = (who: string) => readLive(server, who);

/** What is in use once everything that nobody holds is gone. */
function heldMb(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  return process.memoryUsage().heapUsed / 1024 / 1024;
}

describe('the streams of one person', () => {
  it('are eight: a ninth ends the oldest, which is told to come back later, and nobody else’s', async () => {
    const other = await open('Owen Pryce');
    const streams: LiveReader[] = [];
    for (let opened = 1; opened <= 12; opened++) streams.push(await open('Ruth Calder'));
    await until('four have ended', () => streams.filter(({ ended }) => ended()).length >= 4);
    await server.command('Tom Hesketh', 'issue.raise', { issueId: 'told', text: 'A shop' });
    const hears = (stream: LiveReader) => stream.events.some(({ event }) => event === 'change');
    await until('the others hear of a change', () => [other, ...streams.slice(4)].every(hears));
    expect(streams.map(({ ended }) => ended())).toEqual(streams.map((_, at) => at < 4));
    expect(streams.map((stream) => stream.retryMs())).toEqual(streams.map((_, at) => (at < 4 ? 5_000 : 1_000)));
    expect(other.ended()).toBe(false);
    [other, ...streams].forEach((stream) => stream.close());
  });

  it('that one of them opens by the hundred stay eight', async () => {
    const streams = await Promise.all(Array.from({ length: 60 }, () => open('Priya Sandhu')));
    await until('all but eight have ended', () => streams.filter(({ ended }) => !ended()).length === 8);
    streams.forEach((stream) => stream.close());
  });

  it('hold nothing once they are closed', async () => {
    const reconnect = async (times: number) => {
      for (let done = 0; done < times; done++) {
        (await open('Callum Reeve')).close();
      }
    };
    await reconnect(30);
    const before = heldMb();
    await reconnect(200);
    // 11 KB each would be 2.2 MB.
    expect(heldMb() - before).toBeLessThan(1);
  });
});
