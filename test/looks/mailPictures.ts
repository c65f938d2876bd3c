import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import type { Film } from './camera';
import { mailPages } from './mailShelf';

/** Every page that a link in an e-mail leads to, by day and by night, on a phone and at a desk. @returns their names */
export async function takeMails(browser: Browser, film: Film): Promise<readonly string[]> {
  const page = await browser.newPage({ locale: 'en-GB', reducedMotion: 'reduce' });
  const taken: string[] = [];
  await mkdir(path.join(film.folder, 'mails'), { recursive: true });
  for (const [kind, { text }] of mailPages) {
    await page.setContent(text);
    for (const theme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: theme });
      for (const width of [280, 390, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        const name = `mails/${kind.replace(/\W+/g, '-')}-${theme}-${width}.png`;
        await page.screenshot({ path: path.join(film.folder, name), fullPage: true });
        taken.push(name);
      }
    }
  }
  await page.close();
  return taken;
}
