import { useEffect, useRef, useState } from 'react';
import type { IssueView } from '../../../bot/contract';

/**
 * Where one is in the queue. The place goes with its issue when others are raised; when the issue leaves the list, the
 * one that comes up in its place is next.
 */
export function useQueuePlace(issues: readonly IssueView[]) {
  const [place, setPlace] = useState({ id: issues[0]?.id, at: 0 });
  const [moves, setMoves] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    // The row that was moved to is read out, and scrolled into sight.
    if (moves > 0) list.current?.querySelector<HTMLElement>('[aria-current] button')?.focus();
  }, [moves]);

  const found = issues.findIndex(({ id }) => id === place.id);
  const at = found >= 0 ? found : Math.min(place.at, issues.length - 1);
  const current = issues[at];
  if (current !== undefined && (current.id !== place.id || at !== place.at)) setPlace({ id: current.id, at });

  function show({ id }: IssueView): void {
    setPlace({ id, at: issues.findIndex((each) => each.id === id) });
  }
  function move(step: number): void {
    const next = issues[at + step];
    if (next !== undefined) show(next);
    setMoves(moves + 1);
  }
  return { list, current, show, move };
}
