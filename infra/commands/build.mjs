import { rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { build as buildPage } from 'vite';

const root = path.resolve(import.meta.dirname, '../..');

const neverCalled = {
  name: 'neverCalled',
  setup(bundle) {
    const filter = /^(@microsoft\/recognizers-text(-[a-z-]+)?|gpt-tokenizer|gpt-3-encoder)(\/.*)?$/;
    bundle.onResolve({ filter }, () => ({ path: path.join(root, '.config/neverCalled.cjs') }));
  },
};

/** The server in one file; what brings its own binary or fonts, or is rarely needed, is loaded from node_modules. */
export async function buildServer() {
  await build({
    absWorkingDir: root,
    entryPoints: ['bot/main.ts'],
    outfile: 'dist/bot/main.js',
    bundle: true,
    platform: 'node',
    target: 'node20',
    sourcemap: true,
    external: [
      ...['dtrace-provider', '@photostructure/sqlite', 'date-holidays'],
      ...['pdfkit', 'docx', 'dejavu-fonts-ttf'],
    ],
    plugins: [neverCalled],
    // Its UMD form asks for its parts in a way that no bundler follows.
    alias: { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' },
    logLevel: 'warning',
  });
}

export async function buildPages(...modes) {
  for (const mode of modes) {
    await buildPage({ configFile: path.join(root, '.config/vite.config.mjs'), mode, logLevel: 'warn' });
  }
}

if (process.argv[1] === import.meta.filename) {
  rmSync(path.join(root, 'dist'), { recursive: true, force: true });
  await Promise.all([buildServer(), buildPages('tab', 'localPage')]);
}
