import { type Card, type ColumnSet, type RichText, run, text, topLine } from './kit';

/** Marked at its head and its foot; what has no head of its own, as a sentence in the place of a record, bears `marking`. */
export function framed(shown: Card, marking: string): Card {
  const [first, ...others] = shown.body;
  const hasHead = first?.type === 'ColumnSet';
  const head = hasHead ? first : topLine(marking, 'Sentinel');
  const rest = hasHead ? others : shown.body;
  return { ...shown, body: [head, ...rest, footLine(markingIn(head) ?? marking)] };
}

function markingIn({ columns: [left] }: ColumnSet): string | undefined {
  const said = left?.items[0];
  return said?.type === 'RichTextBlock' ? said.inlines[0]?.text : undefined;
}

function footLine(marking: string): RichText {
  return { ...text(run(marking, { size: 'Small', isSubtle: true })), spacing: 'Medium' };
}
