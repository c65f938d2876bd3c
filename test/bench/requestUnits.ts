import type { RequestCount } from './requestCounts';

/** Request units by Microsoft's figures for documents of about 1 KB, at the least and at the most. */
const UNITS = {
  reads: [1, 1],
  creates: [5, 6],
  replaces: [10, 10],
  deletes: [5, 6],
  queries: [3, 10],
  /** One physical partition; each further one that the query visits adds 2.5. */
  crossQueries: [3, 10],
} as const;

/** The table of what each use case asks and costs, as text. */
export function unitsTable(counts: ReadonlyMap<string, RequestCount>): string {
  const head = ['use case', 'reads', 'queries', 'cross', 'plans', 'batches', 'creates', 'replaces', 'RU'];
  const rows = [...counts].map(([name, count]) => [
    name,
    ...[count.reads, count.queries, count.crossQueries, count.queryPlans, count.batches, count.creates].map(String),
    String(count.replaces),
    unitsOf(count),
  ]);
  return textTable([head, ...rows]);
}

function unitsOf({ reads, queries, crossQueries, creates, replaces, deletes }: RequestCount): string {
  const counted = { reads, queries, crossQueries, creates, replaces, deletes };
  const sum = (end: 0 | 1) =>
    Object.entries(counted).reduce((total, [kind, count]) => total + count * unitOf(kind, end), 0);
  return sum(0) === sum(1) ? String(sum(0)) : `${sum(0)}–${sum(1)}`;
}

function unitOf(kind: string, end: 0 | 1): number {
  const table: Readonly<Record<string, readonly [number, number]>> = UNITS;
  return table[kind]?.[end] ?? 0;
}

/** Columns of equal width: the first to the left, the others to the right. */
export function textTable(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  '),
    )
    .join('\n');
}
