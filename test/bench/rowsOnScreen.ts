import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Browser, chromium, type Page } from 'playwright-core';
import { z } from 'zod';
import type { Child } from './children';
import { quantile } from './measure';

/** 1.6 Mbit/s with 150 ms there and back, and a processor a quarter as fast. */
const SLOW_LINE = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 200_000 };
const SLOWED = 4;
const PATIENCE_MS = 90_000;

const addresses = {
  peer: '/bench/peer',
  ours: '/tab/?theme=default#/action-log',
  'peer again': '/bench/peer',
} as const;
type Shown = keyof typeof addresses;

/** When the first ten rows stood, and when they stood in the screen that has taken over from the page's outline. */
const Stood = z.object({ first: z.number(), own: z.number() });
type Stood = z.infer<typeof Stood>;

/** Notes it in the frame. Milliseconds since the frame's page was asked for. */
const NOTE = `if (window !== top) {
  const stood = (window.stood = {});
  const look = () => {
    const rows = [...document.querySelectorAll('[role=row], [role=listitem], tr, li')];
    if (rows.filter((row) => row.textContent.includes('Visit number')).length >= 10) {
      stood.first ??= performance.now();
      if (document.getElementById('opening') === null) stood.own ??= performance.now();
    }
    if (stood.own === undefined) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}`;

/**
 * Rows of the action log on a slow line, against a page of React alone with the same rows from the same server, in
 * `rounds` interleaved rounds. `pages` holds rowsHost.js and rowsPeer.js. @returns a table in words
 */
export async function measureRows(ours: Child, pages: string, rounds: number): Promise<string> {
  const front = await openFront(ours.url, pages);
  const found = execFileSync(process.execPath, [path.resolve('test/support/chromiumPath.mjs')], { encoding: 'utf8' });
  const { executablePath, environment } = Chromium.parse(JSON.parse(found));
  const flags = ['--no-sandbox', '--disable-gpu', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'];
  const env = { ...z.record(z.string()).parse({ ...process.env }), ...environment };
  const browser = await chromium.launch({ executablePath, args: flags, env });
  try {
    const taken: Record<Shown, Stood[]> = { peer: [], ours: [], 'peer again': [] };
    const names = z.array(z.enum(['peer', 'ours', 'peer again'])).parse(Object.keys(addresses));
    for (let round = 0; round <= rounds; round++)
      for (const name of [...names.slice(round % 3), ...names.slice(0, round % 3)]) {
        const stood = await openOnce(browser, front.url, addresses[name]);
        // The first round warms up.
        if (round > 0) taken[name].push(stood);
      }
    return tableOf(taken);
  } finally {
    await browser.close();
    front.close();
  }
}

const Chromium = z.object({ executablePath: z.string(), environment: z.record(z.string()) });

async function openOnce(browser: Browser, url: string, address: string): Promise<Stood> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
  try {
    const page = await context.newPage();
    await page.addInitScript(NOTE);
    await page.goto(`${url}/bench/host?as=ruth-calder`);
    await page.waitForFunction('window.show !== undefined');
    const line = await context.newCDPSession(page);
    await line.send('Network.enable');
    await line.send('Network.emulateNetworkConditions', SLOW_LINE);
    await line.send('Emulation.setCPUThrottlingRate', { rate: SLOWED });
    await page.evaluate(`window.show(${JSON.stringify(address)})`);
    return await stoodIn(page);
  } finally {
    await context.close();
  }
}

async function stoodIn(page: Page): Promise<Stood> {
  const until = performance.now() + PATIENCE_MS;
  while (performance.now() < until) {
    const stood = Stood.safeParse(
      await page
        .frames()[1]
        ?.evaluate('window.stood')
        .catch(() => undefined),
    );
    if (stood.success) return stood.data;
    await new Promise((resume) => setTimeout(resume, 100));
  }
  throw new Error('No rows came');
}

/** Our server, with the two pages beside it under one address. */
async function openFront(target: string, pages: string): Promise<{ readonly url: string; close(): void }> {
  const script = (name: string) => readFileSync(path.join(pages, name), 'utf8');
  const page = (body: string) =>
    `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Rows</title><style>html, body { height: 100%; margin: 0 }</style></head><body>${body}</body></html>`;
  const own: Readonly<Record<string, readonly [string, Buffer]>> = {
    '/bench/host': ['text/html', gzipSync(page('<script src="/bench/host.js"></script>'))],
    '/bench/host.js': ['text/javascript', gzipSync(script('rowsHost.js'))],
    '/bench/peer': ['text/html', gzipSync(page('<div id="root"></div><script src="/bench/peer.js"></script>'))],
    '/bench/peer.js': ['text/javascript', gzipSync(script('rowsPeer.js'))],
  };
  const server = createServer((asked, answer) => {
    const [type, body] = own[asked.url?.split('?')[0] ?? ''] ?? [];
    if (type !== undefined) {
      // Apart: restify, which is in this process too, takes the answer away from what it returns.
      answer.writeHead(200, { 'Content-Type': `${type}; charset=utf-8`, 'Content-Encoding': 'gzip' });
      answer.end(body);
      return;
    }
    const { hostname, port, host } = new URL(target);
    const headers = { ...asked.headers, host, ...(asked.headers.origin === undefined ? {} : { origin: target }) };
    const passed = request({ hostname, port, path: asked.url, method: asked.method, headers }, (came) => {
      answer.writeHead(came.statusCode ?? 502, came.headers);
      came.pipe(answer);
    });
    passed.on('error', () => answer.destroy());
    answer.on('close', () => passed.destroy());
    asked.pipe(passed);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function tableOf({ peer, ours, 'peer again': again }: Record<Shown, Stood[]>): string {
  const against = (taken: readonly number[]) => {
    const ratios = taken.map((ms, round) => ms / (peer[round]?.own ?? Number.NaN));
    const [least, most] = [Math.min(...ratios), Math.max(...ratios)].map((ratio) => ratio.toFixed(2));
    return `${quantile(ratios, 0.5).toFixed(2)} (${least ?? ''} to ${most ?? ''})`;
  };
  return [
    `peer                                ${quantile(
      peer.map(({ own }) => own),
      0.5,
    ).toFixed(0)} ms`,
    `peer again (A/A) : peer             ${against(again.map(({ own }) => own))}`,
    `rows in the page's outline : peer   ${against(ours.map(({ first }) => first))}`,
    `rows in the screen itself : peer    ${against(ours.map(({ own }) => own))}`,
  ].join('\n');
}
