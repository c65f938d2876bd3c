/** Every reason for which the panel's rules turn a command down. `refusalTexts.ts` words all of them. */
export const refusalCodes = [
  'not-found',
  'not-allowed',
  'statement-first',
  'statement-changed',
  'not-your-agency',
  'not-the-owner',
  'chair-only',
  'wrong-state',
  'already-decided',
  'owner-not-in-agency',
  'owner-cannot-answer',
  'owner-recused',
  'holder-left',
  'deputy-not-in-agency',
  'due-date-passed',
  'not-later',
  'too-far-ahead',
  'no-such-wish',
  'wished-day-passed',
  'marking-too-high',
  'only-the-raiser',
  'already-triaged',
  'same-issue',
  'too-many-rows',
  'meeting-not-planned',
  'day-taken',
  'meeting-not-running',
  'not-its-day',
  'another-runs',
  'item-gone',
  'item-over',
  'item-waits',
  'item-stays',
  'no-open-words',
  'agenda-full',
  'not-the-chair',
  'minutes-agreed',
  'minutes-not-confirmed',
  'minutes-not-agreed',
  'wrong-code',
  'gateway-needed',
  'gateway-not-offered',
  'would-not-see',
  'not-restricted',
  'recorded-for-few',
  'review-day-over',
  'asked-enough',
  'ask-first',
  'asker-left',
  'not-to-be-split',
  'covert-activity',
  'source-words',
  'doubtful-words',
  'reminder-sent',
  'graph-off',
  'graph-no-consent',
  'graph-unavailable',
  'chat-taken',
  'seat-taken',
  'account-taken',
  'own-account',
  'would-shut-out',
  'invite-off',
  'invitation-over',
  'invitation-expired',
  'invitation-elsewhere',
  'own-role',
  'last-in-role',
  'email-taken',
  'address-kept',
  'panel-full',
  'observer-needs-day',
  'visit-backwards',
  'last-day-passed',
  'seat-over',
  'rows-at-fault',
  'groups-off',
  'groups-none',
  'groups-no-consent',
  'groups-no-token',
  'groups-unavailable',
  'groups-changed',
  'group-taken',
  'not-fit',
  'panel-in-use',
  'configuration-unfit',
  'contact-elsewhere',
  'signatory-elsewhere',
  'version-used',
  'agreement-over',
  'day-to-come',
  'partner-known',
  'partner-seated',
  'partner-day-over',
  'partner-over',
  'raised-already',
  'install-off',
  'install-unavailable',
  'room-has-no-link',
  'not-coming',
  'nobody-instead',
  'reason-needed',
  'names-a-person',
  'group-full',
  'wider-than-group',
  'id-taken',
  'words-in-chain',
  'words-gone',
  'words-kept',
  'log-broken',
  'on-hold',
  'not-due',
  'disposed-of',
  'hold-stands',
  'no-hold',
  'one-class',
  'no-such-reference',
  'changed-meanwhile',
  'too-many-records',
  'newer-data',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/**
 * Those that keep somebody from a record or from what is not theirs to do, hidden things included, which look gone. The
 * others speak of how a thing stands, or of what was typed.
 */
const accessRefusals: readonly RefusalCode[] = [
  ...(['not-found', 'not-allowed', 'not-your-agency', 'not-the-owner', 'chair-only'] as const),
  ...(['only-the-raiser', 'not-the-chair', 'item-gone'] as const),
];

export function isOfAccess({ code }: Refusal): boolean {
  return accessRefusals.includes(code);
}

/** Not a word about the record: a newer version that runs beside this one knows what to say of it. */
export function isNewerData(error: unknown): boolean {
  return error instanceof Refusal && error.code === 'newer-data';
}

/** A rule said no. Expected, shown to the person, never logged as a fault. `facts` fill the gaps of its text. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly code: RefusalCode,
    readonly facts: Readonly<Record<string, string>> = {},
  ) {
    super(code);
  }
}
