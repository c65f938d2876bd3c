import { Message } from '../../bot/domain/message';
import { documentOf } from '../../bot/ledger/records';
import type { PanelStore, StoredDocument } from '../../bot/ledger/store';
import { openOutboxStand, type OutboxStand } from '../delivery/outboxStand';
import { countedStores } from '../support/countedStores';
import { faultsIn } from '../support/ledgerTasks';
import { creates, type StorePlace } from '../support/storeDocuments';

/** Kept for twelve months, on 2 February 2027. */
const [LONG_DUE, LAST_DUE, FIRST_KEPT] = [
  '2025-06-02T08:00:00.000Z',
  '2026-02-02T23:59:59.999Z',
  '2026-02-03T00:00:00.000Z',
];
const A_PAGE = 90;
const lot = { class: 'message', reason: 'Their time is over' };

describe.each(countedStores)('messages whose time is over, more than a page of them, on %s', (_name, start) => {
  let place: StorePlace;
  let store: PanelStore;
  let stand: OutboxStand;
  let between: (page: readonly StoredDocument[]) => Promise<void>;
  beforeAll(async () => {
    place = await start();
    const opened = await place.open();
    store = Object.assign(Object.create(opened), {
      query: async (...asked: Parameters<PanelStore['query']>) => {
        const found = await opened.query(...asked);
        if (asked[1].type === 'message' && found.length === A_PAGE) await between(found);
        return found;
      },
    });
    stand = await openOutboxStand('', { store });
  }, 60_000);
  beforeEach(() => {
    between = async () => {};
  });
  afterAll(async () => {
    await stand.close();
    await place.close();
  });

  async function keep(name: string, count: number, createdAt: string, state = 'done'): Promise<void> {
    const documents = Array.from({ length: count }, (_, at) =>
      documentOf(
        'message',
        stand.panelId,
        Message.parse({
          ...{ id: `${name}-${at}`, state, task: 'post', attempts: 0, deliveries: [] },
          ...{ content: { kind: 'notice', said: 'Come to the meeting' }, createdAt, dueAt: createdAt },
        }),
      ),
    );
    await store.commit(stand.panelId, creates(documents));
  }
  const dispose = () => stand.command('callum-reeve', 'retention.disposeLot', lot);
  const there = async () => (await stand.store.query(stand.panelId, { type: 'message', limit: 1000 })).map(read);
  const read = ({ id, version }: StoredDocument) => `${id} ${version}`;
  const isDue = (text: string) => /long|last/.test(text);

  it('go as one lot, each counted once however many press, and nothing of the next lot is touched', async () => {
    await keep('long', 100, LONG_DUE);
    await keep('last', 100, LAST_DUE);
    await keep('first', 100, FIRST_KEPT);
    await keep('waiting', 5, LONG_DUE, 'waiting');
    const before = await there();
    const due = before.filter(isDue);
    expect(due).toHaveLength(200);
    const both = await Promise.all([dispose(), dispose()]);
    const text = expect.stringMatching(/: 200 messages$/);
    for (const certificate of both) {
      expect(certificate).toMatchObject({ id: 'message.before-2026-02-03', state: 'done', text });
    }
    expect((await there()).sort()).toEqual(before.filter((each) => !isDue(each)).sort());
    expect(await faultsIn(stand.store, stand.panelId)).toEqual([]);
  });

  it('are all gone before the lot is done where another process took a page meanwhile', async () => {
    await keep('later-last', 100, LAST_DUE);
    between = async (page) => {
      between = async () => {};
      await store.commit(
        stand.panelId,
        page.map(({ id, version }) => ({ kind: 'delete', id, version })),
      );
    };
    expect(await dispose()).toMatchObject({ id: 'message.before-2026-02-03.2', state: 'done' });
    expect((await there()).filter(isDue)).toEqual([]);
  });
});
