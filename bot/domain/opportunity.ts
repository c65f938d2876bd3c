import { z } from 'zod';
import { FourP } from './disruption';
import type { Group } from './group';
import { AgencyId, AgendaItemId, GroupId, MeetingId, OpportunityId, PanelId, TaskId } from './ids';
import { UsedPower } from './power';
import { Refusal } from './refusal';
import { Reason, Stamp, type Task } from './task';
import { typedLine } from './text';
import { Instant, LocalDate } from './time';
import { without } from './without';

/** One line of what could be done. */
export const OpportunityWords = typedLine(200);

const Core = z.object({
  id: OpportunityId,
  panelId: PanelId,
  groupId: GroupId,
  /** 1, 2, 3 … within the group: "Opportunity 3". */
  number: z.number().int().positive(),
  what: OpportunityWords,
  fourP: FourP.optional(),
  /** As it stood when it was raised: what the panel makes of its list later changes nothing here. */
  power: UsedPower.optional(),
  /** Which could do it. */
  agencyId: AgencyId,
  raised: Stamp,
  /** Where it was raised, if at a meeting. */
  meetingId: MeetingId.optional(),
  itemId: AgendaItemId.optional(),
  changedAt: Instant,
});

/**
 * A way to disrupt a group. Nothing is left undecided for good, and nothing is decided without a reason or a task.
 *
 *   undecided ─task▶ tasked
 *      │  ▲ ─park▶ parked, until a day on which it waits again
 *      │  └─reopen─ parked, rejected, or tasked where the task went nowhere
 *      └───reject▶ rejected
 */
export const Opportunity = z.discriminatedUnion('state', [
  Core.extend({ state: z.literal('undecided') }),
  Core.extend({ state: z.literal('tasked'), taskId: TaskId, taskReference: z.string(), decided: Stamp }),
  Core.extend({ state: z.literal('parked'), until: LocalDate, reason: Reason, decided: Stamp }),
  Core.extend({ state: z.literal('rejected'), reason: Reason, decided: Stamp }),
]);
export type Opportunity = z.infer<typeof Opportunity>;
type OpportunityState = Opportunity['state'];

export const opportunityStates = ['undecided', 'tasked', 'parked', 'rejected'] as const satisfies OpportunityState[];

/** More of one group is no plan. */
export const MOST_OPPORTUNITIES = 200;

type Key = Pick<Opportunity, 'groupId' | 'id'>;

/** Within its panel. An id is the group's own, so that what a caller may choose meets no other group's. */
export function opportunityKey({ groupId, id }: Key): string {
  return `${groupId}.${id}`;
}

/** In the log, apart from whoever is recorded in the group, whose ids have no dot. */
export function opportunitySubject({ groupId, id }: Key): string {
  return `${groupId}.opportunity.${id}`;
}

export function calledOpportunity({ number }: Pick<Opportunity, 'number'>): string {
  return `Opportunity ${number}`;
}

/** "NM-OCG-031, opportunity 3" */
export function opportunityReference(
  opportunity: Pick<Opportunity, 'number'>,
  group: Pick<Group, 'reference'>,
): string {
  return `${group.reference}, ${calledOpportunity(opportunity).toLowerCase()}`;
}

/** Whether somebody has to decide it: it never was, or the day until which it was parked has come. */
export function isWaiting(opportunity: Opportunity, today: LocalDate): boolean {
  const from = waitsFrom(opportunity);
  return from !== undefined && from <= today;
}

/** From which day on it waits, undecided ones first; undefined for one that waits for nobody. */
export function waitsFrom(opportunity: Opportunity): string | undefined {
  if (opportunity.state === 'undecided') return UNDECIDED;
  return opportunity.state === 'parked' ? opportunity.until : undefined;
}

/** Before any day. */
const UNDECIDED = '0000-00-00';

/** Of those a task, a day or a no may be decided. */
export function isDecidable({ state }: Pick<Opportunity, 'state'>): boolean {
  return state === 'undecided' || state === 'parked';
}

/** The very same where it has that task already. @throws Refusal `already-decided` */
export function tasked(opportunity: Opportunity, { id, reference }: Task, decided: Stamp): Opportunity {
  if (opportunity.state === 'tasked' && opportunity.taskId === id) return opportunity;
  const to = { state: 'tasked', taskId: id, taskReference: reference, decided } as const;
  return { ...coreOf(decidable(opportunity)), ...to, changedAt: decided.at };
}

/** The very same where it is parked so. @throws Refusal `already-decided` */
export function parked(
  opportunity: Opportunity,
  { until, reason }: { readonly until: LocalDate; readonly reason: string },
  decided: Stamp,
): Opportunity {
  if (opportunity.state === 'parked' && opportunity.until === until && opportunity.reason === reason)
    return opportunity;
  return { ...coreOf(decidable(opportunity)), state: 'parked', until, reason, decided, changedAt: decided.at };
}

/** The very same where it was rejected so. @throws Refusal `already-decided` */
export function rejected(opportunity: Opportunity, reason: string, decided: Stamp): Opportunity {
  if (opportunity.state === 'rejected' && opportunity.reason === reason) return opportunity;
  return { ...coreOf(decidable(opportunity)), state: 'rejected', reason, decided, changedAt: decided.at };
}

/** To be decided anew; the very same where it is. */
export function reopened(opportunity: Opportunity, { at }: Stamp): Opportunity {
  if (opportunity.state === 'undecided') return opportunity;
  return { ...coreOf(opportunity), state: 'undecided', changedAt: at };
}

function decidable(opportunity: Opportunity): Opportunity {
  if (isDecidable(opportunity)) return opportunity;
  throw new Refusal('already-decided', { reference: calledOpportunity(opportunity) });
}

/** Without what belongs to its state. */
function coreOf(opportunity: Opportunity): z.infer<typeof Core> {
  return without(opportunity, ['state', 'taskId', 'taskReference', 'until', 'reason', 'decided']);
}

/** Of the power's 4P, where it names one alone: "Prevent/Protect" leaves the choice. */
export function fourPOf({ fourP }: UsedPower['words']): FourP | undefined {
  return FourP.safeParse(fourP).data;
}
