import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
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
  try {
    await livePanel((settings) => startServer(checkout, { ...fixed, GRAPH_URL: graph.url, ...settings }, running));
    return pack(path.join(dataDir, 'sentinel.db'));
  } finally {
    for (const child of running) child.kill('SIGKILL');
    graph.close();
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
    const url = /^Open {2}(http:\/\/\S+)\/local$/m.exec(printed)?.[1];
    if (url !== undefined) return { url, end };
    if (!running.has(child) || Date.now() > late) throw new Error(`The server did not start:\n${printed}`);
    await new Promise((resume) => setTimeout(resume, 50));
  }
}

/** Microsoft Graph, which installs the app for whomever it is asked. */
async function startGraph() {
  const server = createHttpServer((req, res) => {
    req.resume();
    res.writeHead(201).end();
  });
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
