import type { SendAnyway } from '../domain/stoppedWords';
import type { CardCommandName } from '../useCases/commands';
import { asClicked, card, type Card, subtle, text, title, topLine } from './kit';

/** What was sent, as the card sent it: it goes again with what its sender says of the doubtful word. */
export interface Sent {
  readonly verb: CardCommandName;
  readonly data: object;
}

/** Something was stopped for a doubtful word. Nothing is kept; one tap sends it as it is. */
export function doubtCard({ label, word }: SendAnyway, asked: string, marking: string, { verb, data }: Sent): Card {
  const before = 'meant' in data && typeof data.meant === 'string' ? `${data.meant}\n` : '';
  const again = asClicked(label, verb, { ...data, meant: `${before}${word}` });
  const body = [topLine(marking, 'Not sent yet'), title('Before this is kept'), text(asked), subtle(elseText)];
  return card('Before this is kept', body, [again]);
}

const elseText = 'Otherwise leave it: write it again without that.';
