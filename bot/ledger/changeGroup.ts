import { digestsIn, type LogEntry, type Sha256 } from '../domain/log';
import type { PanelId } from '../domain/ids';
import type { Message } from '../domain/message';
import type { Instant } from '../domain/time';
import { ChangeDraft, type Draft, type Reading } from './changeDraft';
import { endOf, entriesOf, type LogEnd } from './logEntries';
import { pagesOfLog } from './logPages';
import {
  MAX_BATCH_BYTES,
  MAX_BATCH_WRITES,
  type PanelDocument,
  type PanelStore,
  type StoredDocument,
  VersionConflict,
  type Write,
} from './store';
import { type CountedChange, countedChange, talliesWith, tallyIds } from './counting';
import { isLogged } from './loggedRecords';
import type { Courier, Owed } from './courier';
import type { Head } from './head';
import { documentOf, recordOf } from './records';
import { afterWriting } from './shapes';
import { todaysShapes } from './todaysShapes';

/** Room left for the head and for what one more change may add. */
const GROUP_BYTES = MAX_BATCH_BYTES * 0.8;
/** More than belongs to one meeting. */
const MOST_LISTED = 1000;

/** A change that waits for its turn. */
export interface Queued {
  readonly now: Instant;
  /** Decides, and gives what tells the caller so, with the entries that it wrote, once it is durable. */
  readonly decide: (draft: Draft) => Promise<(entries: readonly LogEntry[]) => void>;
  readonly reject: (error: unknown) => void;
}

export interface CachedHead {
  readonly value: Head;
  /** Undefined until the panel's first commit. */
  readonly version: string | undefined;
  /** In which the last changes were counted: as long as the head stands so do these. */
  readonly tallies?: ReadonlyMap<string, StoredDocument>;
}

/** Changes that commit together, each on top of those before it. */
export class ChangeGroup {
  readonly entries: LogEntry[] = [];
  private readonly known = new Map<string, StoredDocument | undefined>();
  private readonly written = new Map<string, PanelDocument>();
  private readonly removed = new Set<string>();
  private readonly counted: CountedChange[] = [];
  private counters: Record<string, number>;
  private rosterAsOf: number;
  private end: LogEnd;
  private bytes = 0;

  constructor(
    private readonly panelId: PanelId,
    private readonly head: CachedHead,
    private readonly store: PanelStore,
    private readonly sha256: Sha256,
    private readonly newId: () => string,
    private readonly courier?: Courier,
  ) {
    this.counters = { ...head.value.counters };
    this.rosterAsOf = head.value.rosterAsOf;
    const { logNumber, changeNumber, lastHash } = head.value;
    this.end = { logNumber, changeNumber, lastHash };
  }

  /** Runs changes in order until the batch is full. Each answer is given only once the group is durable. */
  async run(queue: readonly Queued[]): Promise<(() => void)[]> {
    const settled: (() => void)[] = [];
    for (const each of queue) {
      const draft = new ChangeDraft(this.panelId, each.now, { ...this.counters }, this.reading, this.newId);
      try {
        const settle = await each.decide(draft);
        const counted = this.countedBy(draft);
        if (!this.fits(draft, counted)) {
          if (settled.length > 0) break;
          throw new Error('One change writes more than a batch holds');
        }
        const entries = this.absorb(draft, each.now);
        this.counted.push(...counted);
        settled.push(() => settle(entries));
      } catch (error) {
        if (error instanceof VersionConflict) throw error;
        settled.push(() => each.reject(error));
      }
    }
    return settled;
  }

  private readonly reading: Reading = {
    read: (id) => this.readDocument(id),
    list: (type, key, value) => this.listDocuments(type, key, value),
    logAfter: (number) => this.entriesAfter(number),
  };

  private async readDocument(id: string): Promise<PanelDocument | undefined> {
    if (this.removed.has(id)) return undefined;
    const written = this.written.get(id);
    if (written !== undefined) return written;
    if (!this.known.has(id)) this.known.set(id, await this.store.read(this.panelId, id));
    return this.known.get(id);
  }

  private async listDocuments(type: string, key: string, value: string): Promise<PanelDocument[]> {
    const found = await this.store.query(this.panelId, { type, where: [{ key, is: value }], limit: MOST_LISTED + 1 });
    if (found.length > MOST_LISTED) throw new Error(`More than ${MOST_LISTED} of ${type} belong together`);
    for (const document of found) if (!this.known.has(document.id)) this.known.set(document.id, document);
    const written = [...this.written.values()].filter((each) => each.type === type && each.keys[key] === value);
    return [...found.filter(({ id }) => !this.written.has(id)), ...written];
  }

  private async entriesAfter(number: number): Promise<LogEntry[]> {
    const found: LogEntry[] = [];
    for await (const page of pagesOfLog(this.store, this.panelId, number)) found.push(...page);
    return [...found, ...this.entries];
  }

  private countedBy({ documents }: ChangeDraft): CountedChange[] {
    const { counting } = this.head.value;
    return documents.flatMap((document) => countedChange(this.standingNow(document.id), document, counting) ?? []);
  }

  private standingNow(id: string): PanelDocument | undefined {
    return this.written.get(id) ?? this.known.get(id);
  }

  private fits(draft: ChangeDraft, counted: readonly CountedChange[]): boolean {
    const tallies = tallyIds([...this.counted, ...counted]).size;
    const writes = 1 + tallies + this.written.size + this.removed.size + this.entries.length + sizeOf(draft);
    return writes <= MAX_BATCH_WRITES && this.bytes + bytesOf(draft) <= GROUP_BYTES;
  }

  private absorb(draft: ChangeDraft, at: Instant): LogEntry[] {
    if (draft.documents.length > 0 && draft.happenings.length === 0) {
      throw new Error('A change wrote records without a log entry');
    }
    const { happenings, formerReaders } = draft;
    const vouched = draft.vouched.filter(({ id }) => !draft.documents.some((each) => each.id === id));
    const documents = draft.documents.map((each) => (isLogged(each.type) ? { ...each, salt: this.newId() } : each));
    this.bytes += bytesOf(draft);
    this.counters = draft.counters;
    const making = { panelId: this.panelId, sha256: this.sha256, newSalt: this.newId };
    const over = (id: string) => this.standingNow(id);
    const entries = entriesOf({ happenings, documents, vouched, formerReaders, over }, { at, after: this.end }, making);
    for (const entry of entries) {
      this.entries.push(entry);
      this.end = endOf(entry, this.end);
    }
    for (const document of [...vouched, ...documents]) this.written.set(document.id, withEntry(document, entries));
    for (const id of draft.removed) this.removed.add(id);
    if (draft.documents.some(({ type }) => type === 'panel' || type === 'agency' || type === 'member')) {
      this.rosterAsOf = this.end.logNumber;
    }
    return entries;
  }

  private runningMeetingIds(): string[] {
    const meetings = [...this.written.values()].filter(({ type }) => type === 'meeting');
    const running = meetings.filter(({ keys }) => keys['state'] === 'running').map(({ id }) => id);
    const before = this.head.value.runningMeetingIds.filter((id) => !meetings.some((meeting) => meeting.id === id));
    return [...before, ...running];
  }

  /** In which what the group changes is counted: read and written with it, once however many changes there are. */
  private async tallies(): Promise<StoredOrNew[]> {
    const { value, tallies: kept } = this.head;
    const { counting } = value;
    if (counting === undefined) return [];
    const found = new Map<string, StoredDocument>();
    const read = async (id: string) => {
      const stored = kept?.get(id) ?? (await this.store.read(this.panelId, id));
      if (stored !== undefined) found.set(id, stored);
      return stored;
    };
    const documents = await talliesWith(this.counted, { panelId: this.panelId, round: counting.round, read });
    return documents.map((document) => ({ document, version: found.get(document.id)?.version }));
  }

  /** The messages among what is written, in the hands of this process where it sends them at once. */
  private outgoing(): Outgoing {
    const documents = [...this.written.values()];
    const { courier, panelId } = this;
    if (courier === undefined) return { documents, taken: [], waiting: [], owed: this.head.value.owed };
    const [taken, waiting, fresh]: [Message[], Message[], Message[]] = [[], [], []];
    const written = documents.flatMap((document) => {
      if (document.type !== 'message') return document;
      const message = recordOf('message', document);
      if (this.known.get(document.id) !== undefined) {
        waiting.push(message);
        return document;
      }
      if (isShownAnew(message)) {
        fresh.push(message);
        return [];
      }
      const own = courier.take(panelId, message);
      (own === message ? waiting : taken).push(own);
      return own === message ? document : documentOf('message', panelId, own);
    });
    const owed = courier.owe(panelId, this.head.value.owed ?? [], fresh);
    return { documents: written, taken, waiting, owed: owed.length === 0 ? undefined : owed };
  }

  private kindsWritten(): string[] {
    return ['head', 'log', ...[...this.written.values()].map(({ type }) => type)];
  }

  /** The whole group as one batch: the head first, then the documents in which it is counted. */
  async batch(): Promise<Batch> {
    const tallies = await this.tallies();
    const { documents, owed, ...outgoing } = this.outgoing();
    const { owed: _, ...before } = this.head.value;
    const head: Head = {
      ...before,
      ...(owed === undefined ? {} : { owed: [...owed] }),
      ...this.end,
      panelId: this.panelId,
      rosterAsOf: this.rosterAsOf,
      counters: this.counters,
      runningMeetingIds: this.runningMeetingIds(),
      shapes: afterWriting(this.head.value.shapes, todaysShapes(), this.kindsWritten()),
    };
    const headDocument = documentOf('head', this.panelId, head);
    const logged = this.entries.map((entry) => documentOf('log', this.panelId, entry));
    const gone = [...this.removed].flatMap((id) => this.known.get(id) ?? []);
    const writes: Write[] = [
      writeOf(headDocument, this.head.version),
      ...tallies.map(({ document, version }) => writeOf(document, version)),
      ...documents.map((document) => writeOf(document, this.known.get(document.id)?.version)),
      ...logged.map((document) => writeOf(document, undefined)),
      ...gone.map(({ id, version }) => ({ kind: 'delete', id, version }) as const),
    ];
    return { writes, head, tallies: tallies.map(({ document }) => document), ...outgoing };
  }
}

/** What is blanked goes on for long, and is claimed. */
function isShownAnew({ task, inChat }: Message): boolean {
  return task === 'refresh' && inChat === undefined;
}

interface Outgoing {
  readonly documents: readonly PanelDocument[];
  /** Sent by this process at once. */
  readonly taken: readonly Message[];
  readonly waiting: readonly Message[];
  readonly owed: readonly Owed[] | undefined;
}

export interface Batch extends Pick<Outgoing, 'taken' | 'waiting'> {
  readonly writes: Write[];
  readonly head: Head;
  /** Those that stand behind the head among the writes. */
  readonly tallies: readonly PanelDocument[];
}

interface StoredOrNew {
  readonly document: PanelDocument;
  readonly version: string | undefined;
}

function writeOf(document: PanelDocument, version: string | undefined): Write {
  return version === undefined ? { kind: 'create', document } : { kind: 'replace', document, version };
}

/** A document says which entry holds its digest: of these, or of none of the log's. */
function withEntry({ entry: _, ...document }: PanelDocument, entries: readonly LogEntry[]): PanelDocument {
  const entry = entries.find((each) => digestsIn(each)[document.id] !== undefined);
  return entry === undefined ? document : { ...document, entry: entry.number };
}

function sizeOf({ documents, vouched, happenings, removed }: ChangeDraft): number {
  return documents.length + vouched.length + happenings.length + removed.size;
}

const utf8 = new TextEncoder();

/**
 * What a change adds to a batch, in UTF-8 bytes; names, hashes and salt of an entry take some 700 more, a digest 120. The
 * salt of a record, and the digest of what it is written over, are within the room that is left.
 */
function bytesOf({ documents, vouched, happenings }: ChangeDraft): number {
  const chained = 700 * happenings.length + 120 * (documents.length + vouched.length);
  return [...documents, ...vouched, ...happenings].reduce(
    (sum, part) => sum + utf8.encode(JSON.stringify(part)).length,
    chained,
  );
}
