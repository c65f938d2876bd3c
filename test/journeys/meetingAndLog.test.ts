import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/browser';
import { openTeams, setClock, type TeamsWindow, TUESDAY } from '../support/localTeams';
import {
  command,
  HttpProblem,
  query,
  type RunningServer,
  startServer,
  tokenOf,
  waitFor,
} from '../support/runningServer';

// The next meeting's agenda and a well filled action log, as those who run the panel and an observer see them.

const TASKS = [
  { title: 'Check the waste permits of Unit 4', agencyId: 'ea', ownerId: 'priya-sandhu', dueOn: '2027-02-12' },
  { title: 'Walk along the Castle Lane side', agencyId: 'ea', ownerId: 'zoe-grant', dueOn: '2027-03-05' },
  { title: 'Visit the vape shops on Mill Street', agencyId: 'ts', ownerId: 'tom-hesketh', dueOn: '2027-02-19' },
  { title: 'Visit the Café Gŵyr with licensing', agencyId: 'ts', ownerId: 'tom-hesketh', dueOn: '2027-03-01' },
  { title: '=HYPERLINK("http://x.example","Ring")', agencyId: 'ts', ownerId: 'tom-hesketh', dueOn: '2027-03-02' },
  { title: 'Look up who may build in the yard', agencyId: 'planning', ownerId: 'beth-lowther', dueOn: '2027-02-26' },
  { title: 'Serve the enforcement notice', agencyId: 'planning', ownerId: 'dan-ives', dueOn: '2027-03-09' },
  { title: 'Review the late licence', agencyId: 'licensing', ownerId: 'kofi-mensah', dueOn: '2027-02-15' },
  { title: 'Say which of them are on licence', agencyId: 'hmpps', ownerId: 'neil-farrow', dueOn: '2027-03-08' },
  { title: 'Inspect the sleeping places', agencyId: 'frs', ownerId: 'dafydd-moss', dueOn: '2027-02-08' },
  { title: 'Ask for the wage records', agencyId: 'fwa', ownerId: 'marek-zielinski', dueOn: '2027-03-03' },
  {
    ...{ title: 'Look at the payments', agencyId: 'dwp', ownerId: 'leanne-osei', dueOn: '2027-03-04' },
    ...{ gateway: 'Social Security Administration Act 1992, s.122', purpose: 'Benefit fraud at the yard' },
  },
];
const BY_DUE = [10, 1, 8, 3, 6, 4, 5, 11, 12, 2, 9, 7];
const STARTS = '10:00 10:05 10:10 10:25 10:40 11:00 11:30 11:45 11:50 11:55 11:58'.split(' ');

let server: RunningServer;
let browser: Browser;
let callum: TeamsWindow;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), launchBrowser()]);
  await setClock(server.url, TUESDAY);
  const chair = await tokenOf(server.url, 'Ruth Calder');
  for (const [at, task] of TASKS.entries()) {
    await command(server.url, chair, 'task.allocate', { taskId: taskId(at + 1), ...task });
  }
  await command(server.url, await tokenOf(server.url, 'Tom Hesketh'), 'task.acknowledge', { taskId: taskId(3) });
  const beth = await tokenOf(server.url, 'Beth Lowther');
  await command(server.url, beth, 'task.complete', { taskId: taskId(6), outcome: 'Nobody may' });
  callum = await openTeams(browser, server.url, 'Callum Reeve');
  await callum.choose('Tab');
}, 60_000);

test('the next meeting is shown with eleven items that fill its two hours', async () => {
  await callum.goTo('Meeting');
  await callum.tab.getByRole('heading', { name: 'M2, Wed 10 Mar, in 36 days' }).waitFor();
  await callum.tab.getByText('10:00–12:00').waitFor();
  await callum.tab.getByText('Castle Lane HQ, Room 2').waitFor();
  await expectAgenda();
});

test('the side panel of a meeting shows the agenda, and puts it on the stage', async () => {
  await callum.choose('Side panel');
  await callum.tab.getByRole('heading', { name: 'M2, Wed 10 Mar, in 36 days' }).waitFor();
  await expectAgenda();

  await callum.tab.getByRole('button', { name: 'More for M2' }).click();
  await callum.tab.getByRole('menuitem', { name: 'Show the agenda to everyone' }).click();
  await callum.tab.getByRole('heading', { name: 'M2, Wed 10 Mar, 10:00–12:00' }).waitFor();
  const items = await callum.tab.getByRole('main').getByRole('listitem').allInnerTexts();
  expect(items.map((text) => text.slice(0, 5))).toEqual(STARTS);
  expect(await callum.tab.getByText('OFFICIAL-SENSITIVE').count()).toBe(2);
  await callum.page.getByRole('button', { name: 'Stop sharing' }).click();
  await callum.choose('Personal tab');
});

test('the action log lists what is open, the first due first', async () => {
  await callum.goTo('Action log');
  await expectRows(BY_DUE);
});

test('it is narrowed by agency, owner and state, and the filters are cleared again', async () => {
  const { tab } = callum;
  await tab.getByRole('button', { name: 'Filters', exact: true }).click();
  await tab.getByLabel('Agency', { exact: true }).selectOption({ label: 'Northmoor Council: trading standards' });
  await expectRows([3, 4, 5]);
  await tab.getByLabel('State', { exact: true }).selectOption({ label: 'Acknowledged' });
  await expectRows([3]);
  await tab.getByRole('button', { name: 'Clear filters' }).click();
  await expectRows(BY_DUE);
  await tab.getByLabel('Owner', { exact: true }).selectOption({ label: 'Dan Ives' });
  await expectRows([7]);
  // Nobody is past the target yet.
  await tab.getByRole('button', { name: 'Unacknowledged' }).click();
  await expectRows([]);
  // The empty list offers it too.
  await tab.getByRole('button', { name: 'Clear filters' }).first().click();
  await expectRows(BY_DUE);
});

test('it is sorted by the heading clicked, and the other way round by a second click', async () => {
  await callum.tab.getByRole('columnheader', { name: 'Reference' }).getByRole('button').click();
  await expectRows([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  await callum.tab.getByRole('columnheader', { name: 'Reference' }).getByRole('button').click();
  await expectRows([12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
  await callum.tab.getByRole('columnheader', { name: 'Due' }).getByRole('button').click();
  await expectRows(BY_DUE);
});

test('it is searched without accents, and the view is a link which a reload keeps', async () => {
  await callum.tab.getByLabel('Search the action log').fill('cafe gwyr');
  await expectRows([4]);
  const frame = await (await callum.page.locator('iframe').elementHandle())?.contentFrame();
  expect(frame?.url()).toContain('#/action-log?');
  expect(frame?.url()).toContain('search=cafe+gwyr');
  await frame?.evaluate('location.reload()');
  await expectRows([4]);
  expect(await callum.tab.getByLabel('Search the action log').inputValue()).toBe('cafe gwyr');
  await callum.tab.getByRole('button', { name: 'Clear filters' }).click();
  await expectRows(BY_DUE);
});

test('the rows are taken away as CSV, marked, with no formula that a spreadsheet would run', async () => {
  await callum.tab.getByRole('button', { name: 'Filters', exact: true }).click();
  await callum.tab
    .getByLabel('Agency', { exact: true })
    .selectOption({ label: 'Northmoor Council: trading standards' });
  await expectRows([3, 4, 5]);
  await callum.tab.getByRole('button', { name: 'More for the action log' }).click();
  const [download] = await Promise.all([
    callum.page.waitForEvent('download'),
    callum.tab.getByRole('menuitem', { name: 'CSV, for a spreadsheet' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('OFFICIAL-SENSITIVE action-log-2027-02-02.csv');
  const [head, ...rows] = (await readFile(await download.path(), 'utf8')).trimEnd().split('\r\n');
  expect(head).toMatch(/^\uFEFFReference,Task,.*,Marking$/);
  expect(rows.map((row) => row.slice(0, 10))).toEqual(['SEN-27-003', 'SEN-27-004', 'SEN-27-005']);
  for (const row of rows) expect(row).toMatch(/,OFFICIAL-SENSITIVE$/);
  expect(rows[1]).toContain('Visit the Café Gŵyr with licensing');
  expect(rows[2]).toContain(`"'=HYPERLINK(""http://x.example"",""Ring"")"`);
  await callum.tab.getByRole('button', { name: 'Clear filters' }).click();
});

test('three weeks later the overdue ones are pointed out; what is completed is not among them', async () => {
  await setClock(server.url, '2027-02-22T09:14:00.000Z');
  await callum.tab.getByRole('button', { name: 'Overdue', exact: true }).click();
  await expectRows([10, 1, 8, 3]);
  const row = callum.tab.getByRole('row').filter({ hasText: 'SEN-27-010' });
  await row.getByText('Overdue', { exact: true }).waitFor();
  await row.getByText('Mon 8 Feb, 14 days ago').waitFor();

  await callum.goTo('Today');
  await callum.tab.getByText(/^4 tasks are overdue: /).waitFor();
  await callum.tab.getByRole('link', { name: /^Close it: SEN-27-006 / }).click();
  await callum.tab.getByRole('dialog').getByText('SEN-27-006').first().waitFor();
});

test('an observer sees the agenda, and neither the action log nor the issues', async () => {
  const jo = await openTeams(browser, server.url, 'Jo Falk');
  const rail = jo.tab.getByRole('navigation', { name: 'Sentinel' });
  const places = (await rail.getByRole('link').allInnerTexts()).map((text) => /[A-Z][a-z]+/.exec(text)?.[0]);
  expect(places).toEqual(['Today', 'Meeting', 'Help']);
  await jo.goTo('Meeting');
  await jo.tab.getByRole('region', { name: 'Agenda' }).getByRole('listitem').first().waitFor();

  // Neither does an address that somebody sent.
  const frame = await (await jo.page.locator('iframe').elementHandle())?.contentFrame();
  await frame?.evaluate("location.hash = '#/action-log'");
  await jo.tab.getByRole('region', { name: 'What waits for you' }).waitFor();
  expect(await jo.tab.getByText(/SEN-27-\d+/).count()).toBe(0);
  const asked = query(server.url, await tokenOf(server.url, 'Jo Falk'), 'tasks.list');
  await expect(asked).rejects.toThrow(HttpProblem);
  await jo.person.close();
});

function taskId(number: number): string {
  return `task-${number}`;
}

async function expectAgenda(): Promise<void> {
  const agenda = callum.tab.getByRole('region', { name: 'Agenda' });
  await agenda.getByText('120 of 120 minutes: it fits').waitFor();
  const items = await agenda.getByRole('listitem').allInnerTexts();
  // Beside the title, or below it where there is little room.
  expect(items.map((text) => /\d\d:\d\d/.exec(text)?.[0])).toEqual(STARTS);
  expect(items[5]).toContain('6. New groups and opportunities');
}

/** Waits until the table holds exactly the tasks with these numbers, in this order. */
async function expectRows(numbers: readonly number[]): Promise<void> {
  const wanted = numbers.map((number) => `SEN-27-${String(number).padStart(3, '0')}`);
  const references = callum.tab.getByRole('table', { name: 'Action log' }).getByText(/^SEN-27-\d+$/);
  let shown: string[] = [];
  await waitFor(
    'the rows',
    async () => {
      // While the frame is loaded anew there is nothing to read.
      shown = await references.allInnerTexts().catch(() => []);
      return shown.join() === wanted.join() || undefined;
    },
    10_000,
  ).catch(() => {
    expect(shown).toEqual(wanted);
  });
}
