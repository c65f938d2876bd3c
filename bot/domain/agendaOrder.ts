import type { AgendaItemId } from './ids';
import { Refusal } from './refusal';

/** @throws Refusal `item-gone` */
export function itemOf<Item extends { readonly id: AgendaItemId }>(items: readonly Item[], id: AgendaItemId): Item {
  const item = items.find((each) => each.id === id);
  if (item === undefined) throw new Refusal('item-gone');
  return item;
}

/**
 * `id` right before `beforeId`, or last. Named neighbours instead of positions: when two people move items at once,
 * both moves survive.
 *
 * @throws Refusal `item-gone`
 */
export function withItemMoved<Item extends { readonly id: AgendaItemId }>(
  items: readonly Item[],
  id: AgendaItemId,
  beforeId: AgendaItemId | undefined,
): readonly Item[] {
  const moved = itemOf(items, id);
  if (beforeId === id) return items;
  const others = items.filter((each) => each.id !== id);
  const found = beforeId === undefined ? others.length : others.indexOf(itemOf(others, beforeId));
  const next = [...others.slice(0, found), moved, ...others.slice(found)];
  return next.every((each, index) => each === items[index]) ? items : next;
}
