import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { activityOf, bodyOf, encodingOf, hostile } from './fuzzBodies.mjs';
import { root } from './installed.mjs';

// Mutated activities and bodies at a server of its own, repeatable by its seed: `npm run fuzz -- --seed 7 --count 1000`.
// Answers must be 2xx or 4xx, with none of our insides in them; the server must go on, and keep nothing of it in memory.

const option = (name, usual) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? usual : Number(process.argv[at + 1]);
};
const seed = option('seed', 20270202);
const count = option('count', 100_000);
const AT_ONCE = 8;
const WARM_UP = 500;
const MOST_GROWN_MB = 64;
/** Of so many bodies one is endless: 50 MB, in pieces. */
const HUGE_EVERY = 500;
const HUGE_PIECES = 50;

const port = await new Promise((resolve) => {
  const probe = createServer().listen(0, '127.0.0.1', () => {
    const { port: free } = probe.address();
    probe.close(() => resolve(free));
  });
});
const dataDir = mkdtempSync(path.join(tmpdir(), 'fuzz-'));
const url = `http://127.0.0.1:${port}`;
const env = { ...process.env, PORT: String(port), DATA_DIR: dataDir, LOG_LEVEL: 'error', LIMITS_FACTOR: '100000' };
// Asked, the server throws away what nobody holds and says what is left.
const weighing = `process.on('message', () => { gc(); gc(); process.send(process.memoryUsage()); }); process.channel.unref();`;
const server = spawn(
  process.execPath,
  [
    '--expose-gc',
    '--import',
    `data:text/javascript,${encodeURIComponent(weighing)}`,
    path.join(root, 'dist/bot/main.js'),
  ],
  { env, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] },
);
let hasEnded = false;
server.on('exit', () => (hasEnded = true));
const weigh = () =>
  new Promise((resolve) => {
    server.once('message', ({ heapUsed, external, rss }) =>
      resolve({ held: (heapUsed + external) / 2 ** 20, resident: rss / 2 ** 20 }),
    );
    server.once('exit', () => resolve({ held: Number.NaN, resident: Number.NaN }));
    server.send('weigh');
  });
const pause = (ms) => new Promise((resume) => setTimeout(resume, ms));
for (let tries = 0; tries < 240 && !(await fetch(`${url}/health`).catch(() => undefined))?.ok; tries++)
  await pause(250);

const tokens = [];
for (const member of ['Ruth Calder', 'Callum Reeve', 'Tom Hesketh']) {
  const answer = await fetch(`${url}/local/token`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ member }),
  });
  if (!answer.ok) throw new Error(`No token for ${member}`);
  tokens.push((await answer.json()).token);
}
const { paths } = await (await fetch(`${url}/api`)).json();
const doors = Object.entries(paths).flatMap(([address, { post }]) => {
  const schema = post?.requestBody?.content?.['application/json']?.schema;
  return post === undefined
    ? []
    : [{ address, fields: [...Object.keys(schema?.properties ?? {}), 'text', 'constructor'] }];
});

const internal =
  /\n\s+at \S|\\n\s+at \S|node_modules|dist\/bot|SQLITE|ZodError|invalid_type|TypeError:|ReferenceError:|SELECT .* FROM/;
const failed = [];
const statuses = new Map();
const random = hostile(seed);
let sentCount = 0;

/** Fifty megabytes in pieces, whatever the server says meanwhile. */
function huge() {
  let left = HUGE_PIECES;
  const piece = Buffer.alloc(2 ** 20, '{"text":"a');
  return new ReadableStream({ pull: (to) => (left-- > 0 ? to.enqueue(piece) : to.close()) });
}

function drawn() {
  const isActivity = random.below(3) === 0;
  const { address, fields } = isActivity ? { address: '/api/messages' } : random.oneOf(doors);
  const text = isActivity ? activityOf(random, url) : bodyOf(random, fields);
  const { body, headers } = encodingOf(random, text);
  return { address, text, body, headers: { ...headers, Authorization: `Bearer ${random.oneOf(tokens)}` } };
}

async function one() {
  const { address, text, body, headers } = drawn();
  const isHuge = ++sentCount % HUGE_EVERY === 0;
  const sent = isHuge ? { body: huge(), duplex: 'half' } : { body };
  const answer = await fetch(`${url}${address}`, { method: 'POST', headers, ...sent }).catch((error) => ({ error }));
  const said =
    answer.error === undefined ? await answer.text().catch(() => '') : String(answer.error.cause ?? answer.error);
  const { status = 0 } = answer;
  statuses.set(status, (statuses.get(status) ?? 0) + 1);
  // A line that is cut because too much was sent is an answer too; the server goes on.
  const isCut = status === 0 && (isHuge || body.length > 256 * 1024) && !hasEnded;
  const isFine = isCut || (status >= 200 && status < 300) || (status >= 400 && status < 500);
  if (!isFine || internal.test(answer.error === undefined ? said : ''))
    failed.push({ seed, address, sent: text.slice(0, 5_000), status, said: said.slice(0, 5_000) });
}

async function run(many) {
  let left = many;
  const work = async () => {
    while (left-- > 0 && !hasEnded) await one();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}
console.log(`Seed ${seed}: ${count} bodies at ${doors.length} doors and the bot’s`);
// What is loaded once and kept is no growth.
await run(Math.min(WARM_UP, count));
const before = await weigh();
const startedAt = Date.now();
await run(count);
await pause(2_000);
const after = hasEnded ? { held: Number.NaN, resident: Number.NaN } : await weigh();
const grown = after.held - before.held;
const seconds = Math.round((Date.now() - startedAt) / 1000);
console.log(`Statuses ${JSON.stringify(Object.fromEntries(statuses))} in ${seconds} s`);
console.log(`Resident ${before.resident.toFixed(1)} MB before, ${after.resident.toFixed(1)} MB after`);
console.log(`Held in memory: grown by ${grown.toFixed(1)} MB; ${failed.length} failed`);
server.kill();
rmSync(dataDir, { recursive: true, force: true });
if (failed.length > 0) writeFileSync(path.join(root, `fuzz-${seed}.json`), JSON.stringify(failed, null, 2));
if (hasEnded && failed.length === 0) console.log('The server ended.');
if (failed.length > 0 || !(grown < MOST_GROWN_MB)) process.exit(1);
