import { launchBrowser } from '../support/browser';
import { openTeams, reload, setClock, type TeamsWindow, TUESDAY } from '../support/localTeams';
import { command, type Json, query, type RunningServer, startServer, tokenOf } from '../support/runningServer';

// The server is killed in the middle of work, as by a power cut, and started again on the same data and port.

const FIRST = 'SEN-27-001';
const LAST = 'SEN-27-002';

let server: RunningServer;
let priya: TeamsWindow;
let logBefore: Json;

beforeAll(async () => {
  const [started, browser] = await Promise.all([startServer(), launchBrowser()]);
  server = started;
  await setClock(server.url, TUESDAY);
  // While the server is away the page says so, and the browser says so too.
  priya = await openTeams(browser, server.url, 'Priya Sandhu', {
    allow: [
      /ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE|ERR_SOCKET_NOT_CONNECTED/,
    ],
  });
  await priya.card('Hello Priya.').waitFor();
}, 60_000);

test('a kill in the middle of work loses nothing that was answered', async () => {
  await priya.say('issue Rubbish fires at Fellgate Yard');
  await priya.card('I-27-001').waitFor();
  await allocate('task-1', 'Check the waste permits of Unit 4, Fellgate Yard');
  await priya.card(FIRST).getByRole('button', { name: 'Acknowledge' }).click();
  await priya
    .card(FIRST)
    .getByText(/^Acknowledged 09:1[45] by Priya Sandhu$/)
    .waitFor();
  logBefore = await log();

  // Answered, and killed before anybody could be told.
  await allocate('task-2', 'Walk along the Castle Lane side');
  await server.kill('SIGKILL');
  await priya.page.getByText('The connection to the server is lost.').waitFor();

  server = await startServer({ dataDir: server.dataDir, environment: { PORT: new URL(server.url).port } });
  const { entries, records } = logBefore;
  expect(await log()).toEqual({ ...logBefore, entries: Number(entries) + 1, records: Number(records) + 1 });
}, 60_000);

test('the page comes back by itself, and work goes on', async () => {
  await priya.page.getByText('The connection to the server is lost.').waitFor({ state: 'hidden' });
  await priya.card('I-27-001').getByRole('button', { name: 'Withdraw', exact: true }).waitFor();
  await priya.card(FIRST).getByRole('button', { name: 'Progress' }).click();
  await priya.card(FIRST).getByLabel('How is it going?').fill('Two skips are gone');
  await priya.card(FIRST).getByRole('button', { name: 'Note progress' }).click();
  await priya.card(FIRST).getByText('Last note: Two skips are gone').waitFor();
});

test('chats, task, issue and clock are as they were, and nobody is greeted twice', async () => {
  await reload(priya);
  await priya.page.getByRole('button', { name: /^Clock: Tue 2 Feb 2027, 09:1[45]/ }).waitFor();
  await priya.chooseChat('Sentinel');
  await priya.messages.getByText('issue Rubbish fires at Fellgate Yard').waitFor();
  await priya
    .card('I-27-001')
    .getByText(/^Raised 09:1[45] by Priya Sandhu$/)
    .waitFor();
  await priya.card(FIRST).getByText('Last note: Two skips are gone').waitFor();
  for (const words of ['Hello Priya.', 'I-27-001', FIRST]) expect(await priya.cards(words).count()).toBe(1);

  await priya.goTo('Action log');
  await priya.tab.getByText(FIRST).waitFor();
  await priya.tab.getByText(LAST).waitFor();
  await priya.goTo('Issues');
  await priya.tab.getByText('I-27-001').waitFor();
});

test('numbers go on where they stopped', async () => {
  await allocate('task-3', 'Ask the landlord for the lease');
  await priya.card('SEN-27-003').getByText('Ask the landlord for the lease').waitFor();
  await priya.say('issue Two more skips');
  await priya.card('I-27-002').waitFor();
  expect((await log()).intact).toBe(true);
});

test('the task that was given right before the kill reaches its owner, once', async () => {
  // Whoever died held it: its lease ends a minute after it was taken.
  await priya.card(LAST).getByText('Walk along the Castle Lane side').waitFor({ timeout: 75_000 });
  await priya.card(LAST).getByRole('button', { name: 'Acknowledge' }).click();
  await priya
    .card(LAST)
    .getByText(/^Acknowledged 09:1[4-6] by Priya Sandhu$/)
    .waitFor();
  for (const words of ['Hello Priya.', FIRST, LAST]) expect(await priya.cards(words).count()).toBe(1);
}, 90_000);

async function allocate(taskId: string, title: string): Promise<void> {
  const ruth = await tokenOf(server.url, 'Ruth Calder');
  const task = { taskId, title, agencyId: 'ea', ownerId: 'priya-sandhu', dueOn: '2027-02-19' };
  await command(server.url, ruth, 'task.allocate', task);
}

/** How many entries the panel's log has, and whether it is whole. */
async function log(): Promise<Json> {
  return query(server.url, await tokenOf(server.url, 'Callum Reeve'), 'log.check');
}
