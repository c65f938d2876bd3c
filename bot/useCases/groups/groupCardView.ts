import type { z } from 'zod';
import { groupConditions } from '../../access/groupConditions';
import { given } from '../../domain/given';
import { isWaiting } from '../../domain/opportunity';
import { opportunitiesOf } from '../opportunities/opportunityLists';
import type { Admitted } from '../ports';
import { findGroup, groupView } from './groupLists';
import type { GroupCardView } from './groupViews';
import type { GroupQuery } from './openGroup';

/** One group as its card shows it. @throws Refusal `not-found`, the same for one that is hidden */
export async function getGroupCard({ groupId }: z.infer<typeof GroupQuery>, ctx: Admitted): Promise<GroupCardView> {
  const group = ctx.admission.admit(groupConditions, await findGroup(groupId, ctx));
  const opportunities = await opportunitiesOf(groupId, ctx);
  return {
    ...groupView(group, ctx),
    ...given({ band: group.band }),
    waiting: opportunities.filter((each) => isWaiting(each, ctx.today)).length,
    tasked: opportunities.filter(({ state }) => state === 'tasked').length,
  };
}
