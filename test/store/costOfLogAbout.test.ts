import { MemberId } from '../../bot/domain/ids';
import { runQuery } from '../../bot/useCases/queries';
import { openOutboxStand } from '../delivery/outboxStand';
import { countedStores } from '../support/countedStores';
import { ledgerNow, proposeTask, retitleTask } from '../support/ledgerTasks';

it.each(countedStores)(
  'who opened one task reads as much of a long log as of a short one on %s',
  async (_name, start) => {
    const place = await start();
    let documents = 0;
    const store = await place.open((read) => (documents += read.documents));
    const { ledger, contexts, panelId } = await openOutboxStand('', { store });
    const reader = MemberId.parse('callum-reeve');
    const task = await ledger.change(panelId, ledgerNow, async (draft) => {
      proposeTask(draft, panelId, 'other');
      return proposeTask(draft, panelId, 'asked');
    });
    const costs: number[] = [];
    for (const length of [3, 300]) {
      const written = Array.from({ length }, (_, index) =>
        ledger.change(panelId, ledgerNow, async (draft) => {
          await retitleTask(draft, 'other', `Title ${index}`);
          const subject = { type: 'task', id: 'other', reference: 'SEN-27-1' } as const;
          draft.log({ action: 'task-opened', by: reader, subject, readers: [] });
        }),
      );
      await Promise.all(written);
      await contexts.of(panelId, reader);
      documents = 0;
      const ctx = await contexts.of(panelId, reader);
      const { items } = await runQuery('log.list', { about: task.reference }, ctx);
      expect(items).toMatchObject([{ action: 'task-proposed' }]);
      costs.push(documents);
    }
    await store.close();
    await place.close();
    expect(costs[0]).toBeLessThan(12);
    expect(costs[1]).toBe(costs[0]);
  },
  60_000,
);
