import { recordOf } from '../../bot/ledger/records';
import type { StoredDocument } from '../../bot/ledger/store';
import { until } from '../support/sentinel';
import type { OutboxStand } from './outboxStand';
import { allDone, giveTask, PlayedOutbox } from './playedOutbox';

let played: PlayedOutbox;
let stand: OutboxStand;

beforeEach(async () => {
  played = new PlayedOutbox();
  stand = await played.open();
  await played.meet(stand, 'priya-sandhu');
});
afterEach(() => played.close());

/** Tells each look into what a document holds. */
function watched(document: StoredDocument, look: () => void): StoredDocument {
  const { content, ...rest } = Object(document.value);
  const value = Object.defineProperty({ ...rest }, 'content', {
    enumerable: true,
    get: () => {
      look();
      return content;
    },
  });
  return { ...document, value };
}

it('a due message is parsed once when it is taken in hand', async () => {
  const looks = new Map<string, number>();
  let looksOfOne = 0;
  const query = stand.store.query.bind(stand.store);
  stand.store.query = async (panelId, asked) => {
    const found = await query(panelId, asked);
    if (asked.type !== 'message') return found;
    for (const each of found.slice(0, 1)) {
      looksOfOne = 0;
      recordOf(
        'message',
        watched(each, () => (looksOfOne += 1)),
      );
    }
    return found.map((each) => watched(each, () => looks.set(each.id, (looks.get(each.id) ?? 0) + 1)));
  };
  await giveTask(stand, 'task-1');
  stand.kick();
  // Looked at by the outbox alone until it is sent.
  await until('it is sent', () => played.chat('priya-sandhu').length === 1);
  stand.store.query = query;
  await allDone(stand);
  expect(looksOfOne).toBeGreaterThan(0);
  expect([...looks.values()]).toEqual([looksOfOne]);
});
