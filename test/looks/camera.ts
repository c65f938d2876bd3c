import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { BrowserContext, Frame, Page, Request } from 'playwright-core';
import { violationsOf } from '../support/axe';
import { type Bundles, openTab, setTheme, themeNames } from './pages';
import type { Scene, State } from './scenes';
import type { Guise, Look, Sitting } from './shots';
import { personOf } from './threeYears';

/** As much of it as stands above the fold there. */
const HEIGHTS: Readonly<Record<number, number>> = { 280: 600, 320: 568, 390: 844, 768: 1024, 1280: 720, 1920: 1080 };
const MOST_HEIGHT = 6000;
const OPEN_MS = 20_000;

const isDrawn = (state: State) => `
  (document.querySelector('main') !== null || document.querySelector('[role=alert]') !== null) &&
  (${state === 'loading'} || document.querySelector('[aria-busy=true], [aria-label^=Loading], .fui-Skeleton, .fui-Spinner') === null)`;
/** Resolves once nothing has changed for a moment. */
const QUIET = `document.fonts.ready.then(() => new Promise((done) => {
  let timer = setTimeout(done, 60);
  new MutationObserver(() => { clearTimeout(timer); timer = setTimeout(done, 60); })
    .observe(document, { subtree: true, childList: true, attributes: true });
  setTimeout(done, 900);
}))`;
/** What the part that scrolls lacks to show all of itself. */
const HIDDEN_BELOW = `Math.max(0, ...[...document.querySelectorAll('main, main *, [role=dialog], [role=dialog] *')]
  .filter((each) => /auto|scroll/.test(getComputedStyle(each).overflowY))
  .map(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight))`;

const refused = {
  code: 'unexpected',
  message: 'Something went wrong at our end. Nothing you wrote is lost; please try again.',
  requestId: '6f1c0d52-8f0e-4c43-9f4e-0a7d7b0e52c1',
};
const QUERIES = /\/(api\/queries|local\/api)\/(?!session)|\/local\/api\/session/;

export interface Film {
  readonly bundles: Bundles;
  readonly folder: string;
  /** Taller than the window, where the screen is. */
  readonly whole: boolean;
  /** What axe finds wrong, where it is asked. */
  readonly faults: string[] | undefined;
}

/** Opens a screen in its state, and takes its pictures. @returns their names */
export async function sit(context: BrowserContext, sitting: Sitting, film: Film): Promise<readonly string[]> {
  const page = await context.newPage();
  const answered = whatIsAsked(page);
  try {
    const tab = await openScene(page, film.bundles, sitting);
    if (sitting.state === 'data' || sitting.state === 'long') await answered();
    const taken: string[] = [];
    for (const look of sitting.looks) taken.push(await takePicture(page, tab, { ...sitting, look }, film));
    return taken;
  } finally {
    await context.setOffline(false);
    await page.close();
  }
}

/** What a screen asks for after its first words leaves no gap that shows: a picture would be of the first paint. */
function whatIsAsked(page: Page): () => Promise<void> {
  const waiting = new Set<Request>();
  page.on('request', (request) => {
    if (QUERIES.test(request.url())) waiting.add(request);
  });
  page.on('requestfinished', (request) => waiting.delete(request));
  page.on('requestfailed', (request) => waiting.delete(request));
  return async () => {
    const until = Date.now() + OPEN_MS;
    do await page.waitForTimeout(100);
    while (waiting.size > 0 && Date.now() < until);
  };
}

/** The screen as somebody of the role finds it, in its state; themes and widths are changed while it is open. */
async function openScene(page: Page, bundles: Bundles, { scene, state, role, looks }: Sitting): Promise<Frame> {
  const width = looks[0]?.width ?? 1280;
  await page.setViewportSize({ width, height: HEIGHTS[width] ?? 800 });
  // Neither answered nor refused: what waits, waits.
  if (state === 'loading') await page.route(QUERIES, () => undefined);
  if (state === 'error') await page.route(QUERIES, (route) => route.fulfill({ status: 500, json: refused }));
  // A stream that stands already outlives being offline in Chromium; one that never stood is tried again and again.
  if (state === 'offline') await page.route('**/api/live', (route) => route.abort());
  const { address, frame = 'content' } = scene;
  const tab = isAlone(scene)
    ? await openAlone(page, address)
    : await openTab(page, bundles, { as: personOf(scene.life, role), address, frame });
  await tab.waitForFunction(isDrawn(state), undefined, { timeout: OPEN_MS });
  await scene.first?.(tab);
  if (state === 'offline') await goOffline(page, tab);
  return tab;
}

const isAlone = ({ address }: Scene): boolean => address.startsWith('/');

async function openAlone(page: Page, address: string): Promise<Frame> {
  await page.goto(address);
  return page.mainFrame();
}

async function goOffline(page: Page, tab: Frame): Promise<void> {
  await tab.evaluate(QUIET);
  await page.context().setOffline(true);
  await tab.getByText('No connection to Sentinel.').waitFor({ timeout: OPEN_MS });
}

/** Once nothing on it moves any more. */
export async function settled(tab: Frame, state: Scene['life'] | State = 'data'): Promise<void> {
  await tab.evaluate(QUIET);
  if (state === 'loading') return;
  // Asked again and again from here: a page under its own policy lets nothing in it be asked in words.
  const until = Date.now() + OPEN_MS;
  while (!(await tab.evaluate<boolean>(isDrawn('data')))) {
    if (Date.now() > until) throw new Error('It is not drawn');
    await tab.waitForTimeout(50);
  }
}

const THEME_KEY = 'sentinel-local-theme';
/** What the guidelines on text spacing ask a page to bear. */
const SPACED =
  '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }';

/** In a theme of Teams, or in the light one on a machine that is set otherwise. */
async function wear(page: Page, tab: Frame, guise: Guise, scene: Scene): Promise<void> {
  await page.emulateMedia({ forcedColors: guise === 'forced' ? 'active' : 'none' });
  await tab.evaluate(`document.getElementById('spaced')?.remove();
    if (${guise === 'spaced'}) document.head.append(
      Object.assign(document.createElement('style'), { id: 'spaced', textContent: '${SPACED}' }))`);
  const theme = themeNames.find((name) => name === guise) ?? 'default';
  if (!isAlone(scene)) return setTheme(page, theme);
  // Local mode keeps it in the browser; outside of Teams the tab is as the machine is set.
  await page.emulateMedia({ colorScheme: theme === 'default' ? 'light' : 'dark' });
  if ((await page.evaluate<string | null>(`localStorage.getItem('${THEME_KEY}')`)) === theme) return;
  await page.evaluate(`localStorage.setItem('${THEME_KEY}', '${theme}')`);
  await page.reload();
}

interface Taken extends Sitting {
  readonly look: Look;
}

export function pictureOf({ scene, state, role }: Sitting, { theme, width }: Look): string {
  return `${scene.screen}/${state}-${role}-${theme}-${width}.png`;
}

async function takePicture(page: Page, tab: Frame, { look, ...sitting }: Taken, film: Film): Promise<string> {
  const { scene, state } = sitting;
  const { theme, width } = look;
  const height = theme === 'zoomed' ? (width * 9) / 16 : (HEIGHTS[width] ?? 800);
  await wear(page, tab, theme, scene);
  await page.setViewportSize({ width, height });
  await settled(tab, state);
  if (film.whole) {
    const more = await tab.evaluate<number>(HIDDEN_BELOW);
    await page.setViewportSize({ width, height: Math.min(height + more, MOST_HEIGHT) });
    await settled(tab, state);
  }
  const name = pictureOf(sitting, look);
  const file = path.join(film.folder, name);
  await mkdir(path.dirname(file), { recursive: true });
  await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
  if (film.faults !== undefined) {
    // In colours of the machine's own none is chosen by us.
    const found = theme === 'forced' ? [] : await violationsOf(tab, theme === 'default' ? 'whole' : 'colours');
    film.faults.push(...found.map((fault) => `${name}: ${fault}`));
  }
  return name;
}
