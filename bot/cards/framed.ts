import { type Card, type ColumnSet, type Element, type RichText, run, text, topLine } from './kit';

/**
 * Marked at its head and its foot, its buttons between them; what has no head of its own, as a sentence in the place of a
 * record, bears `marking`.
 */
export function framed(shown: Card, marking: string): Card {
  const [first, ...others] = shown.body;
  const hasHead = first?.type === 'ColumnSet';
  const head = hasHead ? first : topLine(marking, 'Sentinel');
  const rest = hasHead ? others : shown.body;
  const foot = footLine(markingIn(head) ?? marking);
  return { ...shown, body: [head, ...rest, ...buttonsOf(shown), foot], actions: [] };
}

/** What clients draw as a card's own buttons stands below all of its body: as a part of that, above its foot. */
function buttonsOf({ actions }: Card): Element[] {
  return actions.length === 0 ? [] : [{ type: 'ActionSet', actions }];
}

function markingIn({ columns: [left] }: ColumnSet): string | undefined {
  const said = left?.items[0];
  return said?.type === 'RichTextBlock' ? said.inlines[0]?.text : undefined;
}

function footLine(marking: string): RichText {
  return { ...text(run(marking, { size: 'Small', isSubtle: true })), spacing: 'Medium' };
}
