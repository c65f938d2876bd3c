import { z } from 'zod';
import { referralConditions } from '../../access/referralConditions';
import { groupReaders } from '../../domain/group';
import { canonical } from '../../domain/canonical';
import type { Disrupted } from '../../access/disruptionSight';
import { given } from '../../domain/given';
import { GroupId, ReferralId, TaskId } from '../../domain/ids';
import type { LogAction } from '../../domain/logActions';
import {
  Referral,
  ReferralOutcome,
  referralNamed,
  referralReference,
  referredToNames,
  ReferredTo,
} from '../../domain/referral';
import { Refusal } from '../../domain/refusal';
import { Reason, type Task } from '../../domain/task';
import { typedLine } from '../../domain/text';
import { shortYearOf } from '../../domain/time';
import { taskHearers } from '../../access/sight';
import type { Draft } from '../../ledger/changeDraft';
import { recordOf } from '../../ledger/records';
import { zoneOf } from '../../ledger/roster';
import type { StoredDocument } from '../../ledger/store';
import { groupIn, guardSaid } from '../disruptions/disruptionChange';
import { doneText } from '../members/names';
import type { Admitted, Context } from '../ports';
import { readingOf } from '../retention/reviewed';
import type { ReferralsView, ReferralView } from './referralViews';

const { toName, theirReference } = Referral.shape;
export const NewReferral = z.object({
  referralId: ReferralId.describe('Chosen by the caller, a UUID say: sent again, it is the same referral'),
  groupId: GroupId.optional().describe('Of a group, or of a task'),
  taskId: TaskId.optional(),
  ...{ to: ReferredTo, toName, why: Reason, theirReference },
});
export const ReferralAnswer = z.object({
  referralId: ReferralId,
  outcome: ReferralOutcome,
  text: Reason,
  theirReference: typedLine(40).optional().describe('As they call it by now'),
});
export const ReferralsQuery = z.object({ groupId: GroupId.optional(), taskId: TaskId.optional() });
type Of = z.infer<typeof ReferralsQuery>;

/** More of one group or task is no referral any more. */
const MOST_REFERRALS = 100;

/** Gives a group or a task to others; a task stays open, and says so. @throws Refusal `of-nothing`, `not-found`, `names-a-person`, `id-taken` */
export async function makeReferral(
  { referralId: id, taskId, groupId: asked, ...said }: z.infer<typeof NewReferral>,
  ctx: Admitted,
): Promise<ReferralView> {
  // Of a task it stands with the task alone: its group may be for more people.
  const groupId = taskId === undefined ? asked : undefined;
  const referral = await ctx.ledger.change(ctx.roster.panel.id, ctx.now, async (draft) => {
    const of = ctx.admission.admit(referralConditions, await referredIn({ groupId, taskId }, draft));
    const again = await draft.read('referral', id);
    if (again !== undefined) return sameOrRefuse(again, { ...said, groupId, taskId }, ctx);
    await guardSaid([said.toName, said.why, said.theirReference], of.group?.id, draft, ctx);
    const made = { by: ctx.viewer.member.id, at: ctx.now };
    const year = shortYearOf(ctx.now, zoneOf(ctx));
    const number = draft.nextNumber(`referral-${year}`);
    const next: Referral = {
      ...{ id, panelId: ctx.roster.panel.id, number, reference: referralReference(year, number), made },
      ...{ to: said.to, toName: said.toName, why: said.why },
      ...given({ groupId, taskId, taskReference: of.task?.reference, theirReference: said.theirReference }),
    };
    if (of.task !== undefined) markReferred(of.task, next, draft);
    recordReferral(next, of, 'referral-made', `To ${next.toName}`, draft, ctx);
    return next;
  });
  return referralView(referral, ctx);
}

/** @throws Refusal `of-nothing` where neither is named */
async function referredIn({ groupId, taskId }: Of, reading: Pick<Draft, 'read'>): Promise<Disrupted | undefined> {
  const task = taskId === undefined ? undefined : await reading.read('task', taskId);
  const group = await groupIn(groupId ?? task?.opportunity?.groupId, reading);
  if (groupId === undefined && taskId === undefined) throw new Refusal('of-nothing');
  const isThere = (taskId === undefined || task !== undefined) && (groupId === undefined || group !== undefined);
  return isThere ? { group, task } : undefined;
}

function sameOrRefuse(again: Referral, said: Partial<Referral>, { viewer }: Context): Referral {
  const isSame = canonical({ ...again, ...said }) === canonical(again);
  if (!isSame || again.made.by !== viewer.member.id) throw new Refusal('id-taken');
  return again;
}

function markReferred(task: Task, { id, toName: name, made, answer }: Referral, draft: Draft): void {
  draft.put('task', { ...task, referred: { id, toName: name, made, ...given({ outcome: answer?.outcome }) } });
  draft.send({ task: 'refresh', content: { kind: 'task', taskId: task.id }, to: [] });
}

function recordReferral(
  referral: Referral,
  { group, task }: Disrupted,
  action: LogAction,
  note: string,
  draft: Draft,
  ctx: Context,
): void {
  draft.put('referral', referral);
  const by = ctx.viewer.member.id;
  if (task !== undefined)
    draft.log({ action, by, subject: referralNamed(referral, task), readers: taskHearers(task), note });
  else if (group !== undefined)
    draft.log({ action, by, subject: referralNamed(referral, group), readers: groupReaders(group), note });
}

/** What came back. Said again it changes nothing; another answer stands over the one before. @throws Refusal `not-found`, `names-a-person` */
export async function answerReferral(
  { referralId, outcome, text, theirReference: theirs }: z.infer<typeof ReferralAnswer>,
  ctx: Admitted,
): Promise<ReferralView> {
  const referral = await ctx.ledger.change(ctx.roster.panel.id, ctx.now, async (draft) => {
    const before = await draft.read('referral', referralId);
    const of = ctx.admission.admit(referralConditions, before && (await referredIn(before, draft)));
    if (before === undefined) throw referralConditions.absent();
    const reference = theirs ?? before.theirReference;
    guardStanding(before);
    const { answer } = before;
    if (answer?.outcome === outcome && answer.text === text && reference === before.theirReference) return before;
    await guardSaid([text, theirs], of.group?.id, draft, ctx);
    const stamp = { by: ctx.viewer.member.id, at: ctx.now };
    const next = { ...before, ...given({ theirReference: reference }), answer: { ...stamp, outcome, text } };
    if (of.task !== undefined) markReferred(of.task, next, draft);
    recordReferral(next, of, 'referral-answered', outcomeTexts[outcome], draft, ctx);
    return next;
  });
  return referralView(referral, ctx);
}

/** @throws Refusal `disposed-of` */
function guardStanding({ reference, disposed }: Referral): void {
  if (disposed !== undefined) throw new Refusal('disposed-of', { reference });
}

const outcomeTexts: Readonly<Record<z.infer<typeof ReferralOutcome>, string>> = {
  accepted: 'Accepted',
  declined: 'Declined',
  passedOn: 'Passed on',
};

/** Those of one group, or of one task. @throws Refusal `of-nothing`, `not-found` */
export async function listReferrals({ groupId, taskId }: Of, ctx: Admitted): Promise<ReferralsView> {
  const where = taskId === undefined ? { key: 'groupId', is: groupId ?? '' } : { key: 'taskId', is: taskId };
  const [of, found] = await Promise.all([
    referredIn({ groupId, taskId }, readingOf(ctx)),
    ctx.store.query(ctx.roster.panel.id, { type: 'referral', where: [where], limit: MOST_REFERRALS }),
  ]);
  const seen = ctx.admission.admit(referralConditions, of);
  const items = latestFirst(found);
  const refer = referralConditions.named['who refers beyond the panel'].holds(seen, ctx.viewer);
  return { items: items.map((each) => referralView(each, ctx)), may: { refer } };
}

function latestFirst(found: readonly StoredDocument[]): Referral[] {
  return found
    .map((document) => recordOf('referral', document))
    .filter(({ disposed }) => disposed === undefined)
    .sort((a, b) => b.made.at.localeCompare(a.made.at));
}

function referralView(referral: Referral, ctx: Context): ReferralView {
  const { id, reference, to, toName: name, why, theirReference: theirs, made, answer } = referral;
  return {
    ...{ id, reference, to, why, toText: `${referredToNames[to]}: ${name}`, madeText: doneText('Referred', made, ctx) },
    ...given({ theirReference: theirs }),
    ...(answer === undefined
      ? {}
      : {
          answer: {
            ...{ outcome: answer.outcome, text: answer.text },
            doneText: doneText(outcomeTexts[answer.outcome], answer, ctx),
          },
        }),
  };
}
