import { z } from 'zod';
import { MemberId, PanelId } from './ids';
import { Instant } from './time';

/** What the Data Protection Act 2018, s.62 wants kept. */
export const LogKind = z.enum(['collection', 'alteration', 'consultation', 'disclosure', 'combination', 'erasure']);
export type LogKind = z.infer<typeof LogKind>;

/** What happened, in the words of events: "task-acknowledged". */
export const logActions = {
  'panel-founded': 'collection',
  'member-contacted': 'alteration',
  'member-app-installed': 'alteration',
  'member-app-refused': 'alteration',
  'task-proposed': 'collection',
  'task-allocated': 'collection',
  'task-reallocated': 'alteration',
  'task-acknowledged': 'alteration',
  'task-declined': 'alteration',
  'task-progressed': 'alteration',
  'task-blocked': 'alteration',
  'task-unblocked': 'alteration',
  'task-escalated': 'alteration',
  'task-completed': 'alteration',
  'task-reassigned': 'alteration',
  'task-closed': 'alteration',
  'task-withdrawn': 'alteration',
  'task-split': 'alteration',
  'task-chased': 'alteration',
  'task-notified': 'disclosure',
  'task-hidden': 'alteration',
  'delivery-retried': 'alteration',
  'reminder-sent': 'disclosure',
  'reminder-held': 'alteration',
  'reminder-preferred': 'alteration',
  'meeting-planned': 'collection',
  'meeting-moved': 'alteration',
  'meeting-placed': 'alteration',
  'meeting-cancelled': 'alteration',
  'meeting-published': 'disclosure',
  'meeting-item-added': 'collection',
  'meeting-item-changed': 'alteration',
  'meeting-item-removed': 'erasure',
  'meeting-item-moved': 'alteration',
  'meeting-item-accepted': 'alteration',
  'meeting-item-deferred': 'alteration',
  'meeting-item-restored': 'alteration',
  'meeting-item-begun': 'alteration',
  'meeting-item-extended': 'alteration',
  'meeting-started': 'alteration',
  'meeting-paused': 'alteration',
  'meeting-resumed': 'alteration',
  'meeting-handed-over': 'alteration',
  'meeting-finished': 'alteration',
  'meeting-closed': 'alteration',
  'meeting-recorded': 'collection',
  'meeting-sign-in-opened': 'alteration',
  'attendance-replied': 'collection',
  'attendance-signed-in': 'collection',
  'attendance-signed-out': 'collection',
  'attendance-interest-declared': 'collection',
  'attendance-floor-answered': 'collection',
  'minutes-drafted': 'collection',
  'minutes-edited': 'alteration',
  'minutes-confirmed': 'alteration',
  'minutes-agreed': 'alteration',
  'minutes-reopened': 'alteration',
  'issue-raised': 'collection',
  'issue-edited': 'alteration',
  'issue-notified': 'disclosure',
  'issue-acknowledged': 'alteration',
  'issue-withdrawn': 'alteration',
  'issue-triaged': 'alteration',
  'issue-restricted': 'alteration',
  'issue-put-on-agenda': 'alteration',
  'issue-tasked': 'alteration',
  'issue-merged': 'combination',
  'issue-took-in': 'combination',
  'issue-closed': 'alteration',
} as const satisfies Record<string, LogKind>;
export type LogAction = keyof typeof logActions;

export const LogSubject = z.object({
  type: z.enum(['panel', 'member', 'task', 'issue', 'meeting', 'reminder']),
  id: z.string(),
  reference: z.string(),
});
export type LogSubject = z.infer<typeof LogSubject>;

const LogFacts = z.object({
  panelId: PanelId,
  /** 1, 2, 3 … without gaps. */
  number: z.number().int().positive(),
  at: Instant,
  /** "system" where nobody clicked. */
  by: z.union([MemberId, z.literal('system')]),
  action: z.string(),
  kind: LogKind,
  subject: LogSubject,
  /** What was said: a reason, a note, the former text. */
  note: z.string().optional(),
  /** Who may be told that it happened: the readers of the subject at that time. */
  readers: z.array(z.string()),
});
export type LogFacts = z.infer<typeof LogFacts>;

/** One row of the panel's log. Its hash covers everything else in it, the hash of the row before included. */
export const LogEntry = LogFacts.extend({ previousHash: z.string(), hash: z.string() });
export type LogEntry = z.infer<typeof LogEntry>;

/** What the first entry stands on. */
export const genesisHash = '0'.repeat(64);

/** Lower-case hex of SHA-256. Passed in: the domain has no cryptography of its own. */
export type Sha256 = (text: string) => string;

export function chain(facts: LogFacts, previousHash: string, sha256: Sha256): LogEntry {
  return { ...facts, previousHash, hash: sha256(canonical({ ...facts, previousHash })) };
}

/**
 * The first entry that does not follow from the one before: altered, missing or out of place.
 * `entries` are in order and start right after the one whose hash is `previousHash` and number `after`.
 */
export function findBrokenLink(
  entries: readonly LogEntry[],
  sha256: Sha256,
  previousHash: string = genesisHash,
  after = 0,
): number | undefined {
  let hash = previousHash;
  let number = after;
  for (const entry of entries) {
    number += 1;
    const { hash: stated, previousHash: _, ...facts } = entry;
    if (entry.number !== number || entry.previousHash !== hash) return number;
    if (stated !== chain(facts, hash, sha256).hash) return number;
    hash = stated;
  }
  return undefined;
}

/** JSON with sorted keys: the same bytes whatever order a store gives the fields back in. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${canonical(field)}`).join(',')}}`;
}
