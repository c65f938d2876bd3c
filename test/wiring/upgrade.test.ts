import { randomUUID } from 'node:crypto';
import { createServer, connect, type Server, type Socket } from 'node:net';
import path from 'node:path';
import northmoor from '../../bot/panels/northmoor.json';
import { recordOf } from '../../bot/ledger/records';
import type { PanelStore } from '../../bot/ledger/store';
import { openCosmosStore } from '../../bot/store/cosmosStore';
import { bundle } from '../support/bundle';
import { type Cosmos, startCosmos } from '../support/cosmosEmulator';
import { FakeTeams, type TeamsUser } from '../support/fakeTeams';
import { type LiveReader, readLive } from '../support/liveReader';
import { entraToken, productionSettings } from '../support/production';
import { freePort, type Json, ownFolder, startProcess, type StartedProcess } from '../support/runningServer';
import { type Answer, send, until } from '../support/sentinel';

// Processes of their own, as a deployment runs them, on one Cosmos that is played, and Teams and Entra that are too.

const script = path.join(ownFolder(), 'deployedServer.js');
let cosmos: Cosmos;
let teams: FakeTeams;
let store: PanelStore;

interface Deployed {
  readonly url: string;
  readonly process: StartedProcess;
  token(name: string): Promise<string>;
}

beforeAll(async () => {
  bundle('test/support/deployedServer.ts', script);
  [cosmos, teams] = await Promise.all([startCosmos(), new FakeTeams().start()]);
  const { endpoint, key } = cosmos;
  store = await openCosmosStore({ endpoint, key, database: 'sentinel', container: 'panels' });
}, 60_000);
afterAll(async () => {
  await store.close();
  await Promise.all([cosmos.close(), teams.stop()]);
});

function person(name: string): TeamsUser {
  const email = northmoor.members.find((each) => each.name === name)?.email ?? '';
  return teams.user(name, email);
}

/** It lives; whether it is ready is another question. */
async function deploy(version: 'this' | 'next' = 'this', endpoint = cosmos.endpoint): Promise<Deployed> {
  const port = String(await freePort());
  const account = { STORE: 'cosmos', COSMOS_ENDPOINT: endpoint, COSMOS_KEY: cosmos.key };
  const places = { DIST_DIR: path.resolve('dist'), NODE_PATH: path.resolve('node_modules') };
  const environment = { ...productionSettings(teams), ...account, ...places, PORT: port };
  const process = startProcess([script, teams.url, version], environment);
  const url = `http://127.0.0.1:${port}`;
  await process.until('a sign of life', async () => (await statusOf(url, '/health')) === 200 || undefined);
  return { url, process, token: async (name) => entraToken(teams, person(name)) };
}

async function ready(version?: 'this' | 'next'): Promise<Deployed> {
  const deployed = await deploy(version);
  await deployed.process.until(
    'its readiness',
    async () => (await statusOf(deployed.url, '/ready')) === 200 || undefined,
  );
  return deployed;
}

/** Undefined where nobody listens. */
async function statusOf(url: string, place: string): Promise<number | undefined> {
  const answer = await fetch(`${url}${place}`).catch(() => undefined);
  await answer?.body?.cancel();
  return answer?.status;
}

async function asked(at: Deployed, name: string, method: string, place: string, body?: object): Promise<Answer> {
  return send(`${at.url}/api/${place}`, method, { Authorization: `Bearer ${await at.token(name)}` }, body);
}

const command = (at: Deployed, name: string, what: string, input: object) =>
  asked(at, name, 'POST', `commands/${what}`, input);
const query = async (at: Deployed, name: string, what: string): Promise<Json> =>
  (await asked(at, name, 'GET', `queries/${what}`)).body;

/** As the tab does: what was not answered for certain is sent again, to whoever serves; what is known already was done. */
async function surely(ways: readonly Deployed[], name: string, what: string, input: object): Promise<void> {
  await until(`${what} is done`, async () => {
    for (const at of ways) {
      const answer = await command(at, name, what, input).catch(() => undefined);
      if (answer?.status === 200 || ['id-taken', 'wrong-state'].includes(answer?.body?.code)) return true;
      if (answer !== undefined && answer.status < 500) throw new Error(`${what}: ${JSON.stringify(answer.body)}`);
    }
    return false;
  });
}

describe('a store that is not there', () => {
  let wire: Server;
  const lines = new Set<Socket>();
  let port: number;

  const plugIn = () =>
    new Promise<void>((resolve) => {
      wire = createServer((line) => {
        const on = connect(Number(new URL(cosmos.endpoint).port), '127.0.0.1');
        for (const each of [line, on]) lines.add(each.on('error', () => undefined));
        line.pipe(on).pipe(line);
      }).listen(port, '127.0.0.1', () => resolve());
    });
  const pullOut = () => {
    wire.close();
    for (const line of lines) line.destroy();
    lines.clear();
  };

  it('is waited for with a line a try; the server lives and is not ready; then it is, falls with the store and comes back', async () => {
    port = await freePort();
    const server = await deploy('this', `http://127.0.0.1:${port}`);
    const readiness = async () => (await send(`${server.url}/ready`, 'GET', {})).body;
    await until('it has tried twice', () => (server.process.output().match(/"tries"/g) ?? []).length >= 2);
    await until('its keys are reached', async () => (await readiness()).notReached.length === 1);
    expect(await readiness()).toEqual({ status: 'starting', notReached: ['store'] });
    expect(await send(`${server.url}/api/queries/session`, 'GET', {})).toMatchObject({
      status: 503,
      body: { code: 'starting' },
    });
    for (const line of server.process.output().trim().split('\n')) {
      expect(JSON.parse(line)).toMatchObject({
        reason: 'ECONNREFUSED',
        msg: 'The store is not reached; waiting for it',
      });
      expect(line).not.toMatch(/stack| at /);
    }
    await plugIn();
    await until('it is ready', async () => (await readiness()).status === 'ready');
    pullOut();
    await until('it is not ready', async () => (await readiness()).status === 'not-ready');
    expect([await readiness(), await statusOf(server.url, '/health')]).toEqual([
      { status: 'not-ready', notReached: ['store'] },
      200,
    ]);
    await plugIn();
    await until('it is ready again', async () => (await readiness()).status === 'ready');
    await server.process.kill('SIGKILL');
    pullOut();
  }, 60_000);

  it('keeps nobody from ending it', async () => {
    const server = await deploy('this', `http://127.0.0.1:${port}`);
    const began = performance.now();
    await server.process.kill('SIGTERM');
    expect(performance.now() - began).toBeLessThan(5_000);
    expect(server.process.output()).not.toMatch(/ {4}at /);
  });
});

describe('an upgrade on the day of a meeting', () => {
  const owners = ['ea', 'ts', 'planning', 'licensing', 'frs', 'hse'].flatMap(
    (of) => northmoor.members.find(({ agency, role }) => agency === of && role === 'agencyLead') ?? [],
  );
  let given = 0;
  const titles: string[] = [];
  let tab: LiveReader;
  const heard: number[] = [];

  const follow = async (at: Deployed) => {
    tab = await readLive(at, 'Tom Hesketh', heard.at(-1));
    expect(tab.status).toBe(200);
  };
  /** What the tab has heard, before and after it came back. */
  const changes = () => {
    for (const { event, id } of tab.events.splice(0)) if (event === 'change') heard.push(id);
    return heard;
  };

  /** Given by the chair and acknowledged by whose it is, at whichever process. */
  async function tasks(count: number, ways: readonly Deployed[]): Promise<void> {
    await Promise.all(
      Array.from({ length: count }, async (_, index) => {
        const title = `Visit number ${String(given++).padStart(3, '0')}`;
        titles.push(title);
        const taskId = title.replaceAll(' ', '-').toLowerCase();
        const { agency, name } = owners[given % owners.length] ?? { agency: '', name: '' };
        const ownerId = name.toLowerCase().replaceAll(' ', '-');
        const [first, ...rest] = [...ways.slice(index % ways.length), ...ways.slice(0, index % ways.length)];
        if (first === undefined) throw new Error('Nobody serves');
        const dueOn = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
        const task = { taskId, title, agencyId: agency, ownerId, dueOn };
        await surely([first, ...rest], 'Ruth Calder', 'task.allocate', task);
        await surely([...rest, first], name, 'task.acknowledge', { taskId });
      }),
    );
  }

  const step = (at: Deployed, what: object) =>
    command(at, 'Ruth Calder', 'meeting.step', { meetingId: 'M1', stepId: randomUUID(), step: what });

  /** Cards that arrived in anybody's chat, by the title that they bear; one that arrived twice stands there twice. */
  const arrived = () =>
    teams.posts.flatMap(({ activity }) => /Visit number \d{3}/.exec(JSON.stringify(activity)) ?? []).sort();
  const allArrived = () => until('all cards are there', () => arrived().length >= titles.length, 40_000);

  it('loses and doubles no step, task, message or right, and tabs stay', async () => {
    const old = await ready();
    for (const { name } of owners) {
      const user = person(name);
      const hello = teams.activity(teams.personal(user), user, { type: 'message', text: 'hi' });
      expect((await teams.post(old.url, hello, { Authorization: `Bearer ${teams.token()}` })).status).toBe(200);
    }
    const on = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format();
    expect((await command(old, 'Callum Reeve', 'meeting.move', { meetingId: 'M1', on })).status).toBe(200);
    await follow(old);
    expect((await step(old, { kind: 'start' })).status).toBe(200);

    // 10:20: the new version comes up, and one more of the old; the store stumbles while all three are used.
    const [next, third] = await Promise.all([ready('next'), ready()]);
    const all = [old, next, third];
    for (const act of ['resetAfter', 449, 'resetBefore', 503, 429] as const) {
      cosmos.proxy.addFault({ act, times: 2, headers: { 'x-ms-retry-after-ms': '20' } });
    }
    await tasks(12, all);
    cosmos.proxy.clearFaults();
    expect((await step(next, { kind: 'goTo', itemId: 'item-2' })).status).toBe(200);

    // 10:25: the old one goes, with a message and some turns in hand.
    const slow = teams.hold(/POST .*activities/);
    const inHand = tasks(4, [old]);
    await slow.reached;
    await inHand;
    const secret = { issueId: 'for-few', text: 'Lorries at the quarry by night' };
    expect((await command(old, 'Callum Reeve', 'issue.raise', secret)).status).toBe(200);
    const audience = { kind: 'named', agencyIds: ['ea'], memberIds: [] };
    const gone = old.process.kill('SIGTERM');
    const last = await command(old, 'Callum Reeve', 'issue.triage', { issueId: 'for-few', audience });
    expect([last.status, await statusOf(old.url, '/ready')]).toEqual([200, 503]);
    setTimeout(slow.release, 500);
    await until('the tab is sent away', () => tab.ended());
    expect(tab.retryMs()).toBeGreaterThanOrEqual(250);
    expect(tab.retryMs()).toBeLessThanOrEqual(3_000);
    changes();
    await gone;
    expect(await statusOf(old.url, '/health')).toBeUndefined();
    await follow(next);
    expect((await asked(next, 'Tom Hesketh', 'GET', 'queries/issues.get?issueId=for-few')).status).toBe(404);
    await tasks(4, [next, third]);
    expect((await step(next, { kind: 'goTo', itemId: 'item-3' })).status).toBe(200);
    await allArrived();

    // One dies, with what it had read and nobody's line.
    await third.process.kill('SIGKILL');

    // 10:40: the new one is rolled back.
    const back = await ready();
    await tasks(2, [next, back]);
    const isGone = next.process.kill('SIGTERM');
    await until('the tab is sent away again', () => tab.ended());
    changes();
    await follow(back);
    await isGone;
    await tasks(2, [back]);
    expect((await step(back, { kind: 'goTo', itemId: 'item-4' })).status).toBe(200);
    await allArrived();

    const { items } = await query(back, 'Callum Reeve', 'tasks.list?limit=200&open=any');
    expect(items.map(({ title }: Json) => title).sort()).toEqual(titles);
    expect(new Set(items.map(({ state }: Json) => state))).toEqual(new Set(['acknowledged']));
    const numbers = items
      .map(({ reference }: Json) => Number(/\d+$/.exec(reference)?.[0]))
      .sort((a: number, b: number) => a - b);
    expect(numbers).toEqual(titles.map((_, index) => index + 1));
    expect(arrived()).toEqual(titles);
    expect((await query(back, 'Callum Reeve', 'meetings.get?meetingId=M1')).run.floor.itemId).toBe('item-4');
    expect((await asked(back, 'Tom Hesketh', 'GET', 'queries/issues.get?issueId=for-few')).status).toBe(404);
    expect(await query(back, 'Callum Reeve', 'log.check')).toMatchObject({ intact: true, faults: [] });
    await until('the tab has heard the last step', async () => {
      const [head] = await store.queryEverywhere({ type: 'head', limit: 1 });
      return head !== undefined && changes().at(-1) === recordOf('head', head).changeNumber;
    });
    expect(new Set(heard).size).toBe(heard.length);
    expect(heard).toEqual([...heard].sort((a, b) => a - b));
    const messages = await store.queryEverywhere({ type: 'message', limit: 1_000 });
    expect(messages.filter((each) => recordOf('message', each).lease !== undefined)).toEqual([]);
    tab.close();
    await back.process.kill('SIGTERM');
    for (const { process } of [old, next, back]) expect(process.output()).not.toMatch(/"level":[56]0/);
  }, 120_000);
});
