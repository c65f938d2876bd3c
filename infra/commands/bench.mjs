import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { alias, ensureBuilt } from './builder.mjs';
import { root, run } from './installed.mjs';

/** `npm run bench`: our built server against a bare bot, in one run; `-- --short` takes seconds, `-- --rows` and `-- --links` only look at the tab, `-- --search` only searches, `-- --requests` only prices what is asked of Cosmos. */
ensureBuilt();
const server = path.join(root, 'dist/bot/main.js');

const folder = mkdtempSync(path.join(tmpdir(), 'sentinel-bench-'));
try {
  // The peer is bundled as we are, so that start-up is compared like with like.
  await build({
    absWorkingDir: root,
    entryPoints: ['test/bench/peer.ts', 'test/bench/turns.ts'],
    outdir: folder,
    bundle: true,
    platform: 'node',
    target: 'node20',
    alias,
    external: [
      'dtrace-provider',
      '@photostructure/sqlite',
      'date-holidays',
      '@vercel/cosmosdb-server',
      'playwright-core',
    ],
    logLevel: 'error',
  });
  // What stands in a browser, for the rows on a slow line.
  await build({
    absWorkingDir: root,
    entryPoints: ['test/bench/page/rowsHost.ts', 'test/bench/page/rowsPeer.tsx', 'test/bench/page/linksPage.ts'],
    outdir: folder,
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  });
  const script = path.join(folder, 'turns.js');
  const options = process.argv.slice(2);
  run(process.execPath, [script, path.join(folder, 'peer.js'), server, ...options], {
    NODE_PATH: path.join(root, 'node_modules'),
  });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
