import path from 'node:path';
import type { PanelId } from '../../bot/domain/ids';
import northmoor from '../../bot/panels/northmoor.json';
import { openSqliteStore } from '../../bot/store/sqliteStore';
import { listPanels } from '../../bot/useCases/settings/deployment';
import type { PanelStore } from '../../bot/ledger/store';
import { disclosure } from '../delivery/playedOutbox';
import { FakeGraph } from '../support/fakeGraph';
import { cardOf, FakeTeams, type TeamsUser, textsOf } from '../support/fakeTeams';
import type { Json } from '../support/runningServer';
import { startTestServer, type TestServer, until } from '../support/sentinel';

const APP = '7d1f0c52-6c1b-4b57-9a53-0f3c2f0f9a11';
const REEVE = 'Callum Reeve';

let server: TestServer;
let teams: FakeTeams;
let graph: FakeGraph;

beforeAll(async () => {
  teams = await new FakeTeams().start();
  graph = await FakeGraph.start();
  server = await startServer({ TEAMS_APP_ID: APP, GRAPH_URL: graph.url });
});
afterAll(async () => {
  await server.close();
  await graph.close();
  await teams.stop();
});

/** Before the clock moves, and reminders go out, local Teams has introduced everybody to the bot. */
async function startServer(environment: Record<string, string>): Promise<TestServer> {
  const started = await startTestServer(environment);
  await inPanelOf(started, (store, panelId) =>
    until('local Teams has introduced everybody', async () => {
      const contacts = await store.query(panelId, { type: 'contact', limit: 100 });
      return contacts.length === northmoor.members.length;
    }),
  );
  await started.moveClock('2027-02-02T09:14:00.000Z');
  return started;
}

/** Somebody whom the bot has not met: the panel forgets them again. */
async function unmet(memberId: string, name: string, email: string, on = server): Promise<TeamsUser> {
  await inPanelOf(on, async (store, panelId) => {
    const contact = await store.read(panelId, `contact:${memberId}`);
    if (contact === undefined) throw new Error(`${name} was not met`);
    await store.commit(panelId, [{ kind: 'delete', id: contact.id, version: contact.version }]);
  });
  return teams.user(name, email);
}

async function inPanelOf(
  { dataDir }: TestServer,
  work: (store: PanelStore, panelId: PanelId) => Promise<unknown>,
): Promise<void> {
  const store = openSqliteStore(path.join(dataDir, 'sentinel.db'));
  try {
    const [panelId] = await listPanels(store);
    if (panelId === undefined) throw new Error('There is no panel');
    await work(store, panelId);
  } finally {
    await store.close();
  }
}

async function give(taskId: string, agencyId: string, ownerId: string, on = server): Promise<string> {
  const visit = { title: 'Visit Fellgate Yard', agencyId, ownerId, dueOn: '2027-02-19' };
  return (await on.command('Ruth Calder', 'task.allocate', { taskId, ...visit, ...disclosure })).body.reference;
}

async function deliveryOf(reference: string, on = server): Promise<Json> {
  const { body } = await on.query(REEVE, 'reminders.deliveries');
  return body.items.find(({ what }: Json) => what === `Task ${reference}`);
}

const notReached = async (on = server): Promise<Json[]> => (await on.query(REEVE, 'reminders.notReached')).body.items;

/** The cards about a record in somebody's own chat. */
function cardsOf(user: TeamsUser, reference: string): string[] {
  const texts = teams.in(teams.personal(user)).map((post) => textsOf(cardOf(post)));
  return texts.filter((text) => text.includes(reference));
}

const isSent = (reference: string) =>
  until('it is sent', async () => (await deliveryOf(reference)).state === 'sent' && true);

it('somebody whom the bot has not met gets the app, and once Teams tells of it the card, once', async () => {
  const kerr = await unmet('siobhan-kerr', 'Siobhan Kerr', 'siobhan.kerr@hse.example');
  const reference = await give('task-1', 'hse', 'siobhan-kerr');
  await until('Graph is asked', () => graph.users.includes(kerr.email));
  expect((await deliveryOf(reference)).state).toBe('queued');
  expect(teams.in(teams.personal(kerr))).toEqual([]);

  await Promise.all([1, 2].map(() => teams.addBot(server.url, teams.personal(kerr), kerr)));
  await isSent(reference);
  expect(cardsOf(kerr, reference)).toHaveLength(1);
  expect(graph.installs).toEqual([{ user: kerr.email, app: `${graph.url}/v1.0/appCatalogs/teamsApps/${APP}` }]);
});

it('the card does not wait where Teams tells of them before Graph has answered', async () => {
  const menon = await unmet('ravi-menon', 'Ravi Menon', 'ravi.menon@sia.example');
  graph.onInstall = () => teams.addBot(server.url, teams.personal(menon), menon);
  const reference = await give('task-2', 'sia', 'ravi-menon');
  await isSent(reference);
  graph.onInstall = async () => undefined;
  expect(cardsOf(menon, reference)).toHaveLength(1);
});

describe('the coordinator', () => {
  const install = (memberId: string, by = REEVE) => server.command(by, 'member.installApp', { memberId });

  it('installs it for whoever was not reached, and a second click does nothing more', async () => {
    const clay = await unmet('imogen-clay', 'Imogen Clay', 'imogen.clay@rspca.example');
    graph.reply(clay.email, { status: 429, after: 120 });
    const reference = await give('task-3', 'rspca', 'imogen-clay');
    const [missed] = await until('she is not reached', async () => {
      const items = await notReached();
      return items.length > 0 && items;
    });
    expect(missed).toMatchObject({ memberId: 'imogen-clay', mayInstall: true });

    const said = 'Sentinel is installed for Imogen Clay. What waits for them is sent as soon as Teams has told us.';
    for (let click = 1; click <= 2; click++) {
      const answer = await install('imogen-clay');
      expect(answer).toMatchObject({ status: 200, body: { outcome: 'installed', text: said } });
    }
    expect(graph.users.filter((user) => user === clay.email)).toHaveLength(2);
    expect(await logged('member-app-installed')).toMatchObject([{ byName: REEVE, subject: { id: 'imogen-clay' } }]);

    await teams.addBot(server.url, teams.personal(clay), clay);
    await isSent(reference);
    expect(cardsOf(clay, reference)).toHaveLength(1);
    expect(await notReached()).toEqual([]);
    expect((await install('imogen-clay')).body.outcome).toBe('met');
  });

  it.each([
    [404, 'noAccount', /has no Teams account here, so nothing was installed/],
    [403, 'policy', /policy does not allow Sentinel for Neil Farrow, so nothing was installed/],
    [409, 'already', /has Sentinel already/],
  ] as const)('is told in words where Graph answers %s', async (status, outcome, text) => {
    if (status === 404) await unmet('neil-farrow', 'Neil Farrow', 'neil.farrow@hmpps.example');
    graph.reply('neil.farrow@hmpps.example', status);
    const { body } = await install('neil-farrow');
    expect(body).toMatchObject({ outcome, text: expect.stringMatching(text) });
  });

  it('is asked to try again where Graph does not answer, and nothing is changed', async () => {
    await unmet('jo-falk', 'Jo Falk', 'jo.falk@eastvale.police.example');
    graph.reply('jo.falk@eastvale.police.example', 503, 'hangUp', 'nonsense');
    for (let click = 1; click <= 3; click++) {
      expect(await install('jo-falk')).toMatchObject({ status: 503, body: { code: 'install-unavailable' } });
    }
    expect((await install('jo-falk')).body.outcome).toBe('installed');
  });

  it('alone does so, with those who run the panel, and for members alone', async () => {
    expect((await install('peter-vane', 'Priya Sandhu')).body.code).toBe('not-allowed');
    expect((await install('nobody')).body.code).toBe('not-found');
    expect(graph.users).not.toContain('peter.vane@homeoffice.example');
  });
});

async function logged(action: string): Promise<Json[]> {
  const { body } = await server.query(REEVE, 'log.list', { limit: '500' });
  return body.items.filter((entry: Json) => entry.action === action);
}

it('without the app’s id nothing is asked of Graph, and nobody is offered it', async () => {
  const plain = await startServer({ GRAPH_URL: graph.url });
  const before = graph.installs.length;
  await unmet('siobhan-kerr', 'Siobhan Kerr', 'siobhan.kerr@hse.example', plain);
  await give('task-1', 'hse', 'siobhan-kerr', plain);
  const items = await until('she is not reached', async () => {
    const found = await notReached(plain);
    return found.length > 0 && found;
  });
  expect(items).toMatchObject([{ memberId: 'siobhan-kerr', mayInstall: false }]);
  const answer = await plain.command(REEVE, 'member.installApp', { memberId: 'siobhan-kerr' });
  expect(answer).toMatchObject({ status: 422, body: { code: 'install-off' } });
  expect(graph.installs).toHaveLength(before);
  await plain.close();
});
