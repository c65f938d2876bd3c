import type { PanelId } from '../domain/ids';
import { type CountedType, measuresOf } from '../domain/measures';
import type { Counting } from '../domain/tally';
import { countedFirst, isCountedType, talliesWith } from './counting';
import type { Head } from './head';
import { documentOf, recordOf } from './records';
import { type PanelStore, type StoredDocument, VersionConflict, type Write } from './store';

/** Records at once. Each counts in so many months that these, and the head, are one batch. */
const AT_ONCE = 12;
const MOST_RACES = 200;

/** In the order of their ids, in which they are counted. */
const types: readonly CountedType[] = Object.keys(measuresOf).filter(isCountedType).sort();

/**
 * Counts the records that were there before counting began, or that an earlier version has written since, in the order of
 * their ids. How far it is stands in the head, and changes with what is counted in one batch: killed in the middle it goes
 * on from there, and two processes at once count each record once.
 */
export class Counter {
  constructor(private readonly store: PanelStore) {}

  /** From nothing: what stands now is counted anew. */
  async beginUnless(panelId: PanelId, isCounted: (head: Head) => boolean): Promise<void> {
    await this.step(panelId, async (head) =>
      isCounted(head) ? undefined : { ...nextRound(head.counting), documents: [] },
    );
  }

  /** @returns whether all is counted */
  async count(panelId: PanelId, isStopped: () => boolean): Promise<boolean> {
    for (;;) {
      if (isStopped()) return false;
      const counting = await this.step(panelId, (head) => this.some(head));
      if (counting !== undefined && counting.reached === undefined) return true;
      await new Promise((resume) => setImmediate(resume));
    }
  }

  /** What comes next. Undefined: nothing. */
  private async some({ panelId, counting }: Head): Promise<Counted | undefined> {
    if (counting === undefined) return { ...nextRound(counting), documents: [] };
    const { round, reached } = counting;
    if (reached === undefined) return undefined;
    const type = types.find((each) => reached < endOf(each));
    if (type === undefined) return { counting: { round }, documents: [] };
    const page = await this.store.walk(panelId, { type, after: reached, limit: AT_ONCE });
    const last = page.length < AT_ONCE ? endOf(type) : (page.at(-1)?.id ?? endOf(type));
    return { counting: { round, reached: last }, documents: page };
  }

  private async step(panelId: PanelId, decide: (head: Head) => Promise<Counted | undefined>) {
    for (let race = 1; race <= MOST_RACES; race++) {
      const found = await this.store.read(panelId, 'head');
      if (found === undefined) return { round: 1 } satisfies Counting;
      const head = recordOf('head', found);
      const next = await decide(head);
      if (next === undefined) return head.counting;
      if (await this.commit(found, head, next)) return next.counting;
    }
    throw new Error('Records could not be counted: others keep writing the head');
  }

  private async commit(found: StoredDocument, head: Head, { counting, documents }: Counted): Promise<boolean> {
    const { panelId } = head;
    const versions = new Map<string, string>();
    const read = async (id: string) => {
      const stored = await this.store.read(panelId, id);
      if (stored !== undefined) versions.set(id, stored.version);
      return stored;
    };
    const place = { panelId, round: counting.round, read };
    const tallies = await talliesWith(documents.map(countedFirst), place);
    const writes: Write[] = [
      { kind: 'replace', document: documentOf('head', panelId, { ...head, counting }), version: found.version },
      ...tallies.map((document): Write => {
        const version = versions.get(document.id);
        return version === undefined ? { kind: 'create', document } : { kind: 'replace', document, version };
      }),
    ];
    try {
      await this.store.commit(panelId, writes);
      return true;
    } catch (error) {
      if (error instanceof VersionConflict) return false;
      throw error;
    }
  }
}

interface Counted {
  readonly counting: Counting;
  readonly documents: readonly StoredDocument[];
}

function nextRound(counting: Counting | undefined): { counting: Counting } {
  return { counting: { round: (counting?.round ?? 0) + 1, reached: '' } };
}

/** Above the ids of all of a type. */
function endOf(type: CountedType): string {
  return `${type};`;
}
