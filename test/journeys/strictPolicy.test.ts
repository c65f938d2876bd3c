import type { Browser, Frame } from 'playwright-core';
import { settled } from '../looks/camera';
import { people, type RoleName } from '../looks/panel';
import { type Scene, scenes } from '../looks/scenes';
import { startStage } from '../looks/stage';
import { launchBrowser, newPerson } from '../support/browser';
import type { RunningServer } from '../support/runningServer';

// Every screen under the policy that the server sends with it, which other walks of them bypass: nothing is kept out.

const WHOLE_WALK_MS = 90_000;
/** teams-js asks Microsoft for a list of Teams' own addresses as soon as it is loaded, and does without. */
const TEAMS_JS = /res\.cdn\.office\.net/;
const NOTE_VIOLATIONS = `window.violations = [];
document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile, lineNumber }) =>
  window.violations.push([violatedDirective, blockedURI, sourceFile, lineNumber].join(' ')))`;

let server: RunningServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([startStage('planned'), launchBrowser()]);
}, 60_000);

async function openAs(role: RoleName): Promise<Frame> {
  const { page, context } = await newPerson(browser, server.url, { allow: [TEAMS_JS] });
  await context.addInitScript(NOTE_VIOLATIONS);
  await page.goto(`/local/?as=${people[role]}&layout=tab`);
  const tab = await (await page.waitForSelector('iframe[title="Sentinel tab"]')).contentFrame();
  if (tab === null) throw new Error('The tab has no frame');
  await tab.locator('main').waitFor();
  return tab;
}

function isOfTab({ frame, address }: Scene): boolean {
  return frame === undefined && !address.startsWith('/');
}

test.each(['coordinator', 'agencyLead', 'auditor', 'administrator', 'newcomer'] as const)(
  'no screen of the %s asks for what its policy keeps out',
  async (role) => {
    const tab = await openAs(role);
    for (const scene of scenes.filter((each) => isOfTab(each) && each.roles.includes(role))) {
      await tab.evaluate(`location.hash = '${scene.address}'`);
      await settled(tab);
      await scene.first?.(tab);
      await settled(tab);
      if ((await tab.getByRole('dialog').count()) > 0) {
        await tab.locator('[role=dialog]').press('Escape');
        await tab.getByRole('dialog').waitFor({ state: 'hidden' });
      }
    }
    expect(await tab.evaluate<string[]>('window.violations')).toEqual([]);
  },
  WHOLE_WALK_MS,
);

test('what the policy does keep out is noticed', async () => {
  const tab = await openAs('coordinator');
  await tab.evaluate(
    `document.body.append(Object.assign(document.createElement('img'), { src: 'http://127.0.0.1:9/a' }))`,
  );
  await tab.waitForFunction('window.violations.length > 0');
  expect((await tab.evaluate<string[]>('window.violations')).join()).toContain('img-src');
  await tab.page().context().close();
});
