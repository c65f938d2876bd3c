import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root, run } from './installed.mjs';

const neverCalled = {
  name: 'neverCalled',
  setup(bundle) {
    const filter = /^(@microsoft\/recognizers-text(-[a-z-]+)?|gpt-tokenizer|gpt-3-encoder)(\/.*)?$/;
    bundle.onResolve({ filter }, () => ({ path: path.join(root, '.config/neverCalled.cjs') }));
  },
};

/** Its UMD form asks for its parts in a way that no bundler follows. */
export const alias = { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' };

/** The server in one file, and what checks its logs in another; what brings its own binary or fonts, or is rarely needed, is loaded from node_modules. */
export async function buildServer(folder = 'dist/bot') {
  const { build } = await import('esbuild');
  await build({
    absWorkingDir: root,
    entryPoints: { main: 'bot/main.ts', verifyLog: 'bot/wiring/verifyLogCommand.ts' },
    outdir: folder,
    bundle: true,
    platform: 'node',
    target: 'node20',
    sourcemap: true,
    external: [
      ...['dtrace-provider', '@photostructure/sqlite', 'date-holidays'],
      ...['pdfkit', 'docx', 'dejavu-fonts-ttf'],
    ],
    plugins: [neverCalled],
    alias,
    logLevel: 'warning',
  });
}

async function buildPage(mode, folder) {
  const { build } = await import('vite');
  const outDir = path.join(root, folder);
  await build({ configFile: path.join(root, '.config/vite.config.mjs'), mode, build: { outDir }, logLevel: 'warn' });
}

const dist = path.join(root, 'dist');
const built = path.join(dist, '.built');
const parts = ['bot', 'tab', 'local'];
const PATIENCE_MS = 600_000;

/** Everything anew, aside: whatever runs from dist/ meanwhile finds it whole. What another has just built stands. */
export async function buildAll() {
  const before = builtAt();
  mkdirSync(dist, { recursive: true });
  await alone(path.join(dist, '.building'), async () => {
    if (builtAt() !== before && isBuilt()) return;
    await buildAside();
  });
}

async function buildAside() {
  const began = new Date();
  await Promise.all([
    buildServer('dist/bot.next'),
    buildPage('tab', 'dist/tab.next').then(() => buildPage('localPage', 'dist/local.next')),
  ]);
  for (const part of parts) {
    rmSync(path.join(dist, part), { recursive: true, force: true });
    renameSync(path.join(dist, `${part}.next`), path.join(dist, part));
  }
  writeFileSync(built, '');
  // What is saved while building is built the next time.
  utimesSync(built, began, began);
}

/** Does `work` while no other process does its own under this lock; whoever dies has let go of it. Waits with all that it does. */
export async function alone(lock, work) {
  const { DatabaseSync } = await import('@photostructure/sqlite');
  const held = new DatabaseSync(lock);
  try {
    held.exec(`PRAGMA busy_timeout = ${PATIENCE_MS}`);
    held.exec('BEGIN EXCLUSIVE');
    await work();
  } finally {
    held.close();
  }
}

/** Builds where something has changed since. In a process of its own: what builds does not stay in memory. */
export function ensureBuilt() {
  if (isBuilt()) return;
  console.log('Building…');
  run(process.execPath, ['infra/commands/build.mjs']);
}

function isBuilt() {
  const newest = newestUnder('bot', 'tab', '.config', 'infra/commands', 'package-lock.json');
  return newest <= builtAt() && parts.every(isThere);
}

function isThere(part) {
  const folder = path.join(dist, part);
  return existsSync(folder) && readdirSync(folder).length > 0;
}

function builtAt() {
  return existsSync(built) ? statSync(built).mtimeMs : 0;
}

function newestUnder(...places) {
  return Math.max(...places.map((place) => newestOf(path.join(root, place))));
}

function newestOf(place) {
  const stats = statSync(place);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(stats.mtimeMs, ...readdirSync(place).map((name) => newestOf(path.join(place, name))));
}
