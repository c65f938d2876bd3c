/** A table as the formatter writes it: columns as wide as their longest cell. */
export function markdownTable(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [headings, ...rows].map((cells) => cells.map((cell) => cell.replaceAll('|', '\\|')));
  const widths = headings.map((_, at) => Math.max(3, ...lines.map((cells) => cells[at]?.length ?? 0)));
  const drawn = lines.map((cells) => lineOf(widths.map((width, at) => (cells[at] ?? '').padEnd(width))));
  return [drawn[0], lineOf(widths.map((width) => '-'.repeat(width))), ...drawn.slice(1)].join('\n');
}

function lineOf(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
