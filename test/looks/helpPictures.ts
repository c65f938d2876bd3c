import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser';
import { command, type RunningServer, tokenOf } from '../support/runningServer';
import { settled } from './camera';
import { contextAt } from './contextAt';
import type { LifeName } from './life';
import { type Bundles, bundlePages, openTab, setTheme } from './pages';
import { startStage } from './stage';

const FOLDER = path.resolve(__dirname, '../../tab/screens/help/pictures');
/** Of a screen of today: letters are sharp, and a picture is some 20 KB. */
const SHARPNESS = 1.5;
const QUALITY = 0.8;
const PATIENCE_MS = 20_000;

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Shot {
  readonly life: LifeName;
  readonly as: string;
  readonly address: string;
  readonly frame?: 'sidePanel';
  readonly window: { readonly width: number; readonly height: number };
  /** Without the rail and the markings around it, which are not what it is about. */
  readonly clip: Box;
  readonly first?: (tab: Frame) => Promise<void>;
}

const coordinator = { life: 'planned', as: 'callum-reeve', window: { width: 768, height: 1024 } } as const;

/** By the name that the screen of Help asks for, with the size that it keeps free. */
const shots: Readonly<Record<string, Shot>> = {
  today: { ...coordinator, address: '#/today', clip: { x: 88, y: 16, width: 680, height: 392 } },
  'give-task': {
    ...{ ...coordinator, address: '#/action-log', clip: { x: 208, y: 16, width: 560, height: 620 } },
    first: fillTask,
  },
  agenda: {
    ...{ ...coordinator, address: '#/meeting?meeting=M2', clip: { x: 88, y: 90, width: 680, height: 447 } },
  },
  'not-reached': { ...coordinator, address: '#/messages', clip: { x: 88, y: 16, width: 680, height: 228 } },
  'side-panel': {
    ...{ life: 'running', as: 'ruth-calder', address: '#/meeting', frame: 'sidePanel' },
    ...{ window: { width: 320, height: 568 }, clip: { x: 0, y: 0, width: 320, height: 568 } },
  },
};

async function fillTask(tab: Frame): Promise<void> {
  await tab.getByRole('button', { name: 'Allocate a task' }).click();
  await tab.getByRole('textbox', { name: 'What is to be done' }).fill('Visit the three vape shops on Mill Street');
  await tab.getByRole('combobox', { name: 'Agency' }).selectOption({ label: 'Environment Agency' });
  await tab.getByRole('combobox', { name: 'Owner' }).selectOption({ index: 1 });
  await tab.getByLabel('Due').fill('2027-03-19');
  await tab.getByLabel('Due').blur();
}

/** Somebody who has blocked the app, and a task that waits for them. */
async function nobodyReaches({ url }: RunningServer): Promise<void> {
  const blocked = { as: 'neil-farrow', blocked: true };
  const headers = { 'Content-Type': 'application/json' };
  await fetch(`${url}/local/api/block`, { method: 'POST', headers, body: JSON.stringify(blocked) });
  const task = {
    taskId: 'task-99',
    title: 'Say who is on licence at Mill Street',
    agencyId: 'hmpps',
    dueOn: '2027-03-19',
  };
  await command(url, await tokenOf(url, 'callum-reeve'), 'task.allocate', { ...task, ownerId: 'neil-farrow' });
}

/** The pictures of Help, in both themes, as WebP. @returns what was written */
export async function takeHelpPictures(only?: string, folder = FOLDER): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true });
  // By it Chromium writes the days in its fields.
  Object.assign(process.env, { LANGUAGE: 'en_GB', LC_ALL: 'en_GB.UTF-8' });
  const [browser, bundles] = await Promise.all([launchBrowser(), bundlePages()]);
  const written: string[] = [];
  const keep = async (name: string, png: Buffer): Promise<void> => {
    const file = path.join(folder, `${name}.webp`);
    await writeFile(file, await asWebp(browser, png));
    written.push(file);
  };
  for (const life of ['planned', 'running'] as const) {
    const wanted = Object.entries(shots).filter(([name, shot]) => shot.life === life && (only ?? name) === name);
    const card = life === 'planned' && (only ?? 'task-card') === 'task-card';
    if (wanted.length === 0 && !card) continue;
    const server = await startStage(life);
    if (life === 'planned') await nobodyReaches(server);
    const context = await contextAt(browser, server.url, { deviceScaleFactor: SHARPNESS });
    for (const [name, shot] of wanted) {
      const [light, dark] = await takeShot(context, bundles, shot);
      await keep(name, light);
      await keep(`${name}-dark`, dark);
    }
    if (card) {
      await keep('task-card', await takeCard(context, 'default'));
      await keep('task-card-dark', await takeCard(context, 'dark'));
    }
    await context.close();
    await server.stop();
  }
  return written;
}

async function takeShot(context: BrowserContext, bundles: Bundles, shot: Shot): Promise<readonly [Buffer, Buffer]> {
  const { as, address, frame = 'content', window, clip, first } = shot;
  const page = await context.newPage();
  await page.setViewportSize(window);
  const tab = await openTab(page, bundles, { as, address, frame });
  await tab
    .getByRole('heading', { level: 1 })
    .or(tab.getByRole('group', { name: 'Run the meeting' }))
    .first()
    .waitFor();
  await settled(tab);
  // What a screen asks for after its first words.
  await page.waitForTimeout(1000);
  await first?.(tab);
  const take = async (): Promise<Buffer> => {
    await settled(tab);
    return page.screenshot({ clip, animations: 'disabled', caret: 'hide' });
  };
  const light = await take();
  await setTheme(page, 'dark');
  const dark = await take();
  await page.close();
  return [light, dark];
}

/** As its owner has it in chat. */
async function takeCard(context: BrowserContext, theme: 'default' | 'dark'): Promise<Buffer> {
  const page = await context.newPage();
  await page.setViewportSize({ width: 620, height: 900 });
  await page.addInitScript(`localStorage.setItem('sentinel-local-theme', '${theme}')`);
  await page.goto('/local/?as=priya-sandhu&layout=chat');
  const card = page
    .getByRole('log')
    .locator('.ac-adaptiveCard')
    .filter({ has: page.getByRole('button', { name: 'Acknowledge', exact: true }) })
    .first();
  await card.waitFor({ timeout: PATIENCE_MS });
  await page.evaluate('document.fonts.ready');
  const picture = await card.screenshot({ animations: 'disabled' });
  await page.close();
  return picture;
}

/** Chromium makes the WebP, a third of the PNG's size: no library for it. */
async function asWebp(browser: Browser, png: Buffer): Promise<Buffer> {
  const page: Page = await browser.newPage();
  const made = await page.evaluate<string>(`(async () => {
    const image = new Image();
    image.src = 'data:image/png;base64,${png.toString('base64')}';
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
    canvas.getContext('2d').drawImage(image, 0, 0);
    return canvas.toDataURL('image/webp', ${QUALITY});
  })()`);
  await page.close();
  return Buffer.from(made.slice(made.indexOf(',') + 1), 'base64');
}
