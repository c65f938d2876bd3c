import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ListPlace } from './useListPlace';

interface Listed {
  readonly id: string;
}

/** Rows of one height, as many as there are. */
export interface RowWindow<Item extends Listed> {
  readonly items: readonly Item[];
  readonly place: ListPlace<Item>;
  readonly rowPx: number;
  readonly gapPx?: number;
  readonly more: More;
}

/** The next page of a list. */
export interface More {
  readonly wanted: boolean;
  readonly fetch: () => void;
}

/** Rows from the end at which the next page is asked for, so that nobody waits for it. */
const AHEAD = 15;
/** What stands over the rows at the head (the headings) and at the foot (what can be done with those chosen). */
const COVERED_PX = { scrollPaddingStart: 40, scrollPaddingEnd: 72 };

/** Only the rows in sight are in the page. What scrolls is the list's own box where it has one, else the screen. */
export function useRowWindow<Item extends Listed>({ items, place, rowPx, gapPx = 0, more }: RowWindow<Item>) {
  const list = useRef<HTMLDivElement>(null);
  const [offset, setOffset] = useState(0);
  const rows = useVirtualizer<HTMLElement, HTMLDivElement>({
    count: items.length,
    getScrollElement: () => list.current?.closest<HTMLElement>('[data-scrolls], main') ?? null,
    estimateSize: () => rowPx,
    getItemKey: (index) => items[index]?.id ?? index,
    gap: gapPx,
    overscan: 8,
    scrollMargin: offset,
    ...COVERED_PX,
  });
  useLayoutEffect(() => {
    const above = list.current?.offsetTop ?? 0;
    if (above !== offset) setOffset(above);
  });

  const drawn = rows.getVirtualItems();
  const last = drawn.at(-1)?.index ?? 0;
  useEffect(() => {
    if (more.wanted && last >= items.length - AHEAD) more.fetch();
  }, [more, last, items.length]);

  const { at, walks } = place;
  const walked = useRef(walks);
  useEffect(() => {
    if (walks === walked.current) return;
    walked.current = walks;
    rows.scrollToIndex(at);
    // The row that one has come to is read out, and Enter opens it.
    list.current?.querySelector<HTMLElement>('[aria-current] button')?.focus({ preventScroll: true });
  }, [walks, at, rows]);

  const shown = drawn.flatMap(({ index, start, key }) => {
    const item = items[index];
    const style = { height: `${rowPx}px`, transform: `translateY(${start - offset}px)` };
    return item === undefined ? [] : [{ key: String(key), index, item, style }];
  });
  return { list, shown, heightPx: rows.getTotalSize() };
}
