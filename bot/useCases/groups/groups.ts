import { maySeeGroup } from '../../access/sight';
import type { Context } from '../ports';
import { recordOf } from '../../ledger/records';
import { nameOf } from '../../ledger/roster';
import type { GroupView } from './groupViews';

const MOST_GROUPS = 500;

/** The groups that the viewer may see, by operation name. */
export async function listGroups(_input: Record<string, never>, ctx: Context): Promise<{ items: GroupView[] }> {
  const found = await ctx.store.query(ctx.roster.panel.id, { type: 'group', limit: MOST_GROUPS });
  const groups = found
    .map((document) => recordOf('group', document))
    .filter((group) => maySeeGroup(group, ctx.viewer))
    .sort((a, b) => a.operation.localeCompare(b.operation));
  return {
    items: groups.map(({ id, operation, reference, threats, lroId }) => ({
      ...{ id, operation, reference, threats },
      ...(lroId === undefined ? {} : { lroName: nameOf(ctx.roster, lroId) }),
    })),
  };
}
