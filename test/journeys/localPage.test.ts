import type { Browser, Page } from 'playwright-core';
import { launchBrowser, newPerson, type Person } from '../support/browser';
import { type RunningServer, startServer } from '../support/runningServer';

// The page of local mode: its front door, and how it fares on a phone.

const TEAMS_JS = /res\.cdn\.office\.net/;
const PHONE = { width: 390, height: 844 };
const EXCESS_WIDTH = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';

let server: RunningServer;
let browser: Browser;
let somebody: Person;
let page: Page;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), launchBrowser()]);
  somebody = await newPerson(browser, server.url, { viewport: PHONE, allow: [TEAMS_JS] });
  ({ page } = somebody);
}, 60_000);

test('the front door says what to try first, and each thing opens the person who does it where it is done', async () => {
  const opened: string[] = [];
  await page.goto('/local/');
  const steps = page.getByRole('region', { name: 'Try this first' }).getByRole('link');
  await steps.first().waitFor();
  for (let at = 0; at < (await steps.count()); at += 1) {
    const text = await steps.nth(at).innerText();
    await steps.nth(at).click();
    const who = /Be (.+)$/m.exec(text)?.[1]?.trim() ?? '';
    await page.getByRole('button', { name: `You are ${who}` }).waitFor();
    const shown = await page.getByRole('radio', { checked: true }).allInnerTexts();
    opened.push(`${text.split('\n')[0] ?? ''}: ${shown.filter((each) => each !== 'Default').join(', ')}`);
    await page.goto('/local/');
    await steps.first().waitFor();
  }
  expect(opened).toEqual([
    'Give a task: Tab, Personal tab',
    'Answer it in chat: Chat',
    'Raise an issue in one line: Chat',
    'Run a meeting: Tab, Side panel',
  ]);
});

test('who is who stands by what they do on the panel', async () => {
  const running = page.getByRole('region', { name: 'They run the panel' });
  await running.getByRole('link', { name: 'Ruth Calder Chair' }).waitFor();
  await page.getByRole('region', { name: 'They look on' }).getByRole('link', { name: 'Jo Falk Observer' }).waitFor();
  await page.getByLabel('Find a person').fill('trading');
  await page.getByRole('link', { name: 'Tom Hesketh' }).waitFor();
  await running.waitFor({ state: 'detached' });
});

test('on a phone there is one pane at a time, and the bar keeps all its controls', async () => {
  await page.goto('/local/?as=priya-sandhu&layout=chat');
  await page.getByRole('region', { name: 'Sentinel', exact: true }).waitFor();
  await expectControls();
  expect(await page.getByRole('navigation', { name: 'Chats' }).count()).toBe(0);

  await page.getByRole('button', { name: 'All chats' }).click();
  await page.getByRole('button', { name: /^Disruption panel/ }).click();
  await page.getByRole('region', { name: 'Disruption panel' }).waitFor();
  await expectControls();

  await page.getByRole('radio', { name: 'Tab', exact: true }).click();
  await page.frameLocator('iframe').getByRole('navigation', { name: 'Sentinel' }).waitFor();
  await expectControls();
});

test('its letters come from this server, in the tab too, so that it looks the same on every machine', async () => {
  await page.frameLocator('iframe').getByRole('navigation', { name: 'Sentinel' }).waitFor();
  const drawn = `document.fonts.load("16px 'Segoe UI'").then((faces) => faces.map(({ status }) => status))`;
  expect(await page.evaluate(drawn)).toEqual(['loaded']);
  const tab = page.frames().find((frame) => frame.url().includes('/tab/'));
  expect(await tab?.evaluate(drawn)).toEqual(['loaded']);
});

/** All within the window, none under another. */
async function expectControls(): Promise<void> {
  expect(await page.evaluate(EXCESS_WIDTH)).toBe(0);
  const bar = page.getByRole('banner').first();
  for (const name of ['Chat', 'Tab', 'Default', 'Dark', 'Contrast']) {
    await bar.getByRole('radio', { name, exact: true }).click({ trial: true });
  }
  for (const name of [/^Clock: /, /^You are /]) await bar.getByRole('button', { name }).click({ trial: true });
}
