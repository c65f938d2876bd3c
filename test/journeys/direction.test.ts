import type { Browser } from 'playwright-core';
import { settled } from '../looks/camera';
import { type Bundles, bundlePages, openTab } from '../looks/pages';
import { people } from '../looks/panel';
import { scenes } from '../looks/scenes';
import { startStage } from '../looks/stage';
import { launchBrowser } from '../support/browser';
import type { RunningServer } from '../support/runningServer';

// Every fourth title and text of this panel is Arabic.

/** Where such words stand without a direction of their own: full stops and numbers beside them would change places. */
const UNISOLATED = `(() => {
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  for (let text = words.nextNode(); text !== null; text = words.nextNode()) {
    if (!/[\\u0600-\\u06ff]/.test(text.data)) continue;
    const own = text.parentElement.closest('[dir], bdi');
    const isOwn = own !== null && (own.localName === 'bdi' || own.getAttribute('dir') === 'auto');
    if (!isOwn) found.push(text.parentElement.localName + ' in ' + (text.parentElement.closest('[aria-label], section, header, li, tr')?.outerHTML.slice(0, 160) ?? 'body'));
  }
  return { found, any: /[\\u0600-\\u06ff]/.test(document.body.innerText) };
})()`;

interface Walked {
  readonly found: readonly string[];
  readonly any: boolean;
}

let server: RunningServer;
let browser: Browser;
let bundles: Bundles;

beforeAll(async () => {
  [server, browser, bundles] = await Promise.all([
    startStage('running', { long: true }),
    launchBrowser(),
    bundlePages(),
  ]);
}, 60_000);

test.each([undefined, 'sidePanel', 'meetingStage'] as const)(
  'what people wrote reads in its own direction on every screen (%s)',
  async (frame) => {
    const context = await browser.newContext({
      baseURL: server.url,
      bypassCSP: true,
      viewport: { width: 1280, height: 1600 },
    });
    const page = await context.newPage();
    const as = people.coordinator;
    const tab = await openTab(page, bundles, { as, address: '#/meeting', ...(frame === undefined ? {} : { frame }) });
    await settled(tab);
    const shown = scenes.filter((scene) => scene.frame === frame && scene.first === undefined);
    const faults: string[] = [];
    let seen = 0;
    for (const { screen, address } of frame === undefined ? shown : shown.slice(0, 1)) {
      await tab.evaluate(`location.hash = '${address}'`);
      await settled(tab);
      const { found, any } = await tab.evaluate<Walked>(UNISOLATED);
      faults.push(...found.map((place) => `${screen}: ${place}`));
      if (any) seen += 1;
    }
    expect(faults).toEqual([]);
    // What shows no such words says nothing about them.
    expect(seen).toBeGreaterThanOrEqual(frame === undefined ? 6 : 0);
    await context.close();
  },
  60_000,
);
