import { digestsIn } from '../../domain/log';
import type { Instant } from '../../domain/time';
import type { LogAnchor } from '../anchors';
import { DEPLOYMENT } from '../deployment';
import { isLogged } from '../loggedRecords';
import { logIdOf, logNumberOf, pagesOf } from '../logPages';
import { documentIdAt, keyOf, recordOf } from '../records';
import { shapesIn } from '../shapes';
import type { PanelStore, StoredDocument } from '../store';
import { checkKnown, type CopyEnd, CopyFault, type CopyHeader, type CopyLine } from './panelCopy';

/** Somebody brings the records up to date meanwhile: the copy is begun anew. */
export class Unsettled extends Error {}

/** Rounds in which what was written meanwhile is read again, each shorter than the one before. */
const MOST_ROUNDS = 100;
/** Written with the head, in one batch, and named by no entry. */
const counted = ['monthTally', 'apartTally'];
/** Last in the file, so that nobody finds a person or a panel of which there is no more yet. */
const last = [...counted, 'member', 'panel'];
/** The mark of an import that is not over. */
export const IMPORT = 'import';

/**
 * A whole panel, a page at a time, while others write. The log, all that it vouches for and what is counted with it are as
 * of one entry: what was written while they were read is read again, until the head stands still meanwhile. What stands
 * beside the log (messages on their way, where people are written to, cards, links) is read after that, so that it is some
 * seconds younger and knows of all that was sent until then.
 */
export class CopyOut {
  private readonly counts: Record<string, number> = {};
  /** Ids of records that were copied. */
  private readonly copied = new Set<string>();
  private lastEntry = 0;
  private readonly besides = new Set<string>();

  constructor(
    private readonly store: PanelStore,
    private readonly header: CopyHeader,
    private readonly anchors: readonly LogAnchor[],
    private readonly clock: () => Instant,
  ) {}

  /** @throws Unsettled @throws CopyFault */
  async *lines(): AsyncGenerator<CopyLine> {
    const first = await this.head();
    yield this.header;
    for (const anchor of this.anchors) yield { is: 'anchor', anchor };
    yield* this.owners();
    yield* this.all(logNumberIn(first));
    const { head, documents } = yield* this.meanwhile(first);
    // Chats before what is said in them.
    for (const type of [...this.besides].sort((a, b) => Number(a === 'message') - Number(b === 'message'))) {
      for await (const page of pagesOf(this.store, this.header.panelId, type)) {
        for (const each of page) yield this.line(each);
      }
    }
    for (const each of [...documents, head]) yield this.line(each);
    yield this.end(head);
  }

  /** Chats that are this panel's, of the deployment's own. */
  private async *owners(): AsyncGenerator<CopyLine> {
    const { panelId } = this.header;
    for await (const page of pagesOf(this.store, panelId, 'chat')) {
      for (const chat of page) {
        const owner = await this.store.read(DEPLOYMENT, documentIdAt('chatOwner', keyOf(chat)));
        if (owner !== undefined && recordOf('chatOwner', owner).panelId === panelId) yield this.line(owner);
      }
    }
  }

  /** What was written after `number` is left to be read again. */
  private async *all(number: number): AsyncGenerator<CopyLine> {
    for await (const page of pagesOf(this.store, this.header.panelId)) {
      for (const document of page) {
        const { type, entry = 0 } = document;
        if (type === IMPORT) throw new CopyFault('This panel was not imported to its end: finish that first.');
        checkKnown(document);
        if (last.includes(type) || type === 'head') continue;
        if (type !== 'log' && !isLogged(type)) this.besides.add(type);
        else if ((type === 'log' ? logNumberOf(document) : entry) <= number) yield this.line(document);
      }
    }
  }

  /** Until nobody has written while it was read. @returns what is to stand last, and the head that it is of */
  private async *meanwhile(
    first: StoredDocument,
  ): AsyncGenerator<CopyLine, { head: StoredDocument; documents: StoredDocument[] }> {
    let seen = logNumberIn(first);
    for (let round = 1; round <= MOST_ROUNDS; round++) {
      const before = await this.head();
      if (shapesOf(before) !== shapesOf(first)) throw new Unsettled();
      for (const id of yield* this.entriesBetween(seen, logNumberIn(before))) {
        const document = await this.store.read(this.header.panelId, id);
        if (document !== undefined && !last.includes(document.type)) yield this.line(document);
      }
      const documents = await this.allOf(last);
      if ((await this.head()).version === before.version) return { head: before, documents };
      seen = logNumberIn(before);
    }
    throw new CopyFault('The panel is written to without a pause: try again at a quieter time.');
  }

  /** @returns ids of what they wrote: records, and entries that lost their words */
  private async *entriesBetween(after: number, until: number): AsyncGenerator<CopyLine, Set<string>> {
    const touched = new Set<string>();
    for await (const page of pagesOf(this.store, this.header.panelId, 'log', logIdOf(after))) {
      for (const document of page.filter((each) => logNumberOf(each) <= until)) {
        const entry = recordOf('log', document);
        // A version without digests writes too, and does not say what.
        if (entry.form === 1) throw new Unsettled();
        for (const id of Object.keys(digestsIn(entry))) touched.add(id);
        for (const number of entry.erased ?? []) touched.add(logIdOf(number));
        yield this.line(document);
      }
      if (page.some((each) => logNumberOf(each) >= until)) break;
    }
    return touched;
  }

  private async allOf(types: readonly string[]): Promise<StoredDocument[]> {
    const found: StoredDocument[] = [];
    for (const type of types) {
      for await (const page of pagesOf(this.store, this.header.panelId, type)) found.push(...page);
    }
    return found;
  }

  private async head(): Promise<StoredDocument> {
    const found = await this.store.read(this.header.panelId, 'head');
    if (found === undefined) throw new CopyFault(`There is no panel ${this.header.panelId} in this store.`);
    checkKnown(found);
    return found;
  }

  private line({ version: _, ...document }: StoredDocument): CopyLine {
    const { id, type, value } = document;
    if (value === undefined) throw new CopyFault(`${id} cannot be read: npm run verify-log tells more.`);
    if (this.isFirst(document)) this.counts[type] = (this.counts[type] ?? 0) + 1;
    return { is: 'document', document };
  }

  /** What stands beside the log is read once. */
  private isFirst(document: Pick<StoredDocument, 'id' | 'type'>): boolean {
    const { id, type } = document;
    if (type === 'log') {
      const isFirst = logNumberOf(document) > this.lastEntry;
      this.lastEntry = Math.max(this.lastEntry, logNumberOf(document));
      return isFirst;
    }
    if (!isLogged(type)) return true;
    const isFirst = !this.copied.has(id);
    this.copied.add(id);
    return isFirst;
  }

  private end(head: StoredDocument): CopyEnd {
    const { logNumber, lastHash } = recordOf('head', head);
    return { is: 'end', number: logNumber, hash: lastHash, counts: this.counts, endedAt: this.clock() };
  }
}

function logNumberIn(head: StoredDocument): number {
  return recordOf('head', head).logNumber;
}

function shapesOf({ value }: StoredDocument): string {
  return JSON.stringify(shapesIn(value) ?? null);
}
