import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { fluentAhead } from './fluentAhead.mjs';
import { silentDebug } from './silentDebug.mjs';

const root = path.resolve(import.meta.dirname, '..');

/** Two pages are built alike: the tab (`--mode tab`) and Teams on one machine (`--mode localPage`; Vite keeps "local" to itself). */
const pages = {
  tab: { root: path.join(root, 'tab'), base: '/tab/' },
  localPage: { root: path.join(root, 'bot/local/page'), base: '/local/' },
};

/** What every screen reads by comes in one file; what only some of them need does not come with it. */
const everyScreens = {
  name: 'data',
  test: /\/tab\/data\/(?!days|newIds|offerFile|results|savedViews|unsent|useCommand|usePagesOf)/,
};

export default defineConfig(({ mode }) => {
  const page = pages[mode];
  if (page === undefined) throw new Error(`Build with --mode ${Object.keys(pages).join(' or --mode ')}`);
  return {
    root: page.root,
    base: page.base,
    plugins: [react(), fluentAhead, silentDebug],
    define: { 'process.env.NODE_ENV': JSON.stringify('production') },
    build: {
      emptyOutDir: true,
      target: 'es2022',
      chunkSizeWarningLimit: 1500,
      rolldownOptions: { output: { codeSplitting: { groups: [everyScreens] } } },
    },
  };
});
