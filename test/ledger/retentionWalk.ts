import type { Walked } from './walked';

const CALLUM = 'callum-reeve';
const of = { type: 'task', id: 'one' };

/** What was brought in is due for review; a hold is set and lifted. */
export const retentionWalk: readonly Walked[] = [
  [
    ...([CALLUM, 'retention.keep'] as const),
    { records: [{ type: 'pastMeeting', id: '2019-02-13' }], until: '2029-01-01', reason: 'An appeal' },
  ],
  [CALLUM, 'hold.set', { of, reach: 'record', reason: 'Disclosure', caseReference: 'T1' }],
  [CALLUM, 'hold.lift', { of, reason: 'The case is over' }],
  [CALLUM, 'hold.set', { of, reach: 'chain', reason: 'Disclosure', caseReference: 'T2' }],
];
