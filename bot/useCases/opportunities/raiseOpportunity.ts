import type { z } from 'zod';
import { groupConditions } from '../../access/groupConditions';
import { isPartnerOn } from '../../domain/agency';
import { FourP } from '../../domain/disruption';
import { given } from '../../domain/given';
import { AgencyId } from '../../domain/ids';
import { fourPOf, MOST_OPPORTUNITIES, type Opportunity, OpportunityWords } from '../../domain/opportunity';
import { PowerId, usedPower, type UsedPower } from '../../domain/power';
import { Refusal } from '../../domain/refusal';
import type { Draft } from '../../ledger/changeDraft';
import type { Admitted, Context } from '../ports';
import { guardNobodyNamed } from '../nominals/guardNobodyNamed';
import { stampOf } from '../stampOf';
import { powersInHand } from '../powers/panelPowers';
import { atMeeting, onItemOf, OpportunityRef, recordOpportunity } from './groupOpportunity';
import { readOnce } from './opportunityLists';
import type { OpportunityView } from './opportunityViews';
import { opportunityView } from './viewOpportunity';

export const NewOpportunity = OpportunityRef.extend({
  what: OpportunityWords.describe('What could be done, in one line'),
  agencyId: AgencyId.describe('Which could do it'),
  powerId: PowerId.optional().describe('One of powers.list, if it takes one'),
  fourP: FourP.optional().describe('As the power says unless told'),
  ...atMeeting,
});
type NewOpportunity = z.infer<typeof NewOpportunity>;

/**
 * Says what could be done about a group. Sent again it is the same one.
 *
 * @throws Refusal `not-found`, `partner-over`, `id-taken`, `group-full`, `names-a-person`, `item-gone`
 */
export async function raiseOpportunity(input: NewOpportunity, ctx: Admitted): Promise<OpportunityView> {
  const { groupId, opportunityId: id, what } = input;
  const of = await ctx.ledger.change(ctx.roster.panel.id, ctx.now, async (draft) => {
    const group = ctx.admission.admit(groupConditions, await draft.read('group', groupId));
    const all = await draft.listOf('opportunity', 'groupId', groupId);
    const again = all.find((each) => each.id === id);
    if (again !== undefined) return { group, opportunity: sameOrRefuse(again, input, ctx) };
    if (all.length >= MOST_OPPORTUNITIES)
      throw new Refusal('group-full', { most: String(MOST_OPPORTUNITIES), what: 'opportunities' });
    await guardNobodyNamed([what], group, draft, ctx);
    const number = Math.max(0, ...all.map((each) => each.number)) + 1;
    const opportunity = await newOpportunity(input, number, draft, ctx);
    recordOpportunity(opportunity, group, { action: 'opportunity-raised', note: what }, draft, ctx);
    return { group, opportunity };
  });
  return opportunityView(of, await readOnce(ctx), ctx);
}

async function newOpportunity(input: NewOpportunity, number: number, draft: Draft, ctx: Context): Promise<Opportunity> {
  const { groupId, opportunityId: id, what, agencyId, powerId, meetingId, itemId } = input;
  await onItemOf(groupId, input, draft, ctx);
  await guardPartner(agencyId, draft, ctx);
  const power = powerId === undefined ? undefined : await powerOffered(powerId, ctx);
  const { fourP = power && fourPOf(power.words) } = input;
  const raised = stampOf(ctx);
  return {
    ...{ state: 'undecided', id, panelId: ctx.roster.panel.id, groupId, number, what, agencyId },
    ...given({ power, fourP, meetingId, itemId }),
    ...{ raised, changedAt: raised.at },
  };
}

/** The same new record sent twice is one record. @throws Refusal `id-taken` */
function sameOrRefuse(known: Opportunity, { what, agencyId }: NewOpportunity, { viewer }: Context): Opportunity {
  const isSame = known.what === what && known.agencyId === agencyId && known.raised.by === viewer.member.id;
  if (!isSame) throw new Refusal('id-taken');
  return known;
}

async function guardPartner(agencyId: AgencyId, draft: Draft, { today }: Context): Promise<void> {
  const agency = await draft.findAgency(agencyId);
  if (agency === undefined) throw new Refusal('not-found', { what: 'agency' });
  if (!isPartnerOn(agency, today)) throw new Refusal('partner-over', { name: agency.name });
}

/** One that is switched off is offered to nobody. @throws Refusal `not-found` */
async function powerOffered(powerId: string, ctx: Context): Promise<UsedPower> {
  const powers = await powersInHand(ctx.roster.panel.id, ctx);
  const power = powers.find(({ id, on }) => id === powerId && on);
  if (power === undefined) throw new Refusal('not-found', { what: 'power' });
  return usedPower(power, ctx.today);
}
