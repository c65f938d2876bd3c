import type { z } from 'zod';
import { groupConditions, keepsGroup } from '../../access/groupConditions';
import { FourP } from '../../domain/disruption';
import { formVersion } from '../../domain/formVersion';
import { given } from '../../domain/given';
import { type Group, sitesOf, statusOf } from '../../domain/group';
import { writtenOf } from '../../domain/groupChange';
import { siteKindNames } from '../../domain/groupFacts';
import { recordOf } from '../../ledger/records';
import { saidWhy } from '../log/askedWhy';
import { history } from '../log/history';
import { restrictedPart } from '../members/audiences';
import { doneText } from '../members/names';
import type { Admitted, Context } from '../ports';
import { restrictPart } from '../restrictions/restrictPart';
import { groupView } from './groupLists';
import { type GroupDetailView, GroupRef } from './groupViews';

export const GroupQuery = GroupRef.extend(saidWhy);

/** One group whole, by its own document alone. @throws Refusal `not-found`, the same for one that is hidden */
export async function openGroup({ groupId }: z.infer<typeof GroupQuery>, ctx: Admitted): Promise<GroupDetailView> {
  const found = await ctx.store.read(ctx.roster.panel.id, `group:${groupId}`);
  const group = ctx.admission.admit(groupConditions, found && recordOf('group', found));
  return groupDetail(group, ctx);
}

export async function groupDetail(group: Group, ctx: Context): Promise<GroupDetailView> {
  const restrict = restrictPart({ type: 'group', record: group }, ctx);
  const { band, lroId, sources = [], reviewed, changed } = group;
  const keeps = keepsGroup(group, ctx.viewer);
  return {
    ...groupView(group, ctx),
    ...restrict,
    ...(restrict.mayRestrict ? restrictedPart(group.audience, [], ctx) : {}),
    ...given({ band, lroId }),
    plan: planView(group, ctx),
    sites: sitesOf(group).map((site) => ({ ...site, kindName: siteKindNames[site.kind] })),
    sources,
    ...(reviewed === undefined ? {} : { reviewedText: doneText('Reviewed', reviewed, ctx) }),
    ...(changed === undefined ? {} : { changedText: doneText('Last changed', changed, ctx) }),
    version: formVersion(writtenOf(group), ctx.sha256),
    history: await history(group.id, ctx),
    may: { change: keeps, review: keeps && statusOf(group) !== 'archived' },
  };
}

function planView({ plan = {} }: Group, ctx: Context): GroupDetailView['plan'] {
  return FourP.options.flatMap((fourP) => {
    const part = plan[fourP];
    return part === undefined ? [] : [{ fourP, text: part.text, changedText: doneText('Written', part, ctx) }];
  });
}
