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

/** Something that a meeting lacks, and what leads to it: "M2 has 1 apology", or in a list of them "1 apology". */
export interface Lack {
  readonly verb: 'is' | 'has';
  /** "50 minutes too long", "1 apology" */
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
    ...withoutPeople(meeting, people, today),
  ];
}

/** "is 50 minutes too long", for a sentence that begins with the meeting. */
export function lackText({ verb, words }: Lack): string {
  return `${verb} ${words}`;
}

function isTooLong({ agendaMinutes, durationMinutes }: Pick<Planned, 'agendaMinutes' | 'durationMinutes'>): boolean {
  return agendaMinutes > durationMinutes;
}

function tooLong(meeting: Planned): Lack[] {
  const { agenda, agendaMinutes, durationMinutes } = meeting;
  const [longest] = [...agenda].sort((a, b) => b.minutes - a.minutes);
  if (!isTooLong(meeting) || longest === undefined) return [];
  const over = counted(agendaMinutes - durationMinutes, 'minute', 'minutes');
  const words = `${over} too long and ${freezing(meeting)}`;
  return [{ verb: 'is', words, act: 'Fit it', remedy: { kind: 'minutes', itemId: longest.id } }];
}

/** "freezes on Wed 3 Mar, in 2 days", "is frozen" */
function freezing({ frozen, freezeText }: Pick<Planned, 'frozen' | 'freezeText'>): string {
  return frozen ? 'is frozen' : `freezes on ${freezeText.replace(/^Frozen from /, '')}`;
}

/** When it freezes is said once, of what has to be done first. */
function unpublished(meeting: Planned): Lack[] {
  if (meeting.publishedText !== undefined) return [];
  const words = `no published agenda yet${isTooLong(meeting) ? '' : `; it ${freezing(meeting)}`}`;
  return [{ verb: 'has', words, act: 'Publish it', remedy: { kind: 'publish' } }];
}

function waitingForTheChair({ agenda }: Planned): Lack[] {
  const waiting = agenda.filter((item) => !isOnAgenda(item));
  const items = counted(waiting.length, 'late item that waits', 'late items that wait');
  return about(waiting, 'late', `${items} for the chair`, 'Decide');
}

function withoutPlace({ mode, joinLink }: Planned): Lack[] {
  if (mode !== 'teams' || joinLink !== undefined) return [];
  return [{ verb: 'has', words: 'no join link yet', act: 'Add it', remedy: { kind: 'form', form: 'place' } }];
}

function poorDay({ dayWarning, reference }: Planned): Lack[] {
  if (dayWarning === undefined) return [];
  const words = dayWarning
    .replace(/^This is/, 'on')
    .replace(/\. The/, '; the')
    .replace(/\.$/, '');
  return [{ verb: 'is', words, act: `Move ${reference}`, remedy: { kind: 'form', form: 'move' } }];
}

function withoutPaper({ agenda }: Planned): Lack[] {
  const unread = agenda.filter(
    (item) => item.purpose === 'decide' && !isTemplateLine(item) && item.papers.length === 0 && isOnAgenda(item),
  );
  const words = `${counted(unread.length, 'item', 'items')} to decide without a paper`;
  return about(unread, 'item', words, 'Add one');
}

/** The template’s own lines are the chair’s unless told. */
function withoutPresenter({ agenda }: Planned): Lack[] {
  const alone = agenda.filter((item) => !isTemplateLine(item) && item.presenterId === undefined);
  return about(alone, 'item', `${counted(alone.length, 'item', 'items')} that nobody presents`, 'Name somebody');
}

/** One line for them all, which leads to the first. */
function about([first]: readonly PlannedItem[], kind: 'item' | 'late', words: string, act: string): Lack[] {
  return first === undefined ? [] : [{ verb: 'has', words, act, remedy: { kind, itemId: first.id } }];
}

function unconfirmed({ draftMinutes }: Planned): Lack[] {
  if (draftMinutes === undefined) return [];
  const { meetingId, reference } = draftMinutes;
  const words = `the minutes of ${reference} still to be confirmed`;
  return [{ verb: 'has', words, act: 'Read them', remedy: { kind: 'meeting', meetingId } }];
}

/** So many agencies are named. */
const MOST_NAMED = 3;

/** Who is not coming or has not said so: one list of people tells them all. */
function withoutPeople({ on }: Planned, people: readonly Expected[], today: LocalDate): Lack[] {
  const apologies = people.filter(({ state }) => state === 'apology');
  const others = new Set(people.filter(({ state }) => state !== 'apology').map(({ agencyName }) => agencyName));
  const empty = [...new Set(apologies.map(({ agencyName }) => agencyName))].filter((name) => !others.has(name));
  const silent = daysBetween(today, on) > ANSWER_DAYS ? [] : people.filter(({ state }) => state === 'unknown');
  const parts = [
    ...(apologies.length === 0 ? [] : [counted(apologies.length, 'apology', 'apologies')]),
    ...(empty.length === 0 ? [] : [`nobody from ${someOf(empty)}`]),
    ...(silent.length === 0 ? [] : [`no answer from ${silent.length} of ${people.length} people`]),
  ];
  if (parts.length === 0) return [];
  return [{ verb: 'has', words: parts.join(', '), act: 'See who', remedy: { kind: 'people' } }];
}

function someOf(names: readonly string[]): string {
  const left = names.length - MOST_NAMED;
  return left <= 0 ? listed(names) : `${names.slice(0, MOST_NAMED).join(', ')} and ${counted(left, 'other', 'others')}`;
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
