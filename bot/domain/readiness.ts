import { daysBetween } from './days';
import type { AgendaItemId, MeetingId } from './ids';
import { listed } from './listed';
import { isOnAgenda, isTemplateLine, type Placed } from './sections';
import type { LocalDate } from './time';

// The screen of a meeting draws it: no schema comes in from here.

/** From then on an answer is asked for: before, nobody need have given one. */
export const ANSWER_DAYS = 30;

interface PlannedItem extends Placed {
  readonly purpose: string;
  readonly presenterId?: string | undefined;
  readonly papers: readonly unknown[];
}

/** What of a planned meeting says whether it can begin, as its viewer sees it. */
interface Planned {
  readonly reference: string;
  readonly on: LocalDate;
  readonly mode: 'teams' | 'inPerson';
  readonly joinLink?: string | undefined;
  readonly dayWarning?: string | undefined;
  readonly agenda: readonly PlannedItem[];
  readonly agendaMinutes: number;
  readonly durationMinutes: number;
  readonly publishedText?: string | undefined;
  readonly frozen: boolean;
  readonly freezeText: string;
  /** Of the meeting before, not confirmed yet. */
  readonly draftMinutes?: { readonly meetingId: MeetingId; readonly reference: string } | undefined;
}

interface Expected {
  readonly agencyName: string;
  readonly state: string;
}

/** Something that a meeting lacks, in words that follow its name, and what leads to it. */
export interface Lack {
  /** "is 50 minutes too long", "has 1 apology" */
  readonly words: string;
  /** "Fit it" */
  readonly act: string;
  readonly remedy: Remedy;
}

export type Remedy =
  | { readonly kind: 'minutes'; readonly itemId: AgendaItemId }
  | { readonly kind: 'item'; readonly itemId: AgendaItemId }
  | { readonly kind: 'late'; readonly itemId: AgendaItemId }
  | { readonly kind: 'form'; readonly form: 'move' | 'place' }
  | { readonly kind: 'meeting'; readonly meetingId: MeetingId }
  | { readonly kind: 'publish' }
  | { readonly kind: 'people' };

/**
 * What stands between a planned meeting and its start, the most pressing first; nothing once it is ready. The one list
 * of the meeting's screen and of its chair's Today.
 */
export function readinessOf(meeting: Planned, people: readonly Expected[], today: LocalDate): Lack[] {
  return [
    ...tooLong(meeting),
    ...unpublished(meeting),
    ...waitingForTheChair(meeting),
    ...withoutPlace(meeting),
    ...poorDay(meeting),
    ...withoutPaper(meeting),
    ...withoutPresenter(meeting),
    ...unconfirmed(meeting),
    ...away(people),
    ...silent(meeting, people, today),
  ];
}

function tooLong({ agenda, agendaMinutes, durationMinutes, ...when }: Planned): Lack[] {
  const over = agendaMinutes - durationMinutes;
  const [longest] = [...agenda].sort((a, b) => b.minutes - a.minutes);
  if (over <= 0 || longest === undefined) return [];
  const words = `is ${counted(over, 'minute', 'minutes')} too long and ${freezing(when)}`;
  return [{ words, act: 'Fit it', remedy: { kind: 'minutes', itemId: longest.id } }];
}

/** "freezes on Wed 3 Mar, in 2 days", "is frozen" */
function freezing({ frozen, freezeText }: Pick<Planned, 'frozen' | 'freezeText'>): string {
  return frozen ? 'is frozen' : `freezes on ${freezeText.replace(/^Frozen from /, '')}`;
}

function unpublished({ publishedText, ...when }: Planned): Lack[] {
  if (publishedText !== undefined) return [];
  const words = `has an agenda that is not published and ${freezing(when)}`;
  return [{ words, act: 'Publish it', remedy: { kind: 'publish' } }];
}

function waitingForTheChair({ agenda }: Planned): Lack[] {
  const waiting = agenda.filter((item) => !isOnAgenda(item));
  const items = counted(waiting.length, 'late item that waits', 'late items that wait');
  return about(waiting, 'late', `has ${items} for the chair`, 'Decide');
}

function withoutPlace({ mode, joinLink }: Planned): Lack[] {
  if (mode !== 'teams' || joinLink !== undefined) return [];
  return [{ words: 'is on Teams and has no join link yet', act: 'Add it', remedy: { kind: 'form', form: 'place' } }];
}

function poorDay({ dayWarning, reference }: Planned): Lack[] {
  if (dayWarning === undefined) return [];
  const words = dayWarning
    .replace(/^This is/, 'is on')
    .replace(/\. The/, '; the')
    .replace(/\.$/, '');
  return [{ words, act: `Move ${reference}`, remedy: { kind: 'form', form: 'move' } }];
}

function withoutPaper({ agenda }: Planned): Lack[] {
  const unread = agenda.filter(
    (item) => item.purpose === 'decide' && !isTemplateLine(item) && item.papers.length === 0 && isOnAgenda(item),
  );
  const words = `has ${counted(unread.length, 'item', 'items')} to decide without a paper`;
  return about(unread, 'item', words, 'Add one');
}

/** The template’s own lines are the chair’s unless told. */
function withoutPresenter({ agenda }: Planned): Lack[] {
  const alone = agenda.filter((item) => !isTemplateLine(item) && item.presenterId === undefined);
  return about(alone, 'item', `has ${counted(alone.length, 'item', 'items')} that nobody presents`, 'Name somebody');
}

/** One line for them all, which leads to the first. */
function about([first]: readonly PlannedItem[], kind: 'item' | 'late', words: string, act: string): Lack[] {
  return first === undefined ? [] : [{ words, act, remedy: { kind, itemId: first.id } }];
}

function unconfirmed({ draftMinutes }: Planned): Lack[] {
  if (draftMinutes === undefined) return [];
  const { meetingId, reference } = draftMinutes;
  const words = `has the minutes of ${reference} before it, not confirmed`;
  return [{ words, act: 'Read them', remedy: { kind: 'meeting', meetingId } }];
}

function away(people: readonly Expected[]): Lack[] {
  const apologies = people.filter(({ state }) => state === 'apology');
  const others = new Set(people.filter(({ state }) => state !== 'apology').map(({ agencyName }) => agencyName));
  const empty = [...new Set(apologies.map(({ agencyName }) => agencyName))].filter((name) => !others.has(name));
  return [
    ...toldOf(apologies.length, `has ${counted(apologies.length, 'apology', 'apologies')}`),
    ...toldOf(empty.length, `has nobody from ${listed(empty)}`),
  ];
}

function silent({ on }: Planned, people: readonly Expected[], today: LocalDate): Lack[] {
  if (daysBetween(today, on) > ANSWER_DAYS) return [];
  const { length } = people.filter(({ state }) => state === 'unknown');
  return toldOf(length, `has no answer from ${length} of ${people.length} people`);
}

function toldOf(count: number, words: string): Lack[] {
  return count === 0 ? [] : [{ words, act: 'See who', remedy: { kind: 'people' } }];
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
