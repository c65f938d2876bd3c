import type { Agency } from '../domain/agency';
import type { AgencyId, MemberId, PanelId } from '../domain/ids';
import type { LogEntry, Sha256 } from '../domain/log';
import type { Meeting } from '../domain/meeting';
import type { Member } from '../domain/member';
import type { Panel } from '../domain/panel';
import type { Viewer } from '../access/rights';
import type { Instant, LocalDate } from '../domain/time';
import type { ChatPost } from './messages/chat';
import type { InstallOutcome } from '../domain/contact';
import type { Ledger } from '../ledger/ledger';
import type { MessageContent } from '../domain/message';
import type { Snapshot } from '../ledger/snapshot';
import type { TaskRow } from './views';

/**
 * What a store keeps: one JSON document, in the partition of its panel.
 * `keys` are what lists filter and sort by, worked out from `value` (see records.ts); a store never looks into `value`.
 */
export interface PanelDocument {
  /** Unique within the panel: "task:7f0c…", "head". Letters, digits and . _ : - only. */
  readonly id: string;
  readonly panelId: PanelId;
  readonly type: string;
  readonly keys: DocumentKeys;
  readonly value: unknown;
}

/** Flat: a text, a number or a list of texts a key. Absent and undefined are the same. */
export type DocumentKeys = Readonly<Record<string, string | number | readonly string[] | undefined>>;

/** A document with the version it was read at. The store alone reads meaning into `version`. */
export interface StoredDocument extends PanelDocument {
  readonly version: string;
}

/** One condition on `keys`; a list of conditions means all of them. A key that is absent satisfies none. */
export type Condition =
  | { readonly key: string; readonly is: string | number }
  | { readonly key: string; readonly in: readonly (string | number)[] }
  | { readonly key: string; readonly below: string | number }
  | { readonly key: string; readonly above: string | number }
  /** The text contains this one, letter for letter. */
  | { readonly key: string; readonly contains: string }
  /** The list holds at least one of these. */
  | { readonly key: string; readonly holdsAnyOf: readonly string[] };

export interface DocumentQuery {
  readonly type: string;
  readonly where?: readonly Condition[];
  /**
   * Order by one key, ties broken by the key `number` in the same direction; documents without either key are left out.
   * `after` continues past the document with these two values. Without `order` the order is undefined.
   */
  readonly order?: {
    readonly key: string;
    readonly direction: 'ascending' | 'descending';
    readonly after?: { readonly value: string | number; readonly number: number };
  };
  /** At most this many documents. */
  readonly limit: number;
}

/** One write of a batch. `replace` and `delete` hold only while the document is at `version`. */
export type Write =
  | { readonly kind: 'create'; readonly document: PanelDocument }
  | { readonly kind: 'replace'; readonly document: PanelDocument; readonly version: string }
  | { readonly kind: 'delete'; readonly id: string; readonly version: string };

/** Limits of one batch, Cosmos's own. */
export const MAX_BATCH_WRITES = 100;
export const MAX_BATCH_BYTES = 2_000_000;

/** Keeps the panels' documents. Embedded (SQLite) and Cosmos keep the same promises: one contract suite runs on both. */
export interface PanelStore {
  read(panelId: PanelId, id: string): Promise<StoredDocument | undefined>;
  query(panelId: PanelId, query: DocumentQuery): Promise<StoredDocument[]>;
  /** Across all panels, for finding a person or the panels themselves; never on a hot path that a panel could own. */
  queryEverywhere(query: DocumentQuery): Promise<StoredDocument[]>;
  /**
   * All writes or none, durable once it resolves. Gives the new version of each document, in order ('' for a delete).
   * @throws VersionConflict when a document to create exists, or one to replace or delete is gone or at another version
   * @throws OutcomeUnknown when the answer was lost: the batch may or may not stand
   */
  commit(panelId: PanelId, writes: readonly Write[]): Promise<string[]>;
  close(): Promise<void>;
}

export class VersionConflict extends Error {
  override readonly name = 'VersionConflict';
}

export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown';
}

/** Tells this process that a panel's log has grown by `entries`. Others find out by reading the head. */
export interface Announcer {
  announce(panelId: PanelId, entries: readonly LogEntry[]): void;
}

/** The panel's settings and people, as of log entry `asOf`. */
export interface Roster {
  readonly asOf: number;
  readonly panel: Panel;
  readonly agencies: ReadonlyMap<AgencyId, Agency>;
  readonly members: ReadonlyMap<MemberId, Member>;
}

/** A paper as its reader sees it, whatever the format: blocks in reading order. */
export interface PrintedPaper {
  /** At the head and the foot of each page. */
  readonly marking: string;
  readonly title: string;
  /** One line below the title: when and where. */
  readonly subtitle?: string | undefined;
  /** In the foot, left of the page number: "M2, agenda pack". */
  readonly reference: string;
  readonly blocks: readonly PrintedBlock[];
  /** When it was made: the file's own date, so that the same paper is the same file. */
  readonly at: Instant;
}

export type PrintedBlock =
  | { readonly kind: 'heading'; readonly text: string; readonly level: 1 | 2 }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | {
      readonly kind: 'table';
      /** `share` of the page's width: 1 and 3 give a quarter and three quarters. */
      readonly columns: readonly { readonly title: string; readonly share: number }[];
      readonly rows: readonly (readonly string[])[];
      /** Room to write in by hand, in millimetres; as tall as its text unless told. */
      readonly rowMillimetres?: number | undefined;
    };

export type PrintedFormat = 'pdf' | 'docx';

/** Files that people take away. */
export interface Documents {
  /** Tagged PDF (headings, lists, tables with header cells, language, title) or DOCX, marked head and foot on each page. */
  print(paper: PrintedPaper, format: PrintedFormat): Promise<Uint8Array>;
  /** CSV with a heading row, UTF-8 with BOM, formulas defused: opens in Excel as it is. */
  tasksCsv(rows: readonly TaskRow[]): string;
  /** One calendar entry (RFC 5545): METHOD:REQUEST, or CANCEL for a cancelled meeting; stable UID, rising SEQUENCE. */
  invitation(what: Invitation): string;
}

export interface Invitation {
  readonly meeting: Meeting;
  readonly panel: Panel;
  readonly now: Instant;
  readonly attendee: Member;
  readonly organiser?: Member | undefined;
}

export interface Calendar {
  /** Bank holidays of England and Wales by day ("2027-03-26" → "Good Friday"). */
  readonly holidays: ReadonlyMap<string, string>;
}

/** Where Teams meetings are made. */
export interface OnlineMeetings {
  /**
   * The link by which one joins; asked again, the same one.
   * @throws Refusal `graph-no-consent`, `graph-unavailable`
   */
  joinLink(meeting: Meeting, panel: Panel): Promise<string>;
}

/** Nothing can be said where Graph is `unavailable`; asking again is safe, after `retryAfterMs` where it says so. */
export type InstallAnswer =
  { readonly kind: InstallOutcome } | { readonly kind: 'unavailable'; readonly retryAfterMs?: number };

/** Where the app is installed for people who have not met the bot. */
export interface AppInstaller {
  /** Answers within ten seconds. Installed, Teams tells the bot of it, which keeps the contact. */
  install(member: Member): Promise<InstallAnswer>;
}

/** What a use case may reach, the same for everyone. */
export interface Services {
  readonly store: PanelStore;
  readonly ledger: Ledger;
  readonly documents: Documents;
  readonly calendar: Calendar;
  readonly sha256: Sha256;
  /** A link into the tab in Teams, by the tab's own address ("meeting?meeting=M2"). */
  readonly tabLink: (place: string) => string;
  /** What the outbox would post to a member at `at`, as things stand now. Undefined when the member is gone. */
  readonly drawMessage: (
    panelId: PanelId,
    content: MessageContent,
    memberId: MemberId,
    at: Instant,
  ) => Promise<ChatPost | undefined>;
  /** Absent where the deployment has no organiser: join links are entered by hand. */
  readonly onlineMeetings?: OnlineMeetings | undefined;
  /** Absent where the deployment may not install the app: members have to add it. */
  readonly appInstaller?: AppInstaller | undefined;
}

/** Who is asking, and when. Built once per request, at the door. */
export interface Context extends Services {
  readonly viewer: Viewer;
  readonly roster: Roster;
  /** The panel at its log number, the version of everything the viewer may see. */
  readonly snapshot: Snapshot;
  readonly now: Instant;
  readonly today: LocalDate;
}
