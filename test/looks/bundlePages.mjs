import path from 'node:path';
import { build } from 'esbuild';

/** Bundles the pages that stand around what is looked at. Prints { hostPage, cardPage, cardStyles } as JSON. */
const here = import.meta.dirname;
const { outputFiles } = await build({
  absWorkingDir: path.resolve(here, '../..'),
  entryPoints: ['test/looks/page/hostPage.ts', 'test/looks/page/cardPage.tsx'],
  outdir: 'unwritten',
  write: false,
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2022',
  jsx: 'automatic',
  loader: { '.woff2': 'dataurl' },
  define: { 'process.env.NODE_ENV': '"production"' },
  logLevel: 'error',
});
const text = (name) => outputFiles.find(({ path: file }) => path.basename(file) === name)?.text ?? '';
process.stdout.write(
  JSON.stringify({ hostPage: text('hostPage.js'), cardPage: text('cardPage.js'), cardStyles: text('cardPage.css') }),
);
