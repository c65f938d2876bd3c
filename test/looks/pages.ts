import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Frame, Page } from 'playwright-core';
import { z } from 'zod';
import type { Card } from '../../bot/cards/kit';

const Bundles = z.object({ hostPage: z.string(), cardPage: z.string(), cardStyles: z.string() });
export type Bundles = z.infer<typeof Bundles>;

const run = promisify(execFile);
const SCRIPT = path.resolve(__dirname, '../../test/looks/bundlePages.mjs');

/** In a process of its own: jest's realm is none that esbuild runs in. */
export async function bundlePages(): Promise<Bundles> {
  const { stdout } = await run(process.execPath, [SCRIPT], { maxBuffer: 64 * 1024 * 1024 });
  return Bundles.parse(JSON.parse(stdout));
}

export const themeNames = ['default', 'dark', 'contrast'] as const;
export type ThemeName = (typeof themeNames)[number];

interface TabPlace {
  readonly as: string;
  /** "#/action-log?task=task-1" */
  readonly address: string;
  readonly frame?: 'content' | 'sidePanel' | 'meetingStage' | 'settings';
  readonly theme?: ThemeName;
}

/**
 * Opens the tab as wide as the window, in a Teams that is nothing but its other half. The context bypasses content
 * security policies: the page takes the place of an answer of the server, whose origin the tab wants around it.
 */
export async function openTab(
  page: Page,
  { hostPage }: Bundles,
  { as, address, frame, theme }: TabPlace,
): Promise<Frame> {
  const asked = new URLSearchParams({ as, frame: frame ?? 'content', theme: theme ?? 'default' });
  await page.goto(`/health?${asked.toString()}${address}`);
  await page.setContent(html(WHOLE_WINDOW, hostPage), { waitUntil: 'commit' });
  const tab = await (await page.waitForSelector('iframe')).contentFrame();
  if (tab === null) throw new Error('The tab has no frame');
  await tab.waitForURL(/\/tab\//, { waitUntil: 'commit' });
  return tab;
}

const WHOLE_WINDOW =
  'html, body { height: 100%; margin: 0; overflow: hidden } iframe { border: 0; width: 100%; height: 100%; display: block }';

export async function setTheme(page: Page, theme: ThemeName): Promise<void> {
  await page.evaluate(`window.dispatchEvent(new CustomEvent('theme', { detail: '${theme}' }))`);
}

/** Opens the page on which cards are drawn. */
export async function openCards(page: Page, { cardPage, cardStyles }: Bundles): Promise<void> {
  await page.setContent(html(`html, body { margin: 0 } ${cardStyles}`, cardPage));
  await page.waitForSelector('html[data-ready]');
}

export async function showCards(
  page: Page,
  shown: { theme?: ThemeName; cards?: readonly (readonly [string, Card])[] },
): Promise<void> {
  await page.evaluate(`window.dispatchEvent(new CustomEvent('show', { detail: ${JSON.stringify(shown)} }))`);
}

function html(styles: string, script: string): string {
  const safe = script.replaceAll('</script', '<\\/script');
  return `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Sentinel</title><style>${styles}</style></head><body><div id="root"></div><script>${safe}</script></body></html>`;
}
