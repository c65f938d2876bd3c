import { numberedTitle } from '../domain/agendaWords';
import type { AgendaItemView, MeetingView, OwnAttendanceView } from '../useCases/meetings/meetingViews';
import {
  type Action,
  card,
  type Card,
  type Element,
  folded,
  open,
  run,
  show,
  subtle,
  text,
  title,
  topLine,
} from './kit';
import { replyActions, replyLine } from './replyForm';

export interface MeetingCardParts {
  readonly tabUrl: string;
  /** The viewer's own part in the meeting; absent on a card for everybody. */
  readonly own?: OwnAttendanceView | undefined;
  /** Where the calendar file is offered. */
  readonly calendarUrl?: string | undefined;
  /** What the bot has to say before the meeting itself. */
  readonly said?: string | undefined;
}

/** Items that fit a card with the longest titles, beside the reply and the sixty people it is drawn anew for. */
const AGENDA_ROWS = 30;

/** The items that the viewer may see; on a card for everybody, those that everybody may. */
export function agendaCard(meeting: MeetingView, parts: MeetingCardParts): Card {
  const left = meeting.agenda.length - AGENDA_ROWS;
  const body = [
    ...meetingHead(meeting, parts.said),
    ...meeting.agenda.slice(0, AGENDA_ROWS).map(agendaRow),
    ...(left > 0 ? [subtle(`and ${left} more in the tab`)] : []),
    subtle(`${meeting.agendaMinutes} of ${meeting.durationMinutes} minutes planned`),
    ...besides(calendar(meeting, parts)),
  ];
  return meetingCard(`Agenda of ${meeting.reference}`, meeting, body, parts, { kind: 'agenda', meetingId: meeting.id });
}

export function nextMeetingCard(meeting: MeetingView, parts: MeetingCardParts): Card {
  const count = meeting.agenda.length;
  const items = `${count} ${count === 1 ? 'item' : 'items'}, ${meeting.agendaMinutes} minutes`;
  const agenda = show('Agenda', { kind: 'agenda', meetingId: meeting.id });
  const body: Element[] = [
    ...meetingHead(meeting, parts.said),
    subtle(items),
    // Here, because with three answers and a link the foot is full.
    ...besides([agenda, ...calendar(meeting, parts)]),
  ];
  return meetingCard(`Meeting ${meeting.reference}`, meeting, body, parts, {
    kind: 'nextMeeting',
    meetingId: meeting.id,
  });
}

function calendar({ state }: MeetingView, { calendarUrl }: MeetingCardParts): Action[] {
  if (calendarUrl === undefined || state !== 'planned') return [];
  return [{ type: 'Action.OpenUrl', title: 'Calendar file', url: calendarUrl }];
}

function besides(actions: Action[]): Element[] {
  return actions.length === 0 ? [] : [{ type: 'ActionSet', actions }];
}

/** `content` names the card itself, so that a click on it is answered with the same card. */
function meetingCard(
  fallbackText: string,
  meeting: MeetingView,
  body: readonly Element[],
  { tabUrl, own }: MeetingCardParts,
  content: { kind: string; meetingId: string },
): Card {
  const others = [...join(meeting), open(tabUrl)];
  if (meeting.state !== 'planned') return card(fallbackText, [...body], folded(others));
  if (own === undefined)
    return card(fallbackText, [...body], folded([show('Say whether you come', content), ...others]));
  const reply = meeting.may.attend ? replyActions(meeting.id, own, content) : [];
  return card(fallbackText, [...body, replyLine(own)], folded([...reply, ...others]));
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

function meetingHead(meeting: MeetingView, said?: string): Element[] {
  return [
    topLine(meeting.marking, meeting.reference),
    ...(said === undefined ? [] : [text(said)]),
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
