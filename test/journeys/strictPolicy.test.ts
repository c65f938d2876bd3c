import type { Browser, Frame } from 'playwright-core';
import { settled } from '../looks/camera';
import { people, type RoleName } from '../looks/panel';
import { type Scene, scenes } from '../looks/scenes';
import { startStage } from '../looks/stage';
import { launchBrowser, newPerson } from '../support/browser';
import { type RunningServer, waitFor } from '../support/runningServer';

// Every screen under the policy that the server sends with it, which other walks of them bypass: nothing is kept out.

const WHOLE_WALK_MS = 90_000;
/** teams-js asks Microsoft for a list of Teams' own addresses as soon as it is loaded, and does without. */
const TEAMS_JS = /res\.cdn\.office\.net/;
/** What a screen says in words of its own: not before the statement, no directory where Teams is played, why first. */
const REFUSED = /(403|409|422) \(.*(today\.lines|people\.look|nominals\.get)/;
/** The browser says it of what the last test does; of anything else the walk does. */
const KEPT_OUT = /127\.0\.0\.1:9\/a/;
const NOTE_VIOLATIONS = `window.violations = [];
document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile, lineNumber }) =>
  window.violations.push([violatedDirective, blockedURI, sourceFile, lineNumber].join(' ')))`;

let server: RunningServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([startStage('planned'), launchBrowser()]);
}, 60_000);

async function openAs(role: RoleName): Promise<Frame> {
  const { page, context } = await newPerson(browser, server.url, { allow: [TEAMS_JS, REFUSED, KEPT_OUT] });
  await context.addInitScript(NOTE_VIOLATIONS);
  await page.goto(`/local/?as=${people[role]}&layout=tab`);
  const tab = await (await page.waitForSelector('iframe[title="Sentinel tab"]')).contentFrame();
  if (tab === null) throw new Error('The tab has no frame');
  await tab.locator('main').waitFor();
  return tab;
}

const walkers = ['coordinator', 'administrator', 'agencyLead', 'auditor', 'newcomer'] as const;

/** Each screen once: by the first of the walkers who may use it. */
function walkOf(role: RoleName): readonly Scene[] {
  return scenes.filter(({ frame, address, roles }) => {
    const isOfTab = frame === undefined && !address.startsWith('/');
    return isOfTab && walkers.find((each) => roles.includes(each)) === role;
  });
}

async function walk(role: RoleName): Promise<readonly string[]> {
  const tab = await openAs(role);
  for (const scene of walkOf(role)) {
    await tab.evaluate(`location.hash = '${scene.address}'`);
    await settled(tab);
    await scene.first?.(tab);
    if (scene.first !== undefined) await settled(tab);
    if ((await tab.getByRole('dialog').count()) === 0) continue;
    await tab.locator('[role=dialog]').press('Escape');
    await tab.getByRole('dialog').waitFor({ state: 'hidden' });
  }
  return tab.evaluate<string[]>('window.violations');
}

test(
  'no screen asks for what its policy keeps out',
  async () => {
    expect((await Promise.all(walkers.map(walk))).flat()).toEqual([]);
  },
  WHOLE_WALK_MS,
);

test('what the policy does keep out is noticed', async () => {
  const tab = await openAs('coordinator');
  await tab.evaluate(
    `document.body.append(Object.assign(document.createElement('img'), { src: 'http://127.0.0.1:9/a' }))`,
  );
  const noted = await waitFor(
    'the violation',
    async () => (await tab.evaluate<string[]>('window.violations'))[0],
    5000,
  );
  expect(noted).toContain('img-src');
  await tab.page().context().close();
});
