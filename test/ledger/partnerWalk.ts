import { runQuery } from '../../bot/useCases/queries';
import type { OutboxStand } from '../delivery/outboxStand';
import { asCallum, termsFor, type Walked } from './walked';

const [CALLUM, PRIYA] = ['callum-reeve', 'priya-sandhu'];

const housing = { agencyId: 'northmoor-housing' };
const asRead =
  (more: object, agencyId = housing.agencyId) =>
  async (stand: OutboxStand) => {
    const { version } = await runQuery('partners.get', { agencyId }, await asCallum(stand));
    return { agencyId, version, ...more };
  };
const renewed = { signedOn: '2027-02-15', reviewOn: '2029-02-15' };
export const partners: readonly Walked[] = [
  [CALLUM, 'partner.add', { name: 'Northmoor housing', kind: 'housing', regime: 'part3', seatsWanted: 2 }],
  [CALLUM, 'partner.step', { ...housing, step: 'approached', on: '2027-02-01' }],
  [CALLUM, 'partner.step', { ...housing, step: 'visited', on: '2027-02-08' }],
  [CALLUM, 'partner.step', { ...housing, step: 'visited', on: null }],
  [CALLUM, 'partner.change', asRead({ name: 'Northmoor Council: housing' })],
  [CALLUM, 'partner.change', asRead({ seatsWanted: 1 })],
  [CALLUM, 'partner.agree', asRead({ signedOn: '2027-02-15', reviewOn: '2029-02-15' })],
  [CALLUM, 'partner.agree', asRead(renewed, 'ea')],
  [PRIYA, 'partner.sign', termsFor(PRIYA)],
  [CALLUM, 'partner.agree', asRead({ ...renewed, direction: 'toPanel' }, 'ea')],
  [CALLUM, 'partner.dropAgreement', asRead({}, 'ea')],
  [CALLUM, 'partner.present', { ...housing, on: '2027-02-22', audience: 40 }],
  [CALLUM, 'partner.present', { ...housing, on: '2027-02-22', given: false }],
  [CALLUM, 'partner.end', asRead({ on: '2027-12-31' })],
  [CALLUM, 'partner.end', asRead({ on: null })],
];
