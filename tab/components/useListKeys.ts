import type { RefObject } from 'react';
import { useKeys } from './keys';
import { say } from './say';
import type { ListPlace } from './useListPlace';

interface Listed {
  readonly id: string;
}

interface Opening<Item> {
  /** What is open beside the list. */
  readonly openId: string | undefined;
  /** `replace`: walking leaves no steps to go back to. */
  readonly onOpen: (id: string | undefined, options: { replace: boolean }) => void;
  readonly onSelect?: ((item: Item) => void) | undefined;
}

export interface ListDoing<Item> {
  readonly step: (by: 1 | -1) => void;
  readonly open: (item: Item) => void;
  readonly close: () => void;
}

/**
 * The keys that are the same in every list: j and k move, Enter opens, x selects, Escape goes back. What is open beside
 * the list follows, unless something is being written in it: that stays until it is sent or left.
 */
export function useListKeys<Item extends Listed>(
  area: RefObject<HTMLElement | null>,
  items: readonly Item[],
  place: ListPlace<Item>,
  { openId, onOpen, onSelect }: Opening<Item>,
): ListDoing<Item> {
  const { current, at } = place;
  function step(by: 1 | -1): void {
    if (staysAtForm(area.current)) return;
    // Where what is open has left the list, the one that came up in its place is the next.
    const isGone = openId !== undefined && items.every(({ id }) => id !== openId);
    const to = isGone && by === 1 ? 0 : by;
    place.walk(to);
    const next = items[at + to];
    if (openId !== undefined && next !== undefined) onOpen(next.id, { replace: true });
  }
  function open(item: Item): void {
    if (item.id === openId) area.current?.querySelector<HTMLElement>('[data-reading] h2')?.focus();
    else if (!staysAtForm(area.current)) {
      place.go(item);
      onOpen(item.id, { replace: false });
    }
  }
  function close(): void {
    if (staysAtForm(area.current)) return;
    onOpen(undefined, { replace: false });
    place.walk(0);
  }
  const [next, previous] = [() => step(1), () => step(-1)];
  useKeys(area, {
    ...{ j: next, ArrowDown: next, k: previous, ArrowUp: previous },
    Enter: current === undefined ? undefined : () => open(current),
    x: current === undefined || onSelect === undefined ? undefined : () => onSelect(current),
    Escape: openId === undefined ? undefined : close,
  });
  return { step, open, close };
}

/** What is half written is not taken away by looking at something else. */
function staysAtForm(area: HTMLElement | null): boolean {
  const form = area?.querySelector('[data-reading] form') ?? null;
  if (form === null) return false;
  form.querySelector<HTMLElement>('input, textarea, select')?.focus();
  say('A form is still open here.', 'Send it or cancel it first.');
  return true;
}
