import { existsSync, readdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
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

const built = path.join(root, 'dist/.built');
const parts = ['bot', 'tab', 'local'];

/** Everything anew, aside: whatever runs from dist/ meanwhile finds it whole. */
export async function buildAll() {
  const began = new Date();
  await Promise.all([
    buildServer('dist/bot.next'),
    buildPage('tab', 'dist/tab.next').then(() => buildPage('localPage', 'dist/local.next')),
  ]);
  for (const part of parts) {
    rmSync(path.join(root, 'dist', part), { recursive: true, force: true });
    renameSync(path.join(root, 'dist', `${part}.next`), path.join(root, 'dist', part));
  }
  writeFileSync(built, '');
  // What is saved while building is built the next time.
  utimesSync(built, began, began);
}

/** Builds where something has changed since. In a process of its own: what builds does not stay in memory. */
export function ensureBuilt() {
  const newest = newestUnder('bot', 'tab', '.config', 'infra/commands', 'package-lock.json');
  if (existsSync(built) && newest <= statSync(built).mtimeMs) return;
  console.log('Building…');
  run(process.execPath, ['infra/commands/build.mjs']);
}

function newestUnder(...places) {
  return Math.max(...places.map((place) => newestOf(path.join(root, place))));
}

function newestOf(place) {
  const stats = statSync(place);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(stats.mtimeMs, ...readdirSync(place).map((name) => newestOf(path.join(place, name))));
}
