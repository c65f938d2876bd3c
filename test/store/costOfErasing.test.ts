import { MemberId } from '../../bot/domain/ids';
import { logKey } from '../../bot/ledger/records';
import { eraseWords, followWriters } from '../../bot/ledger/wordErasure';
import { countedStores } from '../support/countedStores';
import { aLedger, ledgerNow, proposeTask, retitleTask, sha256 } from '../support/ledgerTasks';
import { aPanelId } from '../support/storeDocuments';

it.each(countedStores)(
  'erasing an early entry reads as much of a long log as of a short one on %s',
  async (_name, start) => {
    const place = await start();
    let documents = 0;
    const store = await place.open((read) => (documents += read.documents));
    const costs: number[] = [];
    for (const length of [3, 300]) {
      const panelId = aPanelId();
      const ledger = aLedger(store);
      await ledger.change(panelId, ledgerNow, async (draft) => proposeTask(draft, panelId, 't1'));
      await ledger.change(panelId, ledgerNow, async (draft) => proposeTask(draft, panelId, 't2'));
      const retitled = Array.from({ length }, (_, index) =>
        ledger.change(panelId, ledgerNow, (draft) => retitleTask(draft, 't2', `Title ${index}`)),
      );
      await Promise.all(retitled);
      documents = 0;
      const writers = await followWriters(store, panelId, [1, 2]);
      await ledger.change(panelId, ledgerNow, async (draft) => {
        const found = await Promise.all([1, 2].map((number) => draft.read('log', logKey(number))));
        const entries = found.flatMap((entry) => (entry === undefined ? [] : [entry]));
        return eraseWords(draft, { entries, by: MemberId.parse('callum-reeve'), reason: 'Old', writers }, sha256);
      });
      costs.push(documents);
    }
    await store.close();
    await place.close();
    expect(costs[0]).toBeLessThan(12);
    expect(costs[1]).toBe(costs[0]);
  },
);
