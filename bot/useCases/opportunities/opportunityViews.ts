import { z } from 'zod';
import { FloorAnswer } from '../../domain/attendance';
import { FourP } from '../../domain/disruption';
import { AgencyId, AgendaItemId, GroupId, MemberId, OpportunityId, TaskId } from '../../domain/ids';
import { BorneMarking } from '../../domain/marking';
import { opportunityStates } from '../../domain/opportunity';
import { Confidence, PowerId } from '../../domain/power';
import { LocalDate } from '../../domain/time';

export const UsedPowerView = z.object({
  id: PowerId,
  power: z.string(),
  legalBasis: z.string(),
  lever: z.string(),
  confidence: Confidence,
  checkText: z.string().describe('Check current law: last checked Tue 2 Mar by Callum Reeve'),
});
export type UsedPowerView = z.infer<typeof UsedPowerView>;

/** Whom the task would be given to, and until when, unless somebody says otherwise. */
export const ProposedTask = z.object({
  agencyId: AgencyId,
  ownerId: MemberId.optional().describe('Absent where nobody there can be given a task'),
  deputyId: MemberId.optional(),
  dueOn: LocalDate,
});
export type ProposedTask = z.infer<typeof ProposedTask>;

export const OpportunityView = z.object({
  id: OpportunityId,
  groupId: GroupId,
  reference: z.string().describe('NM-OCG-031, opportunity 3'),
  called: z.string().describe('Opportunity 3'),
  what: z.string(),
  fourP: FourP.optional(),
  agencyId: AgencyId,
  agencyName: z.string(),
  power: UsedPowerView.optional(),
  raisedText: z.string().describe('Raised 09:14 by Priya Sandhu'),
  state: z.enum(opportunityStates),
  stateText: z.string().describe('Parked until Fri 5 Mar; decided 10:42 by Ruth Calder'),
  reason: z.string().optional().describe('Why it was parked or rejected'),
  until: LocalDate.optional(),
  waits: z.boolean().describe('Somebody has to decide it'),
  task: z.object({ id: TaskId, reference: z.string() }).optional(),
  proposed: ProposedTask.optional().describe('For whoever may give it'),
  may: z.object({ decide: z.boolean(), reopen: z.boolean() }),
});
export type OpportunityView = z.infer<typeof OpportunityView>;

export const OpportunitiesView = z.object({
  id: GroupId,
  operation: z.string(),
  reference: z.string().describe('NM-OCG-031'),
  marking: BorneMarking,
  restricted: z.boolean(),
  columns: z.array(z.object({ state: z.enum(opportunityStates), title: z.string(), items: z.array(OpportunityView) })),
  may: z.object({ raise: z.boolean(), decide: z.boolean() }),
});
export type OpportunitiesView = z.infer<typeof OpportunitiesView>;

/** One that waits, with the group that it is of. */
export const WaitingOpportunityView = OpportunityView.extend({
  operation: z.string(),
  groupReference: z.string(),
  restricted: z.boolean(),
});
export type WaitingOpportunityView = z.infer<typeof WaitingOpportunityView>;

/** A power that an agency is offered. */
export const OfferedPowerView = z.object({
  id: PowerId,
  power: z.string(),
  legalBasis: z.string(),
  lever: z.string(),
  typicalOpportunity: z.string(),
  confidenceText: z.string().describe('General knowledge'),
  checkText: z.string().describe('Check current law: last checked Tue 2 Mar by Callum Reeve'),
});
export type OfferedPowerView = z.infer<typeof OfferedPowerView>;

/** An agency at the table: what it has said, in the order in which they are asked. */
const AtTableView = z.object({
  agencyId: AgencyId,
  name: z.string(),
  raised: z.number().int().describe('How much it offered on this item'),
  said: FloorAnswer.optional(),
  answered: z.boolean(),
});

export const RoundTableView = z.object({
  id: GroupId,
  itemId: AgendaItemId,
  reference: z.string().describe('NM-OCG-031'),
  operation: z.string(),
  marking: BorneMarking,
  restricted: z.boolean(),
  agencies: z.array(AtTableView),
  turnOf: AgencyId.optional().describe('The first that has not answered; absent once all have'),
  own: z
    .object({ agencyId: AgencyId, agencyName: z.string(), powers: z.array(OfferedPowerView) })
    .describe('Of whoever asks, and of nobody else'),
  opportunities: z.array(OpportunityView),
  undecided: z.number().int(),
  may: z.object({ raise: z.boolean(), decide: z.boolean() }),
});
export type RoundTableView = z.infer<typeof RoundTableView>;

/** What the close of a meeting would leave undecided, and parks until the next one. */
export const LeftUndecidedView = z.object({
  items: z.array(z.object({ groupId: GroupId, operation: z.string(), undecided: z.number().int() })),
  untilText: z.string().optional().describe('Until when the close parks it: Wed 10 Mar'),
});
export type LeftUndecidedView = z.infer<typeof LeftUndecidedView>;
