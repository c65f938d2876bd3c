import { z } from 'zod';

/** What the Data Protection Act 2018, s.62 wants kept. */
export const LogKind = z.enum(['collection', 'alteration', 'consultation', 'disclosure', 'combination', 'erasure']);
export type LogKind = z.infer<typeof LogKind>;

/** What happened, in the words of events: "task-acknowledged". */
export const logActions = {
  'panel-founded': 'collection',
  'panel-changed': 'alteration',
  'panel-configured': 'alteration',
  'statement-set': 'alteration',
  'statement-accepted': 'collection',
  'power-changed': 'alteration',
  'record-upgraded': 'alteration',
  'records-found': 'collection',
  'records-sealed': 'collection',
  'member-contacted': 'alteration',
  'member-linked': 'alteration',
  'member-dismissed': 'alteration',
  'member-invited': 'alteration',
  'member-uninvited': 'alteration',
  'member-accepted': 'alteration',
  'member-unlinked': 'alteration',
  'member-added': 'collection',
  'member-changed': 'alteration',
  'member-ended': 'alteration',
  'member-returned': 'alteration',
  'member-moved': 'alteration',
  'agency-contact-named': 'alteration',
  'group-led': 'alteration',
  'group-hidden': 'alteration',
  'group-people-shared': 'disclosure',
  'group-people-unshared': 'alteration',
  'nominal-recorded': 'collection',
  'nominal-corrected': 'alteration',
  'nominal-restricted': 'alteration',
  'nominal-correction-seen': 'alteration',
  'disruption-proposed': 'collection',
  'disruption-moderated': 'alteration',
  'disruption-corrected': 'alteration',
  'disruption-withdrawn': 'alteration',
  'link-made': 'collection',
  'link-dropped': 'alteration',
  'agency-added': 'collection',
  'agency-changed': 'alteration',
  'agency-noted': 'alteration',
  'agency-agreed': 'alteration',
  'agency-agreement-entered': 'alteration',
  'agency-agreement-signed': 'alteration',
  'agency-agreement-dropped': 'alteration',
  'agency-approached': 'alteration',
  'agency-visited': 'alteration',
  'agency-step-undone': 'alteration',
  'agency-presented': 'collection',
  'agency-presentation-undone': 'alteration',
  'agency-ended': 'alteration',
  'agency-kept': 'alteration',
  'member-app-installed': 'alteration',
  'member-app-refused': 'alteration',
  'chat-added': 'collection',
  'chat-approved': 'alteration',
  'chat-revoked': 'alteration',
  'chat-named': 'alteration',
  'chat-left': 'alteration',
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
  'task-more-time-asked': 'alteration',
  'task-more-time-granted': 'alteration',
  'task-more-time-refused': 'alteration',
  'task-reworded': 'alteration',
  'task-commented': 'collection',
  'task-closed': 'alteration',
  'task-withdrawn': 'alteration',
  'task-split': 'alteration',
  'task-chased': 'alteration',
  'task-brought-in': 'collection',
  'task-brought-anew': 'alteration',
  'task-notified': 'disclosure',
  'task-hidden': 'alteration',
  'restriction-set': 'alteration',
  'restriction-kept': 'alteration',
  'restriction-lifted': 'disclosure',
  'access-asked': 'collection',
  'access-given': 'disclosure',
  'access-declined': 'alteration',
  'delivery-retried': 'alteration',
  'card-sent': 'disclosure',
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
  'meeting-words-shown': 'disclosure',
  'meeting-words-hidden': 'alteration',
  'meeting-finished': 'alteration',
  'meeting-closed': 'alteration',
  'meeting-recorded': 'collection',
  'meeting-brought-in': 'collection',
  'meeting-brought-anew': 'alteration',
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
  'issue-hidden': 'alteration',
  'issue-triaged': 'alteration',
  'issue-restricted': 'alteration',
  'issue-widened': 'disclosure',
  'issue-put-on-agenda': 'alteration',
  'issue-discussed': 'alteration',
  'issue-tasked': 'alteration',
  'issue-merged': 'combination',
  'issue-took-in': 'combination',
  'issue-closed': 'alteration',
  'record-listed': 'consultation',
  'issue-opened': 'consultation',
  'task-opened': 'consultation',
  'group-opened': 'consultation',
  'nominal-opened': 'consultation',
  'item-opened': 'consultation',
  'entry-opened': 'consultation',
  'minutes-opened': 'consultation',
  'tasks-exported': 'consultation',
  'agenda-exported': 'consultation',
  'attendance-exported': 'consultation',
  'minutes-exported': 'consultation',
  'log-exported': 'consultation',
  'configuration-exported': 'disclosure',
  'people-exported': 'consultation',
  'access-refused': 'consultation',
  'log-words-erased': 'erasure',
  'record-words-erased': 'erasure',
  'record-kept': 'alteration',
  'record-disposed': 'erasure',
  'disposal-finished': 'erasure',
  'hold-set': 'alteration',
  'hold-lifted': 'alteration',
  'certificate-taken': 'consultation',
  'person-disclosed': 'disclosure',
  'person-read-own': 'consultation',
} as const satisfies Record<string, LogKind>;
export type LogAction = keyof typeof logActions;

export function isLogAction(name: string): name is LogAction {
  return Object.hasOwn(logActions, name);
}

const talk = [
  ...(['task-commented', 'task-more-time-asked', 'task-more-time-refused'] as const),
] as const satisfies readonly LogAction[];

/** Their words are between those who do a task and those who gave it: see access/sight.ts. */
export function isTalk(action: string): boolean {
  const all: readonly string[] = talk;
  return all.includes(action);
}

const retentionWork: readonly string[] = [
  ...(['record-kept', 'record-disposed', 'disposal-finished', 'hold-set', 'hold-lifted'] satisfies LogAction[]),
];

/** What was decided of a record's keeping, and for whose case it is held: for those who decide it. */
export function isOfRetention(action: string): boolean {
  return retentionWork.includes(action);
}

/** Of partners, and of what nobody may see more or less by. */
export const partnerWork = [
  ...(['agency-added', 'agency-noted', 'agency-approached', 'agency-visited', 'agency-step-undone'] as const),
  ...(['agency-presented', 'agency-presentation-undone', 'agency-ended', 'agency-kept'] as const),
  ...(['agency-contact-named', 'agency-agreement-entered', 'agency-agreement-dropped'] as const),
] as const satisfies readonly LogAction[];

/** Happenings that alter nothing that anybody is shown: they raise the log's number, and no tab reads again for them. */
const quietActions = [
  ...([
    'record-listed',
    'issue-opened',
    'task-opened',
    'group-opened',
    'nominal-opened',
    'item-opened',
    'entry-opened',
    'minutes-opened',
  ] as const),
  ...(['tasks-exported', 'agenda-exported', 'attendance-exported', 'minutes-exported', 'log-exported'] as const),
  ...(['people-exported', 'configuration-exported', 'certificate-taken'] as const),
  ...(['person-disclosed', 'person-read-own'] as const),
  ...(['access-refused', 'card-sent', 'records-found', 'records-sealed'] as const),
] as const satisfies readonly LogAction[];
export type QuietAction = (typeof quietActions)[number];

export function isQuiet(action: LogAction): action is QuietAction {
  const all: readonly LogAction[] = quietActions;
  return all.includes(action);
}
