import type { AgencyId, MemberId, PanelId } from '../domain/ids';
import type { Agency } from '../domain/agency';
import { chain, genesisHash, type LogAction, logActions, type LogEntry, type LogFacts, type Sha256 } from '../domain/log';
import type { Member } from '../domain/member';
import { Refusal } from '../domain/refusal';
import type { Instant } from '../domain/time';
import {
  type Announcer,
  MAX_BATCH_BYTES,
  MAX_BATCH_WRITES,
  OutcomeUnknown,
  type PanelDocument,
  type PanelStore,
  type StoredDocument,
  VersionConflict,
  type Write,
} from './ports';
import type { Message, MessageContent } from './messages';
import { documentOf, Head, recordOf, type RecordOf, type RecordType } from './records';

/** Attempts at a group that other processes keep overtaking. */
const MAX_ATTEMPTS = 12;
/** Answers lost in a row before a group is given up as unknown. */
const MAX_LOST = 3;
/** Room left for the head and for what one more change may add. */
const GROUP_BYTES = MAX_BATCH_BYTES * 0.8;

/** What one change says happened. */
export interface Happening {
  readonly action: LogAction;
  readonly by: MemberId | 'system';
  readonly subject: LogFacts['subject'];
  readonly readers: readonly string[];
  readonly note?: string | undefined;
}

/** The panel as one change sees and alters it. Nothing is written before the whole group commits. */
export interface Draft {
  read<Type extends RecordType>(type: Type, key: string): Promise<RecordOf<Type> | undefined>;
  put<Type extends RecordType>(type: Type, value: RecordOf<Type>): void;
  log(happening: Happening): void;
  send(message: { task: Message['task']; content: MessageContent; to: readonly MemberId[] }): void;
  /** 1, 2, 3 … by counter; a number given in a change that fails is given again. */
  nextNumber(counter: string): number;
  findMember(id: MemberId): Promise<Member | undefined>;
  findAgency(id: AgencyId): Promise<Agency | undefined>;
}

type Decide<T> = (draft: Draft) => Promise<T>;

interface Queued {
  readonly now: Instant;
  readonly decide: Decide<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

interface CachedHead {
  readonly value: Head;
  /** Undefined until the panel's first commit. */
  readonly version: string | undefined;
}

/**
 * The one way to change a panel: records, log entries, messages and head in one batch.
 *
 * A panel's changes queue; those that wait commit together as a group, in the order they came. A lost race against
 * another process runs the group again on fresh records, which is safe since deciding has no side effects.
 */
export class Ledger {
  private readonly queues = new Map<PanelId, Queued[]>();
  private readonly heads = new Map<PanelId, CachedHead>();

  constructor(
    private readonly store: PanelStore,
    private readonly announcer: Announcer,
    private readonly sha256: Sha256,
    private readonly newId: () => string,
  ) {}

  /**
   * @param decide reads and puts through the draft; called again after a lost race
   * @returns what `decide` gave, once it is durable
   * @throws Refusal whatever `decide` refuses; `changed-meanwhile` when other processes keep winning
   */
  change<T>(panelId: PanelId, now: Instant, decide: Decide<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const queue = this.queues.get(panelId);
      const queued: Queued = { now, decide, resolve: (value) => resolve(value as T), reject };
      if (queue !== undefined) {
        queue.push(queued);
        return;
      }
      this.queues.set(panelId, [queued]);
      void this.drain(panelId);
    });
  }

  private async drain(panelId: PanelId): Promise<void> {
    for (;;) {
      const queue = this.queues.get(panelId) ?? [];
      if (queue.length === 0) {
        this.queues.delete(panelId);
        return;
      }
      const taken = await this.commitSome(panelId, queue).catch((error: unknown) => {
        for (const each of queue) each.reject(error);
        return queue.length;
      });
      queue.splice(0, taken);
    }
  }

  /** Commits the first changes of the queue together. Returns how many are settled. */
  private async commitSome(panelId: PanelId, queue: readonly Queued[]): Promise<number> {
    for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
      const head = await this.head(panelId);
      const group = new Group(panelId, head, this.store, this.sha256, this.newId);
      const settled = await group.run(queue);
      if (await this.commitGroup(panelId, group)) {
        for (const settle of settled) settle();
        return settled.length;
      }
      this.heads.delete(panelId);
      if (attempt > 2) await new Promise((resume) => setTimeout(resume, attempt * (1 + (attempt % 3)) * 3));
    }
    for (const each of queue) each.reject(new Refusal('changed-meanwhile'));
    return queue.length;
  }

  private async commitGroup(panelId: PanelId, group: Group): Promise<boolean> {
    if (group.entries.length === 0) return true;
    const { writes, head } = group.batch();
    this.heads.delete(panelId);
    const versions = await this.commitOnce(panelId, group, writes);
    if (versions === 'overtaken') return false;
    if (versions !== 'stands') this.heads.set(panelId, { value: head, version: versions[0] });
    this.announcer.announce(panelId, group.entries);
    return true;
  }

  /**
   * Sends a batch again whose answer was lost, until it is certain. Reading alone would not do: a request may still be
   * on its way. The head's version lets the batch stand once at the most, and a conflict says that it came in or never will.
   * @throws OutcomeUnknown when the store keeps silent
   */
  private async commitOnce(
    panelId: PanelId,
    group: Group,
    writes: readonly Write[],
  ): Promise<string[] | 'stands' | 'overtaken'> {
    for (let lost = 0; ; ) {
      try {
        return await this.store.commit(panelId, writes);
      } catch (error) {
        if (error instanceof VersionConflict) {
          return lost > 0 && (await this.stands(panelId, group)) ? 'stands' : 'overtaken';
        }
        lost += 1;
        if (!(error instanceof OutcomeUnknown) || lost > MAX_LOST) throw error;
        await new Promise((resume) => setTimeout(resume, lost * 50));
      }
    }
  }

  /** Whether a group whose answer was lost is in the log after all. */
  private async stands(panelId: PanelId, group: Group): Promise<boolean> {
    const last = group.entries[group.entries.length - 1];
    if (last === undefined) return false;
    const found = await this.store.read(panelId, documentOf('log', panelId, last).id);
    return found !== undefined && recordOf('log', found).hash === last.hash;
  }

  private async head(panelId: PanelId): Promise<CachedHead> {
    const cached = this.heads.get(panelId);
    if (cached !== undefined) return cached;
    const found = await this.store.read(panelId, 'head');
    const head: CachedHead =
      found === undefined
        ? { value: emptyHead(panelId), version: undefined }
        : { value: recordOf('head', found), version: found.version };
    this.heads.set(panelId, head);
    return head;
  }
}

function emptyHead(panelId: PanelId): Head {
  return { panelId, logNumber: 0, lastHash: genesisHash, rosterAsOf: 0, counters: {} };
}

/** Changes that commit together, each on top of those before it. */
class Group {
  readonly entries: LogEntry[] = [];
  private readonly known = new Map<string, StoredDocument | undefined>();
  private readonly written = new Map<string, PanelDocument>();
  private counters: Record<string, number>;
  private rosterAsOf: number;
  private bytes = 0;

  constructor(
    private readonly panelId: PanelId,
    private readonly head: CachedHead,
    private readonly store: PanelStore,
    private readonly sha256: Sha256,
    private readonly newId: () => string,
  ) {
    this.counters = { ...head.value.counters };
    this.rosterAsOf = head.value.rosterAsOf;
  }

  /** Runs changes in order until the batch is full. Each answer is given only once the group is durable. */
  async run(queue: readonly Queued[]): Promise<(() => void)[]> {
    const settled: (() => void)[] = [];
    for (const each of queue) {
      const draft = new ChangeDraft(this.panelId, each.now, { ...this.counters }, this.readDocument, this.newId);
      try {
        const value = await each.decide(draft);
        if (!this.fits(draft)) {
          if (settled.length > 0) break;
          throw new Error('One change writes more than a batch holds');
        }
        this.absorb(draft, each.now);
        settled.push(() => each.resolve(value));
      } catch (error) {
        if (error instanceof VersionConflict) throw error;
        settled.push(() => each.reject(error));
      }
    }
    return settled;
  }

  private readonly readDocument = async (id: string): Promise<PanelDocument | undefined> => {
    const written = this.written.get(id);
    if (written !== undefined) return written;
    if (!this.known.has(id)) this.known.set(id, await this.store.read(this.panelId, id));
    return this.known.get(id);
  };

  private fits(draft: ChangeDraft): boolean {
    const writes = 1 + this.written.size + this.entries.length + draft.documents.length + draft.happenings.length;
    return writes <= MAX_BATCH_WRITES && this.bytes + bytesOf(draft) <= GROUP_BYTES;
  }

  private absorb(draft: ChangeDraft, at: Instant): void {
    if (draft.documents.length > 0 && draft.happenings.length === 0) {
      throw new Error('A change wrote records without a log entry');
    }
    for (const document of draft.documents) this.written.set(document.id, document);
    this.bytes += bytesOf(draft);
    this.counters = draft.counters;
    for (const happening of draft.happenings) this.append(happening, at);
    if (draft.documents.some(({ type }) => type === 'panel' || type === 'agency' || type === 'member')) {
      this.rosterAsOf = this.logNumber;
    }
  }

  private append({ action, note, readers, ...happening }: Happening, at: Instant): void {
    const previous = this.entries[this.entries.length - 1]?.hash ?? this.head.value.lastHash;
    const facts: LogFacts = {
      ...happening,
      ...{ panelId: this.panelId, number: this.logNumber + 1, at, action, kind: logActions[action] },
      readers: [...readers],
      ...(note === undefined ? {} : { note }),
    };
    this.entries.push(chain(facts, previous, this.sha256));
  }

  private get logNumber(): number {
    return this.head.value.logNumber + this.entries.length;
  }

  /** The whole group as one batch, the head first. */
  batch(): { writes: Write[]; head: Head } {
    const head: Head = {
      panelId: this.panelId,
      logNumber: this.logNumber,
      lastHash: this.entries[this.entries.length - 1]?.hash ?? this.head.value.lastHash,
      rosterAsOf: this.rosterAsOf,
      counters: this.counters,
    };
    const headDocument = documentOf('head', this.panelId, head);
    const documents = [...this.written.values()];
    const logged = this.entries.map((entry) => documentOf('log', this.panelId, entry));
    const writes = [
      writeOf(headDocument, this.head.version),
      ...documents.map((document) => writeOf(document, this.known.get(document.id)?.version)),
      ...logged.map((document) => writeOf(document, undefined)),
    ];
    return { writes, head };
  }
}

function writeOf(document: PanelDocument, version: string | undefined): Write {
  return version === undefined ? { kind: 'create', document } : { kind: 'replace', document, version };
}

/** What a change adds to a batch, in UTF-8 bytes; the names and hashes of a log entry take some 600 more. */
function bytesOf({ documents, happenings }: ChangeDraft): number {
  const parts = [...documents, ...happenings];
  return parts.reduce((sum, part) => sum + Buffer.byteLength(JSON.stringify(part)), 600 * happenings.length);
}

/** What one change has decided so far. */
class ChangeDraft implements Draft {
  readonly documents: PanelDocument[] = [];
  readonly happenings: Happening[] = [];

  constructor(
    private readonly panelId: PanelId,
    private readonly now: Instant,
    readonly counters: Record<string, number>,
    private readonly readDocument: (id: string) => Promise<PanelDocument | undefined>,
    private readonly newId: () => string,
  ) {}

  async read<Type extends RecordType>(type: Type, key: string): Promise<RecordOf<Type> | undefined> {
    const id = key === '' ? type : `${type}:${key}`;
    const own = this.documents.find((document) => document.id === id);
    const document = own ?? (await this.readDocument(id));
    return document === undefined ? undefined : recordOf(type, { ...document, version: '' });
  }

  put<Type extends RecordType>(type: Type, value: RecordOf<Type>): void {
    const document = documentOf(type, this.panelId, value);
    const at = this.documents.findIndex(({ id }) => id === document.id);
    if (at >= 0) this.documents.splice(at, 1);
    this.documents.push(document);
  }

  log(happening: Happening): void {
    this.happenings.push(happening);
  }

  send({ task, content, to }: { task: Message['task']; content: MessageContent; to: readonly MemberId[] }): void {
    if (task === 'post' && to.length === 0) return;
    this.put('message', {
      id: this.newId(),
      state: 'waiting',
      task,
      content,
      deliveries: [...new Set(to)].map((memberId) => ({ state: 'queued', memberId })),
      createdAt: this.now,
      dueAt: this.now,
      attempts: 0,
    });
  }

  nextNumber(counter: string): number {
    const next = (this.counters[counter] ?? 0) + 1;
    this.counters[counter] = next;
    return next;
  }

  findMember(id: MemberId): Promise<Member | undefined> {
    return this.read('member', id);
  }

  findAgency(id: AgencyId): Promise<Agency | undefined> {
    return this.read('agency', id);
  }
}
