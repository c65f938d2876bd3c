import type { Walked } from './walked';

const [CALLUM, LENA] = ['callum-reeve', 'lena-hart'];
const gate = { groupId: 'nm-ocg-031', opportunityId: 'gate' };
const visit = {
  ...{ taskId: 'of-the-gate', title: 'Visit the yard', agencyId: 'ea', ownerId: 'priya-sandhu', dueOn: '2027-12-01' },
};

export const opportunities: readonly Walked[] = [
  [LENA, 'opportunity.raise', { ...gate, what: 'Close the gate', agencyId: 'ea', powerId: 'ENV-01' }],
  [CALLUM, 'opportunity.park', { ...gate, until: '2027-12-01', reason: 'After the search' }],
  [CALLUM, 'opportunity.reject', { ...gate, reason: 'Not in our power' }],
  [CALLUM, 'opportunity.reopen', gate],
  [CALLUM, 'opportunity.task', { ...gate, ...visit }],
];
