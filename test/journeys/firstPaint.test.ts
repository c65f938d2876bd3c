import type { Browser, Page } from 'playwright-core';
import { type Bundles, bundlePages, openTab, type ThemeName, themeNames } from '../looks/pages';
import { launchBrowser } from '../support/browser';
import { startServer, type RunningServer } from '../support/runningServer';

// What the tab shows before its scripts have come, and that nothing flashes when they do.

/** The colour at the back of the tab's own screen. */
const SHELL = "getComputedStyle(document.querySelector('main').parentElement.parentElement).backgroundColor";
const OPENING = "getComputedStyle(document.querySelector('#opening')).backgroundColor";

let server: RunningServer;
let browser: Browser;
let bundles: Bundles;

beforeAll(async () => {
  [server, browser, bundles] = await Promise.all([startServer(), launchBrowser(), bundlePages()]);
}, 60_000);

/** A page on which the tab's scripts are held back until they are let go. */
async function held(machine: 'light' | 'dark'): Promise<{ page: Page; letGo: () => void }> {
  const context = await browser.newContext({ baseURL: server.url, colorScheme: machine, bypassCSP: true });
  const page = await context.newPage();
  let letGo = (): void => {};
  const asked = new Promise<void>((resolve) => (letGo = resolve));
  await page.route('**/tab/assets/*.js', async (route) => {
    await asked;
    await route.continue();
  });
  return { page, letGo };
}

test.each(themeNames)(
  'before any script the tab shows an outline in the theme %s of Teams, whatever the machine has, and the screen comes in the same colour',
  async (theme: ThemeName) => {
    const { page, letGo } = await held(theme === 'dark' ? 'light' : 'dark');
    const tab = await openTab(page, bundles, { as: 'ruth-calder', address: '#/today', theme });
    await tab.getByRole('status').getByText('Opening Sentinel').waitFor({ state: 'attached' });
    const outlined = await tab.evaluate<string>(OPENING);
    const bones = await tab.locator('#opening i').evaluateAll((all) => all.map((each) => each.getBoundingClientRect()));
    expect(bones.every(({ width, height }) => width > 0 && height > 0)).toBe(true);
    letGo();
    await tab.getByRole('navigation', { name: 'Sentinel' }).waitFor();
    expect(await tab.locator('#opening').count()).toBe(0);
    expect(await tab.evaluate<string>(SHELL)).toBe(outlined);
    await page.context().close();
  },
);

test.each(['light', 'dark'] as const)(
  'where Teams has not told the theme the outline is as the machine is set: %s',
  async (machine) => {
    const { page } = await held(machine);
    await page.goto('/tab/', { waitUntil: 'commit' });
    await page.getByText('Opening Sentinel').waitFor({ state: 'attached' });
    expect(await page.evaluate(OPENING)).toBe(machine === 'light' ? 'rgb(250, 250, 250)' : 'rgb(36, 36, 36)');
    await page.context().close();
  },
);
