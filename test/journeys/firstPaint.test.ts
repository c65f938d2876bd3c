import type { Browser, Page } from 'playwright-core';
import { type Bundles, bundlePages, openTab, type ThemeName, themeNames } from '../looks/pages';
import { launchBrowser } from '../support/browser';
import { command, query, type RunningServer, startServer, tokenOf } from '../support/runningServer';

// What the tab shows before its scripts have come, and that nothing flashes when they do.

/** The colour at the back of the tab's own screen. */
const SHELL = "getComputedStyle(document.querySelector('main').parentElement.parentElement).backgroundColor";
const OPENING = "getComputedStyle(document.querySelector('#opening')).backgroundColor";

/** What stands there before the page's styles have come is seen by nobody, and has neither colours nor places. */
const isPainted = "performance.getEntriesByName('first-paint').length > 0";

/** Notes how many rows the screen has at the moment at which the outline goes. */
const NOTE_ROWS = `new MutationObserver(() => {
  if (window.rowsWithoutOutline !== undefined || document.getElementById('opening') !== null) return;
  if (document.getElementById('root') === null) return;
  window.rowsWithoutOutline = document.querySelectorAll('#root [aria-rowindex="2"], #root [role=listitem], #root li').length;
}).observe(document, { childList: true, subtree: true })`;

let server: RunningServer;
let browser: Browser;
let bundles: Bundles;

beforeAll(async () => {
  [server, browser, bundles] = await Promise.all([startServer(), launchBrowser(), bundlePages()]);
}, 60_000);

/** A page on which the tab's scripts are held back until they are let go. */
async function held(machine: 'light' | 'dark', which = '*'): Promise<{ page: Page; letGo: () => void }> {
  const context = await browser.newContext({ baseURL: server.url, colorScheme: machine, bypassCSP: true });
  const page = await context.newPage();
  let letGo = (): void => {};
  const asked = new Promise<void>((resolve) => (letGo = resolve));
  await page.route(`**/tab/assets/${which}.js`, async (route) => {
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
    await tab.waitForFunction(isPainted);
    const outlined = await tab.evaluate<string>(OPENING);
    const bones = await tab.locator('#opening i').evaluateAll((all) => all.map((each) => each.getBoundingClientRect()));
    expect(bones.every(({ width, height }) => width > 0 && height > 0)).toBe(true);
    letGo();
    await tab.getByRole('navigation', { name: 'Sentinel' }).waitFor();
    await tab.locator('#opening').waitFor({ state: 'detached' });
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
    await page.waitForFunction(isPainted);
    expect(await page.evaluate(OPENING)).toBe(machine === 'light' ? 'rgb(250, 250, 250)' : 'rgb(36, 36, 36)');
    await page.context().close();
  },
);

test('the rows of a list stand, marked, before what draws the screen has come, and one opened meanwhile is open when it has', async () => {
  await allocated(server.url);
  const { page, letGo } = await held('light', 'main-*');
  await page.setViewportSize({ width: 1920, height: 900 });
  const tab = await openTab(page, bundles, { as: 'ruth-calder', address: '#/action-log', theme: 'default' });
  const row = tab.locator('#opening').getByRole('link', { name: 'Visit the scrapyard' });
  await row.waitFor();
  await tab.waitForFunction(isPainted);
  expect(await tab.locator('#opening').getByText('OFFICIAL-SENSITIVE', { exact: true }).count()).toBe(2);
  const stood = await row.boundingBox();
  await row.click();
  letGo();
  await tab.getByRole('region', { name: 'The task' }).waitFor();
  await tab.locator('#opening').waitFor({ state: 'detached' });
  const stands = await tab.getByRole('row', { name: 'Visit the scrapyard' }).boundingBox();
  expect(Math.abs((stands?.y ?? 0) - (stood?.y ?? 0))).toBeLessThanOrEqual(2);
  await page.context().close();
});

test.each(['action-log', 'issues'])(
  'the rows of %s stay in the outline until the screen has drawn its own',
  async (screen) => {
    await allocated(server.url);
    await raised(server.url);
    const { page, letGo } = await held('light', 'main-*');
    await page.addInitScript(NOTE_ROWS);
    const tab = await openTab(page, bundles, { as: 'ruth-calder', address: `#/${screen}` });
    await tab.locator('#opening').getByRole('link').first().waitFor();
    letGo();
    await tab.locator('#opening').waitFor({ state: 'detached' });
    expect(await tab.evaluate<number>('window.rowsWithoutOutline')).toBeGreaterThan(0);
    await page.context().close();
  },
);

test('until Today stands nothing is fetched that it does not need', async () => {
  const { page, letGo } = await held('light', 'TodayScreen-*');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(...(/[^/]+\.js$/.exec(new URL(request.url()).pathname) ?? [])));
  const tab = await openTab(page, bundles, { as: 'priya-sandhu', address: '#/today' });
  await tab.getByRole('navigation', { name: 'Sentinel' }).waitFor();
  const layers = asked.map((file) => file.replace(/-[\w-]{8}\.js$/, ''));
  const before = layers.slice(layers.indexOf('index'));
  expect(before.sort()).toEqual(['TodayScreen', 'first', 'index', 'main', 'today']);
  // What is said in passing, and the stream of changes, come then.
  const then = Promise.all([page.waitForRequest('**/tab/assets/Toasts-*.js'), page.waitForRequest('**/api/live')]);
  letGo();
  await then;
  await page.context().close();
});

test('on a phone the cards come where their rows stood: the head of the action log is one line', async () => {
  await allocated(server.url);
  const { page, letGo } = await held('light', 'main-*');
  await page.setViewportSize({ width: 390, height: 844 });
  const tab = await openTab(page, bundles, { as: 'callum-reeve', address: '#/action-log', theme: 'default' });
  await tab.waitForFunction(isPainted);
  const stood = await tab.locator('#opening').getByRole('link', { name: 'Visit the scrapyard' }).boundingBox();
  letGo();
  await tab.locator('#opening').waitFor({ state: 'detached' });
  const stands = await tab.getByRole('list', { name: 'Action log' }).getByRole('listitem').first().boundingBox();
  expect(Math.abs((stands?.y ?? 0) - (stood?.y ?? 0))).toBeLessThanOrEqual(2);
  await page.context().close();
});

test('where the board comes no rows stand before it, and the list is not asked for', async () => {
  const { page, letGo } = await held('light', 'main-*');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const screen = page.waitForRequest('**/tab/assets/ActionLogScreen-*.js');
  const tab = await openTab(page, bundles, { as: 'ruth-calder', address: '#/action-log?view=board' });
  await screen;
  expect(asked.filter((url) => url.includes('tasks.list'))).toEqual([]);
  letGo();
  await tab.getByRole('region', { name: 'Board' }).waitFor();
  expect(asked.filter((url) => url.includes('tasks.list'))).toHaveLength(1);
  await page.context().close();
});

test('whoever may not use the screen that a link leads to has Today, and nobody is told that they tried', async () => {
  const context = await browser.newContext({ baseURL: server.url, bypassCSP: true });
  const tab = await openTab(await context.newPage(), bundles, { as: 'jo-falk', address: '#/action-log' });
  await tab.getByText('Nothing waits for you').or(tab.getByText('Nothing else waits')).waitFor();
  const log: unknown = await query(server.url, await tokenOf(server.url, 'Callum Reeve'), 'log.list', { newest: '20' });
  expect(JSON.stringify(log)).not.toContain('access-refused');
  await context.close();
});

async function allocated(url: string): Promise<void> {
  const given = { agencyId: 'ea', ownerId: 'priya-sandhu', dueOn: '2029-03-12' };
  const task = { taskId: 'task-1', title: 'Visit the scrapyard', ...given };
  await command(url, await tokenOf(url, 'Ruth Calder'), 'task.allocate', task);
}

async function raised(url: string): Promise<void> {
  const issue = { issueId: 'issue-1', text: 'Three fires at the scrapyard in a month' };
  await command(url, await tokenOf(url, 'Priya Sandhu'), 'issue.raise', issue);
}
