import { createHash, randomUUID } from 'node:crypto';
import { readConfig } from '../../bot/config';
import { Instant } from '../../bot/domain/time';
import { Ledger } from '../../bot/ledger/ledger';
import northmoor from '../../bot/panels/northmoor.json';
import { openStore } from '../../bot/store/openStore';
import { foundPanel } from '../../bot/useCases/settings/foundPanel';
import { readPanelFile } from '../../bot/useCases/settings/panelFile';

const FOUNDED_AT = Instant.parse('2027-01-04T09:00:00.000Z');

/** Northmoor's neighbour: other people in the same roles at addresses of their own, but for those who sit on both. */
export const southmoor = {
  ...northmoor,
  panel: { ...northmoor.panel, id: 'southmoor', name: 'Southmoor', referencePrefix: 'SOU' },
  members: northmoor.members.map((member) =>
    member.name === 'Priya Sandhu'
      ? member
      : { ...member, name: `South ${member.name}`, email: member.email.replace('@', '@south.') },
  ),
  groups: [],
  chats: [],
};

/** Founds both in the store of these settings: a deployment of two panels, of which local mode plays Northmoor's people. */
export async function foundTwoPanels(DATA_DIR: string, cosmos: Record<string, string> = {}): Promise<void> {
  const store = await openStore(readConfig({ DATA_DIR, ...cosmos }), () => Promise.reject(new Error('No Azure here')));
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
  const ledger = new Ledger(store, { announce: () => {} }, sha256, randomUUID);
  for (const file of [northmoor, southmoor]) await foundPanel(readPanelFile(file), ledger, FOUNDED_AT);
  await store.close();
}
