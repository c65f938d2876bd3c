import { defaultGradeTexts, GradeTexts } from '../../domain/gradeTexts';
import { disruptionOpened, eachOf } from '../log/opened';
import { Nothing, pageOf, row } from '../row';
import { checkControl, ControlChecked } from './checkControl';
import { DisruptionListing, disruptionsOfGroup, GroupDisruptions, listDisruptions } from './disruptionLists';
import { DisruptionView } from './disruptionViews';
import * as keeping from './keepDisruptions';
import { DisruptionModeration, moderateDisruption } from './moderateDisruption';

export const disruptionCommands = {
  'disruption.propose': row({
    summary: 'Propose a disruption: what was done, on which day, and how much it came to',
    right: 'group.see',
    condition: 'who may see what the disruption is of',
    input: keeping.NewDisruption,
    result: DisruptionView,
    run: keeping.proposeDisruption,
    consults: disruptionOpened,
  }),
  'disruption.moderate': row({
    summary: 'Say which grade a disruption is that somebody else proposed',
    right: 'disruption.moderate',
    condition: 'who did not propose the disruption',
    input: DisruptionModeration,
    result: DisruptionView,
    run: moderateDisruption,
    consults: disruptionOpened,
  }),
  'disruption.correct': row({
    summary: 'Put right what was said of a disruption; the former text is kept in the log',
    right: 'group.see',
    condition: 'who proposed the disruption or runs the panel',
    input: keeping.DisruptionCorrection,
    result: DisruptionView,
    run: keeping.correctDisruption,
    consults: disruptionOpened,
  }),
  'disruption.withdraw': row({
    summary: 'Take a disruption back, with the reason: it counts no more',
    right: 'group.see',
    condition: 'who proposed the disruption or runs the panel',
    input: keeping.DisruptionWithdrawal,
    result: DisruptionView,
    run: keeping.withdrawDisruption,
    consults: disruptionOpened,
  }),
  'disruption.check': row({
    summary: 'Say whether what was to last of a disruption is still in place',
    right: 'group.see',
    condition: 'who looks after its control',
    input: ControlChecked,
    result: DisruptionView,
    run: checkControl,
    consults: disruptionOpened,
  }),
};

export const disruptionQueries = {
  'disruptions.list': row({
    summary: 'The disruptions, the latest first, a page at a time',
    right: 'group.see',
    condition: 'as far as one may see',
    input: DisruptionListing,
    result: pageOf(DisruptionView),
    run: listDisruptions,
    consults: eachOf(disruptionOpened),
  }),
  'disruptions.grades': row({
    summary: 'What the panel means by each grade of a disruption',
    right: 'panel.see',
    condition: 'anybody',
    input: Nothing,
    result: GradeTexts,
    run: async (_input, { roster }) => roster.panel.gradeTexts ?? defaultGradeTexts,
  }),
  'disruptions.ofGroup': row({
    summary: 'The disruptions of one group, the latest first',
    right: 'group.see',
    condition: 'who may see the group',
    input: GroupDisruptions,
    result: pageOf(DisruptionView),
    run: disruptionsOfGroup,
    consults: eachOf(disruptionOpened),
  }),
};
