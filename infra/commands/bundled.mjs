import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { build } from 'esbuild';
import { alias } from './builder.mjs';
import { root } from './installed.mjs';

/** Runs `work` with what `entry` exports, which stands on the tests' own stands: they clean up after it in jest's words. */
export async function withBundled({ entry, external }, work) {
  // Two folders deep, as test/support/ is: what it holds finds the repository from where it stands.
  mkdirSync(path.join(root, '.looks'), { recursive: true });
  const folder = mkdtempSync(path.join(root, '.looks/.run-'));
  const atEnd = [];
  globalThis.afterAll = (clean) => atEnd.unshift(clean);
  globalThis.afterEach = () => {};
  try {
    await build({
      ...{ absWorkingDir: root, entryPoints: [entry], outdir: folder, bundle: true, platform: 'node' },
      ...{ target: 'node20', format: 'cjs', logLevel: 'error', external, alias },
    });
    await work(createRequire(import.meta.url)(path.join(folder, `${path.basename(entry, '.ts')}.js`)));
  } finally {
    for (const clean of atEnd) await clean();
    rmSync(folder, { recursive: true, force: true });
  }
}
