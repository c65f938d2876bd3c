import { z } from 'zod';
import { groupConditions } from '../../access/groupConditions';
import { decidesOpportunities } from '../../access/opportunityConditions';
import { maySeeGroup } from '../../access/sight';
import type { Group } from '../../domain/group';
import { GroupId, type PanelId } from '../../domain/ids';
import { markingOf } from '../../domain/marking';
import { MOST_OPPORTUNITIES, type Opportunity, opportunityStates } from '../../domain/opportunity';
import { addDays, type LocalDate } from '../../domain/time';
import { recordOf } from '../../ledger/records';
import { oncePerSnapshot } from '../../ledger/snapshot';
import { findGroup, loadAllGroups } from '../groups/groupLists';
import type { Admitted, Context, Onlooking } from '../ports';
import { powersInHand } from '../powers/panelPowers';
import type { OpportunitiesView, WaitingOpportunityView } from './opportunityViews';
import { proposedDay } from './proposedTask';
import { opportunityView, type ReadOnce, waitingView } from './viewOpportunity';

/** More than anybody can decide: the rest comes as these are decided. */
const MOST_WAITING = 200;

export const OfGroup = z.object({ groupId: GroupId });

const titles: Readonly<Record<Opportunity['state'], string>> = {
  undecided: 'Undecided',
  tasked: 'Tasked',
  parked: 'Parked',
  rejected: 'Rejected',
};

/** What could be done about a group, by how it stands. @throws Refusal `not-found` for a group that is hidden too */
export async function listOfGroup({ groupId }: z.infer<typeof OfGroup>, ctx: Admitted): Promise<OpportunitiesView> {
  const [known, all, once] = await Promise.all([findGroup(groupId, ctx), opportunitiesOf(groupId, ctx), readOnce(ctx)]);
  const group = ctx.admission.admit(groupConditions, known);
  const { id, operation, reference, audience } = group;
  const views = all.map((opportunity) => opportunityView({ group, opportunity }, once, ctx));
  return {
    ...{ id, operation, reference, restricted: audience.kind === 'named' },
    marking: markingOf(ctx.roster.panel, audience.kind === 'named'),
    columns: opportunityStates.map((state) => ({
      ...{ state, title: titles[state] },
      items: views.filter((each) => each.state === state),
    })),
    may: { raise: true, decide: decidesOpportunities({ group }, ctx.viewer) },
  };
}

/** Those of one group, whoever may see it, in the order in which they were raised: read once a change, whoever asks. */
export const opportunitiesOf = oncePerSnapshot(async (groupId: GroupId, { store, roster }: Onlooking) => {
  const where = [{ key: 'groupId', is: groupId }];
  const found = await store.query(roster.panel.id, { type: 'opportunity', where, limit: MOST_OPPORTUNITIES });
  return found.map((document) => recordOf('opportunity', document)).sort((a, b) => a.number - b.number);
});

/** Of all groups, whoever may see them, as they stand under each. Read once a change: people wrote each of them down. */
export const loadAllOpportunities = oncePerSnapshot(async (panelId: PanelId, ctx: Onlooking) => {
  const groups = await loadAllGroups(panelId, ctx);
  const limit = Math.max(1, groups.length) * MOST_OPPORTUNITIES;
  const found = await ctx.store.query(panelId, { type: 'opportunity', limit });
  const byGroup = new Map<GroupId, Opportunity[]>(groups.map(({ id }) => [id, []]));
  for (const document of found) {
    const opportunity = recordOf('opportunity', document);
    byGroup.get(opportunity.groupId)?.push(opportunity);
  }
  return byGroup;
});

export async function readOnce(ctx: Context): Promise<ReadOnce> {
  const [powers, dueOn] = await Promise.all([powersInHand(ctx.roster.panel.id, ctx), proposedDay(ctx)]);
  return { powers: new Map(powers.map((power) => [power.id, power])), dueOn };
}

const waitingOn = oncePerSnapshot(async (today: LocalDate, { store, roster }: Context) => {
  const order = { key: 'waitsFrom', direction: 'ascending' } as const;
  const where = [{ key: 'waitsFrom', below: addDays(today, 1) }];
  const found = await store.query(roster.panel.id, { type: 'opportunity', where, order, limit: MOST_WAITING });
  return found.map((document) => recordOf('opportunity', document));
});

/** What waits for whoever may decide it: undecided ones first, then those whose day has come. */
export async function waitingFor(ctx: Context): Promise<WaitingOpportunity[]> {
  const groups = await loadAllGroups(ctx.roster.panel.id, ctx);
  const mine = groups.filter((group) => maySeeGroup(group, ctx.viewer) && decidesOpportunities({ group }, ctx.viewer));
  // Most people decide none: for them nothing is looked for.
  if (mine.length === 0) return [];
  const byId = new Map(mine.map((group) => [group.id, group]));
  return (await waitingOn(ctx.today, ctx)).flatMap((opportunity) => {
    const group = byId.get(opportunity.groupId);
    return group === undefined ? [] : [{ group, opportunity }];
  });
}

interface WaitingOpportunity {
  readonly group: Group;
  readonly opportunity: Opportunity;
}

export async function listWaiting(
  _input: Record<string, never>,
  ctx: Context,
): Promise<{ items: WaitingOpportunityView[] }> {
  const [waiting, once] = await Promise.all([waitingFor(ctx), readOnce(ctx)]);
  return { items: waiting.map((each) => waitingView(each, once, ctx)) };
}
