import path from 'node:path';
import react from '@vitejs/plugin-react';
import { build, defineConfig } from 'vite';
import { fluentAhead } from './fluentAhead.mjs';
import { leftToRight } from './leftToRight.mjs';
import { silentDebug } from './silentDebug.mjs';

const root = path.resolve(import.meta.dirname, '..');

/** Two pages are built alike: the tab (`--mode tab`) and Teams on one machine (`--mode localPage`; Vite keeps "local" to itself). */
const pages = {
  tab: { root: path.join(root, 'tab'), base: '/tab/' },
  localPage: { root: path.join(root, 'bot/local/page'), base: '/local/' },
};

function configOf(page, groups) {
  return {
    ...page,
    plugins: [react(), fluentAhead, leftToRight, silentDebug],
    define: { 'process.env.NODE_ENV': JSON.stringify('production') },
    build: {
      emptyOutDir: true,
      target: 'es2022',
      // A browser that cannot preload fetches a little later, and works.
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 1500,
      rolldownOptions: { output: { codeSplitting: { groups } } },
    },
  };
}

/**
 * Layers, each in few files, for a line of six requests at a time: what asks ahead of all, what comes before the first
 * paint, what Today needs beyond it, what lists do, what stands over any screen, what is said in passing, menus, what
 * several of the other screens need, what the meeting does, and the rest of the libraries. Which module is needed when, a build without layers tells: from what their
 * index files name, the bundler would take nearly all to be needed at once. A module lies in the first layer that needs
 * it, so that no layer needs a later one.
 */
async function layersOf(page) {
  const trial = configOf(page, []);
  const { output } = await build({
    ...trial,
    configFile: false,
    logLevel: 'silent',
    build: { ...trial.build, write: false },
  });
  const chunks = output.filter(({ type }) => type === 'chunk');
  const modulesFrom = (begin) => {
    const found = new Set();
    const take = (chunk) => {
      if (chunk === undefined || found.has(chunk)) return;
      found.add(chunk);
      for (const name of chunk.imports) take(chunks.find(({ fileName }) => fileName === name));
    };
    take(begin);
    return new Set([...found].flatMap(({ modules }) => Object.keys(modules)));
  };
  const chunkWith = (end) => chunks.find(({ modules }) => Object.keys(modules).some((id) => id.endsWith(end)));
  const ahead = modulesFrom(chunks.find(({ isEntry }) => isEntry));
  const first = modulesFrom(chunkWith('/main.tsx'));
  const today = modulesFrom(chunkWith('/TodayScreen.tsx'));
  const lists = ['/ActionLogScreen.tsx', '/IssuesScreen.tsx'].map((end) => modulesFrom(chunkWith(end)));
  const meeting = modulesFrom(chunkWith('/MeetingScreen.tsx'));
  const said = modulesFrom(chunkWith('/Toasts.tsx'));
  const menus = ['/ExportMenu.tsx', '/HiddenChips.tsx'].map((end) => modulesFrom(chunkWith(end)));
  const kept = [
    '/PartnersScreen.tsx',
    '/SettingsScreen.tsx',
    '/MessagesScreen.tsx',
    '/HelpScreen.tsx',
    '/LogScreen.tsx',
  ];
  const screens = [meeting, ...[...kept, '/PanelSwitch.tsx'].map((end) => modulesFrom(chunkWith(end)))];
  // The log is the auditor's whole product: what it alone needs of the shared does not bring all that is needed now and then.
  const log = modulesFrom(chunkWith('/LogScreen.tsx'));
  const several = (id) => screens.filter((needed) => needed.has(id)).length > 1 || (shared.test(id) && log.has(id));
  const some = (all, id) => all.some((needed) => needed.has(id));
  const shared = /node_modules.(@fluentui|@griffel|tabster|@floating-ui|@tanstack)|tab.(components(?!.QrCode)|data)/;
  // What is fetched by itself stays by itself, and brings no more than it needs.
  const asked = new Set(
    chunks.filter(({ isDynamicEntry }) => isDynamicEntry).map(({ facadeModuleId }) => facadeModuleId),
  );
  const layer = (name, test) => ({
    name,
    test: (id) => test(id) && !asked.has(id),
    includeDependenciesRecursively: false,
  });
  return [
    layer('ahead', (id) => ahead.has(id)),
    layer('first', (id) => first.has(id)),
    layer('today', (id) => today.has(id) || (said.has(id) && some(lists, id))),
    layer('lists', (id) => (shared.test(id) || meeting.has(id)) && some(lists, id)),
    layer('over', (id) => said.has(id) && meeting.has(id)),
    layer('said', (id) => said.has(id)),
    layer('menus', (id) => some(menus, id)),
    layer('screens', several),
    layer('meeting', (id) => meeting.has(id)),
    // What is dragged stands on a library of its own, which comes where something is.
    layer('later', (id) => shared.test(id) && !/components.(Board|movable)/.test(id)),
  ];
}

export default defineConfig(async ({ mode }) => {
  const page = pages[mode];
  if (page === undefined) throw new Error(`Build with --mode ${Object.keys(pages).join(' or --mode ')}`);
  // The page of local mode comes from this machine, in one piece.
  return configOf(page, mode === 'tab' ? await layersOf(page) : []);
});
