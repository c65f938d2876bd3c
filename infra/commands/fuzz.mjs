import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { build } from 'esbuild';
import { alias, ensureBuilt } from './builder.mjs';
import { root } from './installed.mjs';

/** `npm run fuzz`: mutated requests at every door, in local mode and as in production; `-- --seed 7 --count 900 --mode local`. */
ensureBuilt();

// Two folders deep, as test/support/ is: what it holds finds the repository from where it stands.
mkdirSync(path.join(root, '.looks'), { recursive: true });
const folder = mkdtempSync(path.join(root, '.looks/.run-'));
const atEnd = [];
globalThis.afterAll = (clean) => atEnd.unshift(clean);
globalThis.afterEach = () => {};
try {
  await build({
    ...{ absWorkingDir: root, entryPoints: ['test/fuzz/main.ts'], outdir: folder, bundle: true, platform: 'node' },
    ...{
      target: 'node20',
      format: 'cjs',
      logLevel: 'error',
      external: ['@vercel/cosmosdb-server', '@photostructure/sqlite', 'dtrace-provider'],
    },
    alias,
  });
  const isFine = await createRequire(import.meta.url)(path.join(folder, 'main.js')).fuzz(
    process.argv.slice(2),
    console.log,
  );
  process.exitCode = isFine ? 0 : 1;
} finally {
  for (const clean of atEnd) await clean();
  rmSync(folder, { recursive: true, force: true });
}
