import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from './installed.mjs';

// Mutated bodies at the API of a server of its own, repeatable by its seed: `npm run fuzz -- --seed 7 --count 1000`.

const option = (name, usual) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? usual : Number(process.argv[at + 1]);
};
const seed = option('seed', 20270202);
const count = option('count', 100_000);
const AT_ONCE = 8;
const MOST_GROWN_MB = 64;

/** mulberry32: small, and the same everywhere. */
let state = seed;
function random() {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}
const below = (most) => Math.floor(random() * most);
const oneOf = (list) => list[below(list.length)];

const texts = [
  ...[
    '',
    ' ',
    'x',
    '\u0000',
    '\ud83d',
    '\u202e',
    '__proto__',
    '=cmd|1',
    '<img src=x onerror=alert(1)>',
    '[x](javascript:1)',
  ],
  ...[
    '<at>Ruth</at>',
    '../../etc/passwd',
    'http://169.254.169.254/',
    "';--",
    '%00',
    'M2',
    'SEN-27-001',
    'ruth-calder',
    'ea',
  ],
  ...['2027-02-30', '2027-03-12', 'not-a-panel', 'S E C R E T', '🏴', 'true'],
];
function value(depth) {
  switch (below(depth > 3 ? 6 : 8)) {
    case 0:
      return oneOf([0, -1, 1e308, 1.5, 2 ** 53]);
    case 1:
      return oneOf([true, false, null]);
    case 2:
      return oneOf(texts).repeat(oneOf([1, 1, 1, 300, 5000]));
    case 6:
      return Array.from({ length: below(4) }, () => value(depth + 1));
    case 7:
      return Object.fromEntries(Array.from({ length: below(4) }, () => [oneOf(texts), value(depth + 1)]));
    default:
      return oneOf(texts);
  }
}

function body(fields) {
  const object = Object.fromEntries(fields.filter(() => random() < 0.7).map((field) => [field, value(0)]));
  const json = JSON.stringify(object);
  switch (below(20)) {
    case 0:
      return json.slice(0, below(json.length));
    case 1:
      return '['.repeat(below(200)) + json;
    case 2:
      return `{"__proto__":{"isLong":true},${json.slice(1)}`;
    case 3:
      return `{"text":"${'a'.repeat(oneOf([1_000, 300_000]))}"}`;
    default:
      return json;
  }
}

const port = await new Promise((resolve) => {
  const probe = createServer().listen(0, '127.0.0.1', () => {
    const { port: free } = probe.address();
    probe.close(() => resolve(free));
  });
});
const dataDir = mkdtempSync(path.join(tmpdir(), 'fuzz-'));
const url = `http://127.0.0.1:${port}`;
const env = { ...process.env, PORT: String(port), DATA_DIR: dataDir, LOG_LEVEL: 'error', LIMITS_FACTOR: '100000' };
const server = spawn(process.execPath, [path.join(root, 'dist/bot/main.js')], { env, stdio: 'ignore' });
let hasEnded = false;
server.on('exit', () => (hasEnded = true));
const megabytes = () => {
  const [, kilobytes = '0'] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
};
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

const internal = /\\n\s+at \S|node_modules|SQLITE|TypeError:|ReferenceError:/;
const failed = [];
const statuses = new Map();
async function one() {
  const { address, fields } = oneOf(doors);
  const [token, sent] = [oneOf(tokens), body(fields)];
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
  const answer = await fetch(`${url}${address}`, { method: 'POST', headers, body: sent }).catch((error) => ({ error }));
  const said =
    answer.error === undefined ? await answer.text().catch(() => '') : String(answer.error.cause ?? answer.error);
  const { status = 0 } = answer;
  statuses.set(status, (statuses.get(status) ?? 0) + 1);
  // A line that is cut because too much was sent is an answer too; the server goes on.
  const isFine = status === 0 ? sent.length > 256 * 1024 && !hasEnded : status < 500;
  if (!isFine || internal.test(said))
    failed.push({ seed, address, sent: sent.slice(0, 5_000), status, said: said.slice(0, 5_000) });
}

async function run(many) {
  let left = many;
  const work = async () => {
    while (left-- > 0 && !hasEnded) await one();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}
console.log(`Seed ${seed}: ${count} bodies at ${doors.length} doors`);
// What is loaded once and kept is no growth.
await run(Math.min(500, count));
const before = megabytes();
await run(count);
await pause(2_000);
const grown = hasEnded ? Number.NaN : megabytes() - before;
console.log(
  `Statuses ${JSON.stringify(Object.fromEntries(statuses))}; grown by ${grown.toFixed(1)} MB; ${failed.length} failed`,
);
server.kill();
rmSync(dataDir, { recursive: true, force: true });
if (failed.length > 0) writeFileSync(path.join(root, `fuzz-${seed}.json`), JSON.stringify(failed, null, 2));
if (hasEnded && failed.length === 0) console.log('The server ended.');
if (failed.length > 0 || !(grown < MOST_GROWN_MB)) process.exit(1);
