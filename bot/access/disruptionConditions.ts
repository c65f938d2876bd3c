import type { Disruption } from '../domain/disruption';
import { type Condition, type Conditions, notFound, refuses, whoMaySee } from './condition';
import { type Disrupted, type DisruptionOf, maySeeDisrupted, maySeeDisruption } from './disruptionSight';
import { hasRight } from './rights';
import type { Viewer } from './viewer';

const ofWhat = {
  'who may see what the disruption is of': whoMaySee<Disrupted>('group and the task that the disruption is of'),
};
export const disruptedConditions: Conditions<Disrupted, keyof typeof ofWhat> = {
  ...{ sees: maySeeDisrupted, absent: notFound('group or task'), named: ofWhat },
};

/** Nobody says themselves how much their own work came to. */
const somebodyElse: Condition<DisruptionOf> = {
  says: 'Those who run the panel, but whoever proposed it.',
  holds: ({ disruption }, viewer) => hasRight(viewer, 'disruption.moderate') && !isProposer(disruption, viewer),
  otherwise: refuses('own-grade'),
};

const itsProposer: Condition<DisruptionOf> = {
  says: 'Whoever proposed it, and those who run the panel.',
  holds: ({ disruption }, viewer) => isProposer(disruption, viewer) || hasRight(viewer, 'disruption.moderate'),
  otherwise: refuses('not-allowed'),
};

/** Those who proposed it or lead its group are reminded of what was to last of it. */
export function looksAfterControl({ disruption, group }: DisruptionOf, viewer: Viewer): boolean {
  if (viewer.kind !== 'person') return false;
  return isProposer(disruption, viewer) || group?.lroId === viewer.member.id;
}

const itsKeepers: Condition<DisruptionOf> = {
  says: 'Whoever proposed it or leads its group, and those who run the panel.',
  holds: (of, viewer) => looksAfterControl(of, viewer) || hasRight(viewer, 'disruption.moderate'),
  otherwise: refuses('not-allowed'),
};

const named = {
  'who may see the disruption': whoMaySee<DisruptionOf>('disruption'),
  'who did not propose the disruption': somebodyElse,
  'who proposed the disruption or runs the panel': itsProposer,
  'who looks after its control': itsKeepers,
};
export type DisruptionCondition = keyof typeof named;

export const disruptionConditions: Conditions<DisruptionOf, DisruptionCondition> = {
  ...{ sees: maySeeDisruption, absent: notFound('disruption'), named },
};

function isProposer({ proposed }: Disruption, viewer: Viewer): boolean {
  return viewer.kind === 'person' && viewer.member.id === proposed.by;
}
