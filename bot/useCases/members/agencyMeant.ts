import type { Agency } from '../../domain/agency';
import { kindName } from '../../domain/agencyKinds';
import { plainWord } from '../../domain/searchable';
import { agencyTypes, typeNames, typesOfKind } from '../founding/agencyTypes';
import { initials, plainPhrase, typeMeant } from '../founding/typeMeant';
import { nearest, quoted } from '../settings/faultWords';

export type KnownAgency = Pick<Agency, 'id' | 'name' | 'kind'>;

/**
 * Finds the one that somebody wrote down: by its name or its id, however it is spaced and capitalised, else the only one
 * that people call so for short ("HMRC", "Trading Standards").
 */
export function agencyFinder<Known extends KnownAgency>(
  agencies: Iterable<Known>,
): (written: string) => Known | undefined {
  const all = [...agencies];
  const exact = new Map(
    all.flatMap((each) => [plainWord(each.id), plainWord(each.name)].map((plain) => [plain, each] as const)),
  );
  return (written) =>
    exact.get(plainWord(written)) ?? only(all, (each) => shortNames(each).includes(plainPhrase(written)));
}

function only<Known>(all: readonly Known[], isMeant: (each: Known) => boolean): Known | undefined {
  const [found, ...more] = all.filter(isMeant);
  return more.length === 0 ? found : undefined;
}

/**
 * Of its name, and of what such bodies are usually called. What stands for several bodies at once ("NCA / ROCU") names
 * none of them: who is seated at the wrong one sees what is not theirs.
 */
function shortNames({ name, kind }: KnownAgency): string[] {
  const types = typesOfKind(kind);
  const usual = types.length === 1 ? [...types, ...typeNames(kind), kindName(kind)] : [];
  return [name, ...usual.filter((each) => !/[/,]/.test(each))]
    .map((each) => each.replace(/\(.*\)/, ''))
    .flatMap((each) => [each, each.replace(/^[^:]*:/, ''), initials(each)])
    .map(plainPhrase)
    .filter((phrase) => phrase.length > 1);
}

/** Of charities each is another. */
function onlyOfKind(written: string, agencies: readonly KnownAgency[]): KnownAgency | undefined {
  const kind = typeMeant(written, agencyTypes)?.kind;
  if (kind === undefined || typesOfKind(kind).length > 1) return undefined;
  return only(agencies, (each) => each.kind === kind);
}

interface UnknownAgency {
  readonly message: string;
  /** The one of the panel that may be meant. */
  readonly suggestion?: string;
}

/** What is wrong where there is none of that name, with the cure. */
export function unknownAgency(written: string, agencies: readonly KnownAgency[]): UnknownAgency {
  const names = agencies.map(({ name }) => name);
  const suggestion = nearest(written, names) ?? onlyOfKind(written, agencies)?.name;
  const says = `No agency of the panel is called ${quoted(written)}.`;
  if (suggestion === undefined) return { message: `${says} Choose one of the panel’s, or add it to them.` };
  return { message: `${says} Did you mean ${suggestion}?`, suggestion };
}

/** "; did you mean the RSPCA?" by itself. */
export function asSentence(end: string): string {
  const text = end.replace(/^; /, '');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
