import { randomUUID } from 'node:crypto';
import { underGateway } from '../support/gateway';
import { given, type Records } from './everyDoorWords';

const none = () => ({});
const task = ({ task: taskId }: Records) => ({ taskId });
const meeting = ({ meeting: meetingId }: Records) => ({ meetingId });
const presented = (about: Records) => ({ ...meeting(about), itemId: `group-${about.group}` });
const ofGroup = ({ group: groupId }: Records) => ({ groupId });
const person = (about: Records) => ({ ...ofGroup(about), nominalId: about.person });
const disruption = (about: Records) => ({ disruptionId: about.disruption, version: about.disruptionVersion });
const disrupted = () => ({ what: 'The yard was shut', on: '2027-02-01', fourP: 'Prevent', agencyIds: [] });
const link = (about: Records) => ({
  from: { kind: 'nominal', ...person(about) },
  to: { kind: 'group', groupId: 'nm-ocg-036' },
});
const opportunity = (about: Records) => ({ ...ofGroup(about), opportunityId: about.opportunity });

/** Valid input for each row about groups, the people in them, and what is done about them. */
export const threatPicture = {
  'meeting.present': (about) => ({ ...presented(about), subject: { kind: 'nominal', nominalId: about.person } }),
  'meetings.presentation': presented,
  'groups.list': none,
  'groups.get': (about) => ({ ...ofGroup(about), reason: 'Before the meeting' }),
  'groups.card': (about) => ({ ...ofGroup(about), reason: 'Before the meeting' }),
  'group.record': () => ({
    groupId: randomUUID(),
    operation: 'Sable',
    reference: `NM-OCG-${randomUUID().slice(0, 8)}`,
    threats: [],
  }),
  'group.change': (about) => ({ ...ofGroup(about), version: about.groupVersion, sources: [{ reference: 'NM/7' }] }),
  'group.review': (about) => ({ ...ofGroup(about), nextReviewOn: '2028-03-01' }),
  'nominals.find': () => ({ text: 'Nobody' }),
  'measure.setBaseline': () => ({ from: '2026-01-01', to: '2026-12-31' }),
  'measures.get': none,
  'measures.export': none,
  'measures.chiefsPage': none,
  'measures.evidencePack': none,
  'measures.records': () => ({ measure: 'tasksGiven', from: '2027-01-01', to: '2027-03-02' }),
  'nominals.list': ofGroup,
  'nominals.get': (about) => ({ ...person(about), reason: 'Preparing for the meeting' }),
  'nominals.held': (about) => ({ ...person(about), to: 'Their solicitor', why: 'They asked', format: 'json' }),
  'nominal.record': (about) => ({ ...ofGroup(about), nominalId: randomUUID(), name: 'Joss Reed', category: 'suspect' }),
  'nominal.correct': (about) => ({
    ...{ ...person(about), version: about.personVersion, name: 'Joss Reed', category: 'suspect' },
    ...{ wrong: 'It was somebody else', reason: 'A photograph' },
  }),
  'nominal.restrict': (about) => ({ ...person(about), audience: { kind: 'panel' } }),
  'nominal.merge': (about) => ({ ...ofGroup(about), nominalId: 'twin', intoId: about.person, reason: 'A photograph' }),
  'nominal.seen': ({ correction: correctionId }) => ({ correctionId }),
  'nominal.share': (about) => ({ ...ofGroup(about), agencyId: 'rspca', ...underGateway }),
  'nominal.unshare': (about) => ({ ...ofGroup(about), agencyId: 'rspca' }),
  'disruption.propose': (about) => ({ ...task(about), ...disrupted(), disruptionId: randomUUID(), grade: 'minor' }),
  'disruption.moderate': (about) => ({ ...disruption(about), grade: 'minor' }),
  'disruption.correct': (about) => ({ ...disruption(about), ...disrupted() }),
  'disruption.withdraw': ({ disruption: disruptionId }) => ({ disruptionId, reason: 'Counted twice' }),
  'disruption.check': ({ disruption: disruptionId }) => ({ disruptionId, holds: true, recheckOn: '2027-08-01' }),
  'referral.make': (about) => ({
    ...{
      ...task(about),
      referralId: randomUUID(),
      to: 'regionalUnit',
      toName: 'The regional unit',
      why: 'It is too big',
    },
  }),
  'referral.answer': ({ referral: referralId }) => ({ referralId, outcome: 'accepted', text: 'They take it on' }),
  'referrals.list': task,
  'disruptions.list': none,
  'disruptions.grades': none,
  'disruptions.ofGroup': ofGroup,
  'links.ofGroup': ofGroup,
  'links.ends': ofGroup,
  'links.all': none,
  'link.make': (about) => ({ ...link(about), what: `knows ${randomUUID()}` }),
  'link.drop': (about) => ({ linkId: about.link, reason: 'It was somebody else' }),
  'opportunity.raise': (about) => ({
    ...{ ...ofGroup(about), opportunityId: randomUUID(), what: 'Close the yard', agencyId: 'ea' },
  }),
  'opportunity.task': (about) => ({ ...opportunity(about), ...given(randomUUID()) }),
  'opportunity.park': (about) => ({ ...opportunity(about), until: '2027-06-01', reason: 'After the search' }),
  'opportunity.reject': (about) => ({ ...opportunity(about), reason: 'Not in our power' }),
  'opportunity.reopen': opportunity,
  'opportunities.ofGroup': ofGroup,
  'opportunities.waiting': none,
  'opportunities.leftAt': meeting,
  'roundTable.get': (about) => ({ ...meeting(about), itemId: `group-${about.group}` }),
  'threats.list': none,
  'threats.trends': none,
  'threats.exportTrends': none,
  'threat.propose': () => ({ name: 'hare coursing' }),
  'threat.confirm': () => ({ threatId: 'illegal-waste' }),
  'threat.decline': () => ({ threatId: 'metal-theft', reason: 'There is none here' }),
  'coverage.get': none,
  'powers.find': () => ({ words: 'waste in a yard' }),
} satisfies Readonly<Record<string, (about: Records) => object>>;
