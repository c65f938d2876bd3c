import { kindName } from '../../domain/agencyKinds';
import type { Configuration } from '../../domain/configuration';
import { plainWord } from '../../domain/searchable';
import { typeNames } from './agencyTypes';

type Given = Configuration['agencies'][number];

interface Called {
  readonly name: string;
  readonly kind: string;
}

/** An organisation of another force's file: the one that it is here already, else what it is called here. */
type AgencyGiven<Known> = Omit<Given, 'name'> & ({ readonly known: Known } | { readonly name: string });

/**
 * By its name; where the file tells its kind alone, the next of that kind. What stands is not made twice, whatever it was
 * called since by its kind.
 */
export function agenciesGiven<Known extends Called>(
  given: readonly Given[],
  standing: readonly Known[],
): AgencyGiven<Known>[] {
  const left = new Set(standing);
  const taken = new Set(standing.map(({ name }) => plainWord(name)));
  const pick = (isMeant: (each: Known) => boolean): Known | undefined => {
    const found = [...left].find(isMeant);
    if (found !== undefined) left.delete(found);
    return found;
  };
  // Whoever is named is found before the others of the kind are dealt out.
  const named = given.map(({ name }) =>
    name === undefined ? undefined : pick((each) => plainWord(each.name) === plainWord(name)),
  );
  return given.map(({ name, ...rest }, at) => {
    const known = name === undefined ? pick(({ kind }) => kind === rest.kind) : named[at];
    if (known !== undefined) return { ...rest, known };
    return { ...rest, name: freeName(name === undefined ? usualNames(rest.kind) : [name], taken) };
  });
}

/** As such partners are usually called: a force gives each its own name. */
function usualNames(kind: string): readonly string[] {
  return [...typeNames(kind), kindName(kind)];
}

/** The first that is free, by number only where a file tells more of one kind than there are names. */
function freeName(wanted: readonly string[], taken: Set<string>): string {
  const last = wanted.at(-1) ?? '';
  const isFree = (name: string) => !taken.has(plainWord(name));
  let name = wanted.find(isFree) ?? '';
  for (let number = 2; name === ''; number++) if (isFree(`${last} ${number}`)) name = `${last} ${number}`;
  taken.add(plainWord(name));
  return name;
}
