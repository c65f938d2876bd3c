import type { Invitations, PanelContexts } from '../useCases/ports';
import type { Logger } from 'pino';
import type { Request, Server } from 'restify';
import type { ErrorPages } from '../api/problems';
import type { Clock } from './clock';
import type { Config } from '../config';
import type { Limits } from './http/limits';
import { DoorFlow } from '../mail/doorFlow';
import { FoundLinks } from '../mail/foundLinks';
import { LateMailer } from '../mail/lateMailer';
import { type LinkKeys, localLinkKey } from '../mail/linkKey';
import { linkSecrets } from '../mail/linkSecrets';
import { LinkTokens } from '../mail/linkTokens';
import { MailDrawing } from '../mail/mailDrawing';
import { addReplyDoor, sendTurnedAway } from '../mail/replyDoor';
import { ReplyFlow } from '../mail/replyFlow';
import { markSeen } from '../useCases/messages/deliveries';
import type { Mailer } from '../useCases/messages/mailer';
import { MailLinkBook } from '../useCases/messages/mailLinkBook';
import type { PanelStore } from '../ledger/store';

interface MailingParts {
  readonly config: Config;
  readonly store: PanelStore;
  readonly contexts: PanelContexts;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly limits: Limits;
  readonly addressOf: (req: Request) => string;
  readonly sha256: (text: string) => string;
}

/** E-mail for whoever Teams does not reach, and the door that its links lead to. */
export interface Mailing {
  /** What the outbox sends by. */
  readonly ladder: { readonly draw: MailDrawing['draw']; readonly send: Mailer['send'] };
  /** Sends the link by which somebody takes their seat. */
  readonly invite: Invitations['mail'];
  /** Set where the mail stays on this machine: /local binds its mailboxes here. */
  readonly mailboxes?: LateMailer;
  /** For who is turned away in front of that door. */
  readonly pages: ErrorPages;
  addDoor(server: Server): void;
  /** Where the server answers, once that is known. */
  listening(url: string): void;
  close(): Promise<void>;
}

/** Undefined where the deployment has no e-mail: everything else works. */
export async function openMailing(parts: MailingParts): Promise<Mailing | undefined> {
  const { config, store, contexts, clock, logger, sha256 } = parts;
  const mailer = await mailerOf(config);
  if (mailer === undefined) return undefined;
  let url = config.MODE === 'production' ? `https://${config.PUBLIC_HOST}` : 'http://127.0.0.1';
  const keys = linkKeysOf(config);
  if (keys === undefined) throw new Error('LINK_KEY is missing');
  const links = new MailLinkBook(store);
  const secrets = linkSecrets(keys);
  const tokens = new LinkTokens(keys, () => clock.now());
  const drawing = new MailDrawing({ contexts, links, secrets, tokens, sha256, publicUrl: () => url });
  const log = (message: string, details: object) => logger.warn(details, message);
  const shared = { found: new FoundLinks({ contexts, links, log }), links, tokens, log, clock: () => clock.now() };
  const flow = new ReplyFlow({
    ...{ ...shared, secrets, drawing, mailer },
    markSeen: async (ctx, { messageId, memberId }) => {
      await markSeen({ messageId, memberId, at: ctx.now }, ctx);
    },
  });
  const inside = new DoorFlow({ ...shared, newId: () => secrets.newId(), sendFresh: (ref) => flow.sendFresh(ref) });
  const isTls = config.MODE === 'production';
  return {
    pages: { under: '/reply', send: (req, res, told) => sendTurnedAway(req, res, told, { isTls }) },
    invite: (letter, ctx) => mailer.send(drawing.drawInvitation(letter, ctx)),
    ladder: { draw: (...of) => drawing.draw(...of), send: (mail) => mailer.send(mail) },
    ...(mailer instanceof LateMailer ? { mailboxes: mailer } : {}),
    addDoor: (server) => {
      addReplyDoor(
        server,
        { flow, inside },
        {
          isTls,
          limits: parts.limits,
          addressOf: parts.addressOf,
          log,
          fault: (error, requestId) => logger.error({ error, requestId }, 'A reply page failed'),
        },
      );
    },
    listening: (at) => {
      if (config.MODE === 'local') url = at;
    },
    close: async () => {
      await flow.settled();
      if ('close' in mailer) mailer.close();
    },
  };
}

async function mailerOf(config: Config): Promise<(Mailer & { close?: () => void }) | undefined> {
  const { MODE, SMTP_URL, ACS_EMAIL_ENDPOINT, ACS_EMAIL_CONNECTION_STRING, MAIL_FROM: from } = config;
  if (from !== undefined && SMTP_URL !== undefined) {
    const { smtpMailer } = await import('../mail/smtpMailer');
    return smtpMailer({ url: SMTP_URL, from, requireTls: MODE === 'production' });
  }
  if (from !== undefined && ACS_EMAIL_CONNECTION_STRING !== undefined) {
    const { azureMailer } = await import('../mail/azureMailer');
    return azureMailer({ account: ACS_EMAIL_CONNECTION_STRING, from });
  }
  if (from !== undefined && ACS_EMAIL_ENDPOINT !== undefined && MODE === 'production') {
    const { azureMailer } = await import('../mail/azureMailer');
    const { machineCredential } = await import('../identity/azure');
    return azureMailer({ account: { endpoint: ACS_EMAIL_ENDPOINT, credential: machineCredential(config) }, from });
  }
  return MODE === 'local' && config.LOCAL_MAIL === 'on' ? new LateMailer() : undefined;
}

/**
 * What links are signed with, and what they were signed with before; undefined where a deployment without e-mail has
 * none.
 */
export function linkKeysOf({ MODE, LINK_KEY, LINK_KEY_OLD, DATA_DIR }: Config): LinkKeys | undefined {
  const bytes = (key: string) => new TextEncoder().encode(key);
  if (LINK_KEY !== undefined) return [bytes(LINK_KEY), ...(LINK_KEY_OLD === undefined ? [] : [bytes(LINK_KEY_OLD)])];
  return MODE === 'production' ? undefined : [localLinkKey(DATA_DIR)];
}
