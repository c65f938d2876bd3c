import type { Browser, Frame } from 'playwright-core';
import { launchBrowser } from '../support/browser';
import { openTeams, setClock, type TeamsWindow, TUESDAY } from '../support/localTeams';
import { command, type RunningServer, startServer, tokenOf, waitFor } from '../support/runningServer';

// Each state in which a screen can be, the three themes, a narrow window and a large zoom.

const SCREENS = ['Today', 'Meeting', 'Action log', 'Issues', 'Help'];
const UNREACHABLE = /ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_EMPTY_RESPONSE/;

/** The colour at the back of the tab; run in the page. */
const PAINT = "getComputedStyle(document.querySelector('main').parentElement.parentElement).backgroundColor";
const EXCESS_WIDTH = `Math.max(...[document.documentElement, ...document.querySelectorAll('main')]
  .map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth))`;

let server: RunningServer;
let browser: Browser;
let ruth: TeamsWindow;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), launchBrowser()]);
  await setClock(server.url, TUESDAY);
  const chair = await tokenOf(server.url, 'Ruth Calder');
  const task = { taskId: 'task-1', agencyId: 'ea', ownerId: 'priya-sandhu', dueOn: '2027-02-19' };
  await command(server.url, chair, 'task.allocate', { ...task, title: 'Check the waste permits of Unit 4' });
  ruth = await openTeams(browser, server.url, 'Ruth Calder', { allow: [UNREACHABLE] });
  await ruth.choose('Tab');
  // A part that was never opened cannot come while the server is away.
  await ruth.goTo('Issues');
  await ruth.tab.getByRole('button', { name: 'Raise an issue' }).first().click();
  await ruth.tab.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
}, 60_000);

test('while the action log is on its way its outline is there', async () => {
  let letGo = (): void => {};
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await ruth.page.route('**/api/queries/tasks.list?*', async (route) => {
    await held;
    await route.continue();
  });
  await ruth.page.route('**/api/queries/tasks.list', async (route) => {
    await held;
    await route.continue();
  });
  await ruth.goTo('Action log');
  await ruth.tab.getByLabel('Loading the action log').waitFor();
  letGo();
  await ruth.tab.getByText('SEN-27-001').waitFor();
  await ruth.page.unrouteAll({ behavior: 'wait' });
});

test('where nothing fits, why, and the one thing to do', async () => {
  await ruth.tab.getByLabel('Search the action log').fill('nothing like it');
  await ruth.tab.getByText('No task fits these filters').waitFor();
  await ruth.tab.getByRole('main').getByRole('button', { name: 'Clear filters' }).last().click();
  await ruth.tab.getByText('SEN-27-001').waitFor();
});

test('the tab takes on each of Teams’ three themes without being loaded anew', async () => {
  const frame = await tabFrame(ruth);
  const seen: string[] = [];
  for (const theme of ['Default', 'Dark', 'Contrast']) {
    await ruth.choose(theme);
    const changed = async (): Promise<string | undefined> => {
      const paint = await frame.evaluate<string>(PAINT);
      return seen.includes(paint) ? undefined : paint;
    };
    seen.push(await waitFor(`the theme ${theme}`, changed, 10_000));
    await ruth.tab.getByText('SEN-27-001').waitFor();
  }
  expect(seen.at(-1)).toBe('rgb(0, 0, 0)');
  await ruth.choose('Default');
});

test.each([
  ['on a phone, 320 px wide', { width: 320, height: 640 }],
  ['at a zoom of 200 %', { width: 640, height: 400 }],
])('%s no screen has to be pushed sideways', async (_name, viewport) => {
  await ruth.page.setViewportSize(viewport);
  const frame = await tabFrame(ruth);
  for (const screen of SCREENS) {
    await ruth.goTo(screen);
    await ruth.tab
      .getByRole('link', { name: new RegExp(`^${screen}`) })
      .and(ruth.tab.locator('[aria-current]'))
      .or(ruth.tab.locator(`button[title="${screen}"]`))
      .waitFor();
    expect({ screen, tooWideBy: await excessWidth(frame) }).toEqual({ screen, tooWideBy: 0 });
  }
  await ruth.goTo('Action log');
  await ruth.tab.getByText('Check the waste permits of Unit 4').click();
  await ruth.tab.getByRole('dialog').getByText('History').waitFor();
  expect(await excessWidth(frame)).toBe(0);
  await ruth.tab.getByRole('dialog').getByRole('button', { name: 'Close', exact: true }).click();
});

test('without the server a banner says so, what was read stays, and what is new says that it failed', async () => {
  await ruth.page.setViewportSize({ width: 1280, height: 800 });
  await server.kill('SIGKILL');
  await ruth.tab.getByText('No connection to Sentinel.').waitFor();
  await ruth.tab.getByText('SEN-27-001').waitFor();

  await ruth.tab.getByRole('button', { name: 'Filters', exact: true }).click();
  await ruth.tab.getByLabel('State', { exact: true }).selectOption({ label: 'Closed' });
  const problem = ruth.tab.getByRole('alert').filter({ hasText: 'The action log could not be loaded.' });
  await problem.getByRole('button', { name: 'Try again' }).waitFor();
});

test('what was being written is kept while it cannot be sent', async () => {
  await ruth.tab.getByRole('button', { name: 'Clear filters' }).click();
  await ruth.goTo('Issues');
  await ruth.tab.getByRole('button', { name: 'Raise an issue' }).first().click();
  const form = ruth.tab.getByRole('dialog');
  await form.getByLabel('What should the panel know?').fill('Rubbish fires at Fellgate Yard');
  await form.getByRole('button', { name: 'Raise the issue' }).click();
  await form.getByRole('alert').waitFor();
  expect(await form.getByLabel('What should the panel know?').inputValue()).toBe('Rubbish fires at Fellgate Yard');
}, 40_000);

test('when the server is back the banner goes, and the issue is raised once', async () => {
  server = await startServer({ dataDir: server.dataDir, environment: { PORT: new URL(server.url).port } });
  // On the screen, and in the form over it.
  await ruth.tab.getByText('No connection to Sentinel.').first().waitFor({ state: 'hidden' });
  await ruth.tab.getByRole('dialog').getByRole('button', { name: 'Raise the issue' }).click();
  await ruth.tab.getByText('Issue I-27-001 raised.', { exact: true }).waitFor();
  await ruth.tab.getByRole('list', { name: 'Issues' }).getByText('Rubbish fires at Fellgate Yard').waitFor();
  await ruth.goTo('Action log');
  await ruth.tab.getByText('SEN-27-001').waitFor();
}, 40_000);

async function tabFrame({ page }: TeamsWindow): Promise<Frame> {
  const frame = await (await page.locator('iframe[title="Sentinel tab"]').elementHandle())?.contentFrame();
  if (frame === null || frame === undefined) throw new Error('There is no tab');
  return frame;
}

/** Pixels by which the page, or the part of it that scrolls, is wider than its window. */
function excessWidth(frame: Frame): Promise<number> {
  return frame.evaluate<number>(EXCESS_WIDTH);
}
