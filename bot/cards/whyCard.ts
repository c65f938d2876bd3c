import { LONGEST_REASON, type WhyAsked } from '../domain/readingReasons';
import { card, type Card, type Element, saying, subtle, title, topLine } from './kit';

/**
 * Why somebody opens what is restricted: asked before any of it is shown. One tap answers, and it goes on with what they
 * came for.
 */
export function whyCard({ reference, reasons }: WhyAsked, marking: string, content: object): Card {
  const asks = `Why do you open ${reference}?`;
  const body: Element[] = [topLine(marking, reference), title(asks), subtle('It stands in the log beside your name.')];
  for (const reason of reasons)
    body.push({ type: 'ActionSet', spacing: 'Small', actions: [saying(reason, content, { reason })] });
  const input = { type: 'Input.Text', id: 'reason', label: 'Or in your own words', isMultiline: true } as const;
  body.push({ ...input, isRequired: false, maxLength: LONGEST_REASON });
  return card(asks, body, [saying('Open it', content, {})]);
}
