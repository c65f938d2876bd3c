import { type Language, locales } from './language';

/**
 * The product's own words, in the language of whoever reads them. English is written where it is said, and is the key by
 * which another language finds its own: t`${name} has left` is found as "{0} has left" (bot/languages).
 */

export type Said = string | number;

/** A language other than English: what it says in the place of a key, with what stands in its places. */
export interface Tongue {
  readonly language: Language;
  /** Undefined where it has no words for it. */
  readonly say?: (key: string, values: readonly Said[]) => string | undefined;
}

const english: Tongue = { language: 'en' };
let spoken: () => Tongue = () => english;

/** Who reads what is said from here on: the one person at a screen; on a server, whoever is being answered. */
export function speakAs(toWhom: () => Tongue): void {
  spoken = toWhom;
}

/** Words as they are read: t`Due ${day}`. */
export function t(parts: TemplateStringsArray, ...values: readonly Said[]): string {
  return spoken().say?.(keyOf(parts), values) ?? between(parts, values, String).join('');
}

/** The same of something counted: plural(n, 'One task is late', '{0} tasks are late'). `{0}` is the count, `{1}` what follows. */
export function plural(count: number, one: string, other: string, ...values: readonly Said[]): string {
  const all = [count, ...values];
  return (
    spoken().say?.(other, all) ?? (count === 1 ? one : other).replace(/\{(\d+)\}/g, (_, at) => String(all[Number(at)]))
  );
}

/** Words in which something else than words stands, as pieces in their order: a link, a name that runs its own way. */
export function tOf<Piece>(parts: TemplateStringsArray, ...pieces: readonly Piece[]): readonly (string | Piece)[] {
  // Places that no words hold: what is said around them is cut there.
  const places = pieces.map((_, at) => `\u0001${at}\u0001`);
  const said = spoken().say?.(keyOf(parts), places);
  if (said === undefined) return between(parts, pieces, (piece) => piece);
  return said.split('\u0001').flatMap((part, at): (string | Piece)[] => {
    const piece = pieces[Number(part)];
    if (at % 2 === 0) return part === '' ? [] : [part];
    return piece === undefined ? [] : [piece];
  });
}

/**
 * Words that stand longer than one reader, in a table or a list: each is said anew whenever it is read. Every string in it
 * is words; what is not (ids, kinds) stands elsewhere.
 */
export function inWords<Table extends object>(table: Table): Table {
  return new Proxy(table, {
    get(of, name, self) {
      const found: unknown = Reflect.get(of, name, self);
      if (typeof found === 'string') return spoken().say?.(found, []) ?? found;
      return typeof found === 'object' && found !== null ? inWords(found) : found;
    },
  });
}

/** What is made once for each language, because making it takes far longer than using it: a formatter of Intl. */
export function inEachLanguage<Made>(make: (locale: string) => Made): () => Made {
  const made = new Map<Language, Made>();
  return () => {
    const { language } = spoken();
    const known = made.get(language) ?? make(locales[language]);
    made.set(language, known);
    return known;
  };
}

/** "{0} has left": what other languages are looked up by. */
function keyOf(parts: readonly string[]): string {
  return parts.reduce((key, part, at) => `${key}{${at - 1}}${part}`);
}

function between<Value, Piece>(
  parts: readonly string[],
  values: readonly Value[],
  put: (value: Value) => Piece,
): (string | Piece)[] {
  return parts.flatMap((part, at) => {
    const words = part === '' ? [] : [part];
    return at === 0 ? words : [...values.slice(at - 1, at).map(put), ...words];
  });
}
