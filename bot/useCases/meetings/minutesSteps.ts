import { z } from 'zod';
import { meetingConditions, sectionConditions } from '../../access/meetingConditions';
import type { Attendance } from '../../domain/attendance';
import { closed, toCarry, withDealtWith } from '../../domain/closing';
import { AgendaItemId, MeetingId } from '../../domain/ids';
import type { LogAction } from '../../domain/logActions';
import type { Meeting } from '../../domain/meeting';
import * as rules from '../../domain/minutes';
import type { Minutes } from '../../domain/minutes';
import { minutesText } from '../../domain/minutesText';
import { Refusal } from '../../domain/refusal';
import { refuseAboveCeiling, typedDraft, typedText } from '../../domain/text';
import type { Draft } from '../../ledger/changeDraft';
import type { Admitted, Context } from '../ports';
import { overtaken } from '../log/changedMeanwhile';
import { parkUndecided } from '../opportunities/leftUndecided';
import { carryAll, stillWaiting } from './carrying';
import { keptMeetingIn, logMeeting, meetingIn, recordMeeting } from './meetingChange';
import { MeetingRef, showMeeting } from './meetingLists';
import { settleDiscussed } from './discussedIssues';
import { attendanceParts, draftMinutes, minutesPart, recordedAt } from './draftMinutes';
import type { MeetingView, MinutesView } from './meetingViews';
import { happenedAt, MeetingStep } from './running';
import { withSeats, withWhoCame } from './seatsAt';
import { minutesView } from './viewMinutes';

export const MeetingClose = MeetingStep.omit({ step: true });
export const MinutesEdit = MeetingRef.extend({
  itemId: AgendaItemId,
  text: typedDraft(8000).optional(),
  decisions: z.array(typedText(2000)).max(200).optional(),
  disruptions: z.array(typedText(2000)).max(200).optional(),
  former: rules.SectionRead.optional().describe(
    'As it was read, of what is changed: what somebody else wrote there since is not written over',
  ),
});
export const MinutesAgreement = MeetingRef.extend({
  atMeetingId: MeetingId.describe('The meeting that agrees them'),
  amendments: z.array(typedText(2000)).max(50).default([]),
});

/**
 * The meeting is over: what was not discussed stands on the next one, its overrun is kept, and the minutes are drafted
 * from what was recorded. A second click changes nothing.
 */
export async function closeMeeting(input: z.infer<typeof MeetingClose>, ctx: Admitted): Promise<MeetingView> {
  const { meetingId, stepId, waitedMs } = input;
  const at = happenedAt(waitedMs, ctx);
  let isMoreUndecided = false;
  const meeting = await ctx.ledger.change(ctx.roster.panel.id, ctx.now, async (draft) => {
    const current = ctx.admission.admit(meetingConditions, await meetingIn(draft, meetingId));
    const ended = closed(current, stepId, ctx.viewer.member.id, at, ctx.roster.panel.timeZone);
    if (ended === current) return current;
    const undone = toCarry(ended.agenda, ended.run);
    const waiting = await stillWaiting(undone, meetingId, draft);
    const gone = undone.filter((item) => !waiting.includes(item));
    const recorded = await recordedAt(ended, draft);
    const over = await withSeats(withDealtWith(ended, gone), recorded.attendances, ctx);
    recordMeeting(
      { meeting: over, action: 'meeting-closed', note: `${minutesText(over.closed?.overrunMinutes ?? 0)} over` },
      current,
      draft,
      ctx,
    );
    isMoreUndecided = await parkUndecided(over, draft, ctx);
    await carryAll(over, waiting, draft, ctx);
    await settleDiscussed(over, recorded, draft, ctx);
    draftMinutes(over, recorded, draft, ctx);
    draft.announce({ kind: 'meetingSummary', meetingId });
    return over;
  });
  while (isMoreUndecided)
    isMoreUndecided = await ctx.ledger.change(ctx.roster.panel.id, ctx.now, (draft) =>
      parkUndecided(meeting, draft, ctx),
    );
  ctx.snapshot.forget();
  return showMeeting(meeting, ctx);
}

/**
 * What is entered from paper after the close counts, and the attendance of a draft follows it; minutes once confirmed
 * stay.
 */
export async function noteLateAttendance(
  meeting: Meeting,
  changed: Attendance,
  draft: Draft,
  ctx: Context,
): Promise<void> {
  const stored = await draft.listOf('attendance', 'meetingId', meeting.id);
  const all = [...stored.filter(({ memberId }) => memberId !== changed.memberId), changed];
  if (meeting.closed?.seats !== undefined) draft.put('meeting', withWhoCame(meeting, all));
  const minutes = await latest(meeting.id, draft);
  if (minutes?.state !== 'draft') return;
  draft.put('minutes', rules.reattended(minutes, attendanceParts(all, minutes.beganAt, ctx)));
}

async function latest(meetingId: MeetingId, draft: Draft): Promise<Minutes | undefined> {
  const versions = await draft.listOf('minutes', 'meetingId', meetingId);
  return [...versions].sort((a, b) => b.version - a.version)[0];
}

async function changeMinutes(
  meetingId: MeetingId,
  action: LogAction,
  decide: (minutes: Minutes, draft: Draft) => Minutes | Promise<Minutes>,
  ctx: Context,
  former?: (minutes: Minutes) => string | undefined,
): Promise<MinutesView> {
  const minutes = await ctx.ledger.change(ctx.roster.panel.id, ctx.now, async (draft) => {
    const meeting = await keptMeetingIn(draft, meetingId);
    const before = await latest(meetingId, draft);
    if (before === undefined) throw new Refusal('not-found', { what: 'draft of minutes' });
    const after = await decide(before, draft);
    if (after === before) return before;
    draft.put('minutes', after);
    const said = { note: `version ${after.version}`, former: former?.(before), part: minutesPart(after) };
    logMeeting(meeting, action, said, draft, ctx.viewer.member.id);
    return after;
  });
  return minutesView(minutes, minutes.version, ctx);
}

/** @throws Refusal `minutes-agreed`, `item-gone`, `changed-meanwhile` saying who wrote last */
export function editMinutes(input: z.infer<typeof MinutesEdit>, ctx: Admitted): Promise<MinutesView> {
  const { meetingId, itemId, text, decisions, disruptions, former: read = {} } = input;
  refuseAboveCeiling(text, ...(decisions ?? []), ...(disruptions ?? []));
  const change: rules.SectionChange = {
    ...(text === undefined ? {} : { text }),
    ...(decisions === undefined ? {} : { decisions }),
    ...(disruptions === undefined ? {} : { disruptions }),
  };
  const by = ctx.viewer.member.id;
  const decide = (minutes: Minutes) => {
    const section = minutes.sections.find((each) => each.itemId === itemId);
    ctx.admission.admit(sectionConditions, section);
    if (section !== undefined && rules.isOtherwise(section, read))
      throw overtaken(minutes.changed, 'changed the minutes of this item', ctx);
    return rules.edited(minutes, itemId, change, by, ctx.now);
  };
  const former = (minutes: Minutes) => rules.overwritten(minutes, itemId, change);
  return changeMinutes(meetingId, 'minutes-edited', decide, ctx, former);
}

export function confirmMinutes({ meetingId }: z.infer<typeof MeetingRef>, ctx: Context): Promise<MinutesView> {
  const by = ctx.viewer.member.id;
  return changeMinutes(meetingId, 'minutes-confirmed', (minutes) => rules.confirmed(minutes, by, ctx.now), ctx);
}

/** At the next meeting, with its amendments; locked from then on. */
export function agreeMinutes(input: z.infer<typeof MinutesAgreement>, ctx: Context): Promise<MinutesView> {
  const { meetingId, atMeetingId, amendments } = input;
  refuseAboveCeiling(...amendments);
  const decide = async (minutes: Minutes, draft: Draft) => {
    const at = await meetingIn(draft, atMeetingId);
    const before = await meetingIn(draft, meetingId);
    if (at.on < before.on || at.id === before.id) throw new Refusal('not-found', { what: 'later meeting' });
    return rules.agreed(minutes, { by: ctx.viewer.member.id, at: ctx.now, meetingId: atMeetingId, amendments });
  };
  return changeMinutes(meetingId, 'minutes-agreed', decide, ctx);
}

export function reopenMinutes({ meetingId }: z.infer<typeof MeetingRef>, ctx: Context): Promise<MinutesView> {
  const by = ctx.viewer.member.id;
  return changeMinutes(meetingId, 'minutes-reopened', (minutes) => rules.newVersion(minutes, by, ctx.now), ctx);
}
