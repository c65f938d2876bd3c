import type { AgendaItem } from './agenda';

// The first screen draws agendas: no schema comes in from here.

/** As many as one meeting's document holds. */
export const MOST_ITEMS = 100;

/** What of an item says where it stands. */
export type Placed = Pick<AgendaItem, 'id' | 'kind' | 'minutes'> & {
  readonly issueId?: AgendaItem['issueId'];
  readonly groupId?: AgendaItem['groupId'];
  /** Stands for an issue or a group, whichever it is. */
  readonly isEntry?: boolean;
  readonly late?: AgendaItem['late'];
  /** Its issue was dealt with otherwise, so that nothing of it is left to discuss. */
  readonly dealtWith?: boolean | undefined;
};

/** A line of the agenda with what stands in it: for most lines, nothing. */
export interface Section<Item extends Placed> {
  readonly line: Item;
  readonly items: readonly Item[];
}

/** What stands on the agenda: items that came late and wait for the chair do not yet. */
export function isOnAgenda({ late }: Pick<Placed, 'late'>): boolean {
  return late !== 'waiting';
}

/** The template's own lines stand on every agenda. Other items have ids of their own. */
export function isTemplateLine({ id }: Pick<AgendaItem, 'id'>): boolean {
  return /^item-\d+$/.test(id);
}

/** An issue or a group, as against the line "Partner issues" or "New groups". */
export function isEntry({ issueId, groupId, isEntry: is = false }: Placed): boolean {
  return is || issueId !== undefined || groupId !== undefined;
}

/** Whether `item` stands in `line` where it is right below it, or below what stands in it. */
export function belongsIn(line: Placed, item: Placed): boolean {
  return isEntry(item) && !isEntry(line) && line.kind === item.kind;
}

/** The agenda by its lines: issues and groups right below a line of their kind stand in it. */
export function sectionsOf<Item extends Placed>(agenda: readonly Item[]): Section<Item>[] {
  const sections: { line: Item; items: Item[] }[] = [];
  for (const item of agenda) {
    const above = sections.at(-1);
    if (above !== undefined && belongsIn(above.line, item)) above.items.push(item);
    else sections.push({ line: item, items: [] });
  }
  return sections;
}

/** A part of the agenda with its place in it. */
export interface FloorPart<Item extends Placed> {
  readonly item: Item;
  /** On the floor. What stands in a line uses the line's minutes: the line itself keeps those that are left. */
  readonly minutes: number;
  /** From the start of the meeting, if all goes to plan. What stands in a line comes one after the other. */
  readonly afterMinutes: number;
  /** Not while it waits for the chair, nor a line that has given all its time to what stands in it. */
  readonly comesUp: boolean;
  /** "7", and "7.2" for what stands in a line. What waits for the chair has none. */
  readonly number: string | undefined;
}

/** In the agenda's order. What waits for the chair has a place, but neither number nor time of its own yet. */
export function floorParts<Item extends Placed>(agenda: readonly Item[]): FloorPart<Item>[] {
  let lines = 0;
  let afterMinutes = 0;
  const part = (item: Item, minutes: number, number: string | undefined): FloorPart<Item> => {
    const placed = { item, minutes, afterMinutes, comesUp: isOnAgenda(item) && minutes > 0, number };
    if (placed.comesUp) afterMinutes += minutes;
    return placed;
  };
  return sectionsOf(agenda).flatMap(({ line, items }) => {
    const shown = items.filter(isOnAgenda);
    const left = Math.max(0, line.minutes - sumOf(shown));
    const number = isOnAgenda(line) ? String(++lines) : undefined;
    const numberOf = (item: Item) =>
      number === undefined || !isOnAgenda(item) ? undefined : `${number}.${shown.indexOf(item) + 1}`;
    return [part(line, left, number), ...items.map((item) => part(item, item.minutes, numberOf(item)))];
  });
}

function sumOf(items: readonly { readonly minutes: number }[]): number {
  return items.reduce((sum, { minutes }) => sum + minutes, 0);
}

/** Lines whose items need more than the line has count with what their items need. What waits for the chair does not. */
export function totalMinutes(agenda: readonly Placed[]): number {
  return sumOf(floorParts(agenda).filter(({ comesUp }) => comesUp));
}

/** `item` at the end of the line it belongs in; undefined where there is none. */
export function putInSection<Item extends Placed>(
  agenda: readonly Item[],
  item: Item,
  lineId: Item['id'] | undefined,
): Item[] | undefined {
  const sections = sectionsOf(agenda);
  const fitting = sections.filter(({ line }) => belongsIn(line, item));
  const section = fitting.find(({ line }) => line.id === lineId) ?? fitting.at(-1);
  if (section === undefined) return undefined;
  return sections.flatMap(({ line, items }) => [line, ...items, ...(line === section.line ? [item] : [])]);
}
