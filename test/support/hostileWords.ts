import { plainWords, type Words } from '../looks/words';

/** A host that is none: whatever asks for it, or leads there, has taken words for more than words. */
export const ELSEWHERE = 'evil.example';

/** What each would be, were it more than words: markup, a script, a link, a mention, a formula, a file, another line, an address; and words that run the other way. */
export const hostileWords: readonly string[] = [
  `<img src=//${ELSEWHERE}/a onerror=alert(1)>`,
  `"><script>alert(2)</script>`,
  '[Harm](javascript:alert(3))',
  `[Harm](https://${ELSEWHERE}/b)`,
  `![Harm](https://${ELSEWHERE}/c)`,
  `# **Harm** https://${ELSEWHERE}/d`,
  '<at>Ruth Calder</at>',
  `=HYPERLINK("//${ELSEWHERE}")`,
  `@SUM(1)|'x'!A0`,
  `../../etc/${ELSEWHERE}`,
  `javascript:alert(4)//${ELSEWHERE}`,
  '${alert(5)}{{constructor}}',
  `</w:t><w:r w:x="${ELSEWHERE}"/>`,
  `x\r\nATTACH:https://${ELSEWHERE}`,
  '<svg/onload=alert(6)>',
  'عملية 7.',
];
const everyWord = hostileWords.join(' ');

/**
 * What is typed into the n-th field, the first that fits: all at once and an address where nobody may call, then one
 * after the other, from another one for each field and round.
 */
export function hostileFor(at: number, nobodysAddress: string): readonly string[] {
  const turned = hostileWords.map((_, index) => wordAt(at + index));
  return [`${nobodysAddress} ${everyWord}`, ...turned, nobodysAddress, '<b>', 'x'];
}

function wordAt(at: number): string {
  return hostileWords[at % hostileWords.length] ?? '';
}

/** The panel's life as whoever means harm writes it; what is looked for on its screens stands in it still. */
export const hostileLife: Words = {
  title: (at) => `${plainWords.title(at)} ${wordAt(at)}`,
  text: (at) => `${plainWords.text(at)} ${everyWord}`,
  more: 0,
};
