import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { TaskView } from '../../../bot/contract';
import type { Parameters } from '../../data/address';
import type { Selection } from './selection';

/** What a drawn list of tasks needs, table or cards. */
export interface TaskRows {
  readonly tasks: readonly TaskView[];
  readonly parameters: Parameters;
  /** Absent for whoever does nothing with several tasks at once. */
  readonly selection: Selection | undefined;
  readonly more: { readonly wanted: boolean; readonly fetch: () => void };
  /** Other filters were chosen and their rows are on their way. */
  readonly stale: boolean;
}

/** Rows from the end at which the next page is asked for, so that nobody waits for it. */
const AHEAD = 15;

/** Only the rows in sight are in the page; it is the screen that scrolls, not a box inside it. */
export function useRowWindow({ tasks, more }: TaskRows, rowPx: number, gapPx = 0) {
  const list = useRef<HTMLDivElement>(null);
  const [offset, setOffset] = useState(0);
  const rows = useVirtualizer<HTMLElement, HTMLDivElement>({
    count: tasks.length,
    getScrollElement: () => list.current?.closest('main') ?? null,
    estimateSize: () => rowPx,
    getItemKey: (index) => tasks[index]?.id ?? index,
    gap: gapPx,
    overscan: 8,
    scrollMargin: offset,
  });
  useLayoutEffect(() => {
    const above = list.current?.offsetTop ?? 0;
    if (above !== offset) setOffset(above);
  });

  const drawn = rows.getVirtualItems();
  const last = drawn.at(-1)?.index ?? 0;
  useEffect(() => {
    if (more.wanted && last >= tasks.length - AHEAD) more.fetch();
  }, [more, last, tasks.length]);

  const shown = drawn.flatMap(({ index, start, key }) => {
    const task = tasks[index];
    return task === undefined ? [] : [{ key: String(key), index, task, topPx: start - offset }];
  });
  return { list, shown, heightPx: rows.getTotalSize(), measure: rows.measureElement };
}
