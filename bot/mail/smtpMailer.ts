import { PassThrough } from 'node:stream';
import { createTransport } from 'nodemailer';
import { z } from 'zod';
import { type Mail, MailFailure, type MailFailureKind, type Mailer } from '../useCases/messages/mailer';

/** From the first connection to the server's last word: less than the outbox holds a message for. */
const PATIENCE_MS = 10_000;

/** One address and nothing else: no list, no second line, no name. */
const oneAddress = /^[^\s,;:<>@"()[\]\\]+@[^\s,;:<>@"()[\]\\]+$/;

export interface SmtpSettings {
  /** smtps://user:password@host:465 or smtp://user:password@host:587 */
  readonly url: string;
  readonly from: string;
  /** Refuses to go on where the server offers no STARTTLS. Local mode alone does without. */
  readonly requireTls: boolean;
  readonly patienceMs?: number;
}

/** E-mail by SMTP, over a few connections that are kept open. One attempt a call; what failed is told, never repeated. */
export function smtpMailer(settings: SmtpSettings): Mailer & Closing {
  const { from, patienceMs = PATIENCE_MS } = settings;
  const transport = openTransport(settings, patienceMs);
  const isBegun = watchData(transport);
  return {
    send: async (mail) => {
      if (!oneAddress.test(mail.to)) throw new MailFailure('refused');
      const signal = AbortSignal.timeout(patienceMs);
      try {
        await transport.sendMail({ ...messageOf(mail, from), signal });
      } catch (error) {
        throw new MailFailure(kindOf(error, isBegun(signal)));
      }
    },
    close: () => transport.close(),
  };
}

export interface Closing {
  /** Ends idle connections. */
  close(): void;
}

function openTransport({ url, requireTls }: SmtpSettings, patienceMs: number) {
  return createTransport({
    ...addressOf(url),
    pool: true,
    maxConnections: 3,
    // A connection that the server ended while it was idle: nothing was sent, so another one may take the message.
    maxRequeues: 1,
    requireTLS: requireTls,
    tls: { minVersion: 'TLSv1.2', ...(requireTls ? {} : { rejectUnauthorized: false }) },
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
    dnsTimeout: patienceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

function addressOf(url: string) {
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === 'smtps:';
  return {
    host: hostname.replace(/^\[(.*)\]$/, '$1'),
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    ...(username === '' ? {} : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
  };
}

/** Addresses as objects: a text would be taken apart, and one with a comma would become two recipients. */
function messageOf({ to, subject, text, html, calendar, messageId }: Mail, from: string) {
  return {
    from: { name: 'Sentinel', address: from },
    to: { name: '', address: to },
    envelope: { from, to: [to] },
    messageId,
    ...{ subject, text, html },
    // Asks not to be answered by out-of-office notes.
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    ...(calendar === undefined
      ? {}
      : { icalEvent: { method: calendar.method, content: calendar.content, filename: 'meeting.ics' } }),
  };
}

/**
 * Whether the server was being given the message itself: from then on an answer that never came may have been a yes.
 * The stream is read only after the server's 354. An attempt is known by its signal.
 */
function watchData(transport: ReturnType<typeof openTransport>): (signal: AbortSignal) => boolean {
  const streams = new WeakMap<AbortSignal, PassThrough>();
  transport.use('stream', ({ data, message }, done) => {
    message.processFunc((input) => {
      const stream = input.pipe(new PassThrough());
      if (data.signal !== undefined) streams.set(data.signal, stream);
      return stream;
    });
    done();
  });
  return (signal) => streams.get(signal)?.readableDidRead ?? false;
}

const SmtpError = z.object({
  code: z.string().optional(),
  /** The command that the server answered: "RCPT TO". */
  command: z.string().optional(),
  responseCode: z.number().optional(),
  /** The server said no for good. */
  permanent: z.boolean().optional(),
});

function kindOf(error: unknown, isBegun: boolean): MailFailureKind {
  const { code, command = '', responseCode, permanent } = SmtpError.catch({}).parse(error);
  // A greeting or a sign-in that is refused says something about our settings, and nothing about this mail.
  const isAboutMail = /^(MAIL|RCPT|DATA)/.test(command) || code === 'EENVELOPE' || code === 'EMESSAGE';
  if (responseCode !== undefined) return permanent === true && isAboutMail ? 'refused' : 'unavailable';
  // Never sent: an address or a size that no server would take.
  if (!isBegun && isAboutMail) return 'refused';
  return isBegun ? 'unknown' : 'unavailable';
}
