import { hasRight } from '../../access/rights';
import { visibleTasks } from '../../access/sight';
import { type Agency, isIsaCurrent, isPartnerOn } from '../../domain/agency';
import { type Group, statusOf } from '../../domain/group';
import type { GroupId } from '../../domain/ids';
import { isWaiting, MOST_OPPORTUNITIES, type Opportunity } from '../../domain/opportunity';
import { needsAgreement } from '../../domain/partnership';
import type { Power } from '../../domain/power';
import { isPowerOf } from '../../domain/powersOfKind';
import { owedStates } from '../../domain/task';
import { recordOf } from '../../ledger/records';
import type { DocumentQuery } from '../../ledger/store';
import { typesOfKind } from '../founding/agencyTypes';
import { groupView, loadGroups } from '../groups/groupLists';
import type { Context } from '../ports';
import { holdersOf, isSeated } from '../powers/findPowers';
import { powersInHand } from '../powers/panelPowers';
import type { CoverageView } from './coverageViews';
import { PartnersTasks } from './partnersTasks';

/**
 * What nobody has thought of yet, as far as whoever asks may know: what is hidden from them covers nothing. One short query
 * a group, a power and an agency, each in an index, however much was ever recorded.
 */
export async function getCoverage(_input: Record<string, never>, ctx: Context): Promise<CoverageView> {
  const groups = await loadGroups(ctx);
  const unused = await unusedPowers(groups, ctx);
  const [uncovered, agencies] = await Promise.all([uncoveredGroups(groups, ctx), unaskedAgencies(unused.items, ctx)]);
  const powers = unused.items.map(({ power, isOffered }) => powerLine(power, isOffered, ctx));
  return {
    groups: uncovered,
    powers: { of: unused.of, items: powers.sort((a, b) => Number(b.isHeld) - Number(a.isHeld)) },
    agencies,
  };
}

async function uncoveredGroups(groups: readonly Group[], ctx: Context): Promise<CoverageView['groups']> {
  const live = groups.filter((group) => statusOf(group) !== 'archived');
  const partners = new PartnersTasks(ctx);
  const items = await Promise.all(
    live.map(async (group) => {
      const opportunities = await opportunitiesOf(group.id, ctx);
      return (await partners.has(group, opportunities)) ? [] : [groupLine(group, opportunities, ctx)];
    }),
  );
  return { of: live.length, items: items.flat().sort((a, b) => a.operation.localeCompare(b.operation)) };
}

async function opportunitiesOf(groupId: GroupId, { store, roster }: Context): Promise<Opportunity[]> {
  const where = [{ key: 'groupId', is: groupId }];
  const found = await store.query(roster.panel.id, { type: 'opportunity', where, limit: MOST_OPPORTUNITIES });
  return found.map((document) => recordOf('opportunity', document));
}

function groupLine(group: Group, opportunities: readonly Opportunity[], ctx: Context) {
  const { id, operation, reference, marking, restricted } = groupView(group, ctx);
  const waiting = opportunities.filter((each) => isWaiting(each, ctx.today)).length;
  return {
    ...{ id, operation, reference, marking, restricted },
    text: nextStep(waiting, opportunities.length),
    place: `groups?group=${id}`,
  };
}

function nextStep(waiting: number, all: number): string {
  if (all === 0) return 'Nobody has said what could be done: ask each agency, or hold a round table';
  if (waiting === 0) return 'What could be done was parked, rejected or given to the police: ask the partners again';
  return waiting === 1 ? '1 opportunity waits to be decided' : `${waiting} opportunities wait to be decided`;
}

interface Unused {
  readonly power: Power;
  readonly isOffered: boolean;
}

/** Those that are on and were never made a task for a group that one may see. */
async function unusedPowers(groups: readonly Group[], ctx: Context): Promise<{ of: number; items: Unused[] }> {
  const offered = (await powersInHand(ctx.roster.panel.id, ctx)).filter(({ on }) => on);
  const ofGroups = { key: 'groupId', in: groups.map(({ id }) => id) };
  const items = await Promise.all(
    offered.map(async (power) => {
      const raised = [{ key: 'powerId', is: power.id }, ofGroups];
      const tasked = [...raised, { key: 'state', is: 'tasked' }];
      if (await hasAny({ type: 'opportunity', where: tasked }, ctx)) return [];
      return [{ power, isOffered: await hasAny({ type: 'opportunity', where: raised }, ctx) }];
    }),
  );
  return { of: offered.length, items: items.flat() };
}

async function hasAny(query: Omit<DocumentQuery, 'limit'>, { store, roster }: Context): Promise<boolean> {
  return (await store.query(roster.panel.id, { ...query, limit: 1 })).length > 0;
}

function powerLine(unused: Power, isOffered: boolean, ctx: Context): CoverageView['powers']['items'][number] {
  const { id, power, agency, fourP } = unused;
  const [first, ...others] = holdersOf(unused, ctx);
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  const whose = first === undefined ? `Nobody on the panel has it: ask ${agency}` : `${first.name}${more} can use it`;
  return {
    ...{ id, power, agency, fourP, isHeld: first !== undefined },
    text: isOffered ? `Offered, not yet a task. ${whose}` : whose,
    place: `groups?${new URLSearchParams({ show: 'threats', who: power }).toString()}`,
  };
}

/** Those that have agreed, or sit on the panel already. */
async function unaskedAgencies(unused: readonly Unused[], ctx: Context): Promise<CoverageView['agencies']> {
  const { roster, today, viewer } = ctx;
  const joined = [...roster.agencies.values()].filter(
    (agency) =>
      isPartnerOn(agency, today) &&
      needsAgreement(agency, roster.panel) &&
      (isIsaCurrent(agency, today) || isSeated(agency, ctx)),
  );
  const items = await Promise.all(
    joined.map(async (agency) => {
      const where = [{ key: 'agencyId', is: agency.id }, { key: 'state', in: givenStates }, ...visibleTasks(viewer)];
      return (await hasAny({ type: 'task', where, order: inOrder }, ctx)) ? [] : [agencyLine(agency, unused, ctx)];
    }),
  );
  return { of: joined.length, items: items.flat().sort((a, b) => a.name.localeCompare(b.name)) };
}

const inOrder = { key: 'agencyId', direction: 'ascending' } as const;

/** It was asked, whatever it answered. */
const givenStates = [...owedStates, 'completed', 'closed', 'declined'] as const;

function agencyLine(agency: Agency, unused: readonly Unused[], { viewer }: Context) {
  const own = unused.filter(({ power }) => isPowerOf(power, agency, typesOfKind)).length;
  const has = own === 1 ? '1 power' : `${own} powers`;
  return {
    ...{ id: agency.id, name: agency.name },
    text: own === 0 ? 'No power of the list is its own: ask what it could do' : `${has} of the list, not yet used`,
    ...(hasRight(viewer, 'partner.see') ? { place: `partners?partner=${agency.id}` } : {}),
  };
}
