import { runQuery } from '../../bot/useCases/queries';
import type { OutboxStand } from '../delivery/outboxStand';
import { asCallum, type Walked } from './walked';

const [CALLUM, LENA, PRIYA] = ['callum-reeve', 'lena-hart', 'priya-sandhu'];
const larchfield = { groupId: 'nm-ocg-031' };
const facts = { what: 'The shop was shut for three months', on: '2027-03-02', fourP: 'Prevent', agencyIds: ['ea'] };
const control = { what: 'A closure order', recheckOn: '2027-08-01' };
const big = { referralId: 'too-big' };
const shop = { disruptionId: 'the-shop' };
const again = { ...facts, what: 'The shop and the flat above were shut', apmisReference: 'APMIS-1', control };

export const disruptions: readonly Walked[] = [
  [LENA, 'disruption.propose', { ...shop, ...larchfield, ...facts, grade: 'major', control }],
  [LENA, 'disruption.correct', drawn({ ...again })],
  [CALLUM, 'disruption.moderate', drawn({ grade: 'moderate', reason: 'It opened again in May' })],
  [CALLUM, 'disruption.check', { ...shop, holds: true, recheckOn: '2027-12-01' }],
  [PRIYA, 'disruption.propose', { disruptionId: 'of-four', taskId: 'four', ...facts, grade: 'minor' }],
  [CALLUM, 'referral.make', { ...big, taskId: 'four', to: 'socTasking', toName: 'Regional tasking', why: 'Too big' }],
  [CALLUM, 'referral.answer', { ...big, outcome: 'passedOn', text: 'To the next force', theirReference: 'NW/7' }],
  [PRIYA, 'disruption.withdraw', { disruptionId: 'of-four', reason: 'It is the same one' }],
];

function drawn(input: object) {
  return async (stand: OutboxStand) => {
    const { items } = await runQuery('disruptions.list', {}, await asCallum(stand));
    return { ...shop, ...input, version: items.find(({ id }) => id === shop.disruptionId)?.version };
  };
}
