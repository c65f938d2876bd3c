import { GroupRef } from '../groups/groupViews';
import { eachOf, nominalOpened } from '../log/opened';
import { pageOf, row } from '../row';
import { CorrectionRef, CorrectionSeen, sayCorrectionSeen } from './corrections';
import { findNominals, PeopleSearch } from './findNominals';
import * as keeping from './keepNominals';
import { mergeNominals, NominalMerge } from './mergeNominals';
import { HeldFile } from '../retention/heldFile';
import { nominalDisclosed, nominalHeld, NominalHeldQuery } from './nominalHeld';
import { NominalView, PeopleView, PersonFoundView, PersonView } from './nominalViews';
import { NominalQuery, openNominal } from './openNominal';
import { listPeople } from './peopleOfGroup';
import { PeopleShare, PeopleShareRef, sharePeople, unsharePeople } from './sharePeople';

export const nominalCommands = {
  'nominal.record': row({
    summary: 'Record a person in a group',
    right: 'group.see',
    condition: 'who keeps the group’s people',
    input: keeping.NewNominal,
    result: NominalView,
    run: keeping.recordNominal,
  }),
  'nominal.correct': row({
    summary: 'Put right what was recorded of a person; the former text is kept in the log',
    right: 'group.see',
    condition: 'who keeps the person',
    input: keeping.NominalCorrection,
    result: NominalView,
    run: keeping.correctNominal,
    consults: nominalOpened,
  }),
  'nominal.restrict': row({
    summary: 'Say who needs to know of a person, never more than may see the group',
    right: 'group.see',
    condition: 'who keeps the person',
    input: keeping.NominalRestriction,
    result: PersonView,
    run: keeping.restrictNominal,
  }),
  'nominal.merge': row({
    summary: 'Make one of two records of one person in a group; both histories stay with the one that is kept',
    right: 'group.see',
    condition: 'who keeps the person',
    input: NominalMerge,
    result: NominalView,
    run: mergeNominals,
    consults: nominalOpened,
  }),
  'nominal.seen': row({
    summary: 'Say that one knows of a correction of what one has read',
    right: 'panel.see',
    condition: 'oneself',
    input: CorrectionRef,
    result: CorrectionSeen,
    run: sayCorrectionSeen,
  }),
  'nominal.share': row({
    summary: 'Record for what, and under which gateway, a body that needs one is told of a group’s people',
    right: 'group.see',
    condition: 'who keeps the group’s people',
    input: PeopleShare,
    result: PeopleView,
    run: sharePeople,
  }),
  'nominal.unshare': row({
    summary: 'Take that back: from then on nobody of that body knows of the group’s people',
    right: 'group.see',
    condition: 'who keeps the group’s people',
    input: PeopleShareRef,
    result: PeopleView,
    run: unsharePeople,
  }),
};

export const nominalQueries = {
  'nominals.list': row({
    summary: 'The people of one group: number, category and role, no names',
    right: 'group.see',
    condition: 'who may know the group’s people',
    input: GroupRef,
    result: PeopleView,
    run: listPeople,
  }),
  'nominals.get': row({
    summary: 'One person whole: who they are. Reading it is logged before it is answered',
    right: 'group.see',
    condition: 'who may know the person',
    input: NominalQuery,
    result: NominalView,
    run: openNominal,
    consults: nominalOpened,
    asksWhy: () => true,
  }),
  'nominals.find': row({
    summary:
      'People of groups by name: in which group one is called so, and not the name. Finding is logged as reading',
    right: 'group.see',
    condition: 'as far as one may see',
    input: PeopleSearch,
    result: pageOf(PersonFoundView),
    run: findNominals,
    consults: eachOf(nominalOpened),
  }),
  'nominals.held': row({
    summary:
      'What is held about one person, from where, who was told and who opened it: PDF, DOCX or JSON; it is a disclosure',
    right: 'group.see',
    condition: 'who keeps the person',
    input: NominalHeldQuery,
    result: HeldFile,
    run: nominalHeld,
    consults: nominalDisclosed,
  }),
};
