import type { AgencyId, MeetingId } from '../../domain/ids';
import type { LogAction } from '../../domain/logActions';
import { type Meeting, meetingReference } from '../../domain/meeting';
import { Refusal } from '../../domain/refusal';
import type { Draft, Happening } from '../../ledger/changeDraft';
import type { Context } from '../ports';

/** What a change does to a meeting; the same meeting back means that nothing changed. */
export interface MeetingChange {
  readonly meeting: Meeting;
  readonly action: LogAction;
  /** Never words of a restricted item: the log tells everybody that the meeting changed. */
  readonly note?: string | undefined;
  /** What was written over. */
  readonly former?: string | undefined;
  /** Agencies that are told by name. */
  readonly to?: readonly AgencyId[] | undefined;
}

/** Loads, decides, saves one meeting. @throws Refusal `not-found` */
export async function changeMeeting(
  meetingId: MeetingId,
  decide: (meeting: Meeting, draft: Draft) => MeetingChange | Promise<MeetingChange>,
  ctx: Context,
): Promise<Meeting> {
  return ctx.ledger.change(ctx.roster.panel.id, ctx.now, async (draft) => {
    const meeting = await meetingIn(draft, meetingId);
    const change = await decide(meeting, draft);
    if (change.meeting === meeting) return meeting;
    recordMeeting(change, draft, ctx);
    return change.meeting;
  });
}

export async function meetingIn(draft: Draft, meetingId: MeetingId): Promise<Meeting> {
  const meeting = await draft.read('meeting', meetingId);
  if (meeting === undefined) throw new Refusal('not-found', { what: 'meeting' });
  return meeting;
}

export function recordMeeting({ meeting, action, ...said }: MeetingChange, draft: Draft, ctx: Context): void {
  draft.put('meeting', meeting);
  logMeeting(meeting, action, said, draft, ctx);
}

export function logMeeting(
  meeting: Pick<Meeting, 'id' | 'number'>,
  action: LogAction,
  { note, former, to }: Pick<Happening, 'note' | 'former' | 'to'>,
  draft: Draft,
  ctx: Context,
  readers: readonly string[] = ['*'],
): void {
  draft.log({
    action,
    by: ctx.viewer.member.id,
    subject: { type: 'meeting', id: meeting.id, reference: meetingReference(meeting) },
    readers,
    ...{ note, former, to },
  });
}
