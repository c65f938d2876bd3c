import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { build } from 'esbuild';
import { alias, ensureBuilt } from './builder.mjs';
import { root } from './installed.mjs';

/** `npm run looks`: every screen and card as pictures, in the ignored folder .looks/; `-- --help` says how to choose. */
ensureBuilt();

// Two folders deep, as test/support/ is: what it holds finds the repository from where it stands.
mkdirSync(path.join(root, '.looks'), { recursive: true });
const folder = mkdtempSync(path.join(root, '.looks/.run-'));
// Test files clean up after themselves in jest's words.
const atEnd = [];
globalThis.afterAll = (clean) => atEnd.unshift(clean);
globalThis.afterEach = () => {};
try {
  await build({
    ...{ absWorkingDir: root, entryPoints: ['test/looks/main.ts'], outdir: folder, bundle: true, platform: 'node' },
    ...{ target: 'node20', format: 'cjs', external: ['playwright-core'], logLevel: 'error' },
    alias,
  });
  await createRequire(import.meta.url)(path.join(folder, 'main.js')).look();
} finally {
  for (const clean of atEnd) await clean();
  rmSync(folder, { recursive: true, force: true });
}
