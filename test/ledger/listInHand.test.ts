import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { listInHand } from '../../bot/ledger/listInHand';
import type { PanelStore } from '../../bot/ledger/store';
import { openSqliteStore } from '../../bot/store/sqliteStore';
import { describeLists } from '../store/panelListContract';

/** What is looked through one by one is listed as a store would list it. */
describe('documents in hand', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'sentinel-listed-'));
  const store = openSqliteStore(path.join(folder, 'listed.db'));
  afterAll(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });
  const inHand: PanelStore = {
    read: (panelId, id) => store.read(panelId, id),
    walk: (panelId, page) => store.walk(panelId, page),
    queryEverywhere: (query) => store.queryEverywhere(query),
    commit: (panelId, writes) => store.commit(panelId, writes),
    purge: () => store.purge(),
    close: () => store.close(),
    query: async (panelId, query) => {
      // Which order is served is the store's to say.
      await store.query(panelId, query);
      const all = await Promise.all(['task', 'issue'].map((type) => store.walk(panelId, { type, limit: 1_000 })));
      return listInHand(all.flat().reverse(), query);
    },
  };
  describeLists(() => inHand);
});
