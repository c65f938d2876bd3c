import { asRead } from './asRead';
import { Refusal } from './refusal';
import { isReason } from './writtenWords';

/** What Sentinel may not hold: a marking above its ceiling, where intelligence came from, a wish for covert activity. */
export type Stopped = 'marking' | 'source' | 'covert';

export const everythingStopped: readonly Stopped[] = ['marking', 'source', 'covert'];

/** `isSure`: refused. Else whoever wrote it says with one tap that it is none. `word` as it reads in the text. */
export interface Found {
  readonly kind: Stopped;
  readonly isSure: boolean;
  readonly word: string;
}

/** What somebody says of a doubtful word, so that it is kept as they wrote it. */
export interface SendAnyway {
  readonly word: string;
  /** What a button for it says: "No, it is not a marking" */
  readonly label: string;
}

interface Sign {
  readonly kind: Stopped;
  readonly isSure: boolean;
  readonly looksLike: RegExp;
}

const [BEFORE, AFTER] = [String.raw`(?<!\p{L})`, String.raw`(?!\p{L})`];

function sign(kind: Stopped, isSure: boolean, looksLike: string, flags = 'u'): Sign {
  return { kind, isSure, looksLike: new RegExp(looksLike, `${flags}g`) };
}

/** In any case of letters. */
const sure = (kind: Stopped, looksLike: string) => sign(kind, true, `${BEFORE}(?:${looksLike})${AFTER}`, 'iu');
const doubtful = (kind: Stopped, looksLike: string) => sign(kind, false, `${BEFORE}(?:${looksLike})${AFTER}`, 'iu');

const GAP = String.raw`[\s_\-–—/,:;.]*`;
const TELLS =
  '(?:told|tells?|says?|said|reports?|reported|states?|stated|claims?|claimed|informs?|informed|advise[sd]?)';
/** Whose telling it is, before the word: "a trusted", "one of our". An open source is none. */
const WHOSE =
  '(?:the|an?|my|our|his|her|their|this|that|one|another|some|several|(?:one|some)\\s+of\\s+(?:the|my|our|their))\\s+(?:(?:very\\s+)?(?:good|trusted|reliable|local|close|new|second|sensitive|human|private|anonymous|unnamed|named|own|delicate|well[\\s-]placed|previous|same|other|police|inside)\\s+)?';
const COVERT =
  '(?:covert(?:ly)?(?!\\s+coats?)|surveillance|undercover|wiretap\\w*|eavesdrop\\w*|(?:tracking|listening)\\s+devices?|test\\s+purchas\\w*|(?:tail|shadow|follow)\\s+(?:him|her|them)|secretly\\s+(?:film|record|watch|follow|photograph)\\w*)';
/** With a figure for a letter. "CH15" is none, which may be where somebody lives. */
const [INFORMANTS, CHIS] = ['inf[o0]rm[a4@]nts?', '(?:ch[i1!]s|chi[5$])'];
/** What is held under a code word. */
const OF_STRAP = '(?:materials?|reports?|reporting|intelligence|intel|information|documents?|papers?|briefings?)';
const CODE_WORD = '(?:STRAP|UMBRA|GAMMA|COMINT|NOFORN|ORCON)';

/**
 * As markings are written: in capitals, or beside the words that markings stand with. "a secret cellar" is none of these,
 * "SECRETARY" is another word, and "Victoria’s Secret" is somebody's.
 */
const signs: readonly Sign[] = [
  // In capitals, joined to TOP or UK, parted in between, or in capitals mixed with small letters.
  sign(
    'marking',
    true,
    String.raw`${BEFORE}(?<!\b(?:TRADE|OPEN)\s|['’]S\s)(?:(?:TOP|UK|NATO)${GAP})*S[\s.\-_]?E[\s.\-_]?C[\s.\-_]?R[\s.\-_]?E[\s.\-_]?T(?=\P{L}|$|UK|US|EYES|STRAP)`,
  ),
  sign(
    'marking',
    true,
    String.raw`${BEFORE}(?!secret|Secret|SECRET)(?:[Tt][Oo][Pp])?(?!secret|Secret|SECRET)[Ss][Ee][Cc][Rr][Ee][Tt]${AFTER}`,
  ),
  sign('marking', true, String.raw`(?<![\p{L}\p{N}])(?=[a-z$]*[\d$])[s5$][e3]c[r2][e3][t7](?![\p{L}\p{N}])`, 'iu'),
  sure(
    'marking',
    String.raw`(?:mark(?:ed|ing)|classified|classification|graded|stamped|caveat(?:ed)?)(?:\s+(?:is|as|at|it|was))*[\s:=\-–"“‘'(\[]*(?:uk\s+)?(?:top${GAP})?secret`,
  ),
  sign('marking', true, String.raw`${BEFORE}secret\s*//|//\s*(?:uk\s+)?(?:top${GAP})?secret${AFTER}`, 'iu'),
  sure(
    'marking',
    String.raw`secret${GAP}(?:uk|us|gbr?|five|5|aus|can)?${GAP}(?:and\s+)?(?:us|uk)?${GAP}eyes${GAP}only`,
  ),
  sure('marking', String.raw`secret${GAP}(?:uk${GAP})?(?:strap|umbra|gamma|noforn|comint)(?:${GAP}\d)?`),
  sign('marking', true, String.raw`${BEFORE}(?:uk|nato)[\s\-/]+(?:top${GAP})?secret${AFTER}(?!\s+\p{L})`, 'iu'),
  sign(
    'marking',
    true,
    String.raw`${BEFORE}TS\s*//|${BEFORE}TS\s*/\s*(?:SI|SCI|TK|NF|STRAP)${AFTER}|${BEFORE}S//(?:SI|NF|TK|REL|NOFORN)${AFTER}`,
  ),
  sign('marking', true, String.raw`//\s*(?:SI|SCI|TK|${CODE_WORD})${AFTER}|${BEFORE}${CODE_WORD}\s*//`),
  sign('marking', true, String.raw`${BEFORE}STRAP${GAP}(?:[123]|I{1,3}|ONE|TWO|THREE)(?![\p{L}\p{N}])`),
  sign('marking', true, String.raw`^[^\p{L}\p{N}\n]*(?:UK\s+)?${CODE_WORD}[^\p{L}\p{N}\n]*$`, 'um'),
  sign('source', true, String.raw`${BEFORE}(?:(?:CH[I1!]S|CHI[5$])(?:s|es|'s|’s)?)${AFTER}`),
  sure('source', String.raw`covert\s+human\s+intelligence\s+sources?`),
  sure('source', String.raw`human\s+(?:intelligence\s+)?sources?`),
  sure('source', String.raw`(?<!open[\s-])(?:source[\s-]+handl(?:er|ers|ing)|dedicated\s+source\s+unit)`),
  sure(
    'source',
    String.raw`(?:${INFORMANTS}|${CHIS}|(?:our|registered|covert)\s+sources?)\s+(?:\p{L}+\s+){0,2}?${TELLS}`,
  ),

  sign(
    'marking',
    false,
    String.raw`${BEFORE}(?<!['’]s\s)Secret${AFTER}|${BEFORE}(?:TRADE|OPEN|['’]S)\s+SECRET${AFTER}`,
  ),
  doubtful('marking', String.raw`top${GAP}secret`),
  doubtful('marking', String.raw`(?:uk|nato)[\s\-/]+(?:top${GAP})?secret`),
  sign('marking', false, String.raw`^[^\p{L}\p{N}\n]*secret[^\p{L}\p{N}\n]*$|^[^\S\n]*secret[^\S\n]*:`, 'imu'),
  sign('marking', false, String.raw`${BEFORE}(?:${CODE_WORD}|(?:UK\s+)?EYES\s+ONLY)${AFTER}`),
  doubtful('marking', String.raw`strap[\s\-]*[123](?!\p{N})`),
  // Not "strap two boxes together".
  doubtful('marking', String.raw`strap[\s\-]+(?:one|two|three|ii|iii)(?!\s+(?!${OF_STRAP}${AFTER})[\p{L}\p{N}])`),
  doubtful(
    'source',
    String.raw`${INFORMANTS}|(?:registered|confidential|covert|tasked|intelligence)\s+sources?|${CHIS}`,
  ),
  // Not "the source code", "the source of the smell", "the source document".
  doubtful(
    'source',
    String.raw`${WHOSE}sources?\s+(?!(?:of|code|documents?|files?|data|materials?|waters?)${AFTER})(?:[\p{L}\p{N}’'-]+\s+){0,6}?(?:${TELLS}|close\s+to)`,
  ),
  doubtful(
    'source',
    String.raw`(?:according\s+to|(?:told|heard|tipped|learnt|learned|known|passed|information|intelligence|intel|news|word|tips?)(?:\s+(?:us|me|off|on|this))?\s+(?:by|from))\s+${WHOSE}sources?(?!\s+(?:of|code|documents?|files?|data|materials?|waters?)${AFTER})`,
  ),
  sign(
    'covert',
    false,
    String.raw`${BEFORE}(?:please|can|could|should|must|need|want|ask|request(?:s|ed|ing)?|suggest|propose|recommend|require|would\s+like|arrange|carry\s+out|conduct|set\s+up|deploy|put|place|fit|plant|start|mount|let\s+us)${AFTER}[^.!?\n]{0,60}?${BEFORE}${COVERT}${AFTER}`,
    'iu',
  ),
  // What is wanted said first: "covert surveillance of the yard please".
  sign(
    'covert',
    false,
    String.raw`${BEFORE}${COVERT}${AFTER}[^.!?\n]{0,60}?${BEFORE}(?:please|pls|(?:is|are|to\s+be)\s+(?:needed|required|requested|wanted|arranged|carried\s+out|set\s+up|put\s+(?:on|in\s+place))|(?:needed|required|requested|wanted)(?=[^\p{L}\n]*$))${AFTER}`,
    'imu',
  ),
  sign(
    'covert',
    false,
    String.raw`^[^\w\n]*(?:(?:covert|directed|intrusive)\s+(?:surveillance|filming|recording|photography|observations?|watch)|undercover\s+(?:officers?|work|visits?|purchas\w*)|surveillance\s+(?:of|on))${AFTER}`,
    'imu',
  ),
  sign(
    'covert',
    false,
    String.raw`^[^\w\n]*(?:covertly|secretly)\s+(?:film|record|watch|follow|photograph|observe|listen)\w*|^[^\w\n]*(?:tail|shadow|follow)\s+(?:him|her|them)${AFTER}`,
    'iu',
  ),
];

/** Words of which all signs have some part: what has none of it, which is nearly everything, is looked at no further. */
const anySign =
  /[s5$][\s.\-_]?[e3][\s.\-_]?c[\s.\-_]?[r2]|TS\s*\/|\/\/|strap|umbra|gamma|comint|noforn|orcon|eyes\s+only|ch[i1!]s|chi[5$]|source|inf[o0]rm[a4@]nt|covert|surveil|undercover|wiretap|eavesdrop|device|purchas|tail|shadow|follow|secretly/i;

/** Where in a text it stands. */
interface Match extends Found {
  readonly from: number;
  readonly to: number;
}

/** Every word of it that stands in a text: of "Top Secret" nobody is asked about "Secret" beside. */
export function stoppedIn(text: string): Found[] {
  const read = asRead(text);
  return anySign.test(read) ? uncovered(signs.flatMap((each) => matchesOf(each, read))) : [];
}

function matchesOf({ kind, isSure, looksLike }: Sign, read: string): Match[] {
  return Array.from(read.matchAll(looksLike), ({ 0: word, index: from }) => {
    return { kind, isSure, word: word.trim(), from, to: from + word.length };
  });
}

/** Without what is doubtful within a longer one of its kind. */
function uncovered(matches: readonly Match[]): Match[] {
  const reach = new Map<Stopped, number>();
  const inOrder = [...matches].sort((a, b) => a.from - b.from || b.to - a.to);
  return inOrder.filter(({ kind, isSure, to }) => {
    const before = reach.get(kind) ?? 0;
    reach.set(kind, Math.max(before, to));
    return isSure || to > before;
  });
}

/** What a text surely carries that Sentinel may not hold. */
export function surelyStopped(text: string): Found | undefined {
  return stoppedIn(text).find(({ isSure }) => isSure);
}

/** How somebody says that a doubtful word is none: by the word itself, so that another one is asked about anew. */
export function meantAs(word: string): string {
  return word.toLowerCase().replace(/\s+/g, ' ').slice(0, 80);
}

/** The words that a sender stands by, as doors carry them: a line each. More than a few say that nobody reads them. */
export function meantIn(lines: unknown): string[] {
  return typeof lines === 'string' ? lines.split('\n').slice(0, 20).map(meantAs) : [];
}

/** Values that name a closed choice, not words of anybody's. */
const notWritten: readonly string[] = ['marking'];

interface Written {
  /** Keys from the outermost inwards. */
  readonly path: readonly string[];
  readonly text: string;
}

function* textsOf(value: unknown, path: readonly string[] = []): Generator<Written> {
  if (typeof value === 'string') {
    if (!notWritten.includes(nameOf(path))) yield { path, text: value };
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) yield* textsOf(inner, [...path, key]);
  }
}

function nameOf(path: readonly string[]): string {
  return path.at(-1) ?? '';
}

/** A refusal for a word, with the field in which the word stands as `path` ("parts.0.title"); any other as it is. */
export function placed(error: unknown, input: unknown): unknown {
  if (!(error instanceof Refusal)) return error;
  const { code, facts } = error;
  const { word } = facts;
  if (word === undefined) return error;
  const found = [...textsOf(input)].find(({ text }) => asRead(text).includes(word));
  return found === undefined ? error : new Refusal(code, { ...facts, path: found.path.join('.') });
}

/**
 * The one look at whatever somebody writes, however deep it stands in what they send.
 *
 * @param meant doubtful words of which they have said that they are none, as `meantAs` writes them
 * @param weighs what the use case itself weighs, since it knows who is asked
 * @throws Refusal `marking-too-high`, `source-words`, `doubtful-words`
 */
export function guardWords(input: unknown, meant: readonly string[] = [], weighs: readonly Stopped[] = []): void {
  const found = [...textsOf(input)].flatMap(({ path, text }) =>
    stoppedIn(text).filter((each) => !isWeighed(each, nameOf(path), weighs)),
  );
  refuse(found.find(({ isSure }) => isSure));
  const doubt = found.find(({ word }) => !meant.includes(meantAs(word)));
  if (doubt !== undefined) throw new Refusal('doubtful-words', { word: doubt.word, kind: doubt.kind });
}

/** The same of what is only passed on: nobody is asked about what is doubtful. @throws Refusal `marking-too-high`, `source-words` */
export function guardPassedOn(text: string): void {
  refuse(surelyStopped(text));
}

/**
 * The same of why somebody reads, which stands in the log: it needs no word that would have to be asked about.
 *
 * @throws Refusal `marking-too-high`, `source-words`, `reason-words`
 */
export function guardReasons(input: unknown): void {
  const found = [...textsOf(input)].flatMap(({ path, text }) => (isReason(nameOf(path)) ? stoppedIn(text) : []));
  refuse(found.find(({ isSure }) => isSure));
  const [doubt] = found;
  if (doubt !== undefined) throw new Refusal('reason-words', { word: doubt.word });
}

/** What somebody is asked to do. */
const asking: readonly string[] = ['title', 'detail'];

/**
 * A list weighs each of its rows whole. Whoever weighs covert requests does so in what is asked alone, and stops informants
 * there too, without a question.
 */
function isWeighed({ kind, isSure }: Found, name: string, weighs: readonly Stopped[]): boolean {
  if (weighs.includes('marking')) return true;
  return (
    asking.includes(name) && (weighs.includes(kind) || (kind === 'source' && !isSure && weighs.includes('covert')))
  );
}

function refuse(certain: Found | undefined): void {
  if (certain === undefined) return;
  const { kind, word } = certain;
  throw new Refusal(kind === 'marking' ? 'marking-too-high' : 'source-words', { word });
}
