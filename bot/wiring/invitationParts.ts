import type { Server } from 'restify';
import { addInvitationDoors } from '../api/invitationDoors';
import { type TokenRules, verifyToken } from '../identity/tokens';
import { LinkTokens } from '../mail/linkTokens';
import { MailFailure } from '../useCases/messages/mailer';
import type { Invitations, PanelContexts } from '../useCases/ports';
import type { Seats } from '../useCases/members/seats';
import type { Clock } from './clock';
import type { Config } from '../config';
import { homeTenantIdsOf } from './homeTenants';
import type { Limits } from './http/limits';
import { linkKeysOf, type Mailing } from './mailing';

/** Undefined where there is no key to sign with. */
export function invitationsOf(
  config: Config,
  clock: Clock,
  mailing: () => Mailing | undefined,
): Invitations | undefined {
  const keys = linkKeysOf(config);
  if (keys === undefined) return undefined;
  const tokens = new LinkTokens(keys, () => clock.now());
  return {
    sign: (link, until) => tokens.sign('invitation', link, until),
    read: (token) => tokens.read('invitation', token),
    mail: once(async (letter, ctx) => {
      const mail = mailing();
      if (mail === undefined) throw new MailFailure('refused');
      await mail.invite(letter, ctx);
    }),
  };
}

/** More than wait for an answer at any moment. */
const MOST_REMEMBERED = 1_000;

/** A request whose answer was lost comes again, and whoever was written to is not written to twice. */
function once(send: Invitations['mail']): Invitations['mail'] {
  const sent = new Map<string, Promise<void>>();
  return (letter, ctx) => {
    const { seed } = letter;
    const before = sent.get(seed);
    if (before !== undefined) return before;
    const sending = send(letter, ctx).catch((error: unknown) => {
      sent.delete(seed);
      throw error;
    });
    sent.set(seed, sending);
    const [oldest] = sent.keys();
    if (sent.size > MOST_REMEMBERED && oldest !== undefined) sent.delete(oldest);
    return sending;
  };
}

interface Used {
  readonly config: Config;
  readonly contexts: PanelContexts;
  readonly seats: Seats;
  readonly clock: Clock;
  readonly limits: Limits;
}

/** The doors of whoever opens one, who need have no seat anywhere. */
export function addInvitations(server: Server, parts: Used, rules: TokenRules): void {
  const { config, contexts, seats, clock, limits } = parts;
  addInvitationDoors(server, {
    ...{
      contexts,
      seats,
      read: invitationsOf(config, clock, () => undefined)?.read,
      homeTenantIds: homeTenantIdsOf(config),
    },
    whoAsks: async (req) => {
      const person = await verifyToken(req.headers.authorization, rules);
      await limits.check('command', `${person.tenantId} ${person.objectId}`);
      return person;
    },
  });
}
