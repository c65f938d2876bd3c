import type { PanelId } from '../domain/ids';
import type { LogEntry } from '../domain/log';

/**
 * What a store keeps: one JSON document, in the partition of its panel.
 * `keys` are what lists filter and sort by, worked out from `value` (see records.ts); a store never looks into `value`.
 */
export interface PanelDocument {
  /** Unique within the panel: "task:7f0c…", "head". Letters, digits and . _ : - only. */
  readonly id: string;
  readonly panelId: PanelId;
  readonly type: string;
  /** Which form of its type `value` has. Absent: the first. A version without forms that writes it again leaves it out. */
  readonly form?: number;
  /** The log entry that holds its digest. Absent where it is not logged, or a version without this wrote it. */
  readonly entry?: number;
  /** Random, made anew with each writing of a record that the log vouches for: its digest there is made with it. */
  readonly salt?: string;
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
  | { readonly key: string; readonly holdsAnyOf: readonly string[] }
  /** For each of these the list holds a text that starts with it. */
  | { readonly key: string; readonly holdsStarts: readonly string[] }
  /** The list holds none of these. */
  | { readonly key: string; readonly holdsNoneOf: readonly string[] };

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

export interface WalkPage {
  /** Absent: of every type. */
  readonly type?: string | undefined;
  readonly after?: string | undefined;
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
  /** All of a type, or all there are, in the order of their ids, a page at a time: those after the document `after`. */
  walk(panelId: PanelId, page: WalkPage): Promise<StoredDocument[]>;
  /**
   * All writes or none, durable once it resolves. Gives the new version of each document, in order ('' for a delete).
   * @throws VersionConflict when a document to create exists, or one to replace or delete is gone or at another version
   * @throws OutcomeUnknown when the answer was lost: the batch may or may not stand
   * @throws StoreUnavailable as all of these do
   */
  commit(panelId: PanelId, writes: readonly Write[]): Promise<string[]>;
  /** Once it resolves, what was written over or deleted is in none of the files that are this store's to clean. */
  purge(): Promise<void>;
  close(): Promise<void>;
}

export class VersionConflict extends Error {
  override readonly name = 'VersionConflict';
}

export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown';
}

/** The store could not be used just now: locked by another process, its disk full, its account busy. Nothing of it stands. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
  /** After how long it is worth another try. */
  readonly waitMs = 10_000;

  constructor(
    /** The store's own: "SQLITE_BUSY", 429. */
    readonly code: string | number,
    readonly isOf: 'reading' | 'writing',
  ) {
    super(`The store is unavailable for ${isOf}: ${code}`);
  }
}

/** What is stored needs a later version than this one. The message says so in one line, and what to do. */
export class NewerData extends Error {
  override readonly name = 'NewerData';

  constructor(place: string, what: string) {
    super(
      `The data in ${place} was written by a newer Sentinel (${what}). Start that version, or restore a copy from before it. Nothing was changed.`,
    );
  }
}

/** Tells this process that a panel's log has grown by `entries`. Others find out by reading the head. */
export interface Announcer {
  announce(panelId: PanelId, entries: readonly LogEntry[]): void;
}
