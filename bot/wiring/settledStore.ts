import type { PanelId } from '../domain/ids';
import { isNewerData, Refusal } from '../domain/refusal';
import { listInHand } from '../ledger/listInHand';
import { pagesOf } from '../ledger/logPages';
import type { Progress } from '../ledger/rewriter';
import type { DocumentQuery, PanelStore, StoredDocument, WalkPage, Write } from '../ledger/store';
import { inTodaysKeys, isRecordType, rekeyedIn } from '../ledger/todaysShapes';
import { recordKinds } from '../ledger/records';
import type { BrokenRecords } from './brokenRecords';
import type { Migration } from './migration';

/** As many are looked through for one list within some tenths of a second. */
const MOST_LOOKED_THROUGH = 2_000;

/**
 * A store whose lists find all that they should while records are brought up to date: of a kind that is being walked,
 * those that the walk has not reached are looked through one by one. Records that cannot be read are in no list, which is
 * said in the process's log; whoever asks for one of them is told of a fault. The heads that pass through tell what is to be walked.
 */
export class SettledStore implements PanelStore {
  constructor(
    private readonly store: PanelStore,
    private readonly migration: Migration,
    private readonly broken: BrokenRecords,
  ) {}

  async read(panelId: PanelId, id: string): Promise<StoredDocument | undefined> {
    const found = await this.store.read(panelId, id);
    if (found !== undefined && this.broken.isReadable(found) && found.type === 'head') this.migration.meet(found);
    return found;
  }

  /** @throws Refusal `newer-data`, which says how far it is, where too many would be looked through */
  async query(panelId: PanelId, query: DocumentQuery): Promise<StoredDocument[]> {
    const progress = this.migration.progressOf(panelId, query.type);
    if (progress === undefined) return this.readable(panelId, query);
    const left =
      asksForKeys(query, rekeyedIn(query.type)) && progress.isAwaited
        ? await this.unreached(panelId, query.type, progress)
        : [];
    const apart = new Set([...left.map(({ id }) => id), ...progress.unread]);
    const stored = await this.readable(panelId, { ...query, limit: query.limit + apart.size });
    const others = stored.filter(({ id }) => !apart.has(id));
    return listInHand(byTodaysKeys([...others, ...left]), query);
  }

  /** As many as are asked for, whatever is left out. */
  private async readable(panelId: PanelId, query: DocumentQuery): Promise<StoredDocument[]> {
    if (decidesSight(query.type)) return this.store.query(panelId, query);
    for (let limit = query.limit; ;) {
      const found = await this.store.query(panelId, { ...query, limit });
      const readable = found.filter((each) => this.broken.isReadable(each));
      const isAll = found.length < limit || readable.length >= query.limit;
      if (isAll) return readable.slice(0, query.limit);
      limit += found.length - readable.length;
    }
  }

  /** One panel that is far behind keeps no other from its own. */
  async queryEverywhere(query: DocumentQuery): Promise<StoredDocument[]> {
    const found = await this.store.queryEverywhere(query);
    const behind = this.migration.panelsBehind(query.type);
    const theirs = await Promise.all(
      behind.map((panelId) =>
        this.query(panelId, query).catch((error: unknown) => {
          if (isNewerData(error)) return found.filter((each) => each.panelId === panelId);
          throw error;
        }),
      ),
    );
    return [...found.filter(({ panelId }) => !behind.includes(panelId)), ...theirs.flat()].slice(0, query.limit);
  }

  /** Those that may not stand as this version writes them. */
  private async unreached(panelId: PanelId, type: string, progress: Readonly<Progress>): Promise<StoredDocument[]> {
    const found: StoredDocument[] = [];
    for await (const page of pagesOf(this.store, panelId, type, progress.reached)) {
      found.push(...page);
      if (found.length > MOST_LOOKED_THROUGH) throw new Refusal('newer-data', { done: String(progress.seen) });
    }
    return found;
  }

  /** With those that cannot be read: whoever looks at all of them has to know. */
  async walk(panelId: PanelId, page: WalkPage): Promise<StoredDocument[]> {
    const found = await this.store.walk(panelId, page);
    for (const each of found) this.broken.isReadable(each);
    return found;
  }

  commit(panelId: PanelId, writes: readonly Write[]): Promise<string[]> {
    return this.store.commit(panelId, writes);
  }

  purge(): Promise<void> {
    return this.store.purge();
  }

  async close(): Promise<void> {
    await this.migration.stop();
    await this.store.close();
  }
}

function decidesSight(type: string): boolean {
  return isRecordType(type) && recordKinds[type].decidesSight === true;
}

/** Else it lists all, by whatever keys they stand, or by keys that the walk leaves as they are. */
function asksForKeys({ where = [], order }: DocumentQuery, rekeyed: readonly string[] | undefined): boolean {
  const asked = [...where, ...(order === undefined ? [] : [order])];
  return asked.some(({ key }) => rekeyed === undefined || rekeyed.includes(key));
}

/** By the keys that this version works out. */
function byTodaysKeys(documents: readonly StoredDocument[]): StoredDocument[] {
  return documents.map(inTodaysKeys).filter((each) => each !== undefined);
}
