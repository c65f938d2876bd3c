import type { Socket } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { until } from '../support/sentinel';

/** A mail as a real server received it. */
export interface Received extends Email {
  /** The envelope, which decides where it goes, whatever its headers say. */
  readonly recipients: readonly string[];
  readonly encrypted: boolean;
}

/** How a post office misbehaves. */
export interface Mood {
  /** The answer to RCPT TO, or to the message itself. */
  readonly refuses?: { readonly at: 'recipient' | 'message'; readonly code: number };
  /** Hangs up once it has the whole message, without a word. */
  readonly hangsUp?: boolean;
  /** Says nothing more once it has the whole message. */
  readonly staysSilent?: boolean;
}

/** A real SMTP server on a free port, and what it received. */
export class PostOffice {
  readonly mails: Received[] = [];
  /** What came in full and was never confirmed. */
  readonly unconfirmed: Received[] = [];
  mood: Mood = {};
  url = '';
  private readonly server: SMTPServer;
  private readonly sockets = new Set<Socket>();

  constructor(options: SMTPServerOptions = {}) {
    this.server = new SMTPServer({
      authOptional: true,
      disableReverseLookup: true,
      logger: false,
      closeTimeout: 100,
      onRcptTo: (_address, _session, done) => done(this.refusalAt('recipient')),
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const refusal = this.refusalAt('message');
          if (refusal !== undefined) {
            done(refusal);
            return;
          }
          const isConfirmed = this.mood.hangsUp !== true && this.mood.staysSilent !== true;
          if (this.mood.hangsUp === true) this.hangUp();
          const recipients = session.envelope.rcptTo.map(({ address }) => address);
          void PostalMime.parse(Buffer.concat(chunks)).then((mail) => {
            const received = { ...mail, recipients, encrypted: session.secure };
            (isConfirmed ? this.mails : this.unconfirmed).push(received);
            if (isConfirmed) done();
          });
        });
      },
      ...options,
    });
    this.server.on('error', () => {});
    this.server.server.on('connection', (socket: Socket) => this.sockets.add(socket));
  }

  async open(): Promise<this> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    const address = this.server.server.address();
    if (address === null || typeof address === 'string') throw new Error('No port');
    this.url = `smtp://127.0.0.1:${address.port}`;
    return this;
  }

  async close(): Promise<void> {
    this.hangUp();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  /** Waits for the mail number `count` (from 1) to an address. */
  async mailTo(address: string, count = 1): Promise<Received> {
    return until(`mail ${count} to ${address}`, () => this.to(address)[count - 1]);
  }

  to(address: string): Received[] {
    return this.mails.filter(({ recipients }) => recipients.includes(address));
  }

  private hangUp(): void {
    for (const socket of this.sockets) socket.destroy();
    this.sockets.clear();
  }

  private refusalAt(at: 'recipient' | 'message'): Error | undefined {
    const { refuses } = this.mood;
    if (refuses?.at !== at) return undefined;
    return Object.assign(new Error('No'), { responseCode: refuses.code });
  }
}

/** The answer link in a mail. */
export function linkIn(mail: Pick<Email, 'text'>): string {
  const link = /http\S+\/reply\/\S+/.exec(mail.text ?? '')?.[0];
  if (link === undefined) throw new Error('No answer link in this mail');
  return link;
}

export function codeIn(mail: Pick<Email, 'text'>): string {
  const code = /\b\d{6}\b/.exec(mail.text ?? '')?.[0];
  if (code === undefined) throw new Error('No code in this mail');
  return code;
}
