import type { Browser, Frame, Page } from 'playwright-core';
import { settled } from '../looks/camera';
import { cardsOf } from '../looks/cardPictures';
import { mailPages } from '../looks/mailShelf';
import {
  type Bundles,
  bundlePages,
  openCards,
  openTab,
  setTheme,
  showCards,
  type ThemeName,
  themeNames,
} from '../looks/pages';
import { presenting, toTheStage } from '../looks/life';
import { people, type RoleName, unlikeRoles } from '../looks/panel';
import { type Scene, scenes } from '../looks/scenes';
import { startStage } from '../looks/stage';
import { violationsOf } from '../support/axe';
import { launchBrowser } from '../support/browser';
import { unmarkedEdges } from '../support/marked';
import { command, type RunningServer, tokenOf } from '../support/runningServer';

// axe on every screen for everybody who may use it, on every card, on the pages that e-mail leads to, and on /local; and
// the marking at head and foot of each screen.

/** Whoever may do most passes through all their screens in one go; a busy machine takes longer for it than for a test. */
const WHOLE_WALK_MS = 90_000;
const PHONE = { width: 390, height: 844 };
/** So tall that nothing stands half under a foot bar. */
const PANEL = { width: 280, height: 5400 };
const WHOLE_PHONE = { ...PHONE, height: 5400 };
const DESK = { width: 1280, height: 800 };
const WHOLE_DESK = { ...DESK, height: 3600 };
const others = themeNames.filter((theme) => theme !== 'default');

/** While M2 runs and a group is on its floor there is everything: M1 is over, M3 is planned. */
const LIFE = 'atTable';
const meetings = { 'meeting-planned': 'M3', 'round-table': 'M2', 'meeting-held': 'M1' };
/** Looked at last: the meeting goes on for it. */
const isPresenting = ({ life }: Scene): boolean => life === 'presenting' || life === 'onTheStage';
/** The same for everybody who may open it, but for what they may do less. */
const alikeForAll = new Set(['help', 'links', 'disruptions', 'threats', 'coverage']);
/** `npm run soak` looks at each screen for everybody; else whoever may do most and whoever may do least there have all of it. */
const isWhole = process.env['SOAK'] === 'whole';
const unlike = (of: readonly RoleName[]): readonly RoleName[] =>
  isWhole ? of : [...of.slice(0, 1), ...of.slice(1).slice(-1)];
const shown: readonly Scene[] = scenes.flatMap((scene): Scene[] => {
  // As at the table, with less of it; or the same with more.
  if (scene.screen === 'meeting-running' || scene.life === 'threeYears') return [];
  const meeting = Object.entries(meetings).find(([screen]) => screen === scene.screen)?.[1];
  if (meeting !== undefined) return [{ ...scene, address: `#/meeting?meeting=${meeting}` }];
  if (isPresenting(scene) || (scene.frame === 'sidePanel' && scene.life !== LIFE)) return [];
  // What is found stands in the same box; who has most to read has all that others have.
  if (scene.screen === 'search' || scene.address.startsWith('/')) return [];
  return [{ ...scene, roles: alikeForAll.has(scene.screen) ? scene.roles.slice(0, 1) : unlike(scene.roles) }];
});

let server: RunningServer;
let browser: Browser;
let bundles: Bundles;

beforeAll(async () => {
  [server, browser, bundles] = await Promise.all([startStage(LIFE), launchBrowser(), bundlePages()]);
}, 60_000);

afterEach(async () => {
  // What a test left undone must not stand in the way of the next.
  await Promise.all(browser.contexts().map((context) => context.close()));
});

async function newPage(viewport: { width: number; height: number }): Promise<Page> {
  const context = await browser.newContext({
    ...{ baseURL: server.url, locale: 'en-GB', timezoneId: 'Europe/London', reducedMotion: 'reduce', bypassCSP: true },
    viewport,
  });
  context.setDefaultTimeout(10_000);
  return context.newPage();
}

test.each<RoleName>([...unlikeRoles, 'newcomer'])(
  'no screen of the tab has a fault for the %s',
  async (role: RoleName) => {
    const page = await newPage(DESK);
    const tab = await openTab(page, bundles, { as: people[role], address: '#/help' });
    await settled(tab);
    const faults: string[] = [];
    for (const scene of shown.filter(({ frame, roles }) => frame === undefined && roles.includes(role))) {
      await tab.evaluate(`location.hash = '${scene.address}'`);
      // As on a desk: what opens beside a list there opens anew over it on a phone.
      if (scene.first !== undefined) await page.setViewportSize(DESK);
      if (scene.first !== undefined) await settled(tab);
      await scene.first?.(tab);
      faults.push(...(await faultsOf(page, tab, scene, role)));
      if ((await tab.getByRole('dialog').count()) > 0) {
        await tab.locator('[role=dialog]').press('Escape');
        await tab.getByRole('dialog').waitFor({ state: 'hidden' });
        // What stood under it comes back a little later.
        await tab.locator('#root:not([aria-hidden])').waitFor({ state: 'attached' });
      }
    }
    expect(faults).toEqual([]);
  },
  WHOLE_WALK_MS,
);

test.each(
  shown
    .filter(({ frame }) => frame !== undefined)
    .flatMap((scene) => scene.roles.map((role) => [scene.screen, role, scene] as const)),
)('neither has the %s for the %s', async (_screen, role, scene) => {
  const page = await newPage(DESK);
  const { address, frame = 'content' } = scene;
  const tab = await openTab(page, bundles, { as: people[role], address, frame });
  await settled(tab);
  expect(await faultsOf(page, tab, scene, role)).toEqual([]);
});

test.each(themeNames)('no card has a fault in the theme %s', async (theme: ThemeName) => {
  const page = await newPage(PHONE);
  await page.goto('/health');
  await openCards(page, bundles);
  await showCards(page, { theme, cards: cardsOf('data') });
  expect(await violationsOf(page, theme === 'default' ? 'whole' : 'colours')).toEqual([]);
});

test('no page that e-mail leads to has a fault, by day and by night', async () => {
  const page = await newPage(PHONE);
  const faults: string[] = [];
  for (const [name, { text }] of mailPages) {
    await page.setContent(text);
    faults.push(...(await violationsOf(page)).map((fault) => `${name}: ${fault}`));
    await page.emulateMedia({ colorScheme: 'dark' });
    faults.push(...(await violationsOf(page, 'colours')).map((fault) => `${name}, dark: ${fault}`));
    await page.emulateMedia({ colorScheme: 'light' });
  }
  expect(faults).toEqual([]);
});

test.each([
  ['the front door', '/local/', 'Try this first'],
  ['a chat', '/local/?as=ruth-calder&layout=chat', 'Sentinel'],
])('local mode’s page has no fault: %s', async (_name, address, region) => {
  const page = await newPage(DESK);
  const faults: string[] = [];
  for (const viewport of [PHONE, DESK]) {
    await page.setViewportSize(viewport);
    await page.goto(address);
    await page.getByRole('region', { name: region, exact: true }).waitFor();
    faults.push(...(await violationsOf(page)));
  }
  for (const theme of others) {
    await page.evaluate(`localStorage.setItem('sentinel-local-theme', '${theme}')`);
    await page.reload();
    await page.getByRole('region', { name: region, exact: true }).waitFor();
    faults.push(...(await violationsOf(page, 'colours')));
  }
  await page.evaluate('localStorage.clear()');
  expect(faults).toEqual([]);
});

test(
  'nor has what presents a group to the meeting, in the tab, the side panel and on the stage',
  async () => {
    const faults: string[] = [];
    for (const scene of scenes.filter(isPresenting)) {
      const steps = scene.life === 'presenting' ? presenting : toTheStage;
      for (const [who, name, input] of steps) await command(server.url, await tokenOf(server.url, who), name, input);
      const page = await newPage(DESK);
      const { address, frame = 'content', roles } = scene;
      const [role = 'chair'] = roles;
      const tab = await openTab(page, bundles, { as: people[role], address, frame });
      await settled(tab);
      await scene.first?.(tab);
      faults.push(...(await faultsOf(page, tab, scene, role)));
      await page.context().close();
    }
    expect(faults).toEqual([]);
  },
  WHOLE_WALK_MS,
);

/** Whole in the plain theme, at a phone's and a desk's width for whoever uses it most; the other themes' colours for them too. */
async function faultsOf(page: Page, tab: Frame, scene: Scene, role: RoleName): Promise<string[]> {
  const { screen, frame, roles, life } = scene;
  const faults: string[] = [];
  const look = async (what: string, part: 'whole' | 'colours'): Promise<void> => {
    await settled(tab);
    const found = [...(await violationsOf(tab, part)), ...(await unmarkedEdges(tab))];
    faults.push(...found.map((fault) => `${screen}, ${what}: ${fault}`));
  };
  const narrow = frame === 'sidePanel' ? PANEL : WHOLE_PHONE;
  const hasFootBar = frame === undefined && (life === LIFE || isPresenting(scene));
  await page.setViewportSize(frame === 'sidePanel' ? narrow : hasFootBar ? WHOLE_DESK : DESK);
  await look('plain', 'whole');
  if (roles[0] !== role) return faults;
  // In the short form one screen has the one, the next the other: what a theme breaks it breaks on many.
  const themes = isWhole ? others : others.filter((_, at) => at === Math.max(shown.indexOf(scene), 0) % others.length);
  for (const theme of themes) {
    await setTheme(page, theme);
    await look(theme, 'colours');
  }
  await setTheme(page, 'default');
  if (frame !== undefined) return faults;
  await page.setViewportSize(narrow);
  await look('on a phone', 'whole');
  return faults;
}
