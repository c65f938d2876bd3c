import path from 'node:path';
import { wholePanel } from '../../bot/domain/audience';
import { AgencyId, IssueId, MemberId, type PanelId, TaskId } from '../../bot/domain/ids';
import { Issue } from '../../bot/domain/issue';
import { Task } from '../../bot/domain/task';
import { addDays, addMinutes, type Instant, localDateOf } from '../../bot/domain/time';
import { documentOf } from '../../bot/ledger/records';
import { MAX_BATCH_WRITES, type PanelDocument, type PanelStore, type Write } from '../../bot/ledger/store';
import { openOutboxStand, type OutboxStand } from '../delivery/outboxStand';
import { type Call, interleave, ratioOf } from './measure';
import { textTable } from './requestUnits';

/** By what is typed: "yard" stands in each third record, "heron" in three of them, "nosuchword" in none. */
const sought = {
  'a common word': 'yard',
  'the beginning of one': 'yar',
  'a rare word': 'heron',
  'two common words': 'yard weir',
  'a common and a rare word': 'yard heron',
  'a word that nobody has': 'nosuchword',
  'a common word and one that nobody has': 'yard nosuchword',
  'a number': '14',
} as const;

/** What a search takes on the embedded store by how many tasks and issues there are, in turns; and a list of tasks by words. */
export async function measureSearching(folder: string, sizes: readonly [number, number]): Promise<string> {
  const stands: OutboxStand[] = [];
  for (const size of sizes) {
    const stand = await openOutboxStand(path.join(folder, `searching-${size}.db`));
    await fill(stand, size);
    stands.push(stand);
  }
  const calls = Object.entries(sought).flatMap(([name, text]) =>
    stands.flatMap((stand, index): [string, Call][] => [
      [`${name} ${index}`, () => stand.ask('priya-sandhu', 'search.find', { text })],
      [`list: ${name} ${index}`, () => stand.ask('priya-sandhu', 'tasks.list', { search: text, open: 'any' })],
    ]),
  );
  const taken = await interleave(Object.fromEntries(calls), { rounds: 7, calls: 15, before: {} });
  await Promise.all(stands.map((stand) => stand.close()));
  const rows = Object.keys(sought).flatMap((each) =>
    [each, `list: ${each}`].map((name) => {
      const [few, many] = [taken.get(`${name} 0`), taken.get(`${name} 1`)];
      return [name, ...[few, many].map((one) => (one?.medianMs ?? NaN).toFixed(2)), ratioOf(many, few).toFixed(2)];
    }),
  );
  return textTable([['search', ...sizes.map((size) => `${size} records, ms`), 'ratio'], ...rows]);
}

/** Straight into the store: the log has no part in a search. */
async function fill({ store, panelId, now }: OutboxStand, size: number): Promise<void> {
  const heron = new Set([0.1, 0.5, 0.9].map((part) => Math.floor(size * part)));
  let writes: Write[] = [];
  for (let index = 0; index < size; index++) {
    const at = addMinutes(now(), index - 3 * size);
    const words = [...pickedWords(index), index % 3 === 0 ? 'yard' : '', index % 4 === 0 ? 'weir' : ''];
    const text = [...words, heron.has(index) ? 'heron' : ''].filter((word) => word !== '').join(' ');
    writes.push({
      kind: 'create',
      document: index % 5 === 0 ? issue(panelId, index, at, text) : task(panelId, index, at, text),
    });
    if (writes.length < MAX_BATCH_WRITES) continue;
    await store.commit(panelId, writes);
    writes = [];
  }
  await commitRest(store, panelId, writes);
}

async function commitRest(store: PanelStore, panelId: PanelId, writes: readonly Write[]): Promise<void> {
  if (writes.length > 0) await store.commit(panelId, writes);
}

/** Thirty out of some thousand, as a short report has them. */
function pickedWords(seed: number): string[] {
  return Array.from(
    { length: 30 },
    (_, index) => `${(Math.imul(seed * 31 + index, 2_654_435_761) >>> 22).toString(36)}word`,
  );
}

function task(panelId: PanelId, index: number, at: Instant, text: string): PanelDocument {
  const stamp = { by: MemberId.parse('ruth-calder'), at };
  const number = 1 + (index % 900);
  return documentOf(
    'task',
    panelId,
    Task.parse({
      ...{
        id: TaskId.parse(`searched-${index}`),
        panelId,
        number,
        reference: `SEN-${10 + (Math.floor(index / 900) % 90)}-${number}`,
      },
      ...{ title: text.slice(0, 100), detail: text, state: 'allocated', urgent: false, origin: { kind: 'panel' } },
      ...{ agencyId: AgencyId.parse('ea'), ownerId: MemberId.parse('priya-sandhu'), audience: wholePanel },
      dueOn: addDays(localDateOf(at, 'Europe/London'), 30),
      ...{ created: stamp, changed: stamp, allocated: { ...stamp, ackDueAt: addMinutes(at, 2_880) } },
    }),
  );
}

function issue(panelId: PanelId, index: number, at: Instant, text: string): PanelDocument {
  const number = 1 + (index % 900);
  return documentOf(
    'issue',
    panelId,
    Issue.parse({
      ...{
        id: IssueId.parse(`searched-${index}`),
        panelId,
        number,
        reference: `I-${10 + (Math.floor(index / 900) % 90)}-${number}`,
      },
      ...{ text, state: 'raised', urgent: false, agencyId: AgencyId.parse('ea'), audience: wholePanel },
      ...{ raised: { by: MemberId.parse('priya-sandhu'), at }, changed: { by: MemberId.parse('priya-sandhu'), at } },
    }),
  );
}
