import type { Walked } from './walked';
import { recordOf } from '../../bot/ledger/records';
import type { OutboxStand } from '../delivery/outboxStand';
import { underGateway } from '../support/gateway';

const [CALLUM, PRIYA, TOM] = ['callum-reeve', 'priya-sandhu', 'tom-hesketh'];
const about = { type: 'group', groupId: 'nm-ocg-031' };
const forTrading = { kind: 'named', agencyIds: ['ts'], memberIds: [] };

/** Asks for the task that is for few, which is held by HMRC. */
const asking =
  (requestId: string) =>
  async ({ store, panelId }: OutboxStand): Promise<object> => {
    const found = await store.read(panelId, 'task:for-few');
    if (found === undefined) throw new Error('Nothing is for few');
    return { requestId, reference: recordOf('task', found).reference, why: 'I work the same landlord' };
  };

/** A group is restricted, looked at again and opened; somebody asks for what is for few, once in vain. */
export const restrictions: readonly Walked[] = [
  [CALLUM, 'restriction.set', { about, audience: forTrading, reason: 'A live search', ...underGateway }],
  [CALLUM, 'restriction.keep', { about, reviewOn: '2027-09-01' }],
  [CALLUM, 'restriction.lift', { about, reason: 'The search is over' }],
  [PRIYA, 'access.ask', asking('asked-in-vain')],
  [CALLUM, 'access.decline', { requestId: 'asked-in-vain' }],
  [TOM, 'access.ask', asking('asked')],
  [CALLUM, 'access.give', { requestId: 'asked', ...underGateway }],
];
