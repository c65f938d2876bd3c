import type { Disrupted } from './disruptionSight';
import { maySeeDisrupted } from './disruptionSight';
import { type Conditions, notFound, refuses, whoMaySee } from './condition';
import { hasRight } from './rights';
import type { Viewer } from './viewer';

/** Those who run the panel, and whoever leads the group that it is about. */
function refersOn({ group }: Disrupted, viewer: Viewer): boolean {
  if (viewer.kind !== 'person') return false;
  return hasRight(viewer, 'task.direct') || group?.lroId === viewer.member.id;
}

/** Whether somebody refers it beyond the panel. */
export function mayRefer(of: Disrupted, viewer: Viewer): boolean {
  return maySeeDisrupted(of, viewer) && refersOn(of, viewer);
}

const named = {
  'who may see what is referred': whoMaySee<Disrupted>('group or the task that is referred'),
  'who refers beyond the panel': {
    says: 'Those who run the panel, and the lead responsible officer of the group, for what they may see.',
    holds: refersOn,
    otherwise: refuses('not-allowed'),
  },
};

/** What outgrows the panel: a group, or a task with the group that it is of. */
export const referralConditions: Conditions<Disrupted, keyof typeof named> = {
  ...{ sees: maySeeDisrupted, absent: notFound('group or task'), named },
};
