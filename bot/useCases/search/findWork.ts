import { visibleDisruptions } from '../../access/disruptionSight';
import { hasRight } from '../../access/rights';
import { mayKnowOfGroup } from '../../access/sight';
import type { Disruption } from '../../domain/disruption';
import type { Group } from '../../domain/group';
import { calledOpportunity, type Opportunity } from '../../domain/opportunity';
import { headlineOf } from '../../domain/text';
import { loadAllGroups, loadGroups } from '../groups/groupLists';
import type { Context } from '../ports';
import type { Asked } from './asked';
import { findWorded, type Found, nothing } from './findRecords';
import type { FoundView } from './searchViews';

/** What could be done about groups and what was: of groups that are for few, in none of these lists. */
export async function findWork(asked: Asked, ctx: Context): Promise<Found> {
  if (!hasRight(ctx.viewer, 'group.see')) return nothing;
  const groups = new Map((await loadGroups(ctx)).filter(isOpen).map((group) => [group.id, group]));
  const [opportunities, disruptions] = await Promise.all([
    findWorded(
      'opportunity',
      { visible: [{ key: 'groupId', in: [...groups.keys()] }], latest: 'raisedAt' },
      asked,
      ctx,
    ),
    findWorded('disruption', { visible: await openDisruptions(ctx), latest: 'on' }, asked, ctx),
  ]);
  const found = opportunities.map((each) => opportunityFound(each, groups.get(each.groupId)));
  return { numbered: [], worded: [...found, ...disruptions.map(disruptionFound)] };
}

async function openDisruptions(ctx: Context) {
  const groups = await loadAllGroups(ctx.roster.panel.id, ctx);
  const hidden = groups.filter((group) => !isOpen(group) || !mayKnowOfGroup(group, ctx.viewer));
  return visibleDisruptions(
    ctx.viewer,
    hidden.map(({ id }) => id),
  );
}

function isOpen({ audience }: Group): boolean {
  return audience.kind === 'panel';
}

function opportunityFound(opportunity: Opportunity, group: Group | undefined): FoundView {
  const { id, groupId, what } = opportunity;
  return {
    ...{ key: `opportunity:${groupId}.${id}`, kind: 'opportunity', title: what, place: `groups?group=${groupId}` },
    note: calledOpportunity(opportunity),
    ...(group === undefined ? {} : { reference: group.reference }),
  };
}

function disruptionFound({ id, reference, what, groupId, taskId }: Disruption): FoundView {
  const place =
    groupId !== undefined ? `groups?group=${groupId}` : taskId === undefined ? 'groups' : `action-log?task=${taskId}`;
  return { key: `disruption:${id}`, kind: 'disruption', reference, title: headlineOf(what, 90), place };
}
