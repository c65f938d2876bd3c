import { spawn } from 'node:child_process';
import { generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { createServer } from 'node:net';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { livePanel } from './panelLife.mjs';

const SERVER_MS = 20_000;

/**
 * A store as the version built in `checkout` makes it, packed.
 * @param checkout a folder with dist/bot/main.js
 */
export async function makeCorpus(checkout) {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'sentinel-corpus-'));
  const running = new Set();
  // The chats know the server by its address.
  const fixed = { DATA_DIR: dataDir, PORT: String(await freePort()), GRAPH_TEAMS_APP_ID: randomUUID() };
  const graph = await startGraph();
  const entra = await startEntra();
  const start = (settings) => startServer(checkout, { ...fixed, GRAPH_URL: graph.url, ...settings }, running);
  try {
    await livePanel(start, entra);
    return pack(path.join(dataDir, 'sentinel.db'));
  } finally {
    for (const child of running) child.kill('SIGKILL');
    graph.close();
    entra.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function startServer(checkout, settings, running) {
  const child = spawn(process.execPath, [path.join(checkout, 'dist/bot/main.js')], {
    cwd: checkout,
    env: { PATH: process.env.PATH, LOG_LEVEL: 'error', ...settings },
  });
  running.add(child);
  const ended = once(child, 'exit').then(() => running.delete(child));
  const end = async (signal) => {
    child.kill(signal);
    await ended;
  };
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (printed += chunk));
  const late = Date.now() + SERVER_MS;
  for (;;) {
    // In production it prints no address.
    const url = `http://127.0.0.1:${settings.PORT}`;
    if (await isServing(url)) return { url, end };
    if (!running.has(child) || Date.now() > late) throw new Error(`The server did not start:\n${printed}`);
    await new Promise((resume) => setTimeout(resume, 50));
  }
}

async function isServing(url) {
  const ask = (place) => fetch(`${url}${place}`).catch(() => undefined);
  const ready = await ask('/ready');
  // Versions without it listen last of all.
  return ready?.status === 404 ? (await ask('/health'))?.ok === true : ready?.ok === true;
}

/** Entra, whose keys the server asks for, and a deployment in production that lets people of one more tenant in. */
async function startEntra() {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = { ...publicKey.export({ format: 'jwk' }), kid: 'k1', use: 'sig', alg: 'RS256' };
  const server = await listening((req, res) => {
    req.resume();
    res.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify({ keys: [key] }));
  });
  const [home, other, botId] = [randomUUID(), randomUUID(), randomUUID()];
  return {
    ...server,
    settings: {
      ...{ MODE: 'production', PUBLIC_HOST: 'sentinel.example', BOT_SECRET: 'never-used-here' },
      ...{ LINK_KEY: 'k'.repeat(40), STORE: 'embedded' },
      ...{ BOT_ID: botId, BOT_TENANT_ID: home, TENANT_IDS: `${home},${other}`, ENTRA_AUTHORITY: server.url },
    },
    /** Of somebody of the other tenant, who has this address there. */
    tokenOfOther: (email) => {
      const at = Math.floor(Date.now() / 1000);
      const who = { tid: other, oid: randomUUID(), scp: 'access_as_user', preferred_username: email };
      const claims = { iss: `${server.url}/${other}/v2.0`, aud: botId, ...who, nbf: at - 5, exp: at + 600 };
      const text = [{ alg: 'RS256', typ: 'JWT', kid: 'k1' }, claims]
        .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
        .join('.');
      return `${text}.${sign('RSA-SHA256', Buffer.from(text), privateKey).toString('base64url')}`;
    },
  };
}

/** Microsoft Graph, which installs the app for whomever it is asked. */
async function startGraph() {
  return listening((req, res) => {
    req.resume();
    res.writeHead(201).end();
  });
}

async function listening(answer) {
  const server = createHttpServer(answer);
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    close: () => server.closeAllConnections() ?? server.close(),
  };
}

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

function pack(file) {
  const { DatabaseSync } =
    process.getBuiltinModule('node:sqlite') ?? createRequire(import.meta.url)('@photostructure/sqlite');
  const database = new DatabaseSync(file);
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  database.exec('PRAGMA journal_mode = DELETE');
  database.exec('VACUUM');
  database.close();
  return gzipSync(readFileSync(file), { level: 9 });
}

if (process.argv[1] === import.meta.filename) {
  const [name, checkout = '.'] = process.argv.slice(2);
  if (name === undefined) throw new Error('node test/store/corpus/make.mjs NAME [CHECKOUT]');
  const packed = await makeCorpus(path.resolve(checkout));
  writeFileSync(path.resolve(import.meta.dirname, `${name}.db.gz`), packed);
  process.stdout.write(`${name}.db.gz: ${Math.ceil(packed.length / 1024)} KB\n`);
}
