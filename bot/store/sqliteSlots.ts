import { z } from 'zod';
import type { SqliteStatement } from '../wiring/sqlite';

/** A row of `documents`, in the order of its columns. */
export interface SlotRow {
  readonly panelId: string;
  readonly id: string;
  readonly type: string;
  readonly version: string;
  /** JSON, and so is `value`: blanks at their ends say nothing. */
  readonly keys: string;
  readonly value: string;
}

/** Slots of this type hold blanks alone, for a row that comes to need one. */
const FREE = 'free';
const bytesKey = `json_extract(keys, '$.bytes')`;

export const freeSlots = `CREATE INDEX IF NOT EXISTS free_slots ON documents (${bytesKey}) WHERE type = '${FREE}'`;

const COLUMNS = 'panelId = ?, id = ?, type = ?, version = ?, keys = ?, value = ?';
const FIND = `SELECT rowid AS slot, octet_length(panelId) AS panelId, octet_length(id) AS id, octet_length(type) AS type,
  octet_length(version) AS version, octet_length(keys) AS keys, octet_length(value) AS value
  FROM documents WHERE panelId = ? AND id = ? AND version = ?`;
const FIND_FREE = `SELECT rowid AS slot, ${bytesKey} AS bytes FROM documents INDEXED BY free_slots
  WHERE type = '${FREE}' AND ${bytesKey} BETWEEN ? AND ? ORDER BY ${bytesKey} LIMIT 1`;
const FILL = `UPDATE OR IGNORE documents SET ${COLUMNS} WHERE rowid = ?`;
const ADD = `INSERT INTO documents (panelId, id, type, version, keys, value) VALUES (?, ?, ?, ?, ?, ?)
  ON CONFLICT DO NOTHING`;

const Column = z.number();
const Found = z.object({
  ...{ slot: z.number(), panelId: Column, id: Column, type: Column },
  ...{ version: Column, keys: Column, value: Column },
});
const Free = z.object({ slot: z.number(), bytes: z.number() });

/**
 * Rows that stay where they are. SQLite moves rows when a page overflows or empties, and leaves copies of them in what
 * is free then, which `secure_delete` does not clear. So a row is written over in its own size, with blanks at its end;
 * one that outgrows its slot leaves blanks there and takes another; none is ever deleted. What was written over is then
 * gone from the file, however long that is.
 */
export class SqliteSlots {
  constructor(private readonly statement: (sql: string) => SqliteStatement) {}

  /** @returns false where there is such a document */
  create(row: SlotRow): boolean {
    return this.place(row, bytesOf(row));
  }

  /** @returns false where the document is not at `version` */
  replace(row: SlotRow, version: string): boolean {
    const found = this.find(row.panelId, row.id, version);
    if (found === undefined) return false;
    const filled = filling(row, found.bytes);
    if (filled !== undefined) return this.fill(found.slot, filled);
    this.empty(found);
    return this.place(row, roomFor(bytesOf(row)));
  }

  /** @returns false where the document is not at `version` */
  remove(panelId: string, id: string, version: string): boolean {
    const found = this.find(panelId, id, version);
    return found !== undefined && this.empty(found);
  }

  private find(panelId: string, id: string, version: string): Slot | undefined {
    const row = this.statement(FIND).get(panelId, id, version);
    if (row === undefined) return undefined;
    const { slot, ...lengths } = Found.parse(row);
    return { slot, bytes: bytesOfLengths(Object.values(lengths)) };
  }

  private empty({ slot, bytes }: Slot): boolean {
    const blank = {
      panelId: '',
      id: `free:${slot}`,
      type: FREE,
      version: '',
      keys: `{"bytes":${bytes}}`,
      value: 'null',
    };
    const filled = filling(blank, bytes);
    if (filled === undefined) throw new Error('A slot is too small to be left blank');
    return this.fill(slot, filled);
  }

  private place(row: SlotRow, bytes: number): boolean {
    const found = this.statement(FIND_FREE).get(bytesOf(row), roomFor(bytes));
    const free = found === undefined ? undefined : Free.parse(found);
    const filled = free === undefined ? undefined : filling(row, free.bytes);
    if (free !== undefined && filled !== undefined) return this.fill(free.slot, filled);
    return isOne(this.statement(ADD).run(...columnsOf(filling(row, bytes) ?? row)));
  }

  private fill(slot: number, row: SlotRow): boolean {
    return isOne(this.statement(FILL).run(...columnsOf(row), slot));
  }
}

interface Slot {
  readonly slot: number;
  readonly bytes: number;
}

/** A row that has grown once grows again. */
function roomFor(bytes: number): number {
  return Math.ceil(bytes * 1.25) + 64;
}

function isOne({ changes }: { readonly changes: number | bigint }): boolean {
  return Number(changes) === 1;
}

function columnsOf({ panelId, id, type, version, keys, value }: SlotRow): string[] {
  return [panelId, id, type, version, keys, value];
}

function bytesOf(row: SlotRow): number {
  return bytesOfLengths(columnsOf(row).map((text) => Buffer.byteLength(text)));
}

/** Of a record as SQLite lays it out: its texts behind a header with the length of each (sqlite.org/fileformat2.html). */
function bytesOfLengths(lengths: readonly number[]): number {
  return lengths.reduce((sum, length) => sum + length + varintBytes(2 * length + 13), 1);
}

function varintBytes(value: number): number {
  return value < 128 ? 1 : 1 + varintBytes(Math.floor(value / 128));
}

/** The row in exactly so many bytes; undefined where it does not fit. Blanks go to the keys where a length's own grows. */
function filling(row: SlotRow, bytes: number): SlotRow | undefined {
  const spare = bytes - bytesOf(row);
  for (const inKeys of [0, 1, 2]) {
    for (const inLengths of [0, 1, 2]) {
      const inValue = spare - inKeys - inLengths;
      if (inValue < 0) continue;
      const filled = { ...row, keys: row.keys + ' '.repeat(inKeys), value: row.value + ' '.repeat(inValue) };
      if (bytesOf(filled) === bytes) return filled;
    }
  }
  return undefined;
}
