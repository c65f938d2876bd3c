import { z } from 'zod';

/** What the Data Protection Act 2018, s.62 wants kept. */
export const LogKind = z.enum(['collection', 'alteration', 'consultation', 'disclosure', 'combination', 'erasure']);
export type LogKind = z.infer<typeof LogKind>;

/** What happened, in the words of events: "task-acknowledged". */
export const logActions = {
  'panel-founded': 'collection',
  'record-upgraded': 'alteration',
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

/** Happenings that alter nothing that anybody is shown: they raise the log's number, and no tab reads again for them. */
const quietActions: readonly LogAction[] = [];

export function isQuiet(action: LogAction): boolean {
  return quietActions.includes(action);
}
