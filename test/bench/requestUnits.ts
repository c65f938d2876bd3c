import type { RequestCount } from './requestCounts';

/** The table of what each use case asks and costs, as text. */
export function unitsTable(counts: ReadonlyMap<string, RequestCount>): string {
  const head = ['use case', 'reads', 'queries', 'cross', 'plans', 'batches', 'creates', 'replaces', 'deletes', 'RU'];
  const rows = [...counts].map(([name, count]) => [
    name,
    ...[count.reads, count.queries, count.crossQueries, count.queryPlans, count.batches, count.creates].map(String),
    ...[count.replaces, count.deletes].map(String),
    count.units.toFixed(1),
  ]);
  return textTable([head, ...rows]);
}

/** Where only the charges are known. */
export function chargesTable(counts: ReadonlyMap<string, RequestCount>): string {
  return textTable([['use case', 'RU'], ...[...counts].map(([name, { units }]) => [name, units.toFixed(1)])]);
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
