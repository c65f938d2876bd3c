import { ZodError } from 'zod';
import { UnreadableRecord } from './unreadable';
import {
  awaitsSealing,
  type ChainedEntry,
  genesisHash,
  hashOf,
  isChange,
  type LogEntry,
  type Sha256,
  tellsAsFound,
  wordsStand,
} from '../domain/log';

/** What does not stand as the log says. */
export type LogFault =
  /** Its hash does not cover what it says, or it does not follow from the one before. */
  | { readonly kind: 'altered'; readonly number: number }
  /** It is not there, or stands elsewhere. */
  | { readonly kind: 'missing'; readonly number: number }
  /** What stands in its place is none, or another one. */
  | { readonly kind: 'unreadable'; readonly number: number }
  /** It holds what no version writes, and its hash does not cover. */
  | { readonly kind: 'added-to'; readonly number: number }
  /** Lists find it by something else than it says. */
  | { readonly kind: 'misfiled'; readonly number: number }
  | { readonly kind: 'words-altered'; readonly number: number }
  /** They are gone, and no entry says that they were erased. */
  | { readonly kind: 'words-missing'; readonly number: number }
  /** The head, or an anchor outside the store, says that the log goes on. `number` is the first that is missing. */
  | { readonly kind: 'cut'; readonly number: number }
  /** The head says less, or another hash. */
  | { readonly kind: 'head'; readonly number: number }
  /** It stands where the head says that there is nothing yet. */
  | { readonly kind: 'beyond'; readonly number: number }
  /** There is a log, and nothing says where it ends. */
  | { readonly kind: 'head-unreadable' }
  /** It says otherwise than log and records. */
  | { readonly kind: 'head-altered'; readonly what: string }
  /** An anchor outside the store says that this entry was another one. */
  | { readonly kind: 'rewritten'; readonly number: number }
  | { readonly kind: 'record-altered'; readonly record: string }
  | { readonly kind: 'record-unreadable'; readonly record: string }
  /** What entry `by` wrote over was not what the one before had written: changed, taken away or put there. */
  | { readonly kind: 'record-forged'; readonly record: string; readonly by: number }
  /** It says what was written, and lists find it by something else. */
  | { readonly kind: 'record-misfiled'; readonly record: string }
  | { readonly kind: 'record-missing'; readonly record: string }
  /** It stands in the store, and no entry says that anybody wrote it. */
  | { readonly kind: 'record-unlogged'; readonly record: string }
  /** The panel speaks in the chat, and what says whose it is names another, or nobody. */
  | { readonly kind: 'chat-owner'; readonly record: string };

/** More are not told one by one: whoever finds so many restores the store. */
const MOST_FAULTS = 100;

/** Where a log stood: kept where whoever writes the store cannot rewrite it. */
export interface LogPoint {
  readonly number: number;
  readonly hash: string;
}

/** An entry, by its place in the chain. */
export interface ChainLink extends LogPoint {
  readonly previousHash: string;
}

/** The last entry that wrote a record or vouched for it. */
export interface RecordMark {
  readonly number: number;
  readonly digest: string;
  /** The digest is made with the salt that stands with the record; else with that of the words, gone once they are erased. */
  readonly isSealed: boolean;
  /** Nobody can tell whether it was so before: versions without digests wrote it. */
  readonly isAsFound: boolean;
  readonly salt?: string | undefined;
}

/** Follows a log entry by entry, from its start or from a point that is known. */
export class LogWalk {
  readonly faults: LogFault[] = [];
  readonly records = new Map<string, RecordMark>();
  /** Whether there may be records that no entry vouches for. */
  awaitsSealing = false;
  /** Entries whose words are gone. */
  erased = 0;
  /** The last entry that changed what anybody is shown. */
  lastChange = 0;
  /** The last of which nobody can tell what it said. */
  lastUnreadable = 0;
  /** The last entry that wrote the panel, an agency or a member. */
  lastOfRoster = 0;
  /** The latest form of any entry. */
  lastForm = 1;
  private readonly wordless = new Set<number>();
  private readonly anchors = new Map<number, string[]>();
  /** Nobody can tell whether the next entry follows from one that cannot be read. */
  private isAdrift = false;
  /** What stood there may have written any record. */
  private lastGap = 0;

  constructor(
    private readonly sha256: Sha256,
    private last: LogPoint = { number: 0, hash: genesisHash },
    anchors: readonly LogPoint[] = [],
  ) {
    // What was written before it may have been written by any entry that is not shown.
    this.lastGap = last.number;
    for (const { number, hash } of anchors) this.anchors.set(number, [...(this.anchors.get(number) ?? []), hash]);
  }

  get at(): LogPoint {
    return this.last;
  }

  /** In the order of their numbers. `isWithheld`: its words stand in the store, and are not shown here. */
  take(entry: LogEntry, { isWithheld = false } = {}): void {
    const { number } = entry;
    this.takePlace(entry, hashOf(entry, this.sha256));
    if (isChange(entry)) this.lastChange = number;
    this.lastForm = Math.max(this.lastForm, entry.form);
    this.awaitsSealing = awaitsSealing(this.awaitsSealing, entry);
    if (entry.form !== 1) this.takeWords(entry, isWithheld);
  }

  /** Nothing is shown of it but where it stands: which records it wrote, nobody can tell. */
  takeBare(entry: ChainLink): void {
    this.takePlace(entry, entry.hash);
    this.lastGap = entry.number;
  }

  private takePlace(entry: ChainLink, covering: string): void {
    const { number, hash } = entry;
    if (number !== this.last.number + 1) this.noteMissing();
    else if (!this.follows(entry) || covering !== hash) this.note({ kind: 'altered', number });
    if (this.anchors.get(number)?.some((each) => each !== hash)) this.note({ kind: 'rewritten', number });
    this.last = { number, hash };
    this.isAdrift = false;
  }

  /** What stands in the place of this entry is none. */
  takeUnreadable(number: number): void {
    if (number !== this.last.number + 1) this.noteMissing();
    this.note({ kind: 'unreadable', number });
    this.last = { number, hash: '' };
    this.lastUnreadable = number;
    this.lastGap = number;
    this.isAdrift = true;
  }

  private noteMissing(): void {
    const number = this.last.number + 1;
    this.note({ kind: 'missing', number });
    this.lastGap = number;
  }

  private follows({ previousHash }: ChainLink): boolean {
    return this.isAdrift || previousHash === this.last.hash;
  }

  private takeWords(entry: ChainedEntry, isWithheld: boolean): void {
    const { number, records = {}, erased = [] } = entry;
    const stand = wordsStand(entry, this.sha256);
    if (stand === 'altered') this.note({ kind: 'words-altered', number });
    if (stand === 'gone' && !isWithheld) {
      this.wordless.add(number);
      this.erased += 1;
    }
    for (const each of erased) this.wordless.delete(each);
    const written = isVouching(entry) ? [] : Object.keys(records);
    if (written.some(isOfRoster)) this.lastOfRoster = number;
    if (entry.form === 3) this.takeSealed(entry);
    else {
      if (isVouching(entry)) this.takeVouching(entry, records);
      this.mark(entry, records, false);
    }
  }

  private takeSealed(entry: Extract<ChainedEntry, { form: 3 }>): void {
    const { number, records = {}, over = {}, vouched = {} } = entry;
    for (const record of Object.keys(records)) {
      if (!this.stoodThere(record, over[record])) this.note({ kind: 'record-forged', record, by: number });
    }
    this.mark(entry, records, true);
    this.takeVouching(entry, vouched);
    this.mark(entry, vouched, false);
  }

  private mark(entry: ChainedEntry, digests: Readonly<Record<string, string>>, isSealed: boolean): void {
    const { number, words } = entry;
    const isAsFound = tellsAsFound(entry);
    for (const [id, digest] of Object.entries(digests)) {
      this.records.set(id, { number, digest, isSealed, isAsFound, salt: words?.salt });
    }
  }

  /** Whether what was written over may be what the entry before had written, as far as entries can tell. */
  private stoodThere(record: string, digest: string | undefined): boolean {
    const mark = this.records.get(record);
    if ((mark?.number ?? 0) < this.lastGap) return true;
    if (mark === undefined) return digest === undefined || this.awaitsSealing;
    return mark.isSealed ? digest === mark.digest : digest !== undefined;
  }

  /** An erasure vouches anew for what stood by the words that it took, and for nothing else. */
  private takeVouching({ erased = [] }: ChainedEntry, vouched: Readonly<Record<string, string>>): void {
    for (const record of Object.keys(vouched)) {
      const mark = this.records.get(record);
      if (mark !== undefined && !erased.includes(mark.number)) this.note({ kind: 'record-altered', record });
    }
  }

  note(fault: LogFault): void {
    if (this.faults.length < MOST_FAULTS) this.faults.push(fault);
  }

  /** Nothing comes after what was taken: `head` is where the log says that it ends. */
  end(head: LogPoint | undefined): void {
    const { number, hash } = this.last;
    for (const each of this.wordless) this.note({ kind: 'words-missing', number: each });
    const known = Math.max(head?.number ?? 0, ...this.anchors.keys());
    if (known > number) this.note({ kind: 'cut', number: number + 1 });
    else if (head !== undefined && (head.number !== number || (head.hash !== hash && !this.isAdrift))) {
      this.note({ kind: 'head', number });
    }
  }
}

/** In the second form an erasure wrote nothing: its `records` are those that it vouched for. */
function isVouching({ form, action }: ChainedEntry): boolean {
  return form === 2 && action === 'log-words-erased';
}

function isOfRoster(id: string): boolean {
  return id === 'panel' || id.startsWith('agency:') || id.startsWith('member:');
}

/** Undefined where what is read is no entry. @throws whatever else `read` throws */
export function readableEntry(read: () => LogEntry): LogEntry | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof ZodError || error instanceof UnreadableRecord) return undefined;
    throw error;
  }
}
