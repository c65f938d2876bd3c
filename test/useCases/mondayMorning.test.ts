import { type Message, recipientKey } from '../../bot/domain/message';
import type { PanelStore } from '../../bot/ledger/store';
import northmoor from '../../bot/panels/northmoor.json';
import { lookForReminders } from '../../bot/useCases/reminders/lookForReminders';
import { OFFSET_MS, openOutboxStand, type OutboxStand } from '../delivery/outboxStand';
import { countedStores } from '../support/countedStores';
import type { StorePlace } from '../support/storeDocuments';

const PEOPLE = 60;
/** From Tuesday 2 February 2027 to the morning of Monday the 15th. */
const TO_MONDAY_MS = 13 * 86_400_000;

const sixty = Array.from({ length: PEOPLE }, (_, index) => ({
  name: `Sixty Number${index + 1}`,
  agency: 'ea',
  role: 'member',
  email: `sixty${index + 1}@ea.example`,
}));
const panel = { ...northmoor, members: [...northmoor.members, ...sixty] };
const idOf = ({ name }: { name: string }) => name.toLowerCase().replace(' ', '-');

/** Ends the process, as it were, when it is about to write for the time after `times`. */
function diesAfter(times: number, store: PanelStore): PanelStore {
  let left = times;
  return {
    read: (panelId, id) => store.read(panelId, id),
    query: (panelId, query) => store.query(panelId, query),
    queryEverywhere: (query) => store.queryEverywhere(query),
    walk: (panelId, page) => store.walk(panelId, page),
    commit: async (panelId, writes) => {
      if (left-- === 0) throw new Error('The process was killed');
      return store.commit(panelId, writes);
    },
    purge: () => store.purge(),
    close: () => store.close(),
  };
}

describe.each(countedStores)('on a Monday on which something is due for sixty people, on %s', (_name, start) => {
  let place: StorePlace;
  let store: PanelStore;
  let before: OutboxStand;
  beforeAll(async () => {
    place = await start();
    store = await place.open();
    before = await openOutboxStand('', { store, panel });
    for (const person of sixty) {
      const task = { taskId: `task-of-${idOf(person)}`, title: 'Visit', agencyId: 'ea', ownerId: idOf(person) };
      await before.command('callum-reeve', 'task.allocate', { ...task, dueOn: '2027-02-15' });
    }
  }, 120_000);
  afterAll(async () => {
    await before.close();
    await place.close();
  });

  const monday = (on: PanelStore) => openOutboxStand('', { store: on, offsetMs: OFFSET_MS + TO_MONDAY_MS });

  async function look(stand: OutboxStand): Promise<void> {
    await lookForReminders(await stand.contexts.forSystem(stand.panelId));
  }

  /** What came of itself, by reader. */
  async function toldTo(): Promise<Map<string, Message[]>> {
    const told = new Map<string, Message[]>();
    for (const message of await before.messages()) {
      if (message.createdAt < '2027-02-15') continue;
      for (const { recipient } of message.deliveries)
        told.set(recipientKey(recipient), [...(told.get(recipientKey(recipient)) ?? []), message]);
    }
    return told;
  }

  it('each of them gets one message with all of it, though the process is killed between two batches', async () => {
    await expect(look(await monday(diesAfter(1, store)))).rejects.toThrow('killed');
    const first = (await toldTo()).size;
    expect(first).toBeGreaterThan(0);
    expect(first).toBeLessThan(PEOPLE);

    const again = await monday(store);
    for (let time = 1; time <= 2; time += 1) await look(again);
    const told = await toldTo();
    expect([...told.values()].filter((messages) => messages.length > 1)).toEqual([]);
    const theirs = sixty.map((person) => told.get(`member ${idOf(person)}`)?.[0]?.content);
    expect(theirs).toEqual(
      sixty.map((person) =>
        expect.objectContaining({
          kind: 'due',
          parts: [expect.objectContaining({ taskId: `task-of-${idOf(person)}` }), { kind: 'digest' }],
        }),
      ),
    );
  }, 60_000);
});
