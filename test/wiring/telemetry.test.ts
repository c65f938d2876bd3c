import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readConfig } from '../../bot/config';
import { PanelId } from '../../bot/domain/ids';
import { addMinutes, Instant } from '../../bot/domain/time';
import northmoor from '../../bot/panels/northmoor.json';
import { openCosmosStore } from '../../bot/store/cosmosStore';
import { attributes } from '../../bot/wiring/telemetry/attributes';
import { withHand } from '../../bot/wiring/telemetry/hand';
import { instruments } from '../../bot/wiring/telemetry/instruments';
import { lineFields } from '../../bot/wiring/telemetry/lines';
import { Measures } from '../../bot/wiring/telemetry/measures';
import { openedTelemetry } from '../../bot/wiring/telemetry/openedTelemetry';
import { startCosmos } from '../support/cosmosEmulator';
import { FakeInsights } from '../support/fakeInsights';
import { cardOf, FakeTeams, type TeamsUser } from '../support/fakeTeams';
import { buttonOf } from '../support/cardActions';
import type { Json } from '../support/runningServer';
import { send, startTestServer, type TestServer, until } from '../support/sentinel';

const TYPED = 'Two vans of tyres behind Fellgate Yard, ask Old Marlowe';
const TITLE = 'Visit the yard at Quarrybank';

let insights: FakeInsights;
let teams: FakeTeams;
let server: TestServer;
let sandhu: TeamsUser;

const settings = () => ({ LOG_LEVEL: 'info', APPLICATIONINSIGHTS_CONNECTION_STRING: insights.connectionString });
const ofType = (type: string) => insights.envelopes().filter(({ data }) => data.baseType === type);
const named = (type: string, name: string) => ofType(type).filter(({ data }) => data.baseData.name === name);
const properties = (envelope: Json): Json => envelope.data.baseData.properties;

/** Each figure with what stands beside it: "sentinel.deliveries {"rung":"card",…}". */
function figures(name: string): Json[] {
  return ofType('MetricData')
    .filter(({ data }) => data.baseData.metrics[0].name === name)
    .map(properties);
}

/** A panel at work: what succeeds, what is turned down, who is not let in, what does not arrive. */
async function work(): Promise<void> {
  const task = { taskId: 'task-1', title: TITLE, agencyId: 'ea', ownerId: 'priya-sandhu', dueOn: '2027-02-19' };
  await teams.say(server.url, teams.personal(sandhu), sandhu, 'hi');
  await server.command('Ruth Calder', 'task.allocate', task);
  const card = await until('the card', () =>
    teams
      .in(teams.personal(sandhu))
      .map((post): Json => cardOf(post))
      .find((each: Json) => JSON.stringify(each).includes('task.acknowledge')),
  );
  const { verb, data } = buttonOf(card, 'Acknowledge');
  await teams.click(server.url, teams.personal(sandhu), sandhu, verb, data);
  await teams.say(server.url, teams.personal(sandhu), sandhu, `issue urgent ${TYPED}`);
  await server.query('Ruth Calder', 'search.find', { text: TYPED });
  await server.query('Ruth Calder', 'tasks.list');
  await server.command('Priya Sandhu', 'task.allocate', { ...task, taskId: 'task-2' });
  await server.command('Ruth Calder', 'Ruth.Calder', task);
  await teams.click(server.url, teams.personal(sandhu), sandhu, 'task.acknowledge', { taskId: 'no-such-task' });
  const token = { Authorization: `Bearer ${await server.token('Ruth Calder')}` };
  await send(`${server.url}/api/queries/tasks.list?text=Marlowe`, 'GET', token);
  await send(`${server.url}/api/queries/session`, 'GET', { Authorization: 'Bearer a.b.c' });
  const nobody = teams.user('Odo Quill', 'odo.quill@nowhere.example');
  await teams.say(server.url, teams.personal(nobody), nobody, 'hi');
  await blocked();
}

async function blocked(): Promise<void> {
  teams.fault(new RegExp(`conversations/${teams.personal(sandhu).id}/activities`), 403, { times: 9 });
  const next = { taskId: 'task-3', title: TITLE, agencyId: 'ea', ownerId: 'priya-sandhu', dueOn: '2027-02-19' };
  await server.command('Ruth Calder', 'task.allocate', next);
  await until('it is given up', async () => {
    const { items } = (await server.query('Callum Reeve', 'reminders.notReached')).body;
    return items.some(({ name }: Json) => name === 'Priya Sandhu');
  });
}

beforeAll(async () => {
  // Of the played Application Insights; Jest gives each file an environment of its own.
  process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
  [insights, teams] = await Promise.all([new FakeInsights().start(), new FakeTeams().start()]);
  sandhu = teams.user('Priya Sandhu', 'priya.sandhu@ea.example');
  server = await startTestServer(settings());
  await server.moveClock('2027-02-02T09:14:00.000Z');
  await work();
  await server.close();
});
afterAll(async () => {
  await Promise.all([insights.stop(), teams.stop()]);
  delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
});

it('one trace leads from a command through the store to the card that it sends', () => {
  const [allocated] = named('RequestData', 'command task.allocate');
  const trace = allocated.tags['ai.operation.id'];
  const parts = ofType('RemoteDependencyData').filter(({ tags }) => tags['ai.operation.id'] === trace);
  const names = parts.map(({ data }) => data.baseData.name);
  expect(names).toEqual(expect.arrayContaining(['row task.allocate', 'store commit', 'send card']));
  const [line] = ofType('MessageData').filter((each) => properties(each).reason === 'blocked');
  const sent = named('RemoteDependencyData', 'send card').find((each) => properties(each).reason === 'blocked');
  expect(line.tags['ai.operation.id']).toBe(sent.tags['ai.operation.id']);
  expect(properties(line)).toEqual({ message: properties(sent).message, rung: 'card', reason: 'blocked' });
});

it('turns, rows, refusals, sign-ins and deliveries are told by door, name, code and reason', () => {
  expect(figures('sentinel.request.duration')).toEqual(
    expect.arrayContaining([
      { door: 'command', name: 'task.allocate', outcome: 'done' },
      { door: 'command', name: 'task.allocate', outcome: 'refused' },
      { door: 'query', name: 'search.find', outcome: 'done' },
      { door: 'bot', name: 'task.acknowledge', outcome: 'done' },
      { door: 'command', name: 'other', outcome: 'refused' },
    ]),
  );
  expect(figures('sentinel.turn.duration')).toEqual(
    expect.arrayContaining([
      { kind: 'message', outcome: 'done' },
      { kind: 'invoke', outcome: 'done' },
      { kind: 'invoke', outcome: 'refused' },
    ]),
  );
  expect(figures('sentinel.refusals')).toEqual(
    expect.arrayContaining([
      { door: 'command', code: 'not-allowed' },
      { door: 'bot', code: 'not-found' },
      { door: 'query', code: 'unauthenticated' },
    ]),
  );
  expect(figures('sentinel.sign_in.refused')).toEqual([{ reason: 'bad-token' }, { reason: 'no-seat' }]);
  expect(figures('sentinel.deliveries')).toEqual(
    expect.arrayContaining([
      { rung: 'card', outcome: 'sent', reason: 'none' },
      { rung: 'card', outcome: 'failed', reason: 'blocked' },
    ]),
  );
});

it('nothing that leaves names a person, an organisation, an address, a panel, a tenant or what somebody wrote', () => {
  const said = insights.bodies.join('\n');
  const people = northmoor.members.flatMap(({ name, email, title }) => [name, email, title, ...name.split(' ')]);
  const { name } = northmoor.panel;
  const words = [...people, ...northmoor.agencies.map((agency) => agency.name), name, ...TYPED.split(' '), TITLE];
  const ids = [teams.tenantId, teams.url, server.url, sandhu.id, sandhu.aadObjectId, 'task-1', 'priya-sandhu', 'Odo'];
  expect(said.length).toBeGreaterThan(20_000);
  const told = [...words, ...ids].filter((word) => word.length > 3 && new RegExp(`\\b${word}\\b`).test(said));
  expect(told).toEqual([]);
  expect(said).not.toMatch(/[\w.]@[\w.]|\d+\.\d+\.\d+\.\d+:\d|Bearer|eyJ/);
});

it('beside a span or a figure stands nothing but what is on the list', () => {
  const beside = ['RequestData', 'RemoteDependencyData', 'MetricData'].flatMap(ofType).map(properties);
  const resource = ['service.name', 'service.version', 'service.instance.id'];
  const names = new Set(beside.flatMap((each) => Object.keys(each)));
  expect([...names].filter((each) => !Object.hasOwn(attributes, each))).toEqual(resource);
  const lines = ofType('MessageData').flatMap((each) => Object.keys(properties(each)));
  expect(lines.filter((each) => !Object.hasOwn(lineFields, each))).toEqual([]);
});

it('the age of what is due, and whether the process is ready, are told as they are when figures leave', async () => {
  const telemetry = await openedTelemetry(readConfig(settings()));
  const measures = new Measures(telemetry);
  measures.ready(async () => true);
  const now = Instant.parse('2027-02-02T09:14:00.000Z');
  const waiting = { panelIds: [], count: 3, since: addMinutes(now, -7) };
  measures.watch({ readers: () => 2, waiting: () => waiting, now: () => now });
  await telemetry?.close();
  const told = (name: string) =>
    ofType('MetricData')
      .flatMap(({ data }) => data.baseData.metrics.filter((each: Json) => each.name === name))
      .at(-1)?.value;
  const gauges = ['sentinel.ready', 'sentinel.outbox.depth', 'sentinel.outbox.oldest_due_age', 'sentinel.live.readers'];
  expect(gauges.map(told)).toEqual([1, 3, 420, 2]);
});

it('what Cosmos charges, turns down and gives to another first is counted for the row in hand', async () => {
  const cosmos = await startCosmos();
  const telemetry = await openedTelemetry(readConfig(settings()));
  const measures = new Measures(telemetry);
  const onCharge = measures.charged();
  const { endpoint, key } = cosmos;
  const account = { endpoint, key, database: 'd', container: 'c' };
  const store = measures.store(await openCosmosStore({ ...account, ...(onCharge && { onCharge }) }));
  const panelId = PanelId.parse('p');
  const document = { id: 'task:1', panelId, type: 'task', keys: {}, value: {} };
  const write = () => store.commit(panelId, [{ kind: 'create', document }]);
  await withHand({ of: { name: 'task.allocate', units: 0 } }, async () => {
    await write();
    cosmos.proxy.addFault({ act: 429, match: ({ kind }) => kind === 'read', headers: { 'x-ms-retry-after-ms': '1' } });
    await store.read(panelId, 'task:1');
    await expect(write()).rejects.toThrow('409');
  });
  await Promise.all([store.close(), telemetry?.close()]);
  await cosmos.close();
  expect(figures('sentinel.store.request_units')).toContainEqual({ name: 'task.allocate' });
  expect([figures('sentinel.store.throttled'), figures('sentinel.store.conflicts')]).toEqual([[{}], [{}]]);
});

it('the figures are those that alerts are written on, and the paper on logging names each of them', () => {
  const paper = readFileSync(path.resolve('infra/governance/logging.md'), 'utf8');
  const listed = [...paper.matchAll(/^\| `([\w.]+)`/gm)].map(([, name]) => name);
  expect(listed).toEqual([...Object.keys(instruments), ...Object.keys(attributes), ...Object.keys(lineFields)]);
  const says = [...Object.values(instruments), ...Object.values(attributes)].map((each) => each.says);
  expect(says.filter((each) => !paper.includes(each))).toEqual([]);
});

it('without a place for it nothing is measured', async () => {
  expect(await openedTelemetry(readConfig({}))).toBeUndefined();
  const measures = new Measures(undefined);
  expect([measures.services(), measures.delivery(), measures.charged()]).toEqual([{}, {}, undefined]);
});
