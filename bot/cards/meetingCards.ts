import { numberedTitle } from '../domain/agendaWords';
import { isReminder, reminderSaying } from '../domain/reminder';
import type { AgendaItemView, MeetingView, OwnAttendanceView } from '../useCases/meetings/meetingViews';
import type { Instant } from '../domain/time';
import { asked, belowButtons, besides, footed, unfolding } from './buttons';
import { type Action, card, type Card, type Element, open, run, show, subtle, text, title, topLine } from './kit';
import { replyActions, replyLine } from './replyForm';

export interface MeetingCardParts {
  readonly tabUrl: string;
  /** The viewer's own part in the meeting; absent on a card for everybody. */
  readonly own?: OwnAttendanceView | undefined;
  /** Of one person who is not asked whether they come: their visit is over by then. */
  readonly isAsked?: false;
  /** Where the calendar file is offered. */
  readonly calendarUrl?: string | undefined;
  /** What the bot has to say before the meeting itself. */
  readonly said?: string | undefined;
  /** By which it is seen whether the planned meeting is past. */
  readonly now?: Instant | undefined;
}

/** Items that fit a card with the longest titles, beside the reply and the sixty people it is drawn anew for. */
const AGENDA_ROWS = 30;

/** The items that the viewer may see; on a card for everybody, those that everybody may. */
export function agendaCard(meeting: MeetingView, parts: MeetingCardParts): Card {
  const left = meeting.agenda.length - AGENDA_ROWS;
  const rows = [
    ...meeting.agenda.slice(0, AGENDA_ROWS).map(agendaRow),
    ...(left > 0 ? [subtle(`and ${left} more in the tab`)] : []),
  ];
  const folded = rows.length === 0 ? undefined : unfolding('Agenda', 'agenda', rows);
  const body = [...draftMark(meeting), subtle(itemsText(meeting)), ...(folded === undefined ? [] : [folded.items])];
  const also = folded === undefined ? [] : [folded.toggle];
  const content = { kind: 'agenda', meetingId: meeting.id } as const;
  return meetingCard(`Agenda of ${meeting.reference}`, meeting, { body, content, also }, parts);
}

/** An agenda that has not been published may still change. */
function draftMark({ state, publishedText }: MeetingView): Element[] {
  if (state !== 'planned' || publishedText !== undefined) return [];
  return [text(run('Draft', { weight: 'Bolder' }), ': the agenda is not published yet')];
}

/** That an agenda is longer than its meeting is for those to mend who make it: the others come for as long as it says. */
function itemsText({ agenda, agendaMinutes, durationMinutes, may }: MeetingView): string {
  const items = `${agenda.length} ${agenda.length === 1 ? 'item' : 'items'}`;
  if (!may.edit) return `${items} in ${durationMinutes} minutes`;
  return `${items}, ${agendaMinutes} of ${durationMinutes} minutes planned`;
}

export function nextMeetingCard(meeting: MeetingView, parts: MeetingCardParts): Card {
  const agenda = show('Agenda', { kind: 'agenda', meetingId: meeting.id });
  const content = { kind: 'nextMeeting', meetingId: meeting.id } as const;
  const body = [...draftMark(meeting), subtle(itemsText(meeting))];
  return meetingCard(`Meeting ${meeting.reference}`, meeting, { body, content, also: [agenda] }, parts);
}

function calendar({ state }: MeetingView, { calendarUrl }: MeetingCardParts): Action[] {
  if (calendarUrl === undefined || state !== 'planned') return [];
  return [{ type: 'Action.OpenUrl', title: 'Calendar', url: calendarUrl }];
}

interface MeetingCardBody {
  readonly body: readonly Element[];
  /** The card itself, by which it is asked for. */
  readonly content: { kind: string; meetingId: string };
  readonly also?: readonly Action[];
}

/** Whoever has not said whether they come is asked before they read on; whoever has, reads what they said. */
function meetingCard(
  fallbackText: string,
  meeting: MeetingView,
  { body, content, also = [] }: MeetingCardBody,
  parts: MeetingCardParts,
): Card {
  const { tabUrl, own } = parts;
  const isPast = isOver(meeting, parts);
  const said = saidNow(meeting, parts);
  const others = [...join(meeting), open(tabUrl), ...also, ...calendar(meeting, parts)];
  const head = meetingHead(meeting);
  const marked = [topLine(meeting.marking, meeting.reference), ...(said === undefined ? [] : [text(said)])];
  if (meeting.state !== 'planned') return footed(fallbackText, [...marked, ...head, ...body], others);
  if (isPast) return footed(fallbackText, [...marked, ...answerLine(own), ...head, ...body], others);
  if (parts.isAsked === false) return footed(fallbackText, [...marked, ...head, ...body], others);
  if (own === undefined)
    return footed(fallbackText, [...marked, ...head, ...body], [show('Do you come?', content), ...others]);
  const answers = meeting.may.attend ? replyActions(meeting.id, own) : [];
  if (own.reply === undefined) {
    // A reminder asks it in so many words.
    const question = said === undefined ? asked('Do you come?', answers) : besides(answers);
    return footed(fallbackText, [...marked, ...question, ...belowButtons(question, head), ...body], others);
  }
  const change = besides(answers);
  const replied = [replyLine(own), ...change, ...belowButtons(change, head)];
  return footed(fallbackText, [...marked, ...replied, ...body], others);
}

function isOver({ state, endsAtInstant }: MeetingView, { now }: MeetingCardParts): boolean {
  return state === 'planned' && now !== undefined && now >= endsAtInstant;
}

/** A reminder stays one of its day, also once there is nothing to answer: two of a meeting are told apart by it. */
function saidNow(meeting: MeetingView, parts: MeetingCardParts): string | undefined {
  const { said } = parts;
  const over = said === undefined ? undefined : overText(meeting, isOver(meeting, parts));
  if (said === undefined || over === undefined) return said;
  return isReminder(said) ? reminderSaying(said, over) : over;
}

function answerLine(own: OwnAttendanceView | undefined): Element[] {
  return own?.reply === undefined ? [] : [replyLine(own)];
}

/** What a reminder says once there is nothing to answer any more. */
function overText({ reference, state }: MeetingView, isPast: boolean): string | undefined {
  switch (state) {
    case 'planned':
      return isPast ? `${reference}’s planned time is over` : undefined;
    case 'running':
      return `${reference} is under way`;
    case 'closed':
      return `${reference} was held`;
    case 'cancelled':
      return `${reference} was cancelled`;
  }
}

function agendaRow({ startsAt, minutes, late, number, restricted, title: name }: AgendaItemView): Element {
  // Whoever may see it reads in the tab what it is called.
  const words = `${numberedTitle({ number, title: restricted ? 'Restricted item' : name })} (${minutes} min)`;
  const row =
    late === 'waiting'
      ? text(run('Late, waits for the chair  ', { weight: 'Bolder' }), words)
      : text(run(`${startsAt}  `, { weight: 'Bolder' }), words);
  return { ...row, spacing: 'Small' };
}

function meetingHead(meeting: MeetingView): Element[] {
  return [
    title(`${meeting.dayText}, ${meeting.startsAt} to ${meeting.endsAt}`),
    ...(meeting.state === 'cancelled' ? [text(run('Cancelled', { color: 'Attention', weight: 'Bolder' }))] : []),
    subtle(meeting.placeText),
  ];
}

/** The panel has begun: for chats of many. Where it waited and comes late, it says how things stand. */
export function startedCard(meeting: MeetingView, tabUrl: string): Card {
  const { marking, reference, state, mode, placeText } = meeting;
  const isRunning = state === 'running';
  const how =
    mode === 'inPerson' ? 'Scan the code on the screen to sign in.' : 'Join, or follow the agenda in the meeting tab.';
  return card(
    `Meeting ${reference}`,
    [
      topLine(marking, reference),
      title(isRunning ? `${reference} is starting now` : `${reference} is over`),
      subtle(placeText),
      ...(isRunning ? [text(how)] : []),
    ],
    [...(isRunning ? join(meeting) : []), open(tabUrl)],
  );
}

function join({ joinLink }: MeetingView): Action[] {
  return joinLink === undefined ? [] : [{ type: 'Action.OpenUrl', title: 'Join', url: joinLink }];
}
