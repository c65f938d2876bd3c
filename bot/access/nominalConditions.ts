import type { Group } from '../domain/group';
import { type Condition, type Conditions, notFound, refuses, whoMaySee } from './condition';
import { keepsGroup } from './groupConditions';
import { mayKnowPeople, maySeeNominal, type NominalOf, type PeopleOf } from './nominalSight';

function whoKeeps<Subject>(groupOf: (subject: Subject) => Group): Condition<Subject> {
  return {
    says: 'Those who run the panel, the people of its own force, and lead responsible officers, for groups whose people they may know.',
    holds: (subject, viewer) => keepsGroup(groupOf(subject), viewer),
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
