import { createHash } from 'node:crypto';
import { z } from 'zod';
import { PanelId } from '../domain/ids';
import {
  type DocumentQuery,
  type PanelDocument,
  type PanelStore,
  type StoredDocument,
  VersionConflict,
  type WalkPage,
  type Write,
} from '../ledger/store';

/** Spread so that no one partition hears of everybody. */
const DIGITS_OF_PARTITION = 2;
const PAGE = 500;
const MOST_RACES = 10;

/** The panels on which whoever bears an address or account has, or had, a seat: each says itself whether that still holds. */
const Places = z.object({ panelIds: z.array(PanelId) });
/** What stands in the directory of one panel's people, as its head counts their changes. */
const Listed = z.object({ asOf: z.number(), keys: z.array(z.string()) });

/**
 * A store that finds the seats of a person without asking all partitions: documents of their own say on which panels to
 * look, found by a digest of the address or the account. They are kept up behind the panels' heads, which pass through here
 * whoever wrote them: what a version without a directory changed is listed once its head is seen. Who is in none of them
 * is looked for everywhere, as before: strangers, and everybody until their panel is listed.
 */
export class SeatDirectory implements PanelStore {
  private readonly listed = new Map<PanelId, number>();
  private work: Promise<unknown> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly store: PanelStore,
    private readonly log: (message: string, details: object) => void,
  ) {}

  async read(panelId: PanelId, id: string): Promise<StoredDocument | undefined> {
    const found = await this.store.read(panelId, id);
    if (found !== undefined) this.meet(found);
    return found;
  }

  query(panelId: PanelId, query: DocumentQuery): Promise<StoredDocument[]> {
    return this.store.query(panelId, query);
  }

  async queryEverywhere(query: DocumentQuery): Promise<StoredDocument[]> {
    const key = keyAsked(query);
    const seats = key === undefined ? [] : await this.seatsAt(key, query);
    if (seats.length > 0) return seats.slice(0, query.limit);
    const found = await this.store.queryEverywhere(query);
    for (const each of found) this.meet(each);
    return found;
  }

  walk(panelId: PanelId, page: WalkPage): Promise<StoredDocument[]> {
    return this.store.walk(panelId, page);
  }

  async commit(panelId: PanelId, writes: readonly Write[]): Promise<string[]> {
    const versions = await this.store.commit(panelId, writes);
    for (const write of writes) if (write.kind !== 'delete') this.meet(write.document);
    return versions;
  }

  purge(): Promise<void> {
    return this.store.purge();
  }

  async close(): Promise<void> {
    this.stopped = true;
    await this.work;
    await this.store.close();
  }

  /** Resolves when all that was seen is listed. */
  async settled(): Promise<void> {
    await this.work;
  }

  private async seatsAt(key: string, query: DocumentQuery): Promise<StoredDocument[]> {
    const entry = await this.store.read(partitionOf(key), `places:${key}`);
    const panelIds = entry === undefined ? [] : Places.parse(entry.value).panelIds;
    return (await Promise.all(panelIds.map((panelId) => this.store.query(panelId, query)))).flat();
  }

  /** Away from whoever asks, and one panel after the other. */
  private meet({ type, panelId, value }: PanelDocument): void {
    const asOf = type === 'head' ? rosterIn(value) : undefined;
    if (asOf === undefined || this.listed.get(panelId) === asOf) return;
    this.listed.set(panelId, asOf);
    this.work = this.work.then(async () => {
      if (this.stopped || this.listed.get(panelId) !== asOf) return;
      await this.list(panelId, asOf).catch((error: unknown) => {
        this.listed.delete(panelId);
        this.log('The people of a panel could not be listed in the directory', { panelId, error });
      });
    });
  }

  private async list(panelId: PanelId, asOf: number): Promise<void> {
    const place = createHash('sha256').update(panelId).digest('hex');
    const [partition, id] = [partitionOf(place), `listed:${panelId}`];
    const standing = await this.store.read(partition, id);
    const before = standing === undefined ? { asOf: -1, keys: [] } : Listed.parse(standing.value);
    if (before.asOf === asOf) return;
    const keys = await this.keysOf(panelId);
    for (const key of keys) if (!before.keys.includes(key)) await this.add(key, panelId);
    await this.write({ id, panelId: partition, type: 'seatList', keys: {}, value: { asOf, keys } }, standing);
  }

  private async keysOf(panelId: PanelId): Promise<string[]> {
    const keys = new Set<string>();
    for (let after = ''; ;) {
      const page = await this.store.walk(panelId, { type: 'member', after, limit: PAGE });
      for (const { keys: of } of page)
        for (const name of ['email', 'objectId'] as const) {
          const value = of[name];
          if (typeof value === 'string') keys.add(digestOf(name, value));
        }
      const last = page.at(-1);
      if (last === undefined || page.length < PAGE) return [...keys];
      after = last.id;
    }
  }

  private async add(key: string, panelId: PanelId): Promise<void> {
    const [partition, id] = [partitionOf(key), `places:${key}`];
    for (let race = 1; race <= MOST_RACES; race++) {
      const standing = await this.store.read(partition, id);
      const { panelIds } = standing === undefined ? { panelIds: [] } : Places.parse(standing.value);
      if (panelIds.includes(panelId)) return;
      const value = { panelIds: [...panelIds, panelId] };
      if (await this.write({ id, panelId: partition, type: 'seatPlaces', keys: {}, value }, standing)) return;
    }
    throw new Error('Others keep writing an entry of the directory');
  }

  private async write(document: PanelDocument, standing: StoredDocument | undefined): Promise<boolean> {
    const write: Write =
      standing === undefined ? { kind: 'create', document } : { kind: 'replace', document, version: standing.version };
    try {
      await this.store.commit(document.panelId, [write]);
      return true;
    } catch (error) {
      if (error instanceof VersionConflict) return false;
      throw error;
    }
  }
}

function rosterIn(value: unknown): number | undefined {
  const isHead = typeof value === 'object' && value !== null && 'rosterAsOf' in value;
  return isHead && typeof value.rosterAsOf === 'number' ? value.rosterAsOf : undefined;
}

/** Of a person looked for by address or account alone. */
function keyAsked({ type, where = [], order }: DocumentQuery): string | undefined {
  const [condition] = where;
  if (type !== 'member' || where.length !== 1 || order !== undefined || condition === undefined) return undefined;
  const { key } = condition;
  const isOne = 'is' in condition && (key === 'email' || key === 'objectId');
  return isOne && typeof condition.is === 'string' ? digestOf(key, condition.is) : undefined;
}

/** Nobody reads an address in the directory. */
function digestOf(name: string, value: string): string {
  return createHash('sha256').update(`${name}:${value}`).digest('hex').slice(0, 32);
}

function partitionOf(digest: string): PanelId {
  return PanelId.parse(`directory-${digest.slice(0, DIGITS_OF_PARTITION)}`);
}
