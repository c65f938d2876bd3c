import type { PanelId } from '../domain/ids';
import { isNewerData, Refusal } from '../domain/refusal';
import { listInHand } from '../ledger/listInHand';
import { pagesOf } from '../ledger/logPages';
import type { Progress } from '../ledger/rewriter';
import type { DocumentQuery, PanelStore, StoredDocument, WalkPage, Write } from '../ledger/store';
import { inTodaysKeys, rekeyedIn } from '../ledger/todaysShapes';
import type { Migration } from './migration';

/** As many are looked through for one list within some tenths of a second. */
const MOST_LOOKED_THROUGH = 2_000;

/**
 * A store whose lists find all that they should while records are brought up to date: of a kind that is being walked,
 * those that the walk has not reached are looked through one by one. Records that this version cannot read are in no
 * list; whoever asks for one of them is told. The heads that pass through tell what is to be walked.
 */
export class SettledStore implements PanelStore {
  constructor(
    private readonly store: PanelStore,
    private readonly migration: Migration,
  ) {}

  async read(panelId: PanelId, id: string): Promise<StoredDocument | undefined> {
    const found = await this.store.read(panelId, id);
    if (found?.type === 'head') this.migration.meet(found);
    return found;
  }

  /** @throws Refusal `newer-data`, which says how far it is, where too many would be looked through */
  async query(panelId: PanelId, query: DocumentQuery): Promise<StoredDocument[]> {
    const progress = this.migration.progressOf(panelId, query.type);
    if (progress === undefined) return this.store.query(panelId, query);
    const left =
      asksForKeys(query, rekeyedIn(query.type)) && progress.isAwaited
        ? await this.unreached(panelId, query.type, progress)
        : [];
    const apart = new Set([...left.map(({ id }) => id), ...progress.unread]);
    const stored = await this.store.query(panelId, { ...query, limit: query.limit + apart.size });
    const others = stored.filter(({ id }) => !apart.has(id));
    return listInHand(readable([...others, ...left]), query);
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

  walk(panelId: PanelId, page: WalkPage): Promise<StoredDocument[]> {
    return this.store.walk(panelId, page);
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

/** Else it lists all, by whatever keys they stand, or by keys that the walk leaves as they are. */
function asksForKeys({ where = [], order }: DocumentQuery, rekeyed: readonly string[] | undefined): boolean {
  const asked = [...where, ...(order === undefined ? [] : [order])];
  return asked.some(({ key }) => rekeyed === undefined || rekeyed.includes(key));
}

/** By the keys that this version works out. */
function readable(documents: readonly StoredDocument[]): StoredDocument[] {
  return documents.map(inTodaysKeys).filter((each) => each !== undefined);
}
