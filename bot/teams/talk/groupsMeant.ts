import { distance } from 'fastest-levenshtein';
import { plainWord, wordsIn } from '../../domain/searchable';
import type { GroupView } from '../../useCases/groups/groupViews';

interface Meant {
  readonly groups: readonly GroupView[];
  /** By the force's number, which lists give too; else something of it was read. */
  readonly byNumber: boolean;
}

/** Which of `groups` somebody means: by number, by name, or else by words of the name or the threats. */
export function groupsMeant(words: string, groups: readonly GroupView[]): Meant {
  const numbered = groups.filter(({ reference }) => isNumber(words, reference));
  if (numbered.length > 0) return { groups: numbered, byNumber: true };
  const named = groups.filter(({ operation }) => plainWord(operation) === plainWord(words));
  return { groups: named.length > 0 ? named : groups.filter((group) => bears(group, words)), byNumber: false };
}

/** "NM-OCG-031", "nm ocg 31", "OCG 31" and "31" are one number. */
function isNumber(words: string, reference: string): boolean {
  const [sought, kept] = [partsOf(words), partsOf(reference)];
  return sought !== undefined && kept?.digits === sought.digits && kept.letters.endsWith(sought.letters);
}

function partsOf(text: string): { letters: string; digits: number } | undefined {
  const [, letters = '', digits] = /^(\p{L}*)(\d{1,6})$/u.exec(plainWord(text)) ?? [];
  return digits === undefined ? undefined : { letters, digits: Number(digits) };
}

function bears({ operation, threats }: GroupView, words: string): boolean {
  const said = wordsIn(operation, ...threats);
  const starts = wordsIn(words);
  return starts.length > 0 && starts.every((start) => said.some((word) => word.startsWith(start)));
}

/** The name that was nearly typed, of those that everybody who may see groups may see. */
export function nearestOperation(words: string, groups: readonly GroupView[]): string | undefined {
  const sought = plainWord(words);
  const slips = Math.min(2, Math.floor(sought.length / 4));
  const near = groups.filter(
    ({ restricted, operation }) => !restricted && distance(sought, plainWord(operation)) <= slips,
  );
  return near.length === 1 ? near[0]?.operation : undefined;
}
