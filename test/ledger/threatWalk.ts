import { runQuery } from '../../bot/useCases/queries';
import type { OutboxStand } from '../delivery/outboxStand';
import { asCallum, type Walked } from './walked';

const [CALLUM, TOM] = ['callum-reeve', 'tom-hesketh'];

const tagged = (tags: object) => async (stand: OutboxStand) => {
  const { tagsVersion: version } = await runQuery('issues.card', { issueId: 'edited' }, await asCallum(stand));
  return { issueId: 'edited', ...tags, version };
};
export const threats: readonly Walked[] = [
  [TOM, 'issue.tag', tagged({ threats: ['illegal waste', 'hare coursing'], place: 'Mill Street', sector: 'retail' })],
  [CALLUM, 'threat.confirm', { threatId: 'hare-coursing' }],
  [CALLUM, 'threat.decline', { threatId: 'hare-coursing', reason: 'One name', intoId: 'puppy-farming' }],
  [CALLUM, 'measure.setBaseline', { from: '2026-01-01', to: '2026-12-31' }],
  [TOM, 'threat.propose', { name: 'Fuel laundering' }],
];
