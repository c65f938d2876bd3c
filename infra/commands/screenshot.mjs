import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuilt } from './builder.mjs';
import { withBundled } from './bundled.mjs';
import { root } from './installed.mjs';

/**
 * `npm run screenshot`: draws the pictures of the README and of Help from the built product with made-up work; one of
 * them with `-- --only readme` (or `today`, `task-card`, …), elsewhere with `-- --out folder`.
 */
const { values } = parseArgs({ options: { only: { type: 'string' }, out: { type: 'string' } } });
const PICTURE = path.resolve(root, values.out ?? 'infra', 'screenshot.png');
const TUESDAY = '2027-02-02T09:14:00.000Z';
const START_MS = 20_000;

const TASKS = [
  ['Check the waste permits of Unit 4, Fellgate Yard', 'ea', 'priya-sandhu', '2027-02-19'],
  ['Visit the three vape shops on Mill Street', 'ts', 'tom-hesketh', '2027-02-12'],
  ['Inspect the sleeping places above the shops', 'frs', 'dafydd-moss', '2027-02-05'],
  ['Serve the enforcement notice at Castle Lane', 'planning', 'dan-ives', '2027-02-26'],
  ['Review the late licence of Harbour Grill', 'licensing', 'kofi-mensah', '2027-03-02'],
  ['Check the guards on the crusher', 'hse', 'siobhan-kerr', '2027-03-05'],
];
const ANSWERS = [
  ['Tom Hesketh', 'task.acknowledge', { taskId: 'task-2' }],
  ['Tom Hesketh', 'task.progress', { taskId: 'task-2', note: 'Two visited, both closed at noon' }],
  ['Dafydd Moss', 'task.acknowledge', { taskId: 'task-3' }],
  ['Dafydd Moss', 'task.complete', { taskId: 'task-3', outcome: 'Prohibition notice served', fourP: 'Protect' }],
  ['Kofi Mensah', 'task.acknowledge', { taskId: 'task-5' }],
  ['Kofi Mensah', 'task.block', { taskId: 'task-5', reason: 'The file is at the archive until Monday' }],
];

ensureBuilt();
if ((values.only ?? 'readme') === 'readme') await drawReadme();
if (values.only !== 'readme') {
  await withBundled({ entry: 'test/looks/helpPictures.ts', external: ['playwright-core'] }, async (pictures) => {
    const folder = values.out === undefined ? undefined : path.resolve(root, values.out);
    (await pictures.takeHelpPictures(values.only, folder)).forEach(tell);
  });
}

function tell(file) {
  console.log(`${path.relative(root, file)}: ${Math.round(statSync(file).size / 1024)} KB`);
}

async function drawReadme() {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'sentinel-screenshot-'));
  const server = spawn(process.execPath, [path.join(root, 'dist/bot/main.js')], {
    cwd: root,
    env: { ...process.env, MODE: 'local', PORT: '0', PANEL_FILE: '', LOG_LEVEL: 'error', DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => server.once('exit', resolve));
  try {
    const url = await addressOf(server, ended);
    await post(`${url}/local/clock`, { now: TUESDAY });
    await takePicture(url);
    tell(PICTURE);
  } finally {
    server.kill();
    await ended;
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** What the server prints once it listens. */
function addressOf({ stdout }, ended) {
  return new Promise((resolve, reject) => {
    let printed = '';
    const late = setTimeout(() => reject(new Error('The server did not start.')), START_MS);
    stdout.on('data', (chunk) => {
      printed += chunk;
      const url = /^Open {2}(http:\/\/\S+)\/local$/m.exec(printed)?.[1];
      if (url === undefined) return;
      clearTimeout(late);
      resolve(url);
    });
    void ended.then(() => reject(new Error(`The server ended; it printed:\n${printed}`)));
  });
}

/** The chair gives tasks, their owners answer some, and an issue comes in. */
async function work(url) {
  for (const [at, [title, agencyId, ownerId, dueOn]] of TASKS.entries()) {
    const detail = at === 0 ? { detail: 'Skips at night since mid-January; no permit on the public register.' } : {};
    await command(url, 'Ruth Calder', 'task.allocate', {
      ...{ taskId: `task-${at + 1}`, title, agencyId, ownerId, dueOn },
      ...detail,
    });
  }
  for (const [who, name, input] of ANSWERS) await command(url, who, name, input);
  const text = 'Vans unload at night behind the arcade';
  await command(url, 'Priya Sandhu', 'issue.raise', { issueId: 'issue-1', text });
}

async function command(url, who, name, input) {
  const { token } = await post(`${url}/local/token`, { member: who });
  return post(`${url}/api/commands/${name}`, input, { Authorization: `Bearer ${token}` });
}

async function post(address, body, headers = {}) {
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${address}: ${response.status} ${await response.text()}`);
  return response.json();
}

/** Priya Sandhu's card in chat beside the panel's action log. */
async function takePicture(url) {
  const { chromium } = await import('playwright-core');
  const printed = execFileSync(process.execPath, [path.join(root, 'test/support/chromiumPath.mjs')]);
  const { executablePath, environment } = JSON.parse(printed);
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu'],
    env: { ...process.env, ...environment },
  });
  try {
    const page = await browser.newPage({
      ...{ viewport: { width: 1440, height: 900 }, locale: 'en-GB', timezoneId: 'Europe/London' },
      reducedMotion: 'reduce',
    });
    await page.goto(`${url}/local/?as=priya-sandhu`);
    const tab = page.frameLocator('iframe[title="Sentinel tab"]');
    await tab.getByRole('navigation', { name: 'Sentinel' }).waitFor();
    // Only now has the bot met her: before, what is given to her goes out by e-mail.
    await work(url);
    const card = page
      .getByRole('log')
      .locator('.ac-adaptiveCard')
      .filter({ hasText: /SEN.27.001/ });
    await card.getByRole('button', { name: 'Acknowledge' }).waitFor();
    await tab.getByRole('link', { name: 'Action log' }).click();
    await tab.getByText('SEN-27-006').waitFor();
    await page.mouse.move(0, 0);
    await page.evaluate('document.fonts.ready');
    await page.screenshot({ path: PICTURE, animations: 'disabled', caret: 'hide' });
  } finally {
    await browser.close();
  }
}
