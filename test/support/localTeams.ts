import type { Browser, FrameLocator, Locator, Page } from 'playwright-core';
import { newPerson, type Person, type PersonOptions } from './browser';
import type { Json } from './runningServer';

/** teams-js asks Microsoft for a list of Teams' own addresses as soon as it is loaded, and does without. */
const TEAMS_JS = /res\.cdn\.office\.net/;

/** Tuesday morning, before M2; 10:00 on 10 March is the same in London and in UTC. */
export const TUESDAY = '2027-02-02T09:14:00.000Z';

/** Teams at /local, as one person sees it in a window of their own. */
export interface TeamsWindow {
  readonly person: Person;
  readonly page: Page;
  /** Our tab, in its frame. */
  readonly tab: FrameLocator;
  /** The messages of the chat that is open. */
  readonly messages: Locator;
  /** The latest card in the open chat that holds these words. */
  card(words: string | RegExp): Locator;
  /** All of them. */
  cards(words: string | RegExp): Locator;
  /** Types a message and sends it; in a shared chat with a mention. */
  say(text: string): Promise<void>;
  chooseChat(name: string): Promise<void>;
  /** One of the layouts, themes or frames of the tab: "Tab", "Dark", "Side panel". */
  choose(name: string): Promise<void>;
  /** Goes to a screen of the tab by its rail: "Action log". */
  goTo(screen: string): Promise<void>;
}

/** Opens /local, chooses who to be, and waits until chat and tab are there. */
export async function openTeams(
  browser: Browser,
  url: string,
  memberName: string,
  { allow = [], ...options }: PersonOptions = {},
): Promise<TeamsWindow> {
  const person = await newPerson(browser, url, { ...options, allow: [TEAMS_JS, ...allow] });
  const { page } = person;
  await page.goto('/local');
  await page.getByRole('link', { name: new RegExp(`^${memberName}\\b`) }).click();
  const window = windowOf(person);
  await window.tab.getByRole('navigation', { name: 'Sentinel' }).waitFor();
  return window;
}

/** The same page again, as after F5. */
export async function reload({ page, tab }: TeamsWindow): Promise<void> {
  await page.reload();
  await tab.getByRole('navigation', { name: 'Sentinel' }).waitFor();
}

/** A hyphen in a reference is drawn as one that holds it together (U+2011). */
function held(words: string | RegExp): string | RegExp {
  if (typeof words !== 'string' || !words.includes('-')) return words;
  return new RegExp(words.replace(/[\^$.*+?()[\]{}|]/g, String.raw`\$&`).replaceAll('-', '[-\u2011]'), 'i');
}

function windowOf(person: Person): TeamsWindow {
  const { page } = person;
  const tab = page.frameLocator('iframe[title="Sentinel tab"]');
  const messages = page.getByRole('log', { name: 'Messages' });
  const cards = (words: string | RegExp): Locator =>
    messages.locator('.ac-adaptiveCard').filter({ hasText: held(words) });
  return {
    person,
    page,
    tab,
    messages,
    cards,
    card: (words) => cards(words).last(),
    say: async (text) => {
      await page.getByRole('textbox', { name: 'Type a message' }).fill(text);
      await page.getByRole('button', { name: 'Send', exact: true }).click();
    },
    chooseChat: async (name) => {
      await page
        .getByRole('list', { name: 'Chats' })
        .getByRole('button', { name: new RegExp(`^${name}\\b`) })
        .click();
      await page.getByRole('region', { name }).waitFor();
    },
    choose: async (name) => page.getByRole('radio', { name, exact: true }).click(),
    goTo: async (screen) => {
      await goTo(tab, screen);
    },
  };
}

/** Moves the server's clock, on which reminders and due dates hang. */
export async function setClock(url: string, now: string): Promise<void> {
  await local(url, 'POST', '/local/clock', { now });
}

/** What stands in somebody's chat with the bot, or in one of another kind, the oldest first. */
export async function chatOf(url: string, memberId: string, kind = 'personal'): Promise<Json[]> {
  const { chats } = await local(url, 'GET', `/local/api/session?as=${memberId}`);
  const found = chats.find(({ chat }: Json) => chat.kind === kind).chat;
  const query = new URLSearchParams({ as: memberId, chatId: found.id });
  return (await local(url, 'GET', `/local/api/messages?${query.toString()}`)).messages;
}

/** A click on a card, without a window: what a second tap or a copy out of date sends. */
export async function clickAgain(
  url: string,
  memberId: string,
  message: Json,
  verb: string,
  data: object,
): Promise<Json> {
  const where = { as: memberId, chatId: message.chatId, messageId: message.id };
  return local(url, 'POST', '/local/api/clicks', {
    kind: 'execute',
    trigger: 'manual',
    ...where,
    action: { verb, data },
  });
}

/** A message of somebody's to the bot, without a window. */
export async function sayTo(url: string, memberId: string, text: string): Promise<void> {
  await local(url, 'POST', '/local/api/messages', { as: memberId, chatId: `a:${memberId}`, text, mention: false });
}

async function local(url: string, method: string, path: string, body?: object): Promise<Json> {
  const response = await fetch(url + path, {
    method,
    headers: { 'Content-Type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return response.json();
}

/** Presses what leads to a screen. @returns how often something was pressed: as narrow as a phone, seldom ones stand under "More" */
export async function goTo(tab: FrameLocator, screen: string): Promise<number> {
  const places = tab.getByRole('navigation', { name: 'Sentinel' });
  await places.getByRole('link').first().waitFor();
  const place = places.getByRole('link', { name: screen });
  const isInSight = await place.isVisible();
  if (!isInSight) await places.getByRole('button', { name: 'More' }).click();
  await (isInSight ? place : tab.getByRole('menuitem', { name: screen })).click();
  return isInSight ? 1 : 2;
}
