import { type DealtWith, stepConditions } from '../../access/meetingConditions';
import { z } from 'zod';
import { itemOf } from '../../domain/agendaOrder';
import { isOnAgenda } from '../../domain/sections';
import { isRecused, noAttendance, signedIn } from '../../domain/attendance';
import { CreditedIds, DisruptionGrade, FourP } from '../../domain/disruption';
import { AgendaItemId, MeetingId, type MemberId, MinuteEntryId } from '../../domain/ids';
import type { LogAction } from '../../domain/logActions';
import { isLive, type Meeting, meetingReference } from '../../domain/meeting';
import {
  corrected,
  type MinuteEntry,
  newMinuteEntry,
  recordReaders,
  MinuteKind,
  MinuteText,
} from '../../domain/minutes';
import { Refusal } from '../../domain/refusal';
import { hasRight } from '../../access/rights';
import { mayReadRecord } from '../../access/sight';
import { viewerOf } from '../../access/viewer';
import { RunStep } from '../../domain/run';
import { type TakenStep, takeStep } from '../../domain/runSteps';
import { refuseAboveCeiling } from '../../domain/text';
import { dayText, type Instant, instantOf, localDateOf } from '../../domain/time';
import type { Draft } from '../../ledger/changeDraft';
import { disruptionOfEntry } from '../disruptions/writtenDisruptions';
import { dealtWith } from './dealtWith';
import { attendancePart, changeMeeting, itemPart, logMeeting, meetingIn } from './meetingChange';
import { showMeeting } from './meetingLists';
import type { Admitted, Context } from '../ports';
import { minuteEntryView } from './viewMeeting';
import { agencyOf, memberOf, nameOf, zoneOf } from '../../ledger/roster';
import type { MeetingView, MinuteEntryView } from './meetingViews';

/** Longer than any meeting: what waited longer is taken to have happened then. */
const MOST_WAITED_MS = 8 * 60 * 60_000;

export const WaitedMs = z
  .number()
  .int()
  .min(0)
  .max(MOST_WAITED_MS)
  .optional()
  .describe('How long it waited to be sent, in milliseconds by the sender’s stopwatch: no clock is trusted');

export const MeetingStep = z.object({
  meetingId: MeetingId,
  stepId: z.string().min(8).max(64).describe('Chosen by the caller, a UUID say: sent again, it is the same step'),
  waitedMs: WaitedMs,
  step: RunStep,
});

export const MinuteRecording = z.object({
  meetingId: MeetingId,
  entryId: MinuteEntryId.describe('Chosen by the caller, a UUID say: sent again, it is the same entry'),
  itemId: AgendaItemId,
  kind: MinuteKind,
  text: MinuteText,
  grade: DisruptionGrade.optional(),
  fourP: FourP.optional(),
  agencyIds: CreditedIds.optional().describe('Of a disruption: the agencies that are credited'),
  waitedMs: WaitedMs,
});

/** When something that waited to be sent happened, by the server's clock. */
export function happenedAt(waitedMs: number | undefined, { now }: Pick<Context, 'now'>): Instant {
  return waitedMs === undefined ? now : instantOf(new Date(Date.parse(now) - waitedMs));
}

const actions: Record<RunStep['kind'], LogAction> = {
  start: 'meeting-started',
  pause: 'meeting-paused',
  resume: 'meeting-resumed',
  goTo: 'meeting-item-begun',
  finish: 'meeting-finished',
  extend: 'meeting-item-extended',
  defer: 'meeting-item-deferred',
  restore: 'meeting-item-restored',
  move: 'meeting-item-moved',
  handOver: 'meeting-handed-over',
  reveal: 'meeting-words-shown',
  conceal: 'meeting-words-hidden',
};

/** One step of a meeting: start, next, extend and so on. A step sent again, and a second click, change nothing. */
export async function stepMeeting(input: z.infer<typeof MeetingStep>, ctx: Admitted): Promise<MeetingView> {
  const { meetingId, stepId, step, waitedMs } = input;
  const taken = { stepId, step, at: happenedAt(waitedMs, ctx), by: ctx.viewer.member.id };
  const meeting = await changeMeeting(
    meetingId,
    async (current, draft) => {
      const items = namedBy(step).map((itemId) => current.agenda.find(({ id }) => id === itemId));
      ctx.admission.admit(stepConditions, { meeting: current, items });
      if (step.kind === 'handOver') guardSuccessor(step.memberId, ctx);
      const led = takenOver(current, taken, ctx);
      const after = stepped(led, taken);
      const next = after === led ? current : after;
      if (step.kind === 'reveal' && next !== current) await guardReveal(step.itemId, next, draft, ctx);
      if (current.state === 'planned' && next.state === 'running') {
        await guardStart(current, taken, draft, ctx);
        draft.announce({ kind: 'meetingStarted', meetingId });
        await recordPresent(taken, next, draft, ctx);
      }
      const part = 'itemId' in step ? itemPart(meetingId, step.itemId) : undefined;
      return { meeting: next, action: actions[step.kind], part };
    },
    ctx,
  );
  return showMeeting(meeting, ctx);
}

/**
 * A meeting starts on its day, or after it where nobody did, and one at a time: there is no way back.
 *
 * @throws Refusal `not-its-day`, `another-runs`
 */
async function guardStart(meeting: Meeting, { at }: TakenStep, draft: Draft, ctx: Context): Promise<void> {
  const reference = meetingReference(meeting);
  if (localDateOf(at, zoneOf(ctx)) < meeting.on)
    throw new Refusal('not-its-day', { reference, day: dayText(meeting.on, ctx.today) });
  const [other] = await draft.listOf('meeting', 'state', 'running');
  if (other !== undefined) throw new Refusal('another-runs', { reference: meetingReference(other) });
}

function namedBy(step: RunStep): AgendaItemId[] {
  const named = 'itemId' in step ? [step.itemId] : [];
  return step.kind === 'move' && step.beforeId !== undefined ? [...named, step.beforeId] : named;
}

/** Whoever starts a meeting is there. */
async function recordPresent(
  { by, at }: TakenStep,
  { id, number }: Meeting,
  draft: Draft,
  ctx: Context,
): Promise<void> {
  const part = attendancePart(id, by);
  const before = (await draft.read('attendance', `${id}.${by}`)) ?? noAttendance(ctx.roster.panel.id, id, by);
  const present = signedIn(before, 'tab', at);
  if (present === before) return;
  draft.put('attendance', present);
  logMeeting({ id, number }, 'attendance-signed-in', { note: by, part }, draft, by);
}

/** Whoever ran it has left the panel, at midnight say: who goes on with it runs it from now on. */
function takenOver(meeting: Meeting, { by }: TakenStep, { roster }: Context): Meeting {
  const { run } = meeting;
  return run === undefined || roster.members.has(run.chairId) ? meeting : { ...meeting, run: { ...run, chairId: by } };
}

function stepped(meeting: Meeting, taken: TakenStep): Meeting {
  if (!isLive(meeting)) throw new Refusal('meeting-not-running');
  const { agenda, run: before } = meeting;
  const { step } = taken;
  const onIt = agenda.filter(isOnAgenda);
  if ('itemId' in step && !onIt.some(({ id }) => id === step.itemId)) {
    itemOf(agenda, step.itemId);
    throw new Refusal('item-waits');
  }
  const { agenda: ordered, run } = takeStep({ agenda, run: before }, taken);
  if (ordered === agenda && run === before) return meeting;
  const state = run === undefined ? meeting.state : 'running';
  return { ...meeting, state, agenda: [...ordered], ...(run === undefined ? {} : { run }) };
}

/**
 * A stage is read by everybody: whoever has the floor shows the words on it, and nobody who left for the item.
 *
 * @throws Refusal `not-the-chair`, `item-gone`, `no-open-words` where few may read the item or its issue, or it has none
 */
async function guardReveal(itemId: AgendaItemId, meeting: Meeting, draft: Draft, ctx: Context): Promise<void> {
  const { id: by } = ctx.viewer.member;
  const chairId = meeting.run?.chairId;
  if (chairId !== by) throw new Refusal('not-the-chair', chairId && { name: nameOf(ctx.roster, chairId) });
  const own = await draft.read('attendance', `${meeting.id}.${by}`);
  if (own !== undefined && isRecused(own, itemId)) throw new Refusal('item-gone');
  const { issueId, audience } = itemOf(meeting.agenda, itemId);
  const issue = issueId === undefined ? undefined : await draft.read('issue', issueId);
  if (audience.kind === 'named' || issue?.audience.kind !== 'panel') throw new Refusal('no-open-words');
}

/** Whoever takes over must be somebody who may lead. @throws Refusal `not-found`, `not-coming` */
function guardSuccessor(memberId: MemberId, ctx: Context): void {
  const member = memberOf(ctx.roster, memberId);
  const viewer = viewerOf(member, agencyOf(ctx.roster, member.agencyId), ctx.roster);
  if (!hasRight(viewer, 'meeting.lead')) throw new Refusal('not-coming', { name: member.name });
}

/**
 * A decision, a note or a disruption on an item, in place. The same id with other words corrects it.
 *
 * @throws Refusal `meeting-not-running` before the start and after the close: from then on the minutes are edited
 */
export async function recordMinute(input: z.infer<typeof MinuteRecording>, ctx: Admitted): Promise<MinuteEntryView> {
  refuseAboveCeiling(input.text);
  const entry = await ctx.ledger.change(ctx.roster.panel.id, ctx.now, async (draft) => {
    const on = await dealtWith(await meetingIn(draft, input.meetingId), input.itemId, draft, ctx);
    const { meeting } = on;
    const before = await draft.read('minuteEntry', input.entryId);
    const next = entryOf(input, before, on, ctx);
    if (next === before) return before;
    if (meeting.state !== 'running') throw new Refusal('meeting-not-running');
    draft.put('minuteEntry', next);
    const part = { type: 'minuteEntry', id: next.id, name: next.kind } as const;
    const said = { note: next.text, former: before?.text, part, readers: recordReaders(next) };
    logMeeting(meeting, 'meeting-recorded', said, draft, ctx.viewer.member.id);
    await disruptionOfEntry(next, meeting, draft, ctx);
    return next;
  });
  return minuteEntryView(entry, ctx);
}

/** @throws Refusal `id-taken` where it is somebody else's, on what whoever records may not read */
function entryOf(
  input: z.infer<typeof MinuteRecording>,
  before: MinuteEntry | undefined,
  { item, recusedIds }: DealtWith,
  ctx: Context,
): MinuteEntry {
  const { entryId: id, waitedMs, ...said } = input;
  const recorded = { ...said, id, panelId: ctx.roster.panel.id, audience: item.audience };
  const by = ctx.viewer.member.id;
  if (before === undefined) return newMinuteEntry(recorded, recusedIds, { by, at: happenedAt(waitedMs, ctx) });
  if (!mayReadRecord(recordReaders(before), ctx.viewer)) throw new Refusal('id-taken');
  return corrected(before, recorded, recusedIds, by);
}
