import { MemberId } from '../../bot/domain/ids';
import type { ReadCount } from '../../bot/store/batchRules';
import type { PanelStore } from '../../bot/ledger/store';
import { runQuery } from '../../bot/useCases/queries';
import { openOutboxStand, type OutboxStand } from '../delivery/outboxStand';
import { countedStores } from '../support/countedStores';
import type { StorePlace } from '../support/storeDocuments';

const TASKS = 30;

describe.each(countedStores)('Today asks of %s', (_name, start) => {
  let place: StorePlace;
  let store: PanelStore;
  let stand: OutboxStand;
  const counts: ReadCount[] = [];
  beforeAll(async () => {
    place = await start();
    store = await place.open((count) => counts.push(count));
    stand = await openOutboxStand('', { store });
    for (let number = 1; number <= TASKS; number += 1) {
      const task = { taskId: `task-${number}`, title: 'Visit', agencyId: 'ea', ownerId: 'priya-sandhu' };
      await stand.command('callum-reeve', 'task.allocate', { ...task, dueOn: '2027-02-19' });
    }
  }, 60_000);
  afterAll(async () => {
    await stand.close();
    await place.close();
  });

  async function asked(member: string): Promise<{ reads: number; queries: number; documents: number }> {
    counts.splice(0);
    const ctx = await stand.contexts.of(stand.panelId, MemberId.parse(member));
    await runQuery('today.lines', {}, ctx);
    const of = (operation: ReadCount['operation']) => counts.filter((count) => count.operation === operation);
    const queries = of('query');
    const documents = queries.reduce((sum, count) => sum + count.documents, 0);
    return { reads: of('read').length, queries: queries.length, documents };
  }

  // What is open, what was newly raised, the meetings, who answered to the next, the groups; for the coordinator the chats, too.
  it('once after a change what is open, whoever looks and however many lines and counts are made of it', async () => {
    const meetings = (await store.query(stand.panelId, { type: 'meeting', limit: 100 })).length;
    const groups = (await store.query(stand.panelId, { type: 'group', limit: 100 })).length;
    const chats = (await store.query(stand.panelId, { type: 'chat', limit: 100 })).length;
    expect(await asked('callum-reeve')).toEqual({ reads: 1, queries: 8, documents: TASKS + meetings + groups + chats });
    expect(await asked('ruth-calder')).toEqual({ reads: 1, queries: 0, documents: 0 });
    for (const member of ['priya-sandhu', 'tom-hesketh', 'jo-falk']) {
      expect(await asked(member)).toEqual({ reads: 1, queries: 0, documents: 0 });
    }
    await stand.command('priya-sandhu', 'task.acknowledge', { taskId: 'task-1' });
    expect(await asked('priya-sandhu')).toEqual({ reads: 1, queries: 6, documents: TASKS + meetings + groups });
  });
});
