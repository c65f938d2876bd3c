/** An e-mail as it goes out: the least, for it leaves Teams. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** For meetings: an iCalendar file with its METHOD. */
  readonly calendar?: { readonly method: 'REQUEST' | 'CANCEL'; readonly content: string };
  /** The same whenever the same message goes to the same person again, so that mail systems can tell a repeat. */
  readonly messageId: string;
}

export type MailFailureKind =
  /** The address or the mail will never be taken. */
  | 'refused'
  /** Nothing was accepted; trying again is safe. */
  | 'unavailable'
  /** The answer was lost: it may or may not have been accepted. */
  | 'unknown';

export class MailFailure extends Error {
  override readonly name = 'MailFailure';

  constructor(readonly kind: MailFailureKind) {
    super(kind);
  }
}

/** Sends e-mail. One attempt a call: repeating is the caller's to decide. */
export interface Mailer {
  /** @throws MailFailure */
  send(mail: Mail): Promise<void>;
}
