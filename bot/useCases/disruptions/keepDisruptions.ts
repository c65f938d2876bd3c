import { z } from 'zod';
import { disruptedConditions } from '../../access/disruptionConditions';
import type { Disrupted, DisruptionOf } from '../../access/disruptionSight';
import { canonical } from '../../domain/canonical';
import {
  ControlFacts,
  type Disruption,
  DisruptionFacts,
  DisruptionGrade,
  FourP,
  withFacts,
} from '../../domain/disruption';
import { FormVersion, formVersion } from '../../domain/formVersion';
import { type AgencyId, DisruptionId, GroupId, TaskId } from '../../domain/ids';
import { Refusal } from '../../domain/refusal';
import { Reason, taskReaders } from '../../domain/task';
import type { LocalDate } from '../../domain/time';
import type { Draft } from '../../ledger/changeDraft';
import { overtaken } from '../log/changedMeanwhile';
import type { Admitted, Context } from '../ports';
import { changeDisruption, disruptionIn, groupIn, guardSaid, recordDisruption } from './disruptionChange';
import { factsText, proposedText } from './disruptionTexts';
import type { DisruptionView } from './disruptionViews';
import { newDisruption } from './newDisruption';
import { disruptionView } from './viewDisruption';

export const DisruptionRef = z.object({ disruptionId: DisruptionId });
const Control = ControlFacts.optional().describe('What is to last of it, and when somebody looks whether it does');
export const NewDisruption = DisruptionRef.merge(DisruptionFacts).extend({
  disruptionId: DisruptionId.describe('Chosen by the caller, a UUID say: sent again, it is the same disruption'),
  groupId: GroupId.optional().describe('Of a group, of a task, or of both'),
  taskId: TaskId.optional(),
  fourP: FourP,
  grade: DisruptionGrade.describe('As it is proposed; somebody else says which it is'),
  control: Control,
});
export const DisruptionCorrection = DisruptionRef.merge(DisruptionFacts).extend({
  version: FormVersion,
  control: Control,
});
export const DisruptionWithdrawal = DisruptionRef.extend({ reason: Reason });

/**
 * By whoever may see its group and its task. It waits for somebody else to say which grade it is.
 *
 * @throws Refusal `of-nothing`, `not-found`, `day-to-come`, `review-day-over`, `names-a-person`, `id-taken`
 */
export async function proposeDisruption(
  { disruptionId: id, groupId, taskId, grade, control, ...facts }: z.infer<typeof NewDisruption>,
  ctx: Admitted,
): Promise<DisruptionView> {
  const of = await ctx.ledger.change(ctx.roster.panel.id, ctx.now, async (draft) => {
    const { group, task } = ctx.admission.admit(disruptedConditions, await disrupted({ groupId, taskId }, draft));
    const again = await disruptionIn(id, draft);
    if (again !== undefined) return sameOrRefuse(again, { ...facts, groupId, taskId }, ctx);
    if (group === undefined && task === undefined) throw new Refusal('of-nothing');
    await guardFacts({ ...facts, control }, groupId, draft, ctx);
    const proposed = { by: ctx.viewer.member.id, at: ctx.now, grade };
    const ofTask = task && { taskId: task.id, taskReference: task.reference };
    const readers = task === undefined ? ['*'] : taskReaders(task);
    const disruption = newDisruption({ ...facts, id, groupId, ...ofTask, readers, proposed, control }, draft, ctx);
    recordDisruption({ disruption, group }, 'disruption-proposed', { note: proposedText(disruption) }, draft, ctx);
    return { disruption, group };
  });
  return disruptionView(of, ctx);
}

async function disrupted(
  { groupId, taskId }: { groupId?: GroupId | undefined; taskId?: TaskId | undefined },
  draft: Draft,
): Promise<Disrupted | undefined> {
  const group = await groupIn(groupId, draft);
  const task = taskId === undefined ? undefined : await draft.read('task', taskId);
  const isThere = (group !== undefined || groupId === undefined) && (task !== undefined || taskId === undefined);
  return isThere ? { group, task } : undefined;
}

/** @throws Refusal `id-taken` for another one of that id */
function sameOrRefuse(again: DisruptionOf, said: Partial<Disruption>, { viewer }: Context): DisruptionOf {
  const { disruption } = again;
  const isSame =
    disruption.what === said.what && disruption.groupId === said.groupId && disruption.taskId === said.taskId;
  if (!isSame || disruption.proposed.by !== viewer.member.id) throw new Refusal('id-taken');
  return again;
}

/** @throws Refusal `marking-too-high`, `names-a-person`, `day-to-come`, `review-day-over`, `not-found` */
async function guardFacts(
  {
    what,
    apmisReference,
    on,
    agencyIds,
    control,
  }: DisruptionFacts & { control?: z.infer<typeof ControlFacts> | undefined },
  groupId: GroupId | undefined,
  draft: Draft,
  ctx: Context,
): Promise<void> {
  await guardSaid([what, apmisReference, control?.what], groupId, draft, ctx);
  if (on > ctx.today) throw new Refusal('day-to-come');
  for (const id of agencyIds) await guardAgency(id, draft);
  if (control !== undefined) guardRecheck(control.recheckOn, ctx);
}

async function guardAgency(id: AgencyId, draft: Draft): Promise<void> {
  if ((await draft.findAgency(id)) === undefined) throw new Refusal('not-found', { what: 'agency' });
}

/** @throws Refusal `review-day-over` */
export function guardRecheck(day: LocalDate, { today }: Context): void {
  if (day <= today) throw new Refusal('review-day-over');
}

/** Puts right what was said of it; what stood there is kept in the log. @throws Refusal `changed-meanwhile` and as proposing does */
export function correctDisruption(
  { disruptionId, version, control, ...facts }: z.infer<typeof DisruptionCorrection>,
  ctx: Admitted,
): Promise<DisruptionView> {
  const decide = async (before: Disruption, draft: Draft) => {
    const after = withControl(withFacts(before, facts), control);
    if (canonical(after) === canonical(before)) return before;
    if (formVersion(before, ctx.sha256) !== version) throw overtaken(before.changed, undefined, ctx);
    const isNewDay = control?.recheckOn !== before.control?.recheckOn;
    await guardFacts({ ...facts, control: isNewDay ? control : undefined }, before.groupId, draft, ctx);
    await guardSaid([control?.what], before.groupId, draft, ctx);
    return after;
  };
  const said = (before: Disruption) => ({ former: factsText(before, ctx) });
  return changeDisruption(disruptionId, { action: 'disruption-corrected', said, decide }, ctx);
}

/** One that is left as it was keeps who looked at it last. */
function withControl(disruption: Disruption, asked: z.infer<typeof ControlFacts> | undefined): Disruption {
  const { control: known, ...rest } = disruption;
  // Found gone, it has no day any more, and a form that says nothing of it leaves it so.
  if (asked === undefined) return known !== undefined && known.recheckOn === undefined ? disruption : rest;
  return { ...rest, control: known?.what === asked.what ? { ...known, ...asked } : asked };
}

/** It counts no more; that it was proposed, and why it was taken back, stays. Said again it changes nothing. */
export function withdrawDisruption(
  { disruptionId, reason }: z.infer<typeof DisruptionWithdrawal>,
  ctx: Admitted,
): Promise<DisruptionView> {
  const decide = async (before: Disruption, draft: Draft) => {
    if (before.withdrawn !== undefined) return before;
    await guardSaid([reason], before.groupId, draft, ctx);
    return { ...before, withdrawn: { by: ctx.viewer.member.id, at: ctx.now, reason } };
  };
  return changeDisruption(
    disruptionId,
    { action: 'disruption-withdrawn', said: () => ({ note: reason }), decide },
    ctx,
  );
}
