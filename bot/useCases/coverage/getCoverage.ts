import { hasRight } from '../../access/rights';
import { visibleTasks } from '../../access/sight';
import { type Agency, isIsaCurrent, isPartnerOn } from '../../domain/agency';
import { type Group, statusOf } from '../../domain/group';
import type { AgencyId, GroupId } from '../../domain/ids';
import { isWaiting, type Opportunity } from '../../domain/opportunity';
import { needsAgreement } from '../../domain/partnership';
import type { Power } from '../../domain/power';
import { isPowerOf } from '../../domain/powersOfKind';
import { owedStates } from '../../domain/task';
import { oncePerSnapshot } from '../../ledger/snapshot';
import type { Condition, DocumentQuery } from '../../ledger/store';
import { typesOfKind } from '../founding/agencyTypes';
import { groupView, loadGroups } from '../groups/groupLists';
import { loadAllOpportunities } from '../opportunities/opportunityLists';
import type { Context } from '../ports';
import { holdersOf, isSeated } from '../powers/findPowers';
import { powersInHand } from '../powers/panelPowers';
import type { CoverageView } from './coverageViews';
import { PartnersTasks } from './partnersTasks';

/** Of so many tasks most agencies that were ever asked have one. */
const NEWEST = 100;

/** What nobody has thought of yet, as far as whoever asks may know: what is hidden from them covers nothing. */
export function getCoverage(_input: Record<string, never>, ctx: Context): Promise<CoverageView> {
  return coverageOnDay(`${ctx.viewer.member.id} ${ctx.today}`, ctx);
}

const coverageOnDay = oncePerSnapshot(async (_whoAndDay: string, ctx: Context): Promise<CoverageView> => {
  const groups = await loadGroups(ctx);
  const raised = await raisedFor(groups, ctx);
  const unused = unusedPowers([...raised.values()].flat(), await powersInHand(ctx.roster.panel.id, ctx));
  const [uncovered, agencies] = await Promise.all([
    uncoveredGroups(groups, raised, ctx),
    unaskedAgencies(unused.items, ctx),
  ]);
  const powers = unused.items.map(({ power, isOffered }) => powerLine(power, isOffered, ctx));
  return {
    groups: uncovered,
    powers: { of: unused.of, items: powers.sort((a, b) => Number(b.isHeld) - Number(a.isHeld)) },
    agencies,
  };
});

type Raised = ReadonlyMap<GroupId, readonly Opportunity[]>;

async function raisedFor(groups: readonly Group[], ctx: Context): Promise<Raised> {
  const raised = await loadAllOpportunities(ctx.roster.panel.id, ctx);
  return new Map(groups.map(({ id }) => [id, raised.get(id) ?? []]));
}

async function uncoveredGroups(
  groups: readonly Group[],
  raised: Raised,
  ctx: Context,
): Promise<CoverageView['groups']> {
  const live = groups.filter((group) => statusOf(group) !== 'archived');
  const partners = new PartnersTasks(ctx);
  const items = await Promise.all(
    live.map(async (group) => {
      const opportunities = raised.get(group.id) ?? [];
      return (await partners.has(group, opportunities)) ? [] : [groupLine(group, opportunities, ctx)];
    }),
  );
  return { of: live.length, items: items.flat().sort((a, b) => a.operation.localeCompare(b.operation)) };
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
function unusedPowers(raised: readonly Opportunity[], powers: readonly Power[]): { of: number; items: Unused[] } {
  const idsIn = (among: readonly Opportunity[]) => new Set(among.map(({ power }) => power?.id));
  const offered = idsIn(raised);
  const tasked = idsIn(raised.filter(({ state }) => state === 'tasked'));
  const inHand = powers.filter(({ on }) => on);
  const items = inHand.filter(({ id }) => !tasked.has(id));
  return { of: inHand.length, items: items.map((power) => ({ power, isOffered: offered.has(power.id) })) };
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
  const { roster, today } = ctx;
  const joined = [...roster.agencies.values()].filter(
    (agency) =>
      isPartnerOn(agency, today) &&
      needsAgreement(agency, roster.panel) &&
      (isIsaCurrent(agency, today) || isSeated(agency, ctx)),
  );
  const asked = await askedAmong(
    joined.map(({ id }) => id),
    ctx,
  );
  const items = joined.filter(({ id }) => !asked.has(id)).map((agency) => agencyLine(agency, unused, ctx));
  return { of: joined.length, items: items.sort((a, b) => a.name.localeCompare(b.name)) };
}

/** Most have one of the newest tasks; of the few that have none one alone is looked for, however many there are. */
async function askedAmong(ids: readonly AgencyId[], { store, roster, viewer }: Context): Promise<ReadonlySet<unknown>> {
  const agenciesOf = async (where: readonly Condition[], order: NonNullable<DocumentQuery['order']>, limit: number) => {
    const given = [...where, { key: 'state', in: givenStates }, ...visibleTasks(viewer)];
    const found = await store.query(roster.panel.id, { type: 'task', where: given, order, limit });
    return found.map(({ keys }) => keys['agencyId']);
  };
  const newest = await agenciesOf([], { key: 'number', direction: 'descending' }, NEWEST);
  const asked = new Set(newest);
  if (newest.length < NEWEST) return asked;
  const others = ids.filter((id) => !asked.has(id));
  const order = { key: 'agencyId', direction: 'ascending' } as const;
  const rest = await Promise.all(others.map((is) => agenciesOf([{ key: 'agencyId', is }], order, 1)));
  return new Set([...asked, ...rest.flat()]);
}

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
