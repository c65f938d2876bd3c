import { MemberId } from '../../bot/domain/ids';
import type { ReadCount } from '../../bot/store/batchRules';
import type { PanelStore } from '../../bot/ledger/store';
import { type QueryName, runQuery } from '../../bot/useCases/queries';
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

  async function asked(
    member: string,
    query: QueryName = 'today.lines',
    input: object = {},
  ): Promise<{ reads: number; queries: number; documents: number }> {
    counts.splice(0);
    const ctx = await stand.contexts.of(stand.panelId, MemberId.parse(member));
    await runQuery(query, input, ctx);
    const of = (operation: ReadCount['operation']) => counts.filter((count) => count.operation === operation);
    const queries = of('query');
    const documents = queries.reduce((sum, count) => sum + count.documents, 0);
    return { reads: of('read').length, queries: queries.length, documents };
  }

  // What is open, what was newly raised, the meetings, who answered to the next, the groups, controls to look at and what waits for a grade; for the coordinator what waits for a decision, the chats and which people of groups are for few, too.
  it('once after a change what is open, whoever looks and however many lines and counts are made of it', async () => {
    const meetings = (await store.query(stand.panelId, { type: 'meeting', limit: 100 })).length;
    const groups = (await store.query(stand.panelId, { type: 'group', limit: 100 })).length;
    const chats = (await store.query(stand.panelId, { type: 'chat', limit: 100 })).length;
    expect(await asked('callum-reeve')).toEqual({
      reads: 1,
      queries: 16,
      documents: TASKS + meetings + groups + chats,
    });
    expect(await asked('ruth-calder')).toEqual({ reads: 1, queries: 0, documents: 0 });
    for (const member of ['priya-sandhu', 'tom-hesketh', 'jo-falk']) {
      expect(await asked(member)).toEqual({ reads: 1, queries: 0, documents: 0 });
    }
    await stand.command('priya-sandhu', 'task.acknowledge', { taskId: 'task-1' });
    // … and what was done since, for the number that each is told.
    expect(await asked('priya-sandhu')).toEqual({ reads: 1, queries: 10, documents: TASKS + meetings + groups + 1 });
  });
  it('a page of issues by one query more than the pages after it, however many are undecided, and each is full', async () => {
    const raise = (id: string, urgent: boolean) =>
      stand.command('tom-hesketh', 'issue.raise', { issueId: id, text: `Issue ${id}`, urgent });
    for (let number = 1; number <= 7; number += 1) await raise(`urgent-${number}`, true);
    const page = async (cursor?: string) => {
      const ctx = await stand.contexts.of(stand.panelId, MemberId.parse('callum-reeve'));
      counts.splice(0);
      const answer = await runQuery('issues.list', { limit: 5, ...(cursor && { cursor }) }, ctx);
      const queries = counts.filter(({ operation }) => operation === 'query');
      const documents = queries.reduce((sum, count) => sum + count.documents, 0);
      return { ...answer, ids: answer.items.map(({ id }: { id: string }) => id), queries: queries.length, documents };
    };
    for (const undecided of [6, 12]) {
      for (let number = undecided - 5; number <= undecided; number += 1) await raise(`calm-${number}`, false);
      const first = await page();
      expect([first.ids, first.queries, first.documents]).toEqual([urgentOnes(1, 5), 1, 6]);
      const second = await page(first.cursor);
      const newest = [0, 1, 2].map((back) => `calm-${undecided - back}`);
      expect([second.ids, second.queries, second.documents]).toEqual([[...urgentOnes(6, 7), ...newest], 2, 6]);
      const third = await page(second.cursor);
      expect([third.ids[0], third.queries]).toEqual([`calm-${undecided - 3}`, 1]);
      expect(third.ids).toHaveLength(Math.min(5, undecided - 3));
    }
    await stand.command('ruth-calder', 'issue.acknowledge', { issueId: 'urgent-1' });
    expect((await page()).ids).toEqual(urgentOnes(2, 6));
  });

  // The meetings, who came to the last six that were held, and who comes to the next one in a room.
  it('and Partners the meetings and who came to the last six of them, once for all partners', async () => {
    await stand.command('callum-reeve', 'meeting.planSeries', { count: 5 });
    await stand.ledger.change(stand.panelId, stand.now(), async (draft) => {
      for (let number = 1; number <= 8; number += 1) {
        const meeting = await draft.read('meeting', `M${number}`);
        if (meeting === undefined) throw new Error(`No M${number}`);
        draft.put('meeting', { ...meeting, state: 'closed' });
      }
      const subject = { type: 'meeting', id: 'M8', reference: 'M8' } as const;
      draft.log({ action: 'meeting-closed', by: 'system', subject, readers: ['*'] });
    });
    const documents = (await store.query(stand.panelId, { type: 'meeting', limit: 100 })).length;
    expect(await asked('callum-reeve', 'partners.list')).toEqual({ reads: 1, queries: 8, documents });
    expect(await asked('ruth-calder', 'partners.list')).toEqual({ reads: 1, queries: 0, documents: 0 });
    // One of them: what is open, its history, and the panel's own powers.
    expect(await asked('ruth-calder', 'partners.get', { agencyId: 'rspca' })).toEqual({
      ...{ reads: 1, queries: 3, documents: TASKS },
    });
  });
});

function urgentOnes(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, index) => `urgent-${from + index}`);
}
