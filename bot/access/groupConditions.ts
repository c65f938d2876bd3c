import type { Group } from '../domain/group';
import { type Condition, type Conditions, notFound, refuses, whoMaySee } from './condition';
import { hasRight } from './rights';
import { maySeeGroup } from './sight';
import type { Viewer } from './viewer';

/**
 * Keeps what is recorded of a group, and of its people. That is the force's: its own people put it right, whichever group
 * they lead; another force is a partner here.
 */
export function keepsGroup({ lroId }: Pick<Group, 'lroId'>, viewer: Viewer): boolean {
  if (viewer.kind !== 'person' || !hasRight(viewer, 'group.see')) return false;
  const { member, role, ofHost } = viewer;
  return hasRight(viewer, 'task.direct') || role === 'lro' || member.id === lroId || ofHost;
}

const itsKeeper: Condition<Group> = {
  says: 'Those who run the panel, the people of its own force, and lead responsible officers, for groups that they may see.',
  holds: keepsGroup,
  otherwise: refuses('not-allowed'),
};
const ofGroups = { 'who may see the group': whoMaySee<Group>('group'), 'who keeps the group': itsKeeper };
export const groupConditions: Conditions<Group, keyof typeof ofGroups> = {
  ...{ sees: maySeeGroup, absent: notFound('group'), named: ofGroups },
};
