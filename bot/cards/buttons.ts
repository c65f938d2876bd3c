import { type Action, card, type Card, type Element, open, run, text } from './kit';

/** What a phone of 320 px leaves for a row of buttons, within the chat's margins and the card's own. */
const ROW_PX = 264;
const MOST_TO_THE_FORE = 3;
const GAP_PX = 8;
/** The "…" behind which the others are. */
const MORE_PX = 40;

/** A label at 14 px semibold, with what stands around it. */
function buttonPx({ title }: Pick<Action, 'title'>): number {
  return 26 + Math.ceil(8.5 * title.length);
}

/**
 * The next sensible one first, and beside it as many as a phone shows whole, two at the most; the rest under More. A
 * client that has no room cuts the labels: "Apolo…".
 */
function folded(actions: readonly Action[]): Action[] {
  const shown = toTheFore(actions);
  return actions.map((action, index) => (index < shown ? action : { ...action, mode: 'secondary' }));
}

function toTheFore(actions: readonly Action[]): number {
  const all = actions.length;
  if (all <= MOST_TO_THE_FORE && widthOf(actions) - GAP_PX <= ROW_PX) return all;
  const fits = (count: number) => count < all && widthOf(actions.slice(0, count)) + MORE_PX <= ROW_PX;
  return [MOST_TO_THE_FORE, 2].find(fits) ?? 1;
}

function widthOf(actions: readonly Action[]): number {
  return actions.reduce((sum, each) => sum + buttonPx(each) + GAP_PX, 0);
}

/** Clients draw five buttons at the foot and drop the rest. */
const MOST_ACTIONS = 5;

/** As many buttons at the foot as clients draw; with more of them the first stand within the card, above the others. */
export function footed(fallbackText: string, body: readonly Element[], actions: readonly Action[]): Card {
  const within = actions.slice(0, -MOST_ACTIONS);
  return card(fallbackText, [...body, ...besides(within)], folded(actions.slice(-MOST_ACTIONS)));
}

/** A record's card: two buttons, then Open, then the others. */
export function recordCard(fallbackText: string, body: Element[], actions: readonly Action[], tabUrl: string): Card {
  return footed(fallbackText, body, [...actions.slice(0, 2), open(tabUrl), ...actions.slice(2)]);
}

/** Buttons within a card, in as many rows as show them whole: a card has one "…", and that is at its foot. */
export function besides(actions: readonly Action[]): Element[] {
  const rows: Action[][] = [];
  for (const action of actions) {
    const row = rows.at(-1);
    if (row !== undefined && widthOf([...row, action]) - GAP_PX <= ROW_PX) row.push(action);
    else rows.push([action]);
  }
  return rows.map((row) => ({ type: 'ActionSet', actions: row }));
}

/** What the reader is asked, with the answers: it stands before what they may want to know. */
export function asked(question: string, answers: readonly Action[]): Element[] {
  return [{ ...text(run(question, { weight: 'Bolder' })), spacing: 'Small' }, ...besides(answers)];
}

/** What follows the buttons of a question, where there are any, keeps apart from them. */
export function belowButtons(question: readonly Element[], below: readonly Element[]): Element[] {
  if (question.length === 0) return [...below];
  return below.map((each, at) => (at === 0 && each.type === 'RichTextBlock' ? { ...each, spacing: 'Medium' } : each));
}

/** What is too long to be read by everybody each time: behind a button that shows it, and hides it again. */
export function foldedAway(label: string, id: string, items: Element[]): Element[] {
  if (items.length === 0) return [];
  const { toggle, items: folded } = unfolding(label, id, items);
  return [...besides([toggle]), folded];
}

/** The same with its button to stand elsewhere. */
export function unfolding(label: string, id: string, items: Element[]): { toggle: Action; items: Element } {
  const toggle: Action = { type: 'Action.ToggleVisibility', title: label, targetElements: [id] };
  return { toggle, items: { type: 'Container', id, isVisible: false, items } };
}
