import type { AgencyId, AgendaItemId, MeetingId, MemberId } from '../../domain/ids';
import type { AgendaItem } from '../../domain/agenda';
import { isSameAudience, readersOf } from '../../domain/audience';
import { isOnAgenda } from '../../domain/sections';
import type { LogAction } from '../../domain/logActions';
import { type Meeting, meetingReference } from '../../domain/meeting';
import { Refusal } from '../../domain/refusal';
import { concealed } from '../../domain/runSteps';
import type { Draft, Happening } from '../../ledger/changeDraft';
import type { Context } from '../ports';
import { withoutDealtWith } from './leftByEarlier';

/** What of a meeting something happened to: the subject of its entry, which the meeting's history tells. */
export interface MeetingPart {
  readonly type: 'agendaItem' | 'attendance' | 'minuteEntry' | 'minutes';
  readonly id: string;
  readonly name: string;
}

export function itemPart(meetingId: MeetingId, itemId: AgendaItemId): MeetingPart {
  return { type: 'agendaItem', id: `${meetingId}.${itemId}`, name: `item ${itemId}` };
}

export function attendancePart(meetingId: MeetingId, memberId: MemberId): MeetingPart {
  return { type: 'attendance', id: `${meetingId}.${memberId}`, name: `attendance of ${memberId}` };
}

/** What a change does to a meeting; the same meeting back means that nothing changed. */
export interface MeetingChange {
  readonly meeting: Meeting;
  readonly action: LogAction;
  /** Undefined where it happened to the meeting itself. */
  readonly part?: MeetingPart | undefined;
  /** Never words of a restricted item: the log tells everybody that the meeting changed. */
  readonly note?: string | undefined;
  /** What was written over. */
  readonly former?: string | undefined;
  /** Who hears of it, where that is less than who hears of its item. */
  readonly readers?: readonly string[] | undefined;
  /** Agencies that are told by name. */
  readonly to?: readonly AgencyId[] | undefined;
}

/** Loads, decides, saves one meeting, without what an earlier version left on its agenda. @throws as `keptMeetingIn` */
export async function changeMeeting(
  meetingId: MeetingId,
  decide: (meeting: Meeting, draft: Draft) => MeetingChange | Promise<MeetingChange>,
  ctx: Context,
): Promise<Meeting> {
  return ctx.ledger.change(ctx.roster.panel.id, ctx.now, async (draft) => {
    const stored = await keptMeetingIn(draft, meetingId);
    const meeting = await withoutDealtWith(stored, (issueId) => draft.read('issue', issueId));
    const change = await decide(meeting, draft);
    if (change.meeting === meeting) return meeting;
    for (const { id } of stored.agenda.filter((item) => !meeting.agenda.includes(item))) {
      const part = itemPart(meetingId, id);
      const readers = whoHears(part, meeting, stored);
      logMeeting(meeting, 'meeting-item-removed', { part, readers }, draft, 'system');
    }
    recordMeeting(change, stored, draft, ctx);
    return change.meeting;
  });
}

export async function meetingIn(draft: Draft, meetingId: MeetingId): Promise<Meeting> {
  const meeting = await draft.read('meeting', meetingId);
  if (meeting === undefined) throw new Refusal('not-found', { what: 'meeting' });
  return meeting;
}

/** One that may still be changed. @throws Refusal `not-found`, `disposed-of` */
export async function keptMeetingIn(draft: Draft, meetingId: MeetingId): Promise<Meeting> {
  const meeting = await meetingIn(draft, meetingId);
  if (meeting.retention?.disposed !== undefined) {
    throw new Refusal('disposed-of', { reference: meetingReference(meeting) });
  }
  return meeting;
}

/** An item as it now is: restricted, its issue's words leave the stage. */
export function withItemChanged(meeting: Meeting, item: AgendaItem): Meeting {
  const agenda = meeting.agenda.map((each) => (each.id === item.id ? item : each));
  const { run } = meeting;
  if (run === undefined || item.audience.kind === 'panel') return { ...meeting, agenda };
  return { ...meeting, agenda, run: concealed(run, item.id) };
}

/**
 * What stands on an agenda for a record kept elsewhere is for those for whom that is. Nothing is written where there is
 * no such item, or it is for them already.
 */
export async function readAsItsRecord(
  meetingId: MeetingId,
  { isIts, asItIs }: { isIts: (item: AgendaItem) => boolean; asItIs: (item: AgendaItem) => AgendaItem },
  draft: Draft,
  ctx: Context,
): Promise<void> {
  const meeting = await meetingIn(draft, meetingId);
  const before = meeting.agenda.find(isIts);
  if (before === undefined) return;
  const item = asItIs(before);
  if (isSameAudience(before.audience, item.audience)) return;
  const changed = withItemChanged(meeting, item);
  const part = itemPart(meetingId, item.id);
  recordMeeting({ meeting: changed, action: 'meeting-item-changed', part }, meeting, draft, ctx);
}

/** `before`: as it stood, if it did. */
export function recordMeeting(
  { meeting, action, readers, ...said }: MeetingChange,
  before: Meeting | undefined,
  draft: Draft,
  ctx: Context,
): void {
  draft.put('meeting', meeting);
  const heardBy = readers ?? whoHears(said.part, meeting, before);
  logMeeting(meeting, action, { ...said, readers: heardBy }, draft, ctx.viewer.member.id);
  const names = before?.agenda.filter(isOnAgenda).every((item) => isNamedIn(meeting, item)) ?? true;
  if (!names) draft.send({ task: 'refresh', content: { kind: 'agenda', meetingId: meeting.id }, to: [] });
}

/**
 * Of an item for few nobody else is told, not even that there is one, as long as it takes no time of anybody's: in a
 * meeting that runs everybody follows the floor.
 */
function whoHears(part: MeetingPart | undefined, meeting: Meeting, before: Meeting | undefined): readonly string[] {
  if (part?.type !== 'agendaItem' || (meeting.state !== 'planned' && timesOf(meeting) !== timesOf(before)))
    return ['*'];
  const asItIsAndWas = [meeting, before].flatMap(
    (each) => each?.agenda.filter(({ id }) => itemPart(each.id, id).id === part.id) ?? [],
  );
  const isForFew = asItIsAndWas.length > 0 && asItIsAndWas.every(({ audience }) => audience.kind === 'named');
  return isForFew ? [...new Set(asItIsAndWas.flatMap(({ audience }) => readersOf(audience)))] : ['*'];
}

/** Where the floor is and how long each item has. */
function timesOf(meeting: Meeting | undefined): string {
  const items = meeting?.agenda.filter(isOnAgenda).map(({ id, minutes }) => [id, minutes]);
  return JSON.stringify([meeting?.state, meeting?.run, items]);
}

/** As its posted cards name it: they stand as long as an item is called the same, for the same people. */
function isNamedIn({ agenda }: Meeting, { id, title, audience }: AgendaItem): boolean {
  const item = agenda.find((each) => each.id === id);
  return item?.title === title && isSameAudience(item.audience, audience);
}

interface MeetingSaid extends Pick<Happening, 'note' | 'former' | 'to'>, Pick<MeetingChange, 'part'> {
  /** Everybody on the panel unless told. */
  readonly readers?: readonly string[] | undefined;
}

export function logMeeting(
  meeting: Pick<Meeting, 'id' | 'number'>,
  action: LogAction,
  { part, readers = ['*'], ...said }: MeetingSaid,
  draft: Draft,
  by: MemberId | 'system',
): void {
  const reference = meetingReference(meeting);
  const whole = { type: 'meeting', id: meeting.id } as const;
  if (part === undefined) {
    draft.log({ action, by, subject: { ...whole, reference }, readers, ...said });
    return;
  }
  const subject = { type: part.type, id: part.id, reference: `${reference}, ${part.name}` };
  draft.log({ action, by, subject, partOf: whole, readers, ...said });
}
