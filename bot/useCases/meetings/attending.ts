import { z } from 'zod';
import * as attendance from '../../domain/attendance';
import { type Attendance, FloorAnswer, noAttendance, recusedFrom, SignInWay } from '../../domain/attendance';
import { saidToFew } from '../../domain/audience';
import { AgendaItemId, type MeetingId, MemberId } from '../../domain/ids';
import type { LogAction } from '../../domain/logActions';
import { isLive, type Meeting, startOf } from '../../domain/meeting';
import { Refusal } from '../../domain/refusal';
import { itemConditions, meetingConditions } from '../../access/meetingConditions';
import { hasRight } from '../../access/rights';
import { isSeatedOn } from '../../domain/member';
import { refuseAboveCeiling, typedText } from '../../domain/text';
import { addMinutes, Instant } from '../../domain/time';
import type { Draft } from '../../ledger/changeDraft';
import { dealtWith } from './dealtWith';
import { attendancePart, changeMeeting, logMeeting, keptMeetingIn } from './meetingChange';
import { loadMeeting, loadMeetings, MeetingRef, showMeeting } from './meetingLists';
import { noteLateAttendance } from './minutesSteps';
import type { Admitted, Context } from '../ports';
import { hideRest } from './leftForGroup';
import { hideFrom, markRecusal } from './recusal';
import { ownAttendanceView, standsIn } from './viewAttendance';
import { memberOf, zoneOf } from '../../ledger/roster';
import { happenedAt, WaitedMs } from './running';
import type { MeetingView, OwnAttendanceView } from './meetingViews';

export const ReplyToMeeting = z.discriminatedUnion('answer', [
  MeetingRef.extend({ answer: z.literal('coming') }),
  MeetingRef.extend({ answer: z.literal('apology') }),
  MeetingRef.extend({ answer: z.literal('none').describe('What was answered is taken back') }),
  MeetingRef.extend({
    answer: z.literal('substitute'),
    substituteId: MemberId.optional().describe('A person of the panel, of the same agency'),
    substituteName: typedText(120).optional().describe('Somebody who is not on the panel'),
  }),
]);
export const SignIn = MeetingRef.extend({
  code: z.string().max(100).optional().describe('From the code on the wall; without it one signs in on Teams'),
  waitedMs: WaitedMs,
});
export const SignOut = MeetingRef.extend({ waitedMs: WaitedMs });
export const Mark = MeetingRef.extend({
  memberId: MemberId,
  present: z.boolean(),
  way: SignInWay.optional().describe('sheet unless told'),
  at: Instant.optional().describe('For what was written on paper; now unless told'),
});
export const InterestDeclaration = MeetingRef.extend({
  itemId: AgendaItemId,
  text: typedText(500),
  recused: z.boolean().describe('Leaves for this item, and sees nothing that is recorded on it'),
});
export const FloorAnswering = MeetingRef.extend({
  itemId: AgendaItemId,
  answer: FloorAnswer.or(z.literal('none')).describe('none: what was said is taken back'),
});
export const SignInOpening = MeetingRef.extend({
  code: z
    .string()
    .regex(/^[A-Za-z0-9-]{16,64}$/, 'Use 16 to 64 letters and digits.')
    .describe('Chosen by the caller at random, a UUID say'),
});

interface Change {
  readonly action: LogAction;
  readonly memberId?: MemberId | undefined;
  readonly note?: string | undefined;
  /** The item on which something is said: of one for few nobody else is told. */
  readonly itemId?: AgendaItemId | undefined;
  readonly decide: (before: Attendance, meeting: Meeting, draft: Draft) => Attendance | Promise<Attendance>;
}

/** Loads, decides, saves one person’s part in a meeting that is not over. */
async function change(
  meetingId: MeetingId,
  { action, memberId, note, itemId, decide }: Change,
  ctx: Context,
): Promise<{ meeting: Meeting; after: Attendance }> {
  const whose = memberId ?? ctx.viewer.member.id;
  return ctx.ledger.change(ctx.roster.panel.id, ctx.now, async (draft) => {
    const meeting = await keptMeetingIn(draft, meetingId);
    const known = await draft.read('attendance', `${meetingId}.${whose}`);
    const before = known ?? noAttendance(meeting.panelId, meetingId, whose);
    const after = await decide(before, meeting, draft);
    if (after === before) return { meeting, after };
    draft.put('attendance', after);
    const part = attendancePart(meetingId, whose);
    const readers = await hearersOn(itemId, meeting, whose, draft);
    logMeeting(meeting, action, { note: note ?? whose, part, readers }, draft, ctx.viewer.member.id);
    return { meeting, after };
  });
}

/** Whoever left for the item hears nothing of it; whoever spoke does, in their other windows. */
async function hearersOn(
  itemId: AgendaItemId | undefined,
  { id, agenda }: Meeting,
  by: MemberId,
  draft: Draft,
): Promise<readonly string[] | undefined> {
  const item = agenda.find((each) => each.id === itemId);
  if (item === undefined || item.audience.kind === 'panel') return undefined;
  const left = recusedFrom(item.id, await draft.listOf('attendance', 'meetingId', id));
  return saidToFew([item.audience], by, left);
}

async function changeOwn(meetingId: MeetingId, what: Change, ctx: Context): Promise<OwnAttendanceView> {
  const { meeting, after } = await change(meetingId, what, ctx);
  return ownAttendanceView(after, meeting, ctx);
}

/**
 * Coming, apologies, or somebody instead.
 * @throws Refusal `meeting-not-planned` once it is over, `over-by-then`, `not-coming`, `nobody-instead`
 */
export function replyToMeeting(input: z.infer<typeof ReplyToMeeting>, ctx: Admitted): Promise<OwnAttendanceView> {
  const { member } = ctx.viewer;
  const answer = replyOf(input, ctx);
  if (answer?.kind === 'substitute') refuseAboveCeiling(answer.name);
  const decide: Change['decide'] = (before, meeting) => {
    guardLive(ctx.admission.admit(meetingConditions, meeting));
    if (answer?.kind === 'substitute') guardThere(answer, meeting, ctx);
    return attendance.replied(before, answer, member.id, ctx.now);
  };
  return changeOwn(
    input.meetingId,
    { action: 'attendance-replied', note: `${member.id}: ${answer?.kind ?? 'no answer'}`, decide },
    ctx,
  );
}

function replyOf(input: z.infer<typeof ReplyToMeeting>, ctx: Context): attendance.Reply | undefined {
  if (input.answer === 'none') return undefined;
  if (input.answer !== 'substitute') return { kind: input.answer };
  const { substituteId, substituteName } = input;
  if (substituteId === undefined) {
    if (substituteName === undefined) throw new Refusal('nobody-instead');
    return { kind: 'substitute', name: substituteName };
  }
  const other = memberOf(ctx.roster, substituteId);
  const { member } = ctx.viewer;
  if (!standsIn(other, member)) throw new Refusal('not-coming', { name: other.name });
  return { kind: 'substitute', memberId: other.id, name: other.name };
}

/** Of somebody who is not on the panel nothing is known. */
function guardThere(
  { memberId, name }: { memberId?: MemberId | undefined; name: string },
  { on }: Meeting,
  ctx: Context,
) {
  if (memberId !== undefined && !isSeatedOn(memberOf(ctx.roster, memberId), on))
    throw new Refusal('not-coming', { name });
}

function guardLive(meeting: Meeting): void {
  if (!isLive(meeting)) throw new Refusal('meeting-not-planned', { reference: meeting.id });
}

/**
 * In, from the tab on Teams or by the code in the room. Whoever is in already stays in from when they came.
 * @throws Refusal `meeting-not-planned`, `over-by-then`, `wrong-code`
 */
export function signIn(
  { meetingId, code, waitedMs }: z.infer<typeof SignIn>,
  ctx: Admitted,
): Promise<OwnAttendanceView> {
  const decide: Change['decide'] = (before, meeting) => {
    guardLive(ctx.admission.admit(meetingConditions, meeting));
    if (code !== undefined || meeting.mode === 'inPerson') guardCode(code, meeting, ctx);
    return attendance.signedIn(before, code === undefined ? 'tab' : 'code', happenedAt(waitedMs, ctx));
  };
  return changeOwn(meetingId, { action: 'attendance-signed-in', decide }, ctx);
}

/** Those who run the panel need no code. @throws Refusal `wrong-code` */
function guardCode(code: string | undefined, { signInCode }: Meeting, { viewer }: Context): void {
  if (code === undefined && hasRight(viewer, 'meeting.plan')) return;
  if (code === undefined || code !== signInCode) throw new Refusal('wrong-code');
}

export function signOut({ meetingId, waitedMs }: z.infer<typeof SignOut>, ctx: Context): Promise<OwnAttendanceView> {
  const decide: Change['decide'] = (before) => attendance.signedOut(before, happenedAt(waitedMs, ctx));
  return changeOwn(meetingId, { action: 'attendance-signed-out', decide }, ctx);
}

/** Whoever joins this long before the start has come for the meeting. */
const EARLY_MINUTES = 60;

/** In, because Teams says so. Undefined where no meeting on Teams is near; whoever is in already stays in. */
export function joinedOnTeams(ctx: Context): Promise<OwnAttendanceView | undefined> {
  const decide: Change['decide'] = (before) => attendance.signedIn(before, 'teams', ctx.now);
  return changeOnTeams({ action: 'attendance-signed-in', decide }, ctx);
}

/** Out, because Teams says so; whoever is not in stays out. */
export function leftOnTeams(ctx: Context): Promise<OwnAttendanceView | undefined> {
  const decide: Change['decide'] = (before) => attendance.signedOut(before, ctx.now);
  return changeOnTeams({ action: 'attendance-signed-out', decide }, ctx);
}

async function changeOnTeams({ action, decide }: Change, ctx: Context): Promise<OwnAttendanceView | undefined> {
  if (!hasRight(ctx.viewer, 'meeting.attend')) return undefined;
  const near = (await loadMeetings(ctx)).find((meeting) => isNearOnTeams(meeting, ctx));
  if (near === undefined) return undefined;
  // Closed at the same moment: then nothing is owed to anybody.
  const live: Change['decide'] = (before, meeting, draft) =>
    isNearOnTeams(meeting, ctx) ? decide(before, meeting, draft) : before;
  return changeOwn(near.id, { action, decide: live }, ctx);
}

/** Running today, or planned for about now: a chair may start late. In a room one signs in by the code. */
function isNearOnTeams(meeting: Meeting, ctx: Context): boolean {
  if (meeting.mode !== 'teams' || meeting.on !== ctx.today) return false;
  if (meeting.state !== 'planned') return meeting.state === 'running';
  const start = startOf(meeting, zoneOf(ctx));
  return addMinutes(start, -EARLY_MINUTES) <= ctx.now && ctx.now <= addMinutes(start, meeting.durationMinutes);
}

/**
 * Somebody else in or out: from the sheet in the room, or as seen. Also after the close, for what was on paper: minutes
 * that are still a draft follow.
 */
export async function markAttendance(input: z.infer<typeof Mark>, ctx: Context): Promise<MeetingView> {
  const { meetingId, memberId, present, way = 'sheet', at = ctx.now } = input;
  memberOf(ctx.roster, memberId);
  const decide: Change['decide'] = async (before, meeting, draft) => {
    if (meeting.state !== 'closed') guardLive(meeting);
    const after = present ? attendance.signedIn(before, way, at) : attendance.signedOut(before, at);
    if (after !== before && meeting.state === 'closed') await noteLateAttendance(meeting, after, draft, ctx);
    return after;
  };
  const action = present ? 'attendance-signed-in' : 'attendance-signed-out';
  await change(meetingId, { action, memberId, decide }, ctx);
  return showMeeting(await loadMeeting(meetingId, ctx), ctx);
}

/** An interest in an item, with or without leaving for it. It is recorded in the minutes. */
export async function declareInterest(
  { meetingId, itemId, text, recused }: z.infer<typeof InterestDeclaration>,
  ctx: Admitted,
): Promise<OwnAttendanceView> {
  refuseAboveCeiling(text);
  const decide: Change['decide'] = async (before, meeting, draft) => {
    const item = ctx.admission.admit(
      itemConditions,
      meeting.agenda.find(({ id }) => id === itemId),
    );
    guardLive(meeting);
    const after = attendance.declared(before, { itemId, text, recused, audience: item.audience }, ctx.now);
    if (after === before) return before;
    await markRecusal(item, before.memberId, recused, draft, ctx);
    if (recused) await hideFrom(before.memberId, meeting, item, draft, ctx);
    return after;
  };
  const { meeting, after } = await change(meetingId, { action: 'attendance-interest-declared', itemId, decide }, ctx);
  const groupId = meeting.agenda.find(({ id }) => id === itemId)?.groupId;
  const { memberId } = after;
  if (groupId !== undefined) await hideRest({ groupId, memberId, isRecused: recused }, memberId, ctx);
  return ownAttendanceView(after, meeting, ctx);
}

/** "I want to speak" or "Nothing to report", on the item that is taken; or neither any more. */
export function answerFloor(
  { meetingId, itemId, answer }: z.infer<typeof FloorAnswering>,
  ctx: Admitted,
): Promise<OwnAttendanceView> {
  const decide: Change['decide'] = async (before, meeting, draft) => {
    const { audience } = (await dealtWith(meeting, itemId, draft, ctx)).item;
    if (meeting.state !== 'running') throw new Refusal('meeting-not-running');
    if (answer === 'none') return attendance.withdrewFloor(before, itemId);
    return attendance.answeredFloor(before, { itemId, answer, audience }, ctx.now);
  };
  return changeOwn(meetingId, { action: 'attendance-floor-answered', itemId, decide }, ctx);
}

/** What the code on the wall says. Opened again with another code, the one before no longer signs anybody in. */
export async function openSignIn(
  { meetingId, code }: z.infer<typeof SignInOpening>,
  ctx: Context,
): Promise<MeetingView> {
  const meeting = await changeMeeting(
    meetingId,
    (current) => {
      guardLive(current);
      const same = current.signInCode === code;
      return { meeting: same ? current : { ...current, signInCode: code }, action: 'meeting-sign-in-opened' };
    },
    ctx,
  );
  return showMeeting(meeting, ctx);
}
