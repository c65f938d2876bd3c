import { decidesOpportunities, type OpportunityOf } from '../../access/opportunityConditions';
import { given } from '../../domain/given';
import type { Group } from '../../domain/group';
import {
  calledOpportunity,
  isDecidable,
  isWaiting,
  type Opportunity,
  opportunityReference,
} from '../../domain/opportunity';
import type { Power, UsedPower } from '../../domain/power';
import { dayText } from '../../domain/time';
import { without } from '../../domain/without';
import { agencyName, doneText } from '../members/names';
import type { Context } from '../ports';
import { checkText } from '../powers/keepPowers';
import type { OpportunityView, UsedPowerView, WaitingOpportunityView } from './opportunityViews';
import { proposedTask } from './proposedTask';
import type { LocalDate } from '../../domain/time';

/** What is read once, however many are shown. */
export interface ReadOnce {
  readonly powers: ReadonlyMap<string, Power>;
  readonly dueOn: LocalDate;
}

export function opportunityView(of: OpportunityOf, once: ReadOnce, ctx: Context): OpportunityView {
  const { group, opportunity } = of;
  const { id, groupId, what, fourP, agencyId, power, state } = opportunity;
  const decides = decidesOpportunities(of, ctx.viewer);
  const mayDecide = decides && isDecidable(opportunity);
  return {
    ...{ id, groupId, what, agencyId, state },
    reference: opportunityReference(opportunity, group),
    called: calledOpportunity(opportunity),
    agencyName: agencyName(agencyId, ctx),
    raisedText: doneText('Raised', opportunity.raised, ctx),
    stateText: stateText(opportunity, ctx),
    waits: isWaiting(opportunity, ctx.today),
    may: { decide: mayDecide, reopen: decides && state !== 'undecided' },
    ...given({ fourP, power: power && usedPowerView(power, once, ctx) }),
    ...(mayDecide ? { proposed: proposedTask(agencyId, group, once.dueOn, ctx) } : {}),
    ...decidedPart(opportunity),
  };
}

export function waitingView(of: OpportunityOf, once: ReadOnce, ctx: Context): WaitingOpportunityView {
  const { operation, reference, audience }: Group = of.group;
  return {
    ...opportunityView(of, once, ctx),
    ...{ operation, groupReference: reference, restricted: audience.kind === 'named' },
  };
}

/** As it was raised; how sure it is of current law, as the panel's list stands today. */
function usedPowerView({ id, words }: UsedPower, { powers }: ReadOnce, ctx: Context): UsedPowerView {
  return {
    id,
    ...without(words, ['agency', 'typicalOpportunity', 'fourP']),
    checkText: checkText(powers.get(id), ctx),
  };
}

function stateText(opportunity: Opportunity, ctx: Context): string {
  switch (opportunity.state) {
    case 'undecided':
      return 'Not decided yet';
    case 'tasked':
      return doneText(`${opportunity.taskReference} given`, opportunity.decided, ctx);
    case 'parked':
      return doneText(`Parked until ${dayText(opportunity.until, ctx.today)}; decided`, opportunity.decided, ctx);
    case 'rejected':
      return doneText('Rejected', opportunity.decided, ctx);
  }
}

function decidedPart(opportunity: Opportunity): Pick<OpportunityView, 'reason' | 'until' | 'task'> {
  switch (opportunity.state) {
    case 'undecided':
      return {};
    case 'tasked':
      return { task: { id: opportunity.taskId, reference: opportunity.taskReference } };
    case 'parked':
      return { reason: opportunity.reason, until: opportunity.until };
    case 'rejected':
      return { reason: opportunity.reason };
  }
}
