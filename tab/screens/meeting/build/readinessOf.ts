import type { AgendaItemView, AttendanceView, MeetingView } from '../../../../bot/contract';
import type { AgendaItemId } from '../../../../bot/domain/ids';
import type { LocalDate } from '../../../../bot/domain/time';
import { isTemplateLine } from '../../../../bot/domain/sections';

/** Something that is not ready yet, as a sentence, and what puts it right. */
export interface Unready {
  readonly words: string;
  readonly deed?: { readonly words: string; readonly what: Remedy };
}

export type Remedy =
  | { readonly kind: 'minutes'; readonly itemId: AgendaItemId }
  | { readonly kind: 'item'; readonly itemId: AgendaItemId }
  | { readonly kind: 'form'; readonly form: 'move' | 'place' };

/** Everybody is asked a week before: until then nobody is late with an answer. */
const ASKED_DAYS = 7;
const DAY_MS = 86_400_000;

/** What stands between a planned meeting and its start, the most pressing first; nothing once it is ready. */
export function readinessOf(meeting: MeetingView, attendance: AttendanceView | undefined, today: LocalDate): Unready[] {
  const isNear = Date.parse(meeting.on) - Date.parse(today) <= ASKED_DAYS * DAY_MS;
  return [
    ...tooLong(meeting),
    ...waitingForTheChair(meeting),
    ...withoutPlace(meeting),
    ...poorDay(meeting),
    ...withoutPresenter(meeting),
    ...(attendance === undefined || !isNear ? [] : silent(attendance)),
  ];
}

function tooLong({ reference, agenda, agendaMinutes, durationMinutes, frozen, freezeText }: MeetingView): Unready[] {
  const over = agendaMinutes - durationMinutes;
  const [longest] = [...agenda].sort((a, b) => b.minutes - a.minutes);
  if (over <= 0 || longest === undefined) return [];
  const freezes = frozen ? '' : ` and freezes on ${freezeText.replace(/^Frozen from /, '')}`;
  const what = { kind: 'minutes', itemId: longest.id } as const;
  return [{ words: `${reference} is ${counted(over, 'minute')} too long${freezes}.`, deed: { words: 'Fit it', what } }];
}

function waitingForTheChair({ agenda }: MeetingView): Unready[] {
  const { length } = agenda.filter(({ late }) => late === 'waiting');
  if (length === 0) return [];
  return [{ words: `${counted(length, 'late item')} ${length === 1 ? 'waits' : 'wait'} for the chair.` }];
}

function withoutPlace({ mode, joinLink, reference }: MeetingView): Unready[] {
  if (mode !== 'teams' || joinLink !== undefined) return [];
  const deed = { words: 'Add it', what: { kind: 'form', form: 'place' } } as const;
  return [{ words: `${reference} is on Teams and has no join link yet.`, deed }];
}

function poorDay({ dayWarning, reference }: MeetingView): Unready[] {
  if (dayWarning === undefined) return [];
  return [{ words: dayWarning, deed: { words: `Move ${reference}`, what: { kind: 'form', form: 'move' } } }];
}

/** The template’s own lines are the chair’s unless told. */
function withoutPresenter({ agenda }: MeetingView): Unready[] {
  const alone = agenda.filter((item) => !isTemplateLine(item) && item.presenterId === undefined && !isDeferred(item));
  const [first] = alone;
  if (first === undefined) return [];
  const words =
    alone.length === 1
      ? `Nobody presents “${first.title}”.`
      : `Nobody presents ${alone.length} items: “${first.title}” and ${counted(alone.length - 1, 'other')}.`;
  return [{ words, deed: { words: 'Name somebody', what: { kind: 'item', itemId: first.id } } }];
}

function isDeferred({ outcome }: AgendaItemView): boolean {
  return outcome === 'deferred';
}

function silent({ people }: AttendanceView): Unready[] {
  const heard = new Set(people.filter(({ state }) => state !== 'unknown').map(({ agencyName }) => agencyName));
  const all = new Set(people.map(({ agencyName }) => agencyName));
  const { length } = [...all].filter((name) => !heard.has(name));
  if (length === 0) return [];
  return [
    {
      words:
        length === 1
          ? '1 agency has not said whether it comes.'
          : `${length} agencies have not said whether they come.`,
    },
  ];
}

function counted(count: number, one: string): string {
  return `${count} ${count === 1 ? one : `${one}s`}`;
}
