import { without } from '../../bot/domain/without';
import { recordKinds, recordOf } from '../../bot/ledger/records';
import { unsettledKinds } from '../../bot/ledger/shapes';
import { MAX_BATCH_WRITES, type PanelStore, type Write } from '../../bot/ledger/store';
import { todaysShapes } from '../../bot/ledger/todaysShapes';
import { openCosmosStore } from '../../bot/store/cosmosStore';
import { openSqliteStore } from '../../bot/store/sqliteStore';
import { startCosmos } from '../support/cosmosEmulator';
import { plainHyphens } from '../support/fakeTeams';
import { chatOf, clickAgain, sayTo } from '../support/localTeams';
import { becomeNextVersion } from '../support/nextVersion';
import { startTestServer, type TestServer, until } from '../support/sentinel';
import { fileIn, leftStore, movedTo, type Standing, standingAt } from './largeCorpus';

interface Left {
  readonly store: PanelStore;
  readonly settings: Record<string, string>;
  close(): Promise<void>;
}

/** Of the two issues that are raised meanwhile. */
const SAID = [/burnt behind the depot/, /closed mill/];

/**
 * `npm run soak` holds a walk of 20,000 records. Where it is held decides what others find, not how long it was under way:
 * a dozen pages that it has behind it and some before it, of the kind that is held and of others, show the same.
 */
const isWhole = process.env['SOAK'] === 'whole';
const EMBEDDED = isWhole ? { meetings: 150, cards: 18_000, tasks: 1_700 } : { meetings: 60, cards: 100, tasks: 150 };

/** The played Cosmos takes its time over each document; what is looked through by hand meanwhile is not the stores' doing. */
const stores: [string, () => Promise<Left>][] = [['the embedded store', leftInSqlite]];
if (isWhole) stores.push(['Cosmos', leftInCosmos]);

async function leftInSqlite(): Promise<Left> {
  const DATA_DIR = leftStore(EMBEDDED);
  return { store: openSqliteStore(fileIn(DATA_DIR)), settings: { DATA_DIR }, close: async () => {} };
}

async function leftInCosmos(): Promise<Left> {
  const cosmos = await startCosmos();
  const settings = { COSMOS_ENDPOINT: cosmos.endpoint, COSMOS_KEY: cosmos.key };
  const where = { endpoint: cosmos.endpoint, key: cosmos.key, database: 'sentinel', container: 'panels' };
  const store = await openCosmosStore(where);
  await movedTo(store, leftStore({ meetings: 10, cards: 30, tasks: 40 }));
  return { store, settings, close: () => cosmos.close() };
}

/** The walk comes as far as to these documents, and no further until it is let go: its write of them is in hand. */
function heldAt({ store }: Left, ids: ReadonlySet<string>): { readonly held: Promise<void>; letGo(): void } {
  const type: { commit: PanelStore['commit'] } = Object.getPrototypeOf(store);
  const { commit } = type;
  const [held, hold] = signal();
  const [released, letGo] = signal();
  type.commit = async function (this: PanelStore, panelId, writes) {
    if (isOfWalk(writes, ids)) {
      hold();
      await released;
    }
    return commit.call(this, panelId, writes);
  };
  return {
    held,
    letGo: () => {
      type.commit = commit;
      letGo();
    },
  };
}

function signal(): [Promise<void>, () => void] {
  let give = () => {};
  const given = new Promise<void>((resolve) => (give = resolve));
  return [given, () => give()];
}

/** Nobody else writes a task without the head. */
function isOfWalk(writes: readonly Write[], ids: ReadonlySet<string>): boolean {
  const documents = writes.flatMap((write) => (write.kind === 'replace' ? [write.document] : []));
  return documents.every(({ type }) => type === 'task') && documents.some(({ id }) => ids.has(id));
}

async function isSettled({ store }: Left, { panelId }: Standing): Promise<boolean> {
  const head = await store.read(panelId, 'head');
  return head !== undefined && unsettledKinds(recordOf('head', head).shapes, todaysShapes()).length === 0;
}

/** As an earlier version left them, which did not yet filter by agency. */
async function withoutAgencies({ store }: Left, { panelId }: Standing): Promise<void> {
  const found = await store.walk(panelId, { type: 'task', limit: 10_000 });
  for (let at = 0; at < found.length; at += MAX_BATCH_WRITES) {
    const some = found.slice(at, at + MAX_BATCH_WRITES);
    const writes = some.map(({ version, ...document }): Write => {
      const keys = without(document.keys, ['agencyId']);
      return { kind: 'replace', document: { ...document, keys }, version };
    });
    await store.commit(panelId, writes);
  }
}

describe.each(stores)('on %s, while the tasks are brought up to date', (_name, open) => {
  let left: Left;
  let before: Standing;
  let undo: () => void;
  let walk: ReturnType<typeof heldAt>;
  let server: TestServer;
  const tasks = async () => {
    const found = await left.store.walk(before.panelId, { type: 'task', limit: 10_000 });
    return found.map((document) => ({ ...document, task: recordOf('task', document) }));
  };

  beforeAll(async () => {
    left = await open();
    before = await standingAt(left.store);
    await withoutAgencies(left, before);
    const { keysOf, keying = 1 } = recordKinds.task;
    undo = becomeNextVersion({
      task: {
        keying: keying + 1,
        rekeyed: ['agencyId', 'owner'],
        keysOf: (task) => ({ ...keysOf(task), owner: task.ownerId }),
      },
      issue: { upgrades: [(stored) => stored] },
    });
    walk = heldAt(left, new Set((await tasks()).map(({ id }) => id).filter((id) => id.startsWith('task:task-'))));
    server = await startTestServer(left.settings);
    await walk.held;
  }, 90_000);
  afterAll(async () => {
    walk.letGo();
    await server.close();
    undo();
    await left.store.close();
    await left.close();
  });

  it('what people do in chat and by the API is done at once and stands when the walk is over; lists are whole', async () => {
    const allocated = (await tasks()).map(({ task }) => task).filter(({ state }) => state === 'allocated');
    const [own, others] = [
      allocated.filter(({ ownerId }) => ownerId === 'priya-sandhu'),
      allocated.filter(({ ownerId }) => ownerId !== 'priya-sandhu'),
    ];
    expect([own.length > 1, others.length > 5]).toEqual([true, true]);

    // By a key that those which the walk has not reached do not have.
    const ofAgency = (await tasks()).filter(({ task }) => task.agencyId === 'hse').map(({ task }) => task.id);
    const { body: found } = await server.query('Callum Reeve', 'tasks.list', {
      agencyId: 'hse',
      open: 'any',
      limit: '200',
    });
    expect(found.items.map(({ id }: { id: string }) => id).sort()).toEqual(ofAgency.sort());
    expect(ofAgency.length).toBeGreaterThan(5);

    // In chat: a list of what waits, each of it acknowledged by a click, and an issue in one line.
    await sayTo(server.url, 'priya-sandhu', 'tasks');
    const [message] = await until('the bot answers', async () => {
      const said = await chatOf(server.url, 'priya-sandhu');
      const answers = said.filter((each) =>
        own.every(({ reference }) => plainHyphens(JSON.stringify(each)).includes(reference)),
      );
      return answers.length > 0 && answers;
    });
    for (const { id: taskId } of own) {
      const clicked = await clickAgain(server.url, 'priya-sandhu', message, 'task.acknowledge', { taskId });
      expect(clicked).toMatchObject({ kind: 'shown' });
    }
    await sayTo(server.url, 'priya-sandhu', 'issue Tyres are being burnt behind the depot');

    // By the API.
    for (const { id: taskId, ownerId } of others) {
      const answer = await server.command(ownerId, 'task.acknowledge', { taskId });
      expect(answer).toMatchObject({ status: 200, body: { state: 'acknowledged' } });
    }
    const words = { issueId: 'meanwhile', text: 'Lights in the closed mill at night' };
    expect(await server.command('Tom Hesketh', 'issue.raise', words)).toMatchObject({ status: 200 });
    const { body: list } = await server.query('Callum Reeve', 'tasks.list', { state: 'allocated' });
    expect(list.items).toEqual([]);
    const { body: issues } = await server.query('Callum Reeve', 'issues.list', { state: 'raised', limit: '200' });
    for (const said of SAID) expect(JSON.stringify(issues.items)).toMatch(said);

    expect(await isSettled(left, before)).toBe(false);
    walk.letGo();
    await until('the walk is over', () => isSettled(left, before), 60_000);

    const after = new Map((await tasks()).map((each) => [each.task.id, each]));
    for (const { id, ownerId } of allocated) {
      expect(after.get(id)).toMatchObject({
        keys: { owner: ownerId, state: 'acknowledged' },
        task: { state: 'acknowledged' },
      });
    }
    expect([...after.values()].filter(({ keys, task }) => keys['owner'] !== task.ownerId)).toEqual([]);
    const raised = await left.store.walk(before.panelId, { type: 'issue', limit: 1_000 });
    expect(raised.filter(({ form }) => form !== 2)).toEqual([]);
    for (const said of SAID) expect(JSON.stringify(raised)).toMatch(said);
    expect((await standingAt(left.store)).faults).toEqual([]);
  }, 90_000);
});
