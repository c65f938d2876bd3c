import type { MailParts } from '../../bot/delivery/outboxParts';
import { type Mail, MailFailure, type MailFailureKind } from '../../bot/useCases/messages/mailer';

/** A mail system that takes everything but what it is told to turn down. */
export class PlayedMail implements MailParts {
  /** What arrived, in order; a mail whose answer was lost arrived too. */
  readonly arrived: Mail[] = [];
  attempts = 0;
  private readonly failures: (MailFailureKind | Error)[] = [];

  /** The next attempts fail, one each. */
  fail(...failures: readonly (MailFailureKind | Error)[]): void {
    this.failures.push(...failures);
  }

  readonly draw: MailParts['draw'] = async (_panelId, { kind }, memberId, messageId, answerLost) => ({
    to: `${memberId}@northmoor.example`,
    subject: answerLost ? 'Something waits for you (again)' : 'Something waits for you',
    ...{ text: kind, html: kind, messageId: `${messageId}.${memberId}` },
  });

  readonly send: MailParts['send'] = async (mail) => {
    this.attempts += 1;
    const failure = this.failures.shift();
    if (failure === undefined || failure === 'unknown') this.arrived.push(mail);
    if (failure instanceof Error) throw failure;
    if (failure !== undefined) throw new MailFailure(failure);
  };
}
