import { Agent, request } from 'node:http';

/** One call of one case; throws when the answer is not the one expected. */
export type Call = () => Promise<unknown>;

export interface Measured {
  /** Median of all calls. */
  readonly medianMs: number;
  readonly p95Ms: number;
  /** Median of each round, to be compared with another case's of the same round. */
  readonly rounds: readonly number[];
}

/**
 * Runs all cases in each round, one call at a time, in an order that turns from round to round: whatever else the
 * machine does meets all of them alike. The first round warms up and is not counted, nor is what a case does `before`.
 */
export async function interleave<Name extends string>(
  cases: Readonly<Record<Name, Call>>,
  { rounds, calls, before }: { rounds: number; calls: number; before: Readonly<Record<string, Call>> },
): Promise<Map<string, Measured>> {
  const names = Object.keys(cases);
  const table: Readonly<Record<string, Call>> = cases;
  const samples = new Map<string, number[][]>(names.map((name) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    const turned = [...names.slice(round % names.length), ...names.slice(0, round % names.length)];
    for (const name of turned) {
      await before[name]?.();
      const taken = await timeCalls(table[name], calls);
      if (round > 0) samples.get(name)?.push(taken);
    }
  }
  return new Map([...samples].map(([name, taken]) => [name, measuredOf(taken)]));
}

async function timeCalls(call: Call | undefined, calls: number): Promise<number[]> {
  const taken: number[] = [];
  for (let index = 0; index < calls; index++) {
    const began = performance.now();
    await call?.();
    taken.push(performance.now() - began);
  }
  return taken;
}

function measuredOf(rounds: readonly number[][]): Measured {
  const all = rounds.flat();
  return {
    medianMs: quantile(all, 0.5),
    p95Ms: quantile(all, 0.95),
    rounds: rounds.map((taken) => quantile(taken, 0.5)),
  };
}

/** The median over the rounds of `one`'s median to `other`'s. */
export function ratioOf(one: Measured | undefined, other: Measured | undefined): number {
  if (one === undefined || other === undefined) return Number.NaN;
  return quantile(
    one.rounds.map((ms, round) => ms / (other.rounds[round] ?? Number.NaN)),
    0.5,
  );
}

export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

const agent = new Agent({ keepAlive: true, maxSockets: 1 });

interface Sent {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object;
}

/** One request over a connection that stays. @throws Error when the answer has another status than `expected` */
export function send(url: string, { method = 'GET', headers = {}, body }: Sent = {}, expected = 200): Promise<Answer> {
  const text = body === undefined ? '' : JSON.stringify(body);
  const length = { 'Content-Type': 'application/json', 'Content-Length': String(Buffer.byteLength(text)) };
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent, method, headers: { ...headers, ...(body === undefined ? {} : length) } });
    sent.on('error', reject);
    sent.once('response', (response) => {
      let answered = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (answered += chunk));
      response.once('end', () => {
        if (response.statusCode === expected) resolve({ text: answered, etag: response.headers.etag ?? '' });
        else reject(new Error(`${method} ${url}: ${response.statusCode ?? 0} ${answered}`));
      });
    });
    sent.end(text);
  });
}

export interface Answer {
  readonly text: string;
  readonly etag: string;
}
