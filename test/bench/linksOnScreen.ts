import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { z } from 'zod';

const Chromium = z.object({ executablePath: z.string(), environment: z.record(z.string()) });
const Drawn = z.object({ drawnMs: z.number(), nodes: z.number(), links: z.number() });
const FOR_MS = 4_000;

/**
 * How often a second the graph of a large panel is drawn anew while somebody zooms, against a bare canvas of the same
 * size that is cleared. `pages` holds linksPage.js. @returns lines in words
 */
export async function measureLinks(pages: string): Promise<string> {
  const found = execFileSync(process.execPath, [path.resolve('test/support/chromiumPath.mjs')], { encoding: 'utf8' });
  const { executablePath, environment } = Chromium.parse(JSON.parse(found));
  const env = { ...z.record(z.string()).parse({ ...process.env }), ...environment };
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'], env });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.setContent('<!doctype html><html lang="en-GB"><head><title>Links</title></head><body></body></html>');
    await page.addScriptTag({ content: readFileSync(path.join(pages, 'linksPage.js'), 'utf8') });
    const { drawnMs, nodes, links } = Drawn.parse(await page.evaluate('window.drawGraph()'));
    const frames = async (what: string) =>
      `${what}: ${z
        .number()
        .parse(await page.evaluate(`window.framesOf('${what}', ${FOR_MS})`))
        .toFixed(1)} frames a second`;
    return [
      `${nodes} ends and ${links} links stood after ${drawnMs.toFixed(0)} ms`,
      await frames('zooming'),
      await frames('still'),
      `a bare canvas of that size, ${await frames('clearing')}`,
    ].join('\n');
  } finally {
    await browser.close();
  }
}
