import { writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { parseArgs } from 'node:util';
import { chanceOf } from '../support/chance';
import { type FuzzedServer, type Mode, modes, startFuzzed } from './fuzzedServer';
import { type Drawn, drawFrom } from './requests';

const AT_ONCE = 8;
const WARM_UP = 1_000;
const MOST_GROWN_MB = 64;
const TELL_EVERY = 5_000;
/** Of so many bodies one is endless: 50 MB, in pieces. */
const HUGE_EVERY = 500;
const HUGE_PIECES = 50;

/** What never stands in an answer. */
const internal =
  /\n\s+at \S|\\n\s+at \S|\bat \S+:\d+:\d+|node_modules|dist\/bot|SQLITE|ZodError|invalid_type|TypeError|ReferenceError|SELECT .* FROM/;

interface Answer {
  readonly status: number;
  readonly text: string;
}

/** Mutated requests at a server of its own. @returns whether all were answered as they should, and nothing was kept */
export async function fuzz(args: readonly string[], tell: (line: string) => void): Promise<boolean> {
  const option = { type: 'string' } as const;
  const { values } = parseArgs({ args: [...args], options: { seed: option, count: option, mode: option } });
  const [seed, count] = [Number(values.seed ?? 20270202), Number(values.count ?? 100_000)];
  let isFine = true;
  for (const mode of modes.filter((each) => values.mode === undefined || values.mode === each))
    isFine =
      (await fuzzOne(mode, seed, Math.ceil(count / (values.mode === undefined ? modes.length : 1)), tell)) && isFine;
  return isFine;
}

async function fuzzOne(mode: Mode, seed: number, count: number, tell: (line: string) => void): Promise<boolean> {
  const server = await startFuzzed(mode);
  const run = new Run(server, seed);
  try {
    const draw = await drawFrom(server);
    tell(`In ${mode} mode, seed ${seed}: ${count} requests`);
    // What is loaded once and kept is no growth.
    await run.send(Math.min(WARM_UP, count), draw.next);
    const before = await server.weigh();
    const startedAt = Date.now();
    const told = async () => {
      const grown = (await server.weigh()).held - before.held;
      const seconds = Math.round((Date.now() - startedAt) / 1000);
      tell(`${run.told()} in ${seconds} s`);
      tell(
        `Held in memory: ${before.held.toFixed(1)} MB, grown by ${grown.toFixed(1)} MB; ${run.failed.length} failed`,
      );
      return grown;
    };
    for (let left = count; left > 0; left -= TELL_EVERY) {
      await run.send(Math.min(left, TELL_EVERY), draw.next);
      if (left > TELL_EVERY) await told();
    }
    await new Promise((resume) => setTimeout(resume, 2_000));
    const grown = await told();
    if (run.failed.length > 0) writeFileSync(`fuzz-${mode}-${seed}.json`, JSON.stringify(run.failed, null, 2));
    if (server.hasEnded()) tell('The server ended.');
    return run.failed.length === 0 && grown < MOST_GROWN_MB;
  } finally {
    await server.close();
  }
}

class Run {
  readonly failed: object[] = [];
  private readonly statuses = new Map<number, number>();
  private readonly agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  private readonly random;
  private sentCount = 0;

  constructor(
    private readonly server: FuzzedServer,
    seed: number,
  ) {
    this.random = chanceOf(seed);
  }

  async send(count: number, next: (random: ReturnType<typeof chanceOf>) => Drawn): Promise<void> {
    let left = count;
    const work = async () => {
      while (left-- > 0 && !this.server.hasEnded()) await this.one(next(this.random));
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  }

  /** By status, and how many went through the first checks: who asks, of what form. */
  told(): string {
    const all = [...this.statuses.values()].reduce((sum, many) => sum + many, 0);
    const stopped = [0, 400, 401, 413, 415, 431].reduce((sum, status) => sum + (this.statuses.get(status) ?? 0), 0);
    const past = Math.round((100 * (all - stopped)) / all);
    const done = Math.round((100 * (this.statuses.get(200) ?? 0)) / all);
    return `${JSON.stringify(Object.fromEntries(this.statuses))}: ${past} % past the first checks, ${done} % done,`;
  }

  private async one(drawn: Drawn): Promise<void> {
    this.sentCount += 1;
    const isHuge = drawn.body !== undefined && this.sentCount % HUGE_EVERY === 0;
    const { status, text } = await this.answerTo(drawn, isHuge);
    this.statuses.set(status, (this.statuses.get(status) ?? 0) + 1);
    const isLong = isHuge || (drawn.body?.length ?? 0) > 256 * 1024;
    // A line that is cut because too much was sent is an answer too; the server goes on.
    const isFine = status === 0 ? isLong && !this.server.hasEnded() : status >= 200 && status < 500;
    if (!isFine || (status >= 400 && internal.test(text))) this.note(drawn, { status, text });
  }

  private note({ headers, body, ...drawn }: Drawn, { status, text }: Answer): void {
    const sent = { headers: JSON.stringify(headers).slice(0, 500), body: body?.toString('utf8').slice(0, 5_000) };
    this.failed.push({ ...drawn, ...sent, status, said: text.slice(0, 5_000) });
  }

  private answerTo({ method, address, headers, body }: Drawn, isHuge: boolean): Promise<Answer> {
    return new Promise((resolve) => {
      let [status, text] = [0, ''];
      const req = request(`${this.server.url}${address}`, { method, headers, agent: this.agent }, (res) => {
        status = res.statusCode ?? 0;
        const done = () => resolve({ status, text });
        res.setEncoding('utf8');
        res.on('data', (part: string) => (text += text.length < 100_000 ? part : ''));
        res.on('end', done).on('error', done);
        // A stream of live changes goes on.
        if (res.headers['content-type']?.startsWith('text/event-stream') === true) req.destroy();
      });
      req.on('close', () => resolve({ status, text }));
      req.on('error', (error) => resolve({ status, text: String(error) }));
      if (isHuge) sendHuge(req);
      else req.end(body);
    });
  }
}

/** Fifty megabytes in pieces, whatever the server says meanwhile. */
function sendHuge(req: ReturnType<typeof request>): void {
  let left = HUGE_PIECES;
  const piece = Buffer.alloc(2 ** 20, '{"text":"a');
  const more = (): void => {
    while (left-- > 0) if (!req.write(piece)) return void req.once('drain', more);
    req.end();
  };
  more();
}
