import { GroupId, NominalId } from '../../bot/domain/ids';
import { keyOf } from '../../bot/ledger/records';
import { runQuery } from '../../bot/useCases/queries';
import type { OutboxStand } from '../delivery/outboxStand';
import { underGateway } from '../support/gateway';
import { asCallum, type Walked } from './walked';

const [CALLUM, LENA] = ['callum-reeve', 'lena-hart'];
const larchfield = { groupId: 'nm-ocg-031' };
const joss = { ...larchfield, nominalId: 'joss' };
const facts = { name: 'Joss Reed', category: 'suspect', role: 'driver' };
const sable = { groupId: 'nm-ocg-052' };
const head = { operation: 'Sable', reference: 'NM-OCG-052', threats: ['Vehicle crime'] };
export const groups: readonly Walked[] = [
  [CALLUM, 'group.record', { ...sable, ...head, band: '3', lroId: LENA, sources: [{ reference: 'NM/52' }] }],
  [
    ...([CALLUM, 'group.change'] as const),
    async (stand) => {
      const { version } = await runQuery(
        'groups.get',
        { groupId: GroupId.parse(sable.groupId) },
        await asCallum(stand),
      );
      const sites = [{ id: 'yard', kind: 'business', name: 'The yard', note: 'Let by the month' }];
      return { ...sable, version, head: { ...head, status: 'mapped' }, plan: { Pursue: 'Seize the vans' }, sites };
    },
  ],
  [CALLUM, 'group.review', { ...sable, nextReviewOn: '2027-09-01', found: 'Quiet since spring' }],
];
export const nominals: readonly Walked[] = [
  [LENA, 'nominal.record', { ...joss, ...facts, bornIn: '1990s', forceReference: 'NM/1' }],
  [CALLUM, 'nominal.share', { ...larchfield, agencyId: 'hmrc', ...underGateway }],
  [
    ...([LENA, 'nominal.correct'] as const),
    async (stand) => {
      const { version } = await runQuery(
        'nominals.get',
        { ...ref(joss), reason: 'To put it right' },
        await asCallum(stand),
      );
      return { ...joss, ...facts, version, name: 'Jess Reed', wrong: 'It was a sister', reason: 'A photograph' };
    },
  ],
  [CALLUM, 'nominal.seen', aCorrection],
  [
    LENA,
    'link.make',
    { from: { kind: 'nominal', ...joss }, to: { kind: 'group', groupId: 'nm-ocg-036' }, what: 'drives for' },
  ],
  [
    ...([CALLUM, 'link.drop'] as const),
    async (stand) => {
      const { items } = await runQuery('links.all', {}, await asCallum(stand));
      return { linkId: items[0]?.id, reason: 'It was somebody else' };
    },
  ],
  [
    ...([CALLUM, 'nominal.restrict'] as const),
    {
      ...joss,
      audience: { kind: 'named', agencyIds: ['hmrc'], memberIds: ['lena-hart'] },
      restrictedWhy: 'A live search',
    },
  ],
  [LENA, 'nominal.record', { ...larchfield, nominalId: 'twin', name: 'Jess Read', category: 'suspect' }],
  [CALLUM, 'nominal.merge', { ...larchfield, nominalId: 'twin', intoId: 'joss', reason: 'One photograph' }],
  [CALLUM, 'nominal.unshare', { ...larchfield, agencyId: 'hmrc' }],
];

async function aCorrection({ store, panelId }: OutboxStand): Promise<object> {
  const [found] = await store.query(panelId, { type: 'correction', limit: 1 });
  if (found === undefined) throw new Error('Nobody was corrected');
  return { correctionId: keyOf(found) };
}

function ref({ groupId, nominalId }: typeof joss) {
  return { groupId: GroupId.parse(groupId), nominalId: NominalId.parse(nominalId) };
}
