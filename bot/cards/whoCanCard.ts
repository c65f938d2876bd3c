import type { FoundPowerView } from '../useCases/powers/powerViews';
import { card, type Card, type Element, open, run, subtle, text, title, topLine } from './kit';

/** Who can do something about `words`: a power a row, the one that fits best first. */
export function whoCanCard(
  words: string,
  found: readonly FoundPowerView[],
  { marking, tabUrl }: { readonly marking: string; readonly tabUrl: string },
): Card {
  const none =
    'No power of the panel’s list fits these words. Try a threat or a kind of place: illegal waste, car wash.';
  const rows = found.map((power): Element => ({
    type: 'Container',
    separator: true,
    items: [
      text(run(`${holdersText(power)}: `, { weight: 'Bolder' }), power.power),
      { ...text(power.lever), spacing: 'None' },
      { ...subtle(power.checkText), spacing: 'None' },
    ],
  }));
  const heading = found.length === 0 ? 'Nobody that I know of' : 'Who can do something about it';
  const body = [
    topLine(marking, 'Powers'),
    title(heading),
    subtle(words),
    ...(found.length === 0 ? [text(none)] : rows),
  ];
  return card('Who can do something about it', body, [open(tabUrl)]);
}

/** "Environment Agency (no current agreement)" */
function holdersText({ holders, nobodyText = '' }: FoundPowerView): string {
  if (holders.length === 0) return nobodyText;
  return holders.map(({ name, ready, text: how }) => (ready || how === '' ? name : `${name} (${how})`)).join(', ');
}
