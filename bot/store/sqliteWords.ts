import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { DocumentKeys } from '../ledger/store';
import type { SqliteStatement } from '../wiring/sqlite';
import type { SlotRow } from './sqliteSlots';
import { isStoredKeys } from './storedKeys';
import { wordOrderOf } from './listIndexes';

/**
 * Idempotent as all tables are. Rows of the index move about in the file and leave copies (SqliteSlots), so that digests
 * stand in it and no words.
 */
export const wordTables = [
  `CREATE VIRTUAL TABLE IF NOT EXISTS words
   USING fts5(starts, content = '', detail = 'none', columnsize = 0, tokenize = 'ascii')`,
  // What is deleted leaves the index at once, and not when it is merged some day.
  `INSERT INTO words (words, rank) SELECT 'secure-delete', 1
   WHERE NOT EXISTS (SELECT 1 FROM words_config WHERE k = 'secure-delete')`,
  `CREATE TABLE IF NOT EXISTS worded (
    place INTEGER PRIMARY KEY, ofPanel TEXT NOT NULL, ofId TEXT NOT NULL, UNIQUE (ofPanel, ofId)
  ) STRICT`,
];

/** The documents that bear what is matched: the words lead, in whichever order. */
export const WORDED = `words CROSS JOIN worded ON place = words.rowid
  CROSS JOIN documents ON panelId = ofPanel AND id = ofId AND words MATCH ?`;

const FIND = 'SELECT place FROM worded WHERE ofPanel = ? AND ofId = ?';
const BORNE = 'SELECT type, keys FROM documents WHERE panelId = ? AND id = ?';
const TAKE = 'INSERT OR IGNORE INTO worded (place, ofPanel, ofId) VALUES (CAST(? AS INTEGER), ?, ?)';
const LAST = 'SELECT place FROM worded WHERE place >= ? AND place < ? ORDER BY place DESC LIMIT 1';
const LEAVE = 'DELETE FROM worded WHERE place = ?';
const ADD = 'INSERT INTO words (rowid, starts) VALUES (CAST(? AS INTEGER), ?)';
const REMOVE = `INSERT INTO words (words, rowid, starts) VALUES ('delete', CAST(? AS INTEGER), ?)`;
const COUNT = 'SELECT count(*) AS found FROM (SELECT 1 FROM words WHERE words MATCH ? LIMIT ?)';

const Place = z.object({ place: z.number() });
const Count = z.object({ found: z.number() });
const Row = z.object({ type: z.string(), keys: z.string() });

/** What a document is found by. */
interface Borne {
  readonly type: string;
  readonly words: readonly string[];
  /** Near which it stands among the others; those that come later have a higher one. */
  readonly near: number;
}

/** Beginnings that are kept of each word; of what is longer the first ones, and the rest is compared. */
const LONGEST_START = 8;
/** Documents of one moment; there are fewer. */
const PLACES_A_MOMENT = 1024;
/** Where there are not, they stand behind all of this second: nobody goes through those that stand there already. */
const PLACES_A_SECOND = 1000 * PLACES_A_MOMENT;

/** Which documents bear which words, in the transaction that writes them. */
export class SqliteWords {
  constructor(private readonly statement: (sql: string) => SqliteStatement) {}

  /** How it stands before it is written over, or deleted: then nothing is said of its type. */
  borneBy({ panelId, id, type }: SlotRow): Borne | undefined {
    if (type !== '' && wordOrderOf(type) === undefined) return undefined;
    const row = Row.safeParse(this.statement(BORNE).get(panelId, id)).data;
    return row === undefined ? undefined : borneIn(row);
  }

  /** @param before as it stood until now; undefined too where a version without words has written over it meanwhile */
  keep(row: SlotRow, before: Borne | undefined): void {
    const { panelId, id } = row;
    const after = borneIn(row);
    if (JSON.stringify(before) === JSON.stringify(after)) return;
    const found = Place.safeParse(this.statement(FIND).get(panelId, id)).data;
    if (found !== undefined) {
      this.statement(LEAVE).run(found.place);
      if (before !== undefined) this.statement(REMOVE).run(found.place, textOf(panelId, before));
    }
    if (after !== undefined) this.statement(ADD).run(this.take(after.near, panelId, id), textOf(panelId, after));
  }

  private take(near: number, panelId: string, id: string): number {
    let place = near;
    for (let from = near; this.statement(TAKE).run(place, panelId, id).changes !== 1; from = place)
      place = Place.parse(this.statement(LAST).get(from, from + PLACES_A_SECOND)).place + 1;
    return place;
  }

  /** How many bear words that start so, counted up to `most`. */
  count(match: string, most: number): number {
    return Count.parse(this.statement(COUNT).get(match, most)).found;
  }
}

function borneIn({ type, keys: text }: Pick<SlotRow, 'type' | 'keys'>): Borne | undefined {
  const order = wordOrderOf(type);
  if (order === undefined) return undefined;
  const keys = keysIn(text);
  const words = keys?.['words'];
  if (!isList(words)) return undefined;
  const number = keys?.['number'];
  const near = momentOf(keys?.[order]) * PLACES_A_MOMENT + (typeof number === 'number' ? number % PLACES_A_MOMENT : 0);
  return { type, words, near };
}

/** Text that somebody broke has no words. */
function keysIn(text: string): DocumentKeys | undefined {
  try {
    const keys: unknown = JSON.parse(text);
    return isStoredKeys(keys) ? keys : undefined;
  } catch {
    return undefined;
  }
}

/** A moment or a day as milliseconds, a number as it is. */
function momentOf(value: DocumentKeys[string]): number {
  const moment = typeof value === 'string' ? Date.parse(value) : Number(value);
  return Number.isSafeInteger(moment) && moment > 0 ? moment : 0;
}

function isList(value: DocumentKeys[string]): value is readonly string[] {
  return Array.isArray(value);
}

/** What is indexed of words: each with its beginnings, so that the index need not look for them. */
function textOf(panelId: string, { type, words }: Borne): string {
  const starts = words.flatMap((word) =>
    Array.from({ length: Math.min(word.length, LONGEST_START) }, (_, index) => word.slice(0, index + 1)),
  );
  return [...new Set(starts)].map((start) => digestOf(panelId, type, start)).join(' ');
}

/** What matches documents of a kind whose words start with all of these. */
export function matching(panelId: string, type: string, starts: readonly string[]): string {
  return starts.map((start) => digestOf(panelId, type, start.slice(0, LONGEST_START))).join(' ');
}

/** Long enough that no two of a panel's are alike. What is found by it is compared all the same. */
const DIGEST_DIGITS = 12;

function digestOf(panelId: string, type: string, start: string): string {
  return createHash('sha256').update(`${panelId}\n${type}\n${start}`).digest('hex').slice(0, DIGEST_DIGITS);
}
