import { useState } from 'react';

export type Lines<Line> = ReturnType<typeof useLines<Line>>;

/** Lines of a form that are changed, added and taken off; each keeps its key. */
export function useLines<Line>(first: readonly Line[]) {
  const [lines, setLines] = useState(() => first.map((line, index) => ({ key: `line-${index + 1}`, line })));
  return {
    lines,
    values: lines.map(({ line }) => line),
    put: (key: string, line: Line) => setLines(lines.map((each) => (each.key === key ? { key, line } : each))),
    add: (line: Line) => setLines([...lines, { key: crypto.randomUUID(), line }]),
    remove: (key: string) => setLines(lines.filter((each) => each.key !== key)),
  };
}
