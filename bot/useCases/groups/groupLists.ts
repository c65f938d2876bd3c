import { isReader } from '../../access/readers';
import { maySeeGroup } from '../../access/sight';
import { everybody } from '../../access/viewer';
import { readersOf } from '../../domain/audience';
import { given } from '../../domain/given';
import { type Group, isDueForReview, statusOf } from '../../domain/group';
import { groupStatusNames } from '../../domain/groupFacts';
import type { GroupId, PanelId } from '../../domain/ids';
import { markingOf } from '../../domain/marking';
import { Refusal } from '../../domain/refusal';
import type { Context, Onlooking } from '../ports';
import { recordOf } from '../../ledger/records';
import { nameOf } from '../../ledger/roster';
import { oncePerSnapshot } from '../../ledger/snapshot';
import type { GroupView } from './groupViews';

const MOST_GROUPS = 500;

/** All of them, whoever may see them. */
export const loadAllGroups = oncePerSnapshot(async (panelId: PanelId, ctx: Onlooking) => {
  const found = await ctx.store.query(panelId, { type: 'group', limit: MOST_GROUPS });
  return found.map((document) => recordOf('group', document));
});

/** Read once a change, whoever asks; those that the viewer may see. */
export async function loadGroups(ctx: Context): Promise<Group[]> {
  return (await loadAllGroups(ctx.roster.panel.id, ctx)).filter((group) => maySeeGroup(group, ctx.viewer));
}

/** One by its own document, whoever may see it: read once a change. */
export const findGroup = oncePerSnapshot(async (groupId: GroupId, { store, roster }: Onlooking) => {
  const found = await store.read(roster.panel.id, `group:${groupId}`);
  return found && recordOf('group', found);
});

/** The groups that the viewer may see, by operation name. */
export async function listGroups(_input: Record<string, never>, ctx: Context): Promise<{ items: GroupView[] }> {
  const groups = (await loadGroups(ctx)).sort((a, b) => a.operation.localeCompare(b.operation));
  return { items: groups.map((group) => groupView(group, ctx)) };
}

export function groupView(group: Group, { roster, viewer, today }: Context): GroupView {
  const { id, operation, reference, threats, lroId, audience, nextReviewOn } = group;
  const status = statusOf(group);
  return {
    ...{ id, operation, reference, threats, status, statusName: groupStatusNames[status] },
    marking: markingOf(roster.panel, audience.kind === 'named'),
    restricted: audience.kind === 'named',
    ...(lroId === undefined ? {} : { lroName: nameOf(roster, lroId) }),
    isMine: lroId === viewer.member.id,
    ...given({ nextReviewOn }),
    isDueForReview: isDueForReview(group, today),
  };
}

/** That there is a group of this number: all that a chat of many may say. @throws Refusal `not-found` */
export async function loadSharedGroup(
  groupId: GroupId,
  ctx: Onlooking,
): Promise<{ reference: string; restricted: boolean }> {
  const group = await findGroup(groupId, ctx);
  if (group?.retention?.disposed !== undefined || group === undefined)
    throw new Refusal('not-found', { what: 'group' });
  const { reference, audience } = group;
  return { reference, restricted: !isReader(readersOf(audience), everybody) };
}
