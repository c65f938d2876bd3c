import { useState } from 'react';

interface Listed {
  readonly id: string;
}

/** Where one is in a list that changes while one walks through it. */
export interface ListPlace<Item extends Listed> {
  readonly at: number;
  readonly current: Item | undefined;
  /** Whether the row at `index` stands out: none does for what is open and was never in the list. */
  readonly marks: (index: number) => boolean;
  /** How often one has walked: the row is brought into sight and takes the focus each time. */
  readonly walks: number;
  readonly walk: (step: number) => void;
  readonly go: (item: Item) => void;
}

/**
 * The place goes with its item when others come or go; when the item itself leaves the list, the one that comes up in
 * its place is next.
 *
 * @param openId what is open, where that is to be the place
 */
export function useListPlace<Item extends Listed>(items: readonly Item[], openId: string | undefined): ListPlace<Item> {
  const [place, setPlace] = useState({ id: items[0]?.id, at: 0 });
  const [walks, setWalks] = useState(0);
  const [lastOpen, setLastOpen] = useState<string>();

  const wanted = openId !== undefined && openId !== lastOpen ? openId : place.id;
  if (openId !== lastOpen) setLastOpen(openId);
  const found = items.findIndex(({ id }) => id === wanted);
  const at = found >= 0 ? found : Math.min(place.at, items.length - 1);
  const current = items[at];
  const isElsewhere = useElsewhere(items, openId);
  const marks = (index: number): boolean => index === at && !isElsewhere;
  if (current !== undefined && (current.id !== place.id || at !== place.at)) setPlace({ id: current.id, at });

  function go({ id }: Item): void {
    setPlace({ id, at: items.findIndex((each) => each.id === id) });
  }
  function walk(step: number): void {
    const next = items[at + step];
    if (next !== undefined) go(next);
    setWalks(walks + 1);
  }
  return { at, current, marks, walks, walk, go };
}

/** Whether what is open was never in the list, as what is not there: the row at the place does not stand for it. */
function useElsewhere(items: readonly Listed[], openId: string | undefined): boolean {
  const [lastListed, setLastListed] = useState<string>();
  const isListed = items.some(({ id }) => id === openId);
  if (isListed && lastListed !== openId) setLastListed(openId);
  return openId !== undefined && !isListed && lastListed !== openId;
}
