import { randomUUID } from 'node:crypto';
import type { PanelId } from '../../bot/domain/ids';
import { recordOf } from '../../bot/ledger/records';
import { Ledger } from '../../bot/ledger/ledger';
import type { PanelStore, StoredDocument, WalkPage } from '../../bot/ledger/store';
import { openCosmosStore } from '../../bot/store/cosmosStore';
import { openSqliteStore } from '../../bot/store/sqliteStore';
import { BrokenRecords } from '../../bot/wiring/brokenRecords';
import { Migration } from '../../bot/wiring/migration';
import { SettledStore } from '../../bot/wiring/settledStore';
import { startCosmos } from '../support/cosmosEmulator';
import { faultsIn, ledgerNow, sha256 } from '../support/ledgerTasks';
import { until } from '../support/sentinel';
import { leftBy } from './corpusStores';
import { fileIn, movedTo } from './largeCorpus';

interface Place {
  readonly store: PanelStore;
  close(): Promise<void>;
}

/** Its log has readings of an issue, a task, an item and minutes, by keys that nobody could ask for. */
const LEFT = '28fa084';

const places: [string, () => Promise<Place>][] = [
  ['SQLite', async () => ({ store: openSqliteStore(fileIn(leftBy(LEFT))), close: async () => {} })],
  [
    'Cosmos (emulated)',
    async () => {
      const cosmos = await startCosmos();
      const where = { endpoint: cosmos.endpoint, key: cosmos.key, database: 'sentinel', container: 'panels' };
      const store = await openCosmosStore(where);
      await movedTo(store, leftBy(LEFT));
      return { store, close: () => cosmos.close() };
    },
  ],
];

function migrationOf(store: PanelStore): Migration {
  const ledger = new Ledger(store, { announce: () => {} }, sha256, randomUUID);
  return new Migration({ store, ledger, clock: () => ledgerNow, log: () => {} });
}

/** The store, with a walk of `kind` that stands still until it is let go. */
function heldAt(store: PanelStore, kind: string): { readonly store: PanelStore; letGo(): void } {
  let letGo = () => {};
  const released = new Promise<void>((resolve) => (letGo = resolve));
  const held: PanelStore = {
    read: (...asked) => store.read(...asked),
    query: (...asked) => store.query(...asked),
    queryEverywhere: (query) => store.queryEverywhere(query),
    walk: async (panelId, page) => {
      if (page.type === kind) await released;
      return store.walk(panelId, page);
    },
    commit: (...asked) => store.commit(...asked),
    purge: () => store.purge(),
    close: () => store.close(),
  };
  return { store: held, letGo };
}

describe.each(places)('the log that an earlier version left on %s', (_name, start) => {
  let place: Place;
  let head: StoredDocument;
  beforeAll(async () => {
    place = await start();
    const [found] = await place.store.queryEverywhere({ type: 'head', limit: 1 });
    if (found === undefined) throw new Error('There is no panel');
    head = found;
  });
  afterAll(async () => {
    await place.store.close();
    await place.close();
  });
  const entries = () => place.store.walk(head.panelId, { type: 'log', limit: 10_000 });
  const keyed = (store: PanelStore, key: string, is: string) =>
    store.query(head.panelId, { type: 'log', where: [{ key, is }], order: byNumber, limit: 100 });
  const byNumber = { key: 'number', direction: 'ascending' } as const;
  const actions = (found: StoredDocument[]) => found.map((document) => recordOf('log', document).action);

  it('tells who opened what by the new key, also while it is walked; nothing is called tampered with, and not a byte of an entry has changed', async () => {
    const before = await entries();
    const faults = await faultsIn(place.store, head.panelId);
    expect(JSON.stringify(faults)).not.toContain('misfiled');
    const walk = heldAt(place.store, 'log');
    const migration = migrationOf(walk.store);
    let walked = 0;
    const counted = (panelId: PanelId, page: WalkPage) => {
      walked += 1;
      return place.store.walk(panelId, page);
    };
    const settled = new SettledStore(
      { ...heldAt(place.store, 'nothing').store, walk: counted },
      migration,
      new BrokenRecords(() => {}),
    );
    migration.meet(head);

    // While it is walked, histories go by keys that stand, and wait for nothing; the new key is worked out.
    expect(await keyed(settled, 'subjectId', 'issue-few')).not.toEqual([]);
    expect(walked).toBe(0);
    expect(actions(await keyed(settled, 'readId', 'issue-few'))).toEqual(['issue-opened']);
    expect(walked).toBeGreaterThan(0);
    expect(await keyed(place.store, 'readId', 'issue-few')).toEqual([]);

    walk.letGo();
    await until('the log is walked', () => migration.progressOf(head.panelId, 'log') === undefined);
    await migration.stop();
    const after = new Map((await entries()).map((document) => [document.id, document]));
    for (const { id, value } of before) expect(after.get(id)?.value).toEqual(value);
    expect(actions(await keyed(place.store, 'readId', 'issue-few'))).toEqual(['issue-opened']);
    expect(actions(await keyed(place.store, 'readId', 'task-few'))).toEqual(['task-opened']);
    expect(new Set(actions(await keyed(place.store, 'readId', 'M1')))).toEqual(
      new Set(['item-opened', 'minutes-opened']),
    );
    // What the log is searched by came later than any of them: each has its own keys by now.
    const touched = before.filter(({ id, version }) => after.get(id)?.version !== version);
    expect(touched).toHaveLength(before.length);
    expect([...after.values()].filter(({ keys }) => keys['action'] === undefined)).toEqual([]);
    expect(await faultsIn(place.store, head.panelId)).toEqual(faults);
  }, 60_000);
});
