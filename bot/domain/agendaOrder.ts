import type { AgendaItem } from './agenda';
import type { AgendaItemId } from './ids';
import { Refusal } from './refusal';
import { belongsIn, MOST_ITEMS, type Placed, putInSection, type Section, sectionsOf } from './sections';

/** @throws Refusal `item-gone` */
export function itemOf<Item extends { readonly id: AgendaItemId }>(items: readonly Item[], id: AgendaItemId): Item {
  const item = items.find((each) => each.id === id);
  if (item === undefined) throw new Refusal('item-gone');
  return item;
}

/**
 * `id` right before `beforeId`, or last; a line brings along what stands in it. Named neighbours instead of positions:
 * when two people move items at once, both moves survive. Nothing is put between a line and what stands in it: what
 * does not belong there goes past the line.
 *
 * @throws Refusal `item-gone`
 */
export function withItemMoved<Item extends Placed>(
  items: readonly Item[],
  id: AgendaItemId,
  beforeId: AgendaItemId | undefined,
): readonly Item[] {
  const moved = itemOf(items, id);
  const block = blockOf(items, moved);
  if (block.some((each) => each.id === beforeId)) return items;
  const others = items.filter((each) => !block.includes(each));
  const found = beforeId === undefined ? others.length : others.indexOf(itemOf(others, beforeId));
  const isDown = found >= items.indexOf(moved);
  const at = outsideOf(sectionsOf(others), found, moved, isDown);
  const next = [...others.slice(0, at), ...block, ...others.slice(at)];
  return next.every((each, index) => each === items[index]) ? items : next;
}

function blockOf<Item extends Placed>(items: readonly Item[], moved: Item): readonly Item[] {
  const section = sectionsOf(items).find(({ line }) => line === moved);
  return section === undefined ? [moved] : [section.line, ...section.items];
}

/** `index`, or past the line whose items it would part: below it on the way down, above it on the way up. */
function outsideOf<Item extends Placed>(
  sections: readonly Section<Item>[],
  index: number,
  moved: Item,
  isDown: boolean,
): number {
  let begins = 0;
  for (const { line, items } of sections) {
    const ends = begins + items.length + 1;
    if (index > begins && index < ends) return belongsIn(line, moved) ? index : isDown ? ends : begins;
    begins = ends;
  }
  return index;
}

/**
 * Issues and groups come in the line they belong in (`lineId`, or the last that fits); all else before other business
 * and the next meeting, which close every agenda.
 *
 * @throws Refusal `agenda-full`
 */
export function withItem(items: readonly AgendaItem[], item: AgendaItem, lineId?: AgendaItemId): AgendaItem[] {
  if (items.length >= MOST_ITEMS) throw new Refusal('agenda-full', { most: String(MOST_ITEMS) });
  const inLine = putInSection(items, item, lineId);
  if (inLine !== undefined) return inLine;
  const closing = items.findIndex(({ kind }) => kind === 'otherBusiness');
  const at = closing < 0 ? items.length : closing;
  return [...items.slice(0, at), item, ...items.slice(at)];
}
