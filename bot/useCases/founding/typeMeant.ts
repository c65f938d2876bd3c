import { kindName } from '../../domain/agencyKinds';
import { searchable } from '../../domain/searchable';
import type { AgencyType } from './foundingDraft';

/**
 * The type of partner that somebody means by a name of their own: "Trading Standards", "Westmarch Fire & Rescue Service",
 * "HMRC". Undefined where nothing of it is known: then whoever pasted it says.
 */
export function typeMeant(name: string, types: readonly AgencyType[]): AgencyType | undefined {
  const written = ` ${plainPhrase(name)} `;
  const isCouncil = / (council|authority|borough) /.test(written);
  const known = types.map((type) => ({ type, phrases: phrasesOf(type) }));
  const is = ({ phrases }: (typeof known)[number]) => phrases.some((phrase) => written === ` ${phrase} `);
  const holds = ({ type, phrases }: (typeof known)[number]) =>
    phrases.some((phrase) => {
      // One word of many may be anybody's: "Planning Inspectorate", "Housing Trust".
      const tells = phrase.includes(' ') || phrase === plainPhrase(type.name) || (isCouncil && phrase.length > 5);
      return tells && written.includes(` ${phrase} `);
    });
  return (known.find(is) ?? known.find(holds))?.type;
}

/** As it is called, whole, in parts and by its initials: "council trading standards", "trading standards". */
function phrasesOf({ name, type, kind }: AgencyType): string[] {
  const names = [name, type, kindName(kind)].filter((each) => each !== '');
  const parts = names.flatMap((each) => each.replace(/^[^:]*:/, '').split(/[,/()]| and (?=environmental)/));
  return [...names, ...parts, ...names.map(initials)].map(plainPhrase).filter((phrase) => phrase.length > 1);
}

/** "HMRC" */
export function initials(name: string): string {
  return name.replace(/[^\p{Lu}]/gu, '');
}

/** As words apart: "fire and rescue" */
export function plainPhrase(text: string): string {
  return searchable(text.replace(/&/g, ' and '))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
