import type { z } from 'zod';
import { opportunityConditions, type OpportunityOf } from '../../access/opportunityConditions';
import type { DealtWith } from '../../access/meetingConditions';
import { maySeeGroup } from '../../access/sight';
import { narrowest } from '../../domain/audience';
import type { LogAction } from '../../domain/logActions';
import { type Opportunity, opportunityKey, parked, rejected, reopened, tasked } from '../../domain/opportunity';
import { Refusal } from '../../domain/refusal';
import { Reason, type TaskOrigin } from '../../domain/task';
import { LocalDate } from '../../domain/time';
import { given } from '../../domain/given';
import { without } from '../../domain/without';
import type { Draft, Happening } from '../../ledger/changeDraft';
import type { Admitted } from '../ports';
import { guardNobodyNamed } from '../nominals/guardNobodyNamed';
import { stampOf } from '../stampOf';
import { GiveTask, giveTask, type Grounds } from '../tasks/taskGiving';
import { atMeeting, onItemOf, OpportunityRef, recordOpportunity } from './groupOpportunity';
import { readOnce } from './opportunityLists';
import type { OpportunityView } from './opportunityViews';
import { opportunityView } from './viewOpportunity';

const Decision = OpportunityRef.extend(atMeeting);
export const OpportunityTask = Decision.merge(GiveTask);
export const OpportunityParking = Decision.extend({
  until: LocalDate.describe('From this day on it waits again'),
  reason: Reason,
});
export const OpportunityRejection = Decision.extend({ reason: Reason });
export const OpportunityReopening = Decision;

/** What a decision makes of it, and what the log says. */
interface Decided extends Pick<Happening, 'note' | 'to'> {
  readonly action: LogAction;
  readonly opportunity: Opportunity;
}
type Decide = (of: OpportunityOf, on: DealtWith | undefined, draft: Draft) => Decided | Promise<Decided>;

/** Loads, decides, saves one; a second click changes nothing. */
async function change(input: z.infer<typeof Decision>, decide: Decide, ctx: Admitted): Promise<OpportunityView> {
  const { groupId, opportunityId: id } = input;
  const of = await ctx.ledger.change(ctx.roster.panel.id, ctx.now, async (draft) => {
    const group = await draft.read('group', groupId);
    const opportunity = await draft.read('opportunity', opportunityKey({ groupId, id }));
    const isSeen = group !== undefined && opportunity !== undefined && maySeeGroup(group, ctx.viewer);
    const on = isSeen ? await onItemOf(groupId, input, draft, ctx) : undefined;
    const found = isSeen ? { group, opportunity, meeting: on?.meeting } : undefined;
    const before = ctx.admission.admit(opportunityConditions, found);
    const { opportunity: after, ...happened } = await decide(before, on, draft);
    if (after === before.opportunity) return before;
    recordOpportunity(after, before.group, happened, draft, ctx);
    return { ...before, opportunity: after };
  });
  return opportunityView(of, await readOnce(ctx), ctx);
}

/**
 * Gives it to an agency as a task: by the rules by which any task is given, in one batch. The task is for no more people
 * than the group is.
 *
 * @throws Refusal `already-decided`, and as for any task
 */
export function taskOpportunity(input: z.infer<typeof OpportunityTask>, ctx: Admitted): Promise<OpportunityView> {
  const wanted = without(input, ['groupId', 'opportunityId', 'meetingId', 'itemId']);
  return change(
    input,
    async ({ group, opportunity }, on, draft) => {
      const isGiven = opportunity.state === 'tasked' && opportunity.taskId === wanted.taskId;
      if (isGiven) return { opportunity, action: 'opportunity-tasked' };
      const task = await giveTask(wanted, groundsOf({ group, opportunity }, on), draft, ctx);
      const next = tasked(opportunity, task, stampOf(ctx));
      return { opportunity: next, action: 'opportunity-tasked', note: task.reference, to: [task.agencyId] };
    },
    ctx,
  );
}

function groundsOf({ group, opportunity }: OpportunityOf, on: DealtWith | undefined): Grounds {
  const { id, groupId, power } = opportunity;
  const { recusedIds: left = [] } = group;
  const recusedIds = [...new Set([...left, ...(on?.recusedIds ?? [])])];
  const origin: TaskOrigin =
    on === undefined ? { kind: 'panel' } : { kind: 'meeting', meetingId: on.meeting.id, itemId: on.item.id };
  return {
    ...{ origin, opportunity: { id, groupId, ...given({ power }) } },
    audience: narrowest([group.audience, ...(on === undefined ? [] : [on.item.audience])]),
    restriction: group.restriction ?? on?.item.restriction,
    ...(recusedIds.length === 0 ? {} : { recusedIds }),
  };
}

/** Until a day, and why. @throws Refusal `already-decided`, `review-day-over`, `names-a-person` */
export function parkOpportunity(
  { until, reason, ...input }: z.infer<typeof OpportunityParking>,
  ctx: Admitted,
): Promise<OpportunityView> {
  return change(
    input,
    async ({ group, opportunity }, _on, draft) => {
      if (until <= ctx.today) throw new Refusal('review-day-over');
      await guardNobodyNamed([reason], group, draft, ctx);
      const next = parked(opportunity, { until, reason }, stampOf(ctx));
      return { opportunity: next, action: 'opportunity-parked', note: reason };
    },
    ctx,
  );
}

/** @throws Refusal `already-decided`, `names-a-person` */
export function rejectOpportunity(
  { reason, ...input }: z.infer<typeof OpportunityRejection>,
  ctx: Admitted,
): Promise<OpportunityView> {
  return change(
    input,
    async ({ group, opportunity }, _on, draft) => {
      await guardNobodyNamed([reason], group, draft, ctx);
      const next = rejected(opportunity, reason, stampOf(ctx));
      return { opportunity: next, action: 'opportunity-rejected', note: reason };
    },
    ctx,
  );
}

/** One whose task goes on is decided. @throws Refusal `already-decided` */
export function reopenOpportunity(
  input: z.infer<typeof OpportunityReopening>,
  ctx: Admitted,
): Promise<OpportunityView> {
  return change(
    input,
    async ({ opportunity }, _on, draft) => {
      if (opportunity.state === 'tasked' && (await draft.read('task', opportunity.taskId))?.state !== 'withdrawn')
        throw new Refusal('already-decided', { reference: `Opportunity ${opportunity.number}` });
      return { opportunity: reopened(opportunity, stampOf(ctx)), action: 'opportunity-reopened' };
    },
    ctx,
  );
}
