import type { AgencyId, MemberId } from '../../../../bot/domain/ids';
import type { LocalDate } from '../../../../bot/domain/time';
import { dayInWords } from './dayInWords';

/** Somebody to whom a task can be given. */
export interface Owner {
  readonly id: MemberId;
  readonly name: string;
  readonly role: string;
  readonly agencyId: AgencyId;
  readonly agencyName: string;
}

/** What a line says: "visit the units @Priya 1 Mar". */
export interface TaskLine {
  readonly title: string;
  /** Whom the "@" may mean: nobody, one, or several to choose from. */
  readonly owners: readonly Owner[];
  /** What stands after "@"; undefined where there is none. */
  readonly mention: string | undefined;
  readonly dueOn: LocalDate | undefined;
}

/** The day stands at the end of the line or right before "@"; all else is what is to be done. */
export function readTaskLine(line: string, owners: readonly Owner[], today: LocalDate): TaskLine {
  const at = /(?:^|\s)@(?![\s\S]*\s@)/.exec(line);
  if (at === null) {
    const { words, dueOn } = dayAtEnd(wordsOf(line), today);
    return { title: words.join(' '), owners: [], mention: undefined, dueOn };
  }
  const before = wordsOf(line.slice(0, at.index));
  const { mention, found, rest } = whoIn(wordsOf(line.slice(at.index).trim().slice(1)), owners);
  const ending = dayAtEnd(rest, today);
  const said = ending.dueOn === undefined ? dayAtEnd(before, today) : { words: before, dueOn: ending.dueOn };
  return { title: [...said.words, ...ending.words].join(' '), owners: found, mention, dueOn: said.dueOn };
}

/** The line with `owner` in place of what stands after "@". */
export function withOwner(line: string, { mention }: TaskLine, { name }: Owner): string {
  if (mention === undefined) return line;
  const at = line.lastIndexOf(`@${mention}`);
  if (at < 0) return line;
  const rest = line.slice(at + 1 + mention.length).trimStart();
  return `${line.slice(0, at)}@${name} ${rest}`;
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

/** As many words as name somebody; what follows them is no name any more. */
function whoIn(words: readonly string[], owners: readonly Owner[]) {
  for (let count = Math.min(words.length, MOST_NAME_WORDS); count > 0; count--) {
    const mention = words.slice(0, count).join(' ');
    const found = named(mention, owners);
    if (found.length > 0) return { mention, found, rest: words.slice(count) };
  }
  return { mention: words[0] ?? '', found: [], rest: words.slice(1) };
}

const MOST_NAME_WORDS = 8;

/** Whose name it is; else whose name begins so; else, of the agency that it names, whoever leads it or all of it. */
function named(mention: string, owners: readonly Owner[]): Owner[] {
  const exact = owners.filter(({ name }) => isSame(name, mention));
  if (exact.length > 0) return exact;
  const people = owners.filter(({ name }) => isPartOf(mention, name));
  if (people.length > 0) return people;
  const agency = owners.filter(
    ({ agencyName }) => isSame(initials(agencyName), mention) || isPartOf(mention, agencyName),
  );
  const leads = agency.filter(({ role }) => role === 'agencyLead');
  return leads.length > 0 ? leads : agency;
}

function isSame(a: string, b: string): boolean {
  return a.localeCompare(b, 'en', { sensitivity: 'base' }) === 0;
}

/** Each word begins a word of the name, one after another: "pri", "Sandhu", "north council". */
function isPartOf(mention: string, name: string): boolean {
  let left = plain(name).split(/\s+/);
  return wordsOf(plain(mention)).every((word) => {
    const at = left.findIndex((each) => each.startsWith(word));
    left = left.slice(at + 1);
    return at >= 0;
  });
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
}

/** "HSE": without the small words. */
function initials(name: string): string {
  return wordsOf(name)
    .filter((word) => /^[A-Z]/.test(word))
    .map((word) => word.charAt(0))
    .join('');
}

const beforeDay = /^(by|on|due|before|until)$/i;
const MOST_DAY_WORDS = 4;

function dayAtEnd(
  words: readonly string[],
  today: LocalDate,
): { words: readonly string[]; dueOn: LocalDate | undefined } {
  for (let count = Math.min(words.length, MOST_DAY_WORDS); count > 0; count--) {
    const dueOn = dayInWords(words.slice(-count).join(' '), today);
    if (dueOn === undefined) continue;
    const left = words.slice(0, -count);
    return { words: beforeDay.test(left.at(-1) ?? '') ? left.slice(0, -1) : left, dueOn };
  }
  return { words, dueOn: undefined };
}
