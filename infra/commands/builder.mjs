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

/** What brings its own binary or fonts, or is rarely needed: loaded from node_modules, not bundled. */
export const external = [
  ...['dtrace-provider', '@photostructure/sqlite', 'date-holidays'],
  ...['pdfkit', 'docx', 'dejavu-fonts-ttf'],
];

/** The server in one file, what checks its logs and what copies its panels in others. */
export const serverOptions = {
  absWorkingDir: root,
  entryPoints: {
    main: 'bot/main.ts',
    verifyLog: 'bot/wiring/verifyLogCommand.ts',
    panelCopy: 'bot/wiring/panelCopyCommand.ts',
  },
  outdir: 'dist/bot',
  bundle: true,
  platform: 'node',
  target: 'node20',
  sourcemap: true,
  // Names and lines are enough for a trace; the words of the sources would be two thirds of what is shipped.
  sourcesContent: false,
  external,
  plugins: [neverCalled],
  alias,
  logLevel: 'warning',
};

/** @returns the files that went in */
export async function buildServer(outdir = serverOptions.outdir) {
  const { build } = await import('esbuild');
  const { metafile } = await build({ ...serverOptions, outdir, metafile: true });
  return Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.keys(inputs).filter((file) => inputs[file].bytesInOutput > 0),
  );
}

/** @returns the files that went in */
async function buildPage(mode, folder) {
  const { build } = await import('vite');
  const outDir = path.join(root, folder);
  const { output } = await build({
    ...{ configFile: path.join(root, '.config/vite.config.mjs'), mode, build: { outDir }, logLevel: 'warn' },
  });
  return output.flatMap((file) =>
    file.type === 'asset'
      ? file.originalFileNames
      : Object.keys(file.modules).filter((id) => file.modules[id].renderedLength > 0),
  );
}

const dist = path.join(root, 'dist');
const built = path.join(dist, '.built');
/** Which packages of node_modules are inside of what is served, for the list of what ships: as the lock names them. */
export const bundled = path.join(dist, '.bundled.json');
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
  const pages = async () => {
    const tab = await buildPage('tab', 'dist/tab.next');
    await buildPage('localPage', 'dist/local.next');
    return tab;
  };
  const files = await Promise.all([buildServer('dist/bot.next'), pages()]);
  for (const part of parts) {
    rmSync(path.join(dist, part), { recursive: true, force: true });
    renameSync(path.join(dist, `${part}.next`), path.join(dist, part));
  }
  writeFileSync(bundled, JSON.stringify(packagesOf(files.flat())));
  writeFileSync(built, '');
  // What is saved while building is built the next time.
  utimesSync(built, began, began);
}

/** "node_modules/a/node_modules/b" of the files that lie in a package. */
function packagesOf(files) {
  const places = files.map(
    (file) => /node_modules[/\\](?:.*[/\\]node_modules[/\\])?(?:@[^/\\]+[/\\])?[^/\\]+/.exec(file)?.[0],
  );
  const found = places.filter((place) => place !== undefined).map((place) => place.split(path.sep).join('/'));
  return [...new Set(found)].sort();
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
  const newest = newestUnder('bot', 'tab', '.config', 'infra/commands/builder.mjs', 'package-lock.json');
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
