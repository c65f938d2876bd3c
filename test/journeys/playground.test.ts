import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { launchBrowser, newPerson } from '../support/browser';
import {
  command,
  freePort,
  type Json,
  ownFolder,
  query,
  type RunningServer,
  startProcess,
  startServer,
  tokenOf,
  waitFor,
} from '../support/runningServer';

// The Microsoft 365 Agents Playground is a client that we did not write: its own chat page, its own connector, its own
// reading of Adaptive Cards. Here it is Teams for Tom Hesketh of trading standards.

const PLAYGROUND = path.resolve(__dirname, '../../node_modules/@microsoft/m365agentsplayground/cli.js');
const CONFIGURATION = path.join(__dirname, 'playground/.m365agentsplayground.yml');
const TASK_ID = '6f1f5a52-6d6b-4a4e-9a55-0b8f6c1d2e3f';

let server: RunningServer;
let page: Page;

beforeAll(async () => {
  const [started, browser] = await Promise.all([startServer(), launchBrowser()]);
  server = started;
  const [address] = await Promise.all([startPlayground(server), localTeamsIsDone(server)]);
  // The page's fonts are on Microsoft's servers, which it can do without.
  const tom = await newPerson(browser, address, { allow: [/res-\d\.cdn\.office\.net/] });
  page = tom.page;
  await page.goto('/');
  await page.getByRole('treeitem', { name: 'Personal Chat' }).click();
}, 60_000);

test('an issue typed in the chat is raised, and the card says its reference and marking', async () => {
  await say('issue Three new vape shops on Mill Street, same landlord, cash only');

  const card = cardWith('Three new vape shops on Mill Street, same landlord, cash only');
  await card.getByText(/^I\u2011\d\d\u2011001$/).waitFor();
  await card.getByText('OFFICIAL-SENSITIVE').nth(1).waitFor();
  await card.getByText('raised by Tom Hesketh').waitFor();

  const callum = await tokenOf(server.url, 'Callum Reeve');
  const { items } = await query(server.url, callum, 'issues.list');
  expect(items).toMatchObject([{ raisedById: 'tom-hesketh', agencyId: 'ts', state: 'raised' }]);
}, 20_000);

test('help says what the bot can do, and my tasks that there are none', async () => {
  await say('help');
  const help = cardWith('Here is what I can do:');
  await help.getByText('your open tasks, each with its next step').waitFor();

  await say('my tasks');
  await cardWith('You have no open tasks').getByText('OFFICIAL-SENSITIVE').nth(1).waitFor();
}, 20_000);

test('a task that the chair allocates comes by itself, and a click acknowledges it', async () => {
  const ruth = await tokenOf(server.url, 'Ruth Calder');
  await command(server.url, ruth, 'task.allocate', {
    taskId: TASK_ID,
    title: 'Visit the vape shops on Mill Street',
    agencyId: 'ts',
    ownerId: 'tom-hesketh',
    dueOn: daysFromNow(21),
  });

  const card = cardWith('Visit the vape shops on Mill Street');
  await card.getByText('Waiting for Tom Hesketh to acknowledge').waitFor();
  expect((await task(ruth)).state).toBe('allocated');

  await card.getByRole('button', { name: 'Acknowledge' }).click();
  await card.getByText(/^Acknowledged \d\d:\d\d by Tom Hesketh$/).waitFor();
  expect(await card.getByRole('button', { name: 'Acknowledge' }).count()).toBe(0);
  const { state, history } = await task(ruth);
  expect(state).toBe('acknowledged');
  // That the card arrived is noted too, by Sentinel, a little later or not any more.
  const people = history.map(({ byName }: { byName: string }) => byName).filter((name: string) => name !== 'Sentinel');
  expect(people).toEqual(['Ruth Calder', 'Tom Hesketh']);
}, 20_000);

test('what is typed into a card reaches the record', async () => {
  const card = cardWith('Visit the vape shops on Mill Street');
  await card.getByRole('button', { name: 'Progress' }).click();
  await card.getByLabel('How is it going?').fill('Two shops visited, both closed at noon');
  await card.getByRole('button', { name: 'Note progress' }).click();

  await card.getByText('Last note: Two shops visited, both closed at noon').waitFor();
  const ruth = await tokenOf(server.url, 'Ruth Calder');
  expect(await task(ruth)).toMatchObject({ lastNote: 'Two shops visited, both closed at noon' });
}, 20_000);

test('a card that stands in the chat follows what happens elsewhere', async () => {
  const tom = await tokenOf(server.url, 'Tom Hesketh');
  await command(server.url, tom, 'task.complete', { taskId: TASK_ID, outcome: 'Both shops have shut for good' });

  const card = cardWith('Visit the vape shops on Mill Street');
  await card.getByText('Outcome: Both shops have shut for good').waitFor();
  await card.getByText(/^Completed \d\d:\d\d by Tom Hesketh$/).waitFor();
}, 20_000);

test('in a chat of many the bot answers who mentions it, and keeps private lists out', async () => {
  await page.getByRole('treeitem', { name: 'Working group' }).click();
  await mentionAndSay('agenda');
  const callum = await tokenOf(server.url, 'Callum Reeve');
  const chat = await waitFor('the chat waits for the coordinator', async () => {
    const { items } = await query(server.url, callum, 'chats.list');
    return items.find(({ state }: { state: string }) => state === 'waiting');
  });
  await command(server.url, callum, 'chat.approve', { chatId: chat.id });
  await mentionAndSay('my tasks');
  await page
    .locator('span')
    .filter({ hasText: /^That list is yours alone\./ })
    .waitFor();

  await mentionAndSay('issue Vans unload at night behind the arcade');
  // This client draws nothing anew for each reader, so it shows what everybody may know.
  const card = cardWith('Issue from Northmoor Council: trading standards');
  await card.getByText(/^I.\d\d.002$/).waitFor();
  expect(await card.getByText('Vans unload at night').count()).toBe(0);
}, 20_000);

async function say(text: string): Promise<void> {
  await page.getByRole('textbox').last().fill(text);
  await page.getByRole('button', { name: 'Send Message' }).click();
}

/** In a chat of many a bot hears only what mentions it. */
async function mentionAndSay(text: string): Promise<void> {
  await page.getByRole('textbox').last().pressSequentially('@');
  await page.getByRole('listbox', { name: 'Typeahead menu' }).getByText('Sentinel').click();
  await page.keyboard.type(text);
  await page.getByRole('button', { name: 'Send Message' }).click();
}

/** The latest card that holds these words. */
function cardWith(words: string): Locator {
  return page.locator('.ac-adaptiveCard').filter({ hasText: words }).last();
}

async function task(token: string): Promise<Json> {
  return query(server.url, token, 'tasks.get', { taskId: TASK_ID });
}

function daysFromNow(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

/** @returns the address of its page */
async function startPlayground({ url }: RunningServer): Promise<string> {
  const port = String(await freePort());
  const endpoint = ['--app-endpoint', `${url}/api/messages`, '--channel-id', 'msteams', '--port', port];
  const playground = startProcess(
    [PLAYGROUND, 'start', ...endpoint, '--disable-telemetry'],
    {
      TEAMSAPPTESTER_BROWSER: 'none',
      M365_AGENTS_PLAYGROUND_CONFIG_PATH: CONFIGURATION,
      // Without its telemetry it still calls Application Insights, to say that it is there.
      APPLICATION_INSIGHTS_NO_STATSBEAT: 'true',
    },
    // It writes its own log beside where it runs.
    ownFolder(),
  );
  // Another port than asked, if somebody took it meanwhile.
  const taken = await playground.until('its port', () => /Listening on (\d+)/.exec(playground.output())?.[1]);
  return `http://127.0.0.1:${taken}`;
}

/** Our own local Teams says hello in Tom's chat there, and the bot writes to where it heard of somebody last. */
async function localTeamsIsDone({ url }: RunningServer): Promise<void> {
  await waitFor('the hello of our own local Teams', async () => {
    const response = await fetch(`${url}/local/api/session?as=tom-hesketh`);
    const { chats }: Json = await response.json();
    return chats?.find(({ chat, last }: Json) => chat.kind === 'personal' && last !== undefined);
  });
}
