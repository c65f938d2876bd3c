import { DisruptionGrade, FourP } from './disruption';
import { searchable } from './searchable';

/** What stands where words were that had to go. */
export const ERASED = '[erased]';

const fact = `(?:${[...DisruptionGrade.options, ...FourP.options].join('|')})`;

/** `text` where it is `words`, or says them in lines of their own, as minutes do, with or without grade and 4P after them. */
export function textWithout(text: string, words: string): string {
  const lines = new RegExp(
    String.raw`(?<![^\n])${literally(words)}(?<facts> \(${fact}(?:, ${fact})?\))?(?![^\n])`,
    'gu',
  );
  return text.replace(lines, (_whole, facts: string | undefined) => `${ERASED}${facts ?? ''}`);
}

/** Whether a line of `words` stands in `text`, among others perhaps, as whole words. */
export function saysOf(text: string, words: string): boolean {
  const lines = searchable(words)
    .split('\n')
    .map((line) => line.trim());
  const said = lines
    .filter((line) => line !== '')
    .map(literally)
    .join('|');
  return (
    said !== '' && new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${said})(?![\p{L}\p{N}])`, 'u').test(searchable(text))
  );
}

function literally(text: string): string {
  return text.replace(/[\^$\\.*+?()[\]{}|/]/g, String.raw`\$&`);
}
