import type { PersonViewer } from '../access/viewer';
import { isChange, type LogEntry } from '../domain/log';
import { partnerWork } from '../domain/logActions';

/** Of members, of partners and of the panel, yet nobody may see more or less by it than before. */
const leavesRights: readonly LogEntry['action'][] = [
  ...partnerWork,
  ...(['member-contacted', 'member-linked', 'member-dismissed', 'member-accepted'] as const),
  ...(['member-invited', 'member-uninvited'] as const),
  // It opens the panel to whoever accepted it, and changes nothing for anybody else.
  'statement-accepted',
  ...(['threat-proposed', 'threat-confirmed', 'threat-declined'] as const),
  ...(['record-upgraded', 'panel-changed', 'panel-configured', 'power-changed'] as const),
];

/** Whoever has accepted the panel's statement sees it from then on, and nobody else sees more or less. */
export function opensPanel({ action, subject }: LogEntry, viewer: PersonViewer): boolean {
  return action === 'statement-accepted' && subject.id === viewer.member.id;
}

/** A changed role or agreement: everybody signs in again with what they may now see. */
export function changesRights(entry: LogEntry): boolean {
  const { subject, action } = entry;
  const isOfRights = ['member', 'agency', 'panel'].includes(subject.type);
  return isChange(entry) && isOfRights && !leavesRights.includes(action);
}
