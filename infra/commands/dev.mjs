import { spawn } from 'node:child_process';
import { mkdirSync, watch, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { context } from 'esbuild';
import { external, serverOptions } from './builder.mjs';
import { forNode, Libraries } from './devLibraries.mjs';
import { bundlePageLibraries, DevServer, pageOptions, pages } from './devPages.mjs';
import { root } from './installed.mjs';

/**
 * `npm run dev`: as `npm start`, and what is saved is there a moment later: the server is started anew, the pages load by
 * themselves. `-- --inspect` lets a debugger in (node's own options go to the server). Types are not checked: `npm run check` does.
 */
const PUBLIC_PORT = Number(process.env.PORT || 3978);
/** Editors save in several steps. */
const SETTLE_MS = 30;
const SERVER = path.join(root, 'dist/dev/bot/main.js');
/** From Node 22 on: what is compiled of the libraries is kept for the next start. */
const compiled = { NODE_COMPILE_CACHE: path.join(root, 'dist/dev/compiled') };

const serverLibraries = new Libraries({
  take: (name) => `module.exports = require('./libraries.js')[${JSON.stringify(name)}]();`,
  except: external,
});

// Beside its bundle the server looks for the tab, and says so where there is none.
mkdirSync(path.join(root, 'dist/dev/tab'), { recursive: true });
writeFileSync(path.join(root, 'dist/dev/tab/index.html'), '');
const inner = await freePort();
let child;
let isServing = false;
const front = new DevServer(async () => {
  while (!isServing) await new Promise((resume) => setTimeout(resume, 25));
  return inner;
});
const address = `http://127.0.0.1:${await front.listen(PUBLIC_PORT)}`;
process.once('exit', () => child?.kill('SIGKILL'));
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(0));

/** What is built, and what is done with it once it is. */
const parts = [
  {
    name: 'server',
    options: {
      ...serverOptions,
      ...{ entryPoints: { main: 'bot/main.ts' }, outdir: 'dist/dev/bot', metafile: true },
      ...{ external: [...external, './libraries.js'], plugins: [serverLibraries.plugin] },
    },
    take: async () => {
      const { outdir, metafile, entryPoints, sourcemap, ...options } = serverOptions;
      await serverLibraries.bundle(forNode, { ...options, outfile: 'dist/dev/bot/libraries.js' });
      // What is asked meanwhile waits for it.
      startServer();
    },
  },
  ...Object.entries(pages).map(([name, page]) => ({
    name,
    options: pageOptions(page),
    take: async ({ outputFiles }) => {
      const libraries = await bundlePageLibraries();
      if (libraries !== undefined) front.takeLibraries(libraries);
      front.take(page, outputFiles);
    },
  })),
];
await Promise.all(
  parts.map(async (part) => {
    part.build = await context(part.options);
    await make(part);
  }),
);
if (parts.some(({ inputs }) => inputs === undefined)) process.exit(1);
console.log(`\nOpen  ${address}/local\nData  ${process.env.DATA_DIR || '.data'}\nStop  Ctrl+C\n`);

const changed = new Set();
let waiting;
for (const folder of ['bot', 'tab']) {
  watch(path.join(root, folder), { recursive: true }, (_event, name) => {
    if (name === null) return;
    changed.add(path.join(folder, name).split(path.sep).join('/'));
    clearTimeout(waiting);
    waiting = setTimeout(() => void remake(), SETTLE_MS);
  });
}

/** One at a time: what is saved meanwhile is made after it. */
let making = Promise.resolve();
function remake() {
  making = making.then(async () => {
    const files = [...changed];
    changed.clear();
    const began = Date.now();
    // What no part knows is new, or stands in a page's HTML.
    const isKnown = (file) => parts.some(({ inputs }) => inputs.has(file));
    const known = files.filter(isKnown);
    const touched = parts.filter(({ inputs }) => known.length < files.length || known.some((file) => inputs.has(file)));
    if (files.length === 0) return;
    await Promise.all(touched.map(make));
    for (const { name } of touched) front.changed(name);
    console.log(`${files.join(', ')}: ${touched.map(({ name }) => name).join(', ')} anew in ${Date.now() - began} ms`);
  });
  return making;
}

/** What does not compile has been said by esbuild; what was there before goes on. */
async function make(part) {
  try {
    const made = await part.build.rebuild();
    part.inputs = new Set(Object.keys(made.metafile.inputs));
    await part.take(made);
  } catch (error) {
    if (error.errors === undefined) console.error(error);
  }
}

/** Killed, not asked to end: nothing is lost by that, and it is quick. */
function startServer() {
  child?.kill('SIGKILL');
  isServing = false;
  const given = process.argv.slice(2).filter((option) => option.startsWith('--'));
  const started = spawn(process.execPath, ['--enable-source-maps', ...given, SERVER], {
    cwd: root,
    env: { ...process.env, MODE: 'local', PORT: String(inner), LOCAL_ADDRESS: address, ...compiled },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child = started;
  started.stdout.on('data', (text) => {
    // It says by itself when it serves, and where: that was said above.
    if (!/^Open {2}/m.test(text)) process.stdout.write(text);
    else if (child === started) isServing = true;
  });
}

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
