import type { Agency } from '../../domain/agency';
import { plainWord } from '../../domain/searchable';
import { didYouMean, quoted } from '../settings/faultWords';

export type KnownAgency = Pick<Agency, 'id' | 'name'>;

/** Finds the one that somebody wrote down, by its name or its id, however it is spaced and capitalised. */
export function agencyFinder<Known extends KnownAgency>(
  agencies: Iterable<Known>,
): (written: string) => Known | undefined {
  const all = new Map(
    [...agencies].flatMap((each) => [plainWord(each.id), plainWord(each.name)].map((plain) => [plain, each])),
  );
  return (written) => all.get(plainWord(written));
}

/** What is wrong where there is none of that name, with the cure. */
export function unknownAgency(written: string, agencies: readonly KnownAgency[]): string {
  const meant = didYouMean(
    written,
    agencies.map(({ name }) => name),
  );
  const cure = meant === '' ? 'Choose one of the panel’s, or add it to them.' : asSentence(meant);
  return `No organisation of the panel is called ${quoted(written)}. ${cure}`;
}

/** "; did you mean the RSPCA?" by itself. */
export function asSentence(end: string): string {
  const text = end.replace(/^; /, '');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
