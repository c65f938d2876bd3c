import type { Group } from '../domain/group';
import { type Condition, type Conditions, notFound, refuses, whoMaySee } from './condition';
import { hasRight } from './rights';
import { mayKnowPeople, maySeeNominal, type NominalOf, type PeopleOf } from './nominalSight';
import type { Viewer } from './viewer';

/**
 * Records and corrects people, and says whom they are shared with. What is recorded of them is the force's: its own
 * people put it right, whichever group they lead; another force is a partner here.
 */
export function keepsPeople({ lroId }: Group, viewer: Viewer): boolean {
  if (viewer.kind !== 'person' || !hasRight(viewer, 'group.see')) return false;
  const { member, role, ofHost } = viewer;
  return hasRight(viewer, 'task.direct') || role === 'lro' || member.id === lroId || ofHost;
}

function whoKeeps<Subject>(groupOf: (subject: Subject) => Group): Condition<Subject> {
  return {
    says: 'Those who run the panel, the people of its own force, and lead responsible officers, for groups whose people they may know.',
    holds: (subject, viewer) => keepsPeople(groupOf(subject), viewer),
    otherwise: refuses('not-allowed'),
  };
}

const ofPeople = {
  'who may know the group’s people': whoMaySee<PeopleOf>('group and may know of its people'),
  'who keeps the group’s people': whoKeeps<PeopleOf>(({ group }) => group),
};
export const peopleConditions: Conditions<PeopleOf, keyof typeof ofPeople> = {
  ...{ sees: mayKnowPeople, absent: notFound('list of people'), named: ofPeople },
};

const ofNominals = {
  'who may know the person': whoMaySee<NominalOf>('person'),
  'who keeps the person': whoKeeps<NominalOf>(({ group }) => group),
};
export const nominalConditions: Conditions<NominalOf, keyof typeof ofNominals> = {
  ...{ sees: maySeeNominal, absent: notFound('person'), named: ofNominals },
};
