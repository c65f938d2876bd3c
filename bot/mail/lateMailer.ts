import { type Mail, MailFailure, type Mailer } from '../useCases/messages/mailer';

/** A mailer that is known only once all doors are there: the mailboxes of local mode. */
export class LateMailer implements Mailer {
  private mailer: Mailer | undefined;

  bind(mailer: Mailer): void {
    this.mailer = mailer;
  }

  async send(mail: Mail): Promise<void> {
    if (this.mailer === undefined) throw new MailFailure('unavailable');
    await this.mailer.send(mail);
  }
}
