import type { Agency } from '../domain/agency';
import type { AgencyId, ChatId, GroupId, MemberId, PanelId } from '../domain/ids';
import type { LogEntry, LogSubject, NamedSubject } from '../domain/log';
import type { LogAction } from '../domain/logActions';
import type { Member } from '../domain/member';
import type { Instant } from '../domain/time';
import { type Message, type MessageContent, newMessage, queuedFor } from '../domain/message';
import type { PanelDocument } from './store';
import { over } from './unknownFields';
import { documentIdAt, documentIdOf, documentOf, hearersIn, recordOf, type RecordOf, type RecordType } from './records';

/** What one change says happened. */
export interface Happening {
  readonly action: LogAction;
  readonly by: MemberId | 'system';
  readonly subject: NamedSubject;
  /** What the subject belongs to, and in whose history it is told. */
  readonly partOf?: LogSubject | undefined;
  readonly readers: readonly string[];
  /** Agencies to whom something is disclosed by it. */
  readonly to?: readonly AgencyId[] | undefined;
  readonly note?: string | undefined;
  /** The text that is written over. */
  readonly former?: string | undefined;
  /** Numbers of the entries that lose their words by it. */
  readonly erased?: readonly number[] | undefined;
}

/** What is kept for writing to people, and goes without a trace of its own. */
export type BesideType = 'message' | 'mailLink';

/** A message as a change wants it sent. */
interface SentMessage {
  /** Chosen by the change where what it says names it. */
  readonly id?: string | undefined;
  readonly task: Message['task'];
  readonly content: MessageContent;
  readonly to: readonly MemberId[];
  readonly dueAt?: Instant;
  readonly inChat?: ChatId | undefined;
  readonly groupId?: GroupId | undefined;
}

/** The panel as one change sees and alters it. Nothing is written before the whole group commits. */
export interface Draft {
  read<Type extends RecordType>(type: Type, key: string): Promise<RecordOf<Type> | undefined>;
  /** All records of a type whose key `key` is `value`, those of this group of changes included. */
  listOf<Type extends RecordType>(type: Type, key: string, value: string): Promise<RecordOf<Type>[]>;
  put<Type extends RecordType>(type: Type, value: RecordOf<Type>): void;
  /** Takes away what stands beside the log, as it was read: what the log vouches for is never taken away. */
  remove(type: BesideType, key: string): void;
  log(happening: Happening): void;
  /** The entries after `number`, those of this group of changes included. */
  logAfter(number: number): Promise<LogEntry[]>;
  /** A document as it stands. */
  standing(id: string): Promise<PanelDocument | undefined>;
  /** The log vouches anew for a record that is left as it stands. */
  vouch(document: PanelDocument): void;
  /** The log vouches from now on for a record as it stands. */
  seal(document: PanelDocument): void;
  /** `dueAt`: not before that moment; at once unless told. */
  send(message: SentMessage): void;
  /** A card into every chat of many in which the bot may speak. */
  announce(content: MessageContent): void;
  /** 1, 2, 3 … by counter; a number given in a change that fails is given again. */
  nextNumber(counter: string): number;
  findMember(id: MemberId): Promise<Member | undefined>;
  findAgency(id: AgencyId): Promise<Agency | undefined>;
}

/** The panel below a draft: what is stored, with what the changes before it in the group have written. */
export interface Reading {
  read(id: string): Promise<PanelDocument | undefined>;
  list(type: string, key: string, value: string): Promise<PanelDocument[]>;
  logAfter(number: number): Promise<LogEntry[]>;
}

/** What one change has decided so far. */
export class ChangeDraft implements Draft {
  readonly documents: PanelDocument[] = [];
  /** Written as they stood, and digested anew. */
  readonly vouched: PanelDocument[] = [];
  readonly happenings: Happening[] = [];
  /** Ids of documents that go. */
  readonly removed = new Set<string>();
  /** What was read of the records that are there, by document. */
  private readonly known = new Map<string, object>();
  /** Who could hear of a record as it was first read, by document. */
  private readonly heard = new Map<string, readonly string[]>();
  /** The same, of those that others may hear of now. */
  readonly formerReaders = new Map<string, readonly string[]>();

  constructor(
    private readonly panelId: PanelId,
    private readonly now: Instant,
    readonly counters: Record<string, number>,
    private readonly stored: Reading,
    private readonly newId: () => string,
  ) {}

  async read<Type extends RecordType>(type: Type, key: string): Promise<RecordOf<Type> | undefined> {
    const document = await this.standing(documentIdAt(type, key));
    return document === undefined ? undefined : this.recordOf(type, document);
  }

  async listOf<Type extends RecordType>(type: Type, key: string, value: string): Promise<RecordOf<Type>[]> {
    const stored = await this.stored.list(type, key, value);
    const own = this.documents.filter((document) => document.type === type && document.keys[key] === value);
    const others = stored.filter(({ id }) => !this.documents.some((document) => document.id === id));
    return [...others, ...own].map((document) => this.recordOf(type, document));
  }

  private recordOf<Type extends RecordType>(type: Type, document: PanelDocument): RecordOf<Type> {
    const record = recordOf(type, document);
    this.known.set(document.id, record);
    if (!this.heard.has(document.id)) this.heard.set(document.id, hearersIn(type, record));
    return record;
  }

  put<Type extends RecordType>(type: Type, value: RecordOf<Type>): void {
    const before = this.known.get(documentIdOf(type, value));
    const document = documentOf(type, this.panelId, over(before, value));
    this.noteReaders(document.id, hearersIn(type, value));
    const at = this.documents.findIndex(({ id }) => id === document.id);
    if (at >= 0) this.documents.splice(at, 1);
    this.documents.push(document);
  }

  remove(type: BesideType, key: string): void {
    this.removed.add(documentIdAt(type, key));
  }

  private noteReaders(id: string, hearers: readonly string[]): void {
    const before = this.heard.get(id) ?? hearers;
    if (before.some((each) => !hearers.includes(each)) || hearers.some((each) => !before.includes(each))) {
      this.formerReaders.set(id, before);
    }
  }

  log(happening: Happening): void {
    this.happenings.push(happening);
  }

  logAfter(number: number): Promise<LogEntry[]> {
    return this.stored.logAfter(number);
  }

  async standing(id: string): Promise<PanelDocument | undefined> {
    return this.documents.find((document) => document.id === id) ?? (await this.stored.read(id));
  }

  vouch(document: PanelDocument): void {
    this.vouched.push(document);
  }

  seal(document: PanelDocument): void {
    this.documents.push(document);
  }

  send({ to, dueAt = this.now, ...message }: SentMessage): void {
    if (message.task === 'post' && to.length === 0) return;
    this.queue(message, to, dueAt);
  }

  announce(content: MessageContent): void {
    this.queue({ task: 'announce', content }, [], this.now);
  }

  private queue(
    { id = this.newId(), ...what }: Pick<SentMessage, 'id' | 'task' | 'content' | 'inChat' | 'groupId'>,
    to: readonly MemberId[],
    dueAt: Instant,
  ): void {
    const deliveries = [...new Set(to)].map((memberId) => queuedFor({ kind: 'member', memberId }));
    this.put('message', newMessage({ ...what, id, deliveries, createdAt: this.now, dueAt }));
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
