import { z } from 'zod';
import { formulaText, isFormula, isFormulaLine, type Said, type Table } from '../../domain/spreadsheet';
import { surelyStopped } from '../../domain/stoppedWords';
import { typedDraft } from '../../domain/text';
import type { PastPreview, PastRow } from './pastViews';
import { RowFaults } from './rowFaults';

/** A panel’s work of twenty years. */
export const MOST_ROWS = 2000;
/** 2,000 rows of 400 letters. */
export const MOST_LETTERS = 800_000;
/** A hundred decisions, most of them short. */
const MOST_OF_A_CELL = 20_000;

/** The columns of a list of before, and what each is called on screen. */
export interface ListColumns<Column extends string> {
  readonly columns: readonly Column[];
  readonly names: Readonly<Record<Column, string>>;
  /** Those of several lines. */
  readonly long: readonly Column[];
}

/** What may be written in each column of a list. */
export function columnsFor<Column extends string>(
  { columns, names, long }: ListColumns<Column>,
  choices: Readonly<Partial<Record<Column, readonly string[]>>>,
): PastPreview['columns'] {
  return columns.map((column) => {
    const words = choices[column];
    const shown = { name: names[column], isLong: long.includes(column) };
    return words === undefined ? shown : { ...shown, choices: [...words] };
  });
}

/** As the spreadsheet counts it, with its headings and blank rows. */
const RowNumber = z.number().int().min(1).max(MOST_LETTERS);

/** A list of before, with what was put right in it and left out of it. */
export function listFields<Column extends string>(what: string, { columns, names }: ListColumns<Column>) {
  const headings = columns.map((column) => names[column]);
  const Heading = z.string().refine((name) => headings.includes(name), `Name one of ${headings.join(', ')}.`);
  return {
    text: z.string().max(MOST_LETTERS).describe(`${what}, as copied out of a spreadsheet or saved as CSV`),
    cells: z
      .array(z.object({ row: RowNumber, column: Heading, text: z.string().max(MOST_OF_A_CELL) }))
      .max(MOST_ROWS)
      .default([])
      .describe('What is put right in it'),
    leftOut: z.array(RowNumber).max(MOST_ROWS).default([]).describe('Rows of which nothing is taken'),
  };
}

interface Corrections {
  readonly cells: readonly { readonly row: number; readonly column: string; readonly text: string }[];
  readonly leftOut: readonly number[];
}

/** A row of a list of before, held against the panel. */
export interface ReadRow<Value, Column extends string = string> {
  readonly row: number;
  readonly written: Said<Column>;
  readonly isLeftOut: boolean;
  /** Absent where the row is left out or at fault. */
  readonly value?: Value;
  readonly faults: PastRow['faults'];
  readonly cells: PastRow['cells'];
}

/** Reads each row as it is after all that was put right. */
export function readRows<Column extends string, Value>(
  { rows }: Table<Column>,
  list: ListColumns<Column>,
  { cells, leftOut }: Corrections,
  read: (written: Said<Column>, faults: RowFaults<Column>, row: number) => Value | undefined,
): ReadRow<Value, Column>[] {
  const { columns, names } = list;
  const out = new Set(leftOut);
  const right = new Map(cells.map(({ row, column, text }) => [`${row} ${column}`, text]));
  return rows.map(({ number: row, said }) => {
    const written: Partial<Record<Column, string>> = {};
    for (const column of columns) {
      const text = (right.get(`${row} ${names[column]}`) ?? said[column] ?? '').trim();
      if (text !== '') written[column] = text;
    }
    const isLeftOut = out.has(row);
    const faults = new RowFaults<Column>();
    if (!isLeftOut) guardCells(written, faults, list);
    const value = isLeftOut ? undefined : read(written, faults, row);
    return {
      ...{ row, written, isLeftOut, cells: cellsIn(written, faults, list) },
      faults: inOrder(faults, list),
      ...(value === undefined ? {} : { value }),
    };
  });
}

/** As the columns stand. */
function inOrder<Column extends string>(
  { found }: RowFaults<Column>,
  { columns, names }: ListColumns<Column>,
): PastRow['faults'] {
  return columns.flatMap((column) =>
    found.filter((fault) => fault.column === column).map(({ message }) => ({ column: names[column], message })),
  );
}

/** What no record takes, whatever it says: after that it is without what cannot be seen. */
function guardCells<Column extends string>(
  written: Partial<Record<Column, string>>,
  faults: RowFaults<Column>,
  { columns, long }: ListColumns<Column>,
): void {
  for (const column of columns) {
    const text = written[column];
    if (text === undefined) continue;
    const problem = problemIn(text, long.includes(column));
    if (problem !== undefined) faults.add(column, problem);
    written[column] = Cell.parse(text);
  }
}

const Cell = typedDraft(MOST_LETTERS);

function problemIn(text: string, isLong: boolean): string | undefined {
  if (/(?![\t\n\r\v\f])\p{Cc}/u.test(text)) return controlText;
  const stopped = surelyStopped(text);
  if (stopped !== undefined) return stopped.kind === 'marking' ? ceilingText : sourceText;
  const runs = isLong ? text.split(/[\n\r;]/).some((line) => isFormulaLine(line.trim())) : isFormula(text);
  return runs ? formulaText : undefined;
}

const controlText = 'This holds characters that no keyboard writes. Write it anew.';
const ceilingText =
  'It carries a marking above OFFICIAL-SENSITIVE, which Sentinel may not hold. Take it out, or leave the row out.';

const sourceText =
  'It says where intelligence comes from, which Sentinel never holds. Take it out, or leave the row out.';

/** What is written, and room for what is missing. */
function cellsIn<Column extends string>(
  written: Said<Column>,
  { found }: RowFaults<Column>,
  { columns, names }: ListColumns<Column>,
): PastRow['cells'] {
  return columns
    .filter((column) => written[column] !== undefined || found.some((fault) => fault.column === column))
    .map((column) => ({ column: names[column], text: written[column] ?? '' }));
}

/** Of two rows that say the same, the later is at fault. */
export class SaidOnce<Column extends string> {
  private readonly first = new Map<string, number>();

  note(column: Column, said: string, what: string, row: number, faults: RowFaults<Column>): void {
    const key = `${column}:${said.toLowerCase()}`;
    const earlier = this.first.get(key);
    if (earlier === undefined) this.first.set(key, row);
    else faults.add(column, `Row ${earlier} has this ${what} too. Put one of them right, or leave one of them out.`);
  }
}

/** A row that brings nothing in, whatever it is of. */
export function outOfIt(
  { row, isLeftOut, faults, cells }: ReadRow<unknown>,
  title: string,
  said: readonly (string | undefined)[],
): PastRow {
  return {
    ...{ id: String(row), row, title, faults: [...faults], cells: [...cells] },
    standing: isLeftOut ? 'leftOut' : 'fault',
    says: isLeftOut ? 'Nothing of it is taken.' : said.filter((part) => part !== undefined).join(' · '),
  };
}

/** Of more nothing is read. */
export function tooMany(rows: number): string | undefined {
  if (rows <= MOST_ROWS) return undefined;
  return `These are ${rows} rows; ${MOST_ROWS} are read at once. Bring them in in parts, each with the headings.`;
}
