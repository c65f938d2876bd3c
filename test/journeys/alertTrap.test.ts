import { createServer, type Server } from 'node:http';
import type { Browser, Frame, Page } from 'playwright-core';
import { settled } from '../looks/camera';
import { people, type RoleName } from '../looks/panel';
import { type Scene, scenes } from '../looks/scenes';
import { startStage } from '../looks/stage';
import { codeIn, linkIn, PostOffice } from '../mail/postOffice';
import { portOf } from '../support/cosmosProxy';
import { caughtIn, SET_TRAP } from '../support/alertTrap';
import { launchBrowser, newPerson } from '../support/browser';
import { ELSEWHERE, hostileFor, hostileLife, hostileWords } from '../support/hostileWords';
import { chatOf } from '../support/localTeams';
import { everyFile, readFile } from '../support/everyFile';
import { command, type Json, query, type RunningServer, tokenOf, waitFor } from '../support/runningServer';
import { typeEverywhere } from '../support/typedEverywhere';

// Whoever means harm has typed into every text there is. It is drawn as words on every screen, under the policy that the
// server sends with it (other walks bypass it); in chat, mail and files too. What runs the other way among it does so on
// its own, and turns nothing beside it.

const isWhole = process.env['SOAK'] === 'whole';
/** In full, each of the words has been alone in each field. */
const ROUNDS = isWhole ? hostileWords.length : 1;
const WHOLE_WALK_MS = isWhole ? 600_000 : 120_000;
/** teams-js asks Microsoft for a list of Teams' own addresses as soon as it is loaded, and does without. */
const TEAMS_JS = /res\.cdn\.office\.net/;
const TEAMS = 'https://teams.microsoft.com/l/';
/** What a screen says in words of its own: not before the statement, no directory where Teams is played, why first. */
const REFUSED = /(403|409|422) \(.*(today\.lines|people\.look|nominals\.get)/;
/** The browser says it of what the last test does; of anything else the walk does. */
const KEPT_OUT = /127\.0\.0\.1:9\/a/;
const [CALLUM, RUTH, PRIYA] = ['callum-reeve', 'ruth-calder', 'priya-sandhu'];

let server: RunningServer;
let browser: Browser;
let office: PostOffice;
/** Where nobody may call, though its address is typed everywhere. */
let nobody: { readonly url: string; readonly server: Server; readonly called: string[] };

beforeAll(async () => {
  [office, nobody, browser] = await Promise.all([new PostOffice().open(), openNobody(), launchBrowser()]);
}, 60_000);
afterAll(async () => {
  nobody.server.close();
  await office.close();
});

async function openNobody(): Promise<typeof nobody> {
  const called: string[] = [];
  const listener = createServer((req, res) => {
    called.push(req.url ?? '');
    res.end();
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${portOf(listener)}/inside`, server: listener, called };
}

/** A chat that is none, what is not due or recorded once, lists that are looked at row by row, and a person's name where none may be. */
const saysWhyNot = [
  ...['chat.name name: not-found', 'member.import text: rows-at-fault'],
  'member.import cells.0.text: changed-meanwhile',
  ...['nominal.correct role: names-a-person', 'nominal.record role: names-a-person'],
  'nominal.merge reason: not-found',
  ...['nominal.share purpose: names-a-person', 'panel.configure text: configuration-unfit'],
  ...['retention.dispose reason: not-due', 'retention.disposeLot reason: not-due', 'retention.keep reason: not-due'],
];

async function block(as: string): Promise<void> {
  const headers = { 'Content-Type': 'application/json' };
  await fetch(`${server.url}/local/api/block`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ as, blocked: true }),
  });
}

/** Of a panel's statement there is another now. */
async function accept(who: string): Promise<void> {
  const token = await tokenOf(server.url, who);
  const { statement } = await query(server.url, token, 'session');
  if (statement !== undefined) await command(server.url, token, 'statement.accept', { version: statement.version });
}

async function openAs(role: RoleName, frame = 'content'): Promise<Frame> {
  const { page, context } = await newPerson(browser, server.url, { allow: [TEAMS_JS, REFUSED, KEPT_OUT] });
  await context.addInitScript(SET_TRAP);
  await page.goto(`/local/?as=${people[role]}&layout=tab&frame=${frame}`);
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

/** Where what was typed can be read. */
const tellingScreens: string[] = [];

async function walk(role: RoleName): Promise<readonly string[]> {
  const tab = await openAs(role);
  const caught: string[] = [];
  for (const scene of walkOf(role)) {
    await tab.evaluate(`location.hash = '${scene.address}'`);
    await settled(tab);
    await scene.first?.(tab);
    if (scene.first !== undefined) await settled(tab);
    caught.push(...(await caughtIn(tab)).map((each) => `${scene.screen}: ${each}`));
    if ((await tab.locator('body').innerText()).includes(ELSEWHERE)) tellingScreens.push(scene.screen);
    if ((await tab.getByRole('dialog').count()) === 0) continue;
    await tab.locator('[role=dialog]').press('Escape');
    await tab.getByRole('dialog').waitFor({ state: 'hidden' });
  }
  await tab.page().context().close();
  return caught;
}

/** In a meeting: its side panel and its stage. */
async function look(role: RoleName, frame: 'sidePanel' | 'meetingStage'): Promise<readonly string[]> {
  const tab = await openAs(role, frame);
  await settled(tab);
  expect(await tab.locator('main').innerText()).toContain(ELSEWHERE);
  const caught = await caughtIn(tab);
  await tab.page().context().close();
  return caught.map((each) => `${frame}: ${each}`);
}

/** What Teams would read Markdown in, or load, or follow. */
function aliveIn(card: Json): string[] {
  if (typeof card !== 'object' || card === null) return [];
  const isRead = /^(TextBlock|FactSet|Image|Media)$/.test(card.type);
  const leads = typeof card.url === 'string' && card.url.includes(ELSEWHERE);
  return [...(isRead || leads ? [JSON.stringify(card)] : []), ...Object.values(card).flatMap(aliveIn)];
}

/** By a link of a mail to Priya, whom Teams does not reach, and the code that follows it. */
async function enter(page: Page): Promise<void> {
  await page.goto(linkIn(office.mails.find(({ text }) => text?.includes('/reply/')) ?? {}));
  const known = office.mails.length;
  await page.getByRole('button', { name: /code/i }).click();
  const isCode = ({ subject }: { subject?: string | undefined }) => subject?.includes('code') === true;
  const coded = await waitFor('the code', () => office.mails.slice(known).find(isCode));
  await page.getByRole('textbox').first().fill(codeIn(coded));
  await page.getByRole('button', { name: /open/i }).click();
  await page.getByRole('heading').first().waitFor();
}

describe.each(Array.from({ length: ROUNDS }, (_, round) => round))('typed from the word %i on', (round) => {
  beforeAll(async () => {
    office.mails.length = 0;
    tellingScreens.length = 0;
    const environment = { SMTP_URL: office.url, MAIL_FROM: 'sentinel@northmoor.example' };
    server = await startStage('atTable', { words: hostileLife, environment });
  }, WHOLE_WALK_MS);
  afterAll(() => server.stop());

  test(
    'every text of every command takes it, but for those that say why not',
    async () => {
      await block(PRIYA);
      // The first time all of them at once.
      const wordsFor = (at: number) => hostileFor(at + round, nobody.url).slice(Math.min(round, 1));
      const { refused } = await typeEverywhere(server.url, wordsFor);
      for (const who of Object.values(people)) if (who !== people.newcomer) await accept(who);
      expect(refused.sort()).toEqual([...saysWhyNot].sort());
    },
    WHOLE_WALK_MS,
  );

  test(
    'no screen takes it for more than words, nor asks for what its policy keeps out',
    async () => {
      expect((await Promise.all(walkers.map(walk))).flat()).toEqual([]);
      expect(tellingScreens.length).toBeGreaterThan(25);
      expect((await Promise.all([look('chair', 'sidePanel'), look('chair', 'meetingStage')])).flat()).toEqual([]);
    },
    WHOLE_WALK_MS,
  );

  describe('in chat', () => {
    it.each([CALLUM, RUTH, 'tom-hesketh'])('nothing that %s is sent comes alive', async (who) => {
      const { page, context } = await newPerson(browser, server.url, { allow: [TEAMS_JS] });
      await context.addInitScript(SET_TRAP);
      await page.goto(`/local/?as=${who}&layout=chat`);
      await page.locator('.ac-adaptiveCard').filter({ hasText: ELSEWHERE }).last().waitFor();
      expect(await caughtIn(page)).toEqual([]);
      await context.close();
    });

    it('what people typed stands in runs of plain text, and mentions nobody', async () => {
      for (const who of [CALLUM, RUTH, 'tom-hesketh', 'dan-ives']) {
        for (const message of await chatOf(server.url, who)) {
          expect(message.text ?? '').not.toMatch(/<at>|<img|\]\(/);
          expect(aliveIn(message.card)).toEqual([]);
        }
      }
    });
  });

  test('e-mail says nothing of it in a header, a link or a picture; its page shows it as words', async () => {
    const mails = await waitFor('mails', () => (office.mails.length > 2 ? office.mails : undefined));
    for (const { headers, html = '', subject = '' } of mails) {
      expect(headers.map(({ key }) => key).filter((key) => /attach|bcc|^x$/i.test(key))).toEqual([]);
      expect(subject).not.toMatch(/[\r\n]/);
      expect(html).not.toMatch(/<(img|script|svg|at)\b|javascript:/i);
      const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, to = '']) => to);
      expect(links.filter((to) => !to.startsWith(server.url) && !to.startsWith(TEAMS))).toEqual([]);
      expect(links.join()).not.toContain(ELSEWHERE);
    }
    const { page, context } = await newPerson(browser, server.url, {});
    await context.addInitScript(SET_TRAP);
    await enter(page);
    expect(await page.locator('main').innerText()).toContain(ELSEWHERE);
    expect(await caughtIn(page)).toEqual([]);
    await context.close();
  });

  describe('in files', () => {
    it('it is text, and no name of a file leads anywhere', async () => {
      const files = await everyFile(server.url, [CALLUM, RUTH, people.auditor]);
      expect(files.length).toBeGreaterThan(12);
      for (const { fileName } of files) expect(fileName).toMatch(/^[\p{L}\p{N} ._-]+$/u);
      const said = files.map(readFile);
      expect(said.filter((each) => each.includes(ELSEWHERE)).length).toBeGreaterThan(6);
    });
  });

  test('the server called no address that was typed, nor did a browser', () => {
    expect(nobody.called).toEqual([]);
  });

  test('what does come alive is noticed', async () => {
    const tab = await openAs('coordinator');
    await tab.evaluate(`alert(1); document.body.append('عملية', 
    Object.assign(document.createElement('img'), { src: 'http://127.0.0.1:9/a' }),
    Object.assign(document.createElement('a'), { href: 'https://${ELSEWHERE}/', textContent: 'x' }))`);
    const caught = new Set<string>();
    const isAll = () =>
      ['alert', 'img-src', ELSEWHERE, 'direction'].every((what) => [...caught].some((each) => each.includes(what)));
    await waitFor('what was done', async () => {
      for (const each of await caughtIn(tab)) caught.add(each);
      return isAll() || undefined;
    });
    await tab.page().context().close();
  });
});
