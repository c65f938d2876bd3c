import { z } from 'zod';
import { byName } from '../../domain/byName';
import { FormVersion } from '../../domain/formVersion';
import { peopleColumns } from '../../domain/personColumns';

/** More rows than a panel has people. */
export const MOST_IMPORTED = 1_000;
const MOST_PUT_RIGHT = 2_000;
const MOST_CHARACTERS = 200_000;

/** As the spreadsheet counts it, with its headings and blank rows; of groups, from 1. */
const RowNumber = z.number().int().min(1).max(MOST_CHARACTERS);
const Column = z.enum(peopleColumns);

export const PeopleImport = z.object({
  text: z.string().max(MOST_CHARACTERS).default('').describe('A list of people as pasted, or as a CSV file holds it'),
  groups: z
    .object({ seen: FormVersion.optional().describe('As the answer said; absent at the first look') })
    .optional()
    .describe('Instead of a text: what the groups of Entra say that partners have'),
  cells: z
    .array(z.object({ row: RowNumber, column: Column, text: z.string().max(2_000) }))
    .max(MOST_PUT_RIGHT)
    .default([])
    .describe('What is put right in it'),
  leftOut: z.array(RowNumber).max(MOST_IMPORTED).default([]).describe('Rows of which nothing is taken'),
  takenIn: z
    .array(RowNumber)
    .max(MOST_IMPORTED)
    .default([])
    .describe('Of the rows that are left out unless told: those that are taken'),
});
export type PeopleImport = z.infer<typeof PeopleImport>;

export const LookedAtImport = PeopleImport.extend({
  versions: z
    .array(z.object({ row: RowNumber, version: FormVersion }))
    .max(MOST_IMPORTED)
    .describe('Of the new and the changed rows, as they were looked at'),
});

export const rowKinds = ['fault', 'new', 'changed', 'unchanged', 'leftOut'] as const;
export type RowKind = (typeof rowKinds)[number];

export const ImportRowView = z.object({
  row: RowNumber,
  kind: z.enum(rowKinds),
  name: z.string().describe('Whose it is; "Row 3" where nobody is named'),
  says: z.string().describe('In a line: what is at fault, what is other, or whom they sit for'),
  cells: z.object(byName(peopleColumns, () => z.string().optional())),
  faults: z.array(
    z.object({
      column: Column,
      message: z.string(),
      suggestion: z.string().optional().describe('What may be meant, to be taken in its place'),
    }),
  ),
  changes: z.array(z.object({ column: Column, name: z.string(), from: z.string(), to: z.string() })),
  notes: z.array(z.string()).describe('What else follows from it'),
  version: z.string().optional().describe('Sent when it is imported: what was looked at'),
});
export type ImportRowView = z.infer<typeof ImportRowView>;

export const PeopleImportView = z.object({
  rows: z.array(ImportRowView),
  counts: z.object(byName(rowKinds, () => z.number().int())),
  faults: z.array(z.string()).describe('Of the list as a whole'),
  notes: z.array(z.string()).describe('What is not read, and who stays as they are'),
  seen: z.string().optional().describe('Of groups: sent with every further look, and when it is imported'),
});
export type PeopleImportView = z.infer<typeof PeopleImportView>;

export const ImportedView = z.object({
  added: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
});
export type ImportedView = z.infer<typeof ImportedView>;
