import type { Locator } from 'playwright-core';
import { launchBrowser } from '../support/browser';
import { chatOf, clickAgain, openTeams, setClock, type TeamsWindow, TUESDAY } from '../support/localTeams';
import { type Json, query, type RunningServer, startServer, tokenOf } from '../support/runningServer';

// From the chair's click to the owner's card, and from the owner's click back to the chair's action log.

const TITLE = 'Check the waste permits of Unit 4, Fellgate Yard';
const REFERENCE = 'SEN-27-001';

let server: RunningServer;
let ruth: TeamsWindow;
let priya: TeamsWindow;
/** Priya's other window, which looks at another chat meanwhile. */
let elsewhere: TeamsWindow;
const seconds: Record<string, number> = {};

beforeAll(async () => {
  const [started, browser] = await Promise.all([startServer(), launchBrowser()]);
  server = started;
  await setClock(server.url, TUESDAY);
  [ruth, priya, elsewhere] = await Promise.all([
    openTeams(browser, server.url, 'Ruth Calder'),
    openTeams(browser, server.url, 'Priya Sandhu'),
    openTeams(browser, server.url, 'Priya Sandhu'),
  ]);
  await elsewhere.chooseChat('Disruption panel');
}, 60_000);

afterAll(() => {
  process.stdout.write(`\nseconds measured: ${JSON.stringify(seconds)}\n`);
});

test('a new chair finds the action log empty, and what to do next', async () => {
  await ruth.choose('Tab');
  await ruth.goTo('Action log');
  await ruth.tab.getByRole('heading', { name: 'Action log' }).waitFor();
  await ruth.tab.getByText('No open tasks').waitFor();
  await ruth.tab.getByText('its owner gets a card in chat').waitFor();
});

test('a task sent half written says at each field what is missing', async () => {
  await ruth.tab.getByRole('button', { name: 'Allocate a task' }).click();
  await drawer().getByRole('button', { name: 'Allocate the task' }).click();
  for (const words of ['Say what is to be done.', 'Choose an agency.', 'Choose a day.']) {
    await drawer().getByText(words).waitFor();
  }
});

test('the task that the chair allocates is a card in the owner’s chat', async () => {
  await drawer().getByLabel('What is to be done').fill(TITLE);
  await drawer().getByRole('button', { name: 'Detail, deputy, common tasks' }).click();
  await drawer().getByLabel('Detail', { exact: true }).fill('Skips since mid-January, no permit on the register.');
  await drawer().getByLabel('Agency').selectOption({ label: 'Environment Agency' });
  await drawer().getByLabel('Owner').selectOption({ label: 'Priya Sandhu, Environment crime officer' });
  await drawer().getByLabel('Due').fill('2027-02-19');

  await timed('from Allocate to the card', async () => {
    await drawer().getByRole('button', { name: 'Allocate the task' }).click();
    await priya.card(REFERENCE).waitFor();
  });

  const card = priya.card(REFERENCE);
  await card.getByText('OFFICIAL-SENSITIVE').nth(1).waitFor();
  await card.getByText(TITLE).waitFor();
  await card.getByText('Environment Agency · due Fri 19 Feb, in 17 days').waitFor();
  await card.getByText('Skips since mid-January, no permit on the register.').waitFor();
  await card.getByText('Waiting for Priya Sandhu to acknowledge').waitFor();
  expect(await card.getByRole('button').allInnerTexts()).toEqual(['Acknowledge', 'Decline']);
  expect(await card.getByRole('link').allInnerTexts()).toEqual(['Open']);
});

test('the chair sees the new task pointed out in the action log', async () => {
  await ruth.tab.getByText(`${REFERENCE} given to Environment Agency.`, { exact: true }).waitFor();
  const row = rowOfTask();
  await row.getByText('Allocated', { exact: true }).waitFor();
  await row.getByText('Priya Sandhu').waitFor();
  await row.getByText('Fri 19 Feb, in 17 days').waitFor();
});

test('her acknowledgement is on her card and, without a reload, in the chair’s action log', async () => {
  await timed('from the click to the chair’s action log', async () => {
    await priya.card(REFERENCE).getByRole('button', { name: 'Acknowledge' }).click();
    await rowOfTask().getByText('Acknowledged', { exact: true }).waitFor();
  });

  const card = priya.card(REFERENCE);
  await card.getByText(/^Acknowledged 09:1[45] by Priya Sandhu$/).waitFor();
  expect(await card.getByRole('button', { name: 'Acknowledge' }).count()).toBe(0);
  expect(await card.getByRole('button', { name: 'Complete' }).count()).toBe(1);
});

test('a second click, which a copy out of date would send, changes nothing', async () => {
  const before = await task();
  const messages = await chatOf(server.url, 'priya-sandhu');
  const message = messages.find(({ cards }) => JSON.stringify(cards).includes(REFERENCE));

  const answer = await clickAgain(server.url, 'priya-sandhu', message, 'task.acknowledge', { taskId: before.id });
  expect(answer).toEqual({ kind: 'shown' });
  expect(await task()).toEqual(before);
  expect(before.history).toMatchObject([
    { text: 'Allocated' },
    { text: 'Reached its owner' },
    { text: 'Acknowledged' },
  ]);
  await priya
    .card(REFERENCE)
    .getByText(/^Acknowledged 09:1[45] by Priya Sandhu$/)
    .waitFor();
});

test('a copy that was not looked at meanwhile shows the truth when it is opened', async () => {
  await elsewhere.chooseChat('Sentinel');
  await elsewhere
    .card(REFERENCE)
    .getByText(/^Acknowledged 09:1[45] by Priya Sandhu$/)
    .waitFor();
  expect(await elsewhere.card(REFERENCE).getByRole('button', { name: 'Acknowledge' }).count()).toBe(0);
  expect(await elsewhere.cards(REFERENCE).count()).toBe(1);
});

test('Open on the card opens the task’s drawer in the tab, with its history', async () => {
  // Two buttons fit a phone; the others are under More.
  await priya.card(REFERENCE).getByRole('button', { name: 'More options' }).click();
  await priya.page.locator('.ac-ctrl-popup-container').getByText('Open', { exact: true }).click();
  const opened = priya.tab.getByRole('dialog');
  await opened.getByRole('heading', { name: `${REFERENCE}: ${TITLE}` }).waitFor();
  const history = opened.getByRole('listitem');
  expect(await history.count()).toBe(3);
  await history.first().getByText('Priya Sandhu').waitFor();
  await history.last().getByText('Ruth Calder').waitFor();
});

function drawer(): Locator {
  return ruth.tab.getByRole('dialog');
}

function rowOfTask(): Locator {
  return ruth.tab.getByRole('table', { name: 'Action log' }).getByRole('row').filter({ hasText: REFERENCE });
}

async function timed(what: string, deed: () => Promise<void>): Promise<void> {
  const began = Date.now();
  await deed();
  seconds[what] = (Date.now() - began) / 1000;
}

async function task(): Promise<Json> {
  const token = await tokenOf(server.url, 'Ruth Calder');
  const { items } = await query(server.url, token, 'tasks.list', { search: REFERENCE });
  return query(server.url, token, 'tasks.get', { taskId: items[0].id });
}
