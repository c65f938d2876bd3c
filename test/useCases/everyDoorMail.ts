import type { MemberId } from '../../bot/domain/ids';
import { type MailLink, type MailSubject, newLink } from '../../bot/domain/mailLink';
import type { MessageContent } from '../../bot/domain/message';
import { addMinutes } from '../../bot/domain/time';
import type { Answer } from '../../bot/mail/answer';
import { addressOf } from '../../bot/mail/doorPlaces';
import { DoorFlow } from '../../bot/mail/doorFlow';
import { FoundLinks } from '../../bot/mail/foundLinks';
import type { LinkKeys } from '../../bot/mail/linkKey';
import { linkSecrets } from '../../bot/mail/linkSecrets';
import { LinkTokens } from '../../bot/mail/linkTokens';
import { MailDrawing } from '../../bot/mail/mailDrawing';
import type { Mail } from '../../bot/useCases/messages/mailer';
import { MailLinkBook } from '../../bot/useCases/messages/mailLinkBook';
import type { PanelContexts } from '../../bot/useCases/ports';
import { sha256 } from '../../bot/wiring/sha256';
import type { OutboxStand } from '../delivery/outboxStand';
import { keepingNothing } from './everyDoorServer';
import type { Name } from './everyDoorStage';
import { SIGN_IN_CODE } from './everyDoorWords';

interface Deed {
  /** Of a page of a mail. */
  readonly button: string;
  readonly kind: MailSubject['kind'];
  readonly about: 'task' | 'issue' | 'raised' | 'meeting';
  readonly name: Name;
  readonly typed?: Readonly<Record<string, string>>;
}

const reason = 'No key';
const later = { dueOnDay: '7', dueOnMonth: '4', dueOnYear: '2027' };
const ofTask = { kind: 'task', about: 'task' } as const;
const ofMeeting = { kind: 'meeting', about: 'meeting' } as const;
export const deeds: readonly Deed[] = [
  { ...ofTask, button: 'acknowledge', name: 'task.acknowledge' },
  { ...ofTask, button: 'progress', name: 'task.progress', typed: { note: 'So' } },
  { ...ofTask, button: 'complete', name: 'task.complete', typed: { outcome: 'Visited' } },
  { ...ofTask, button: 'askTime', name: 'task.askTime', typed: { reason, ...later } },
  { ...ofTask, button: 'block', name: 'task.block', typed: { reason } },
  { ...ofTask, button: 'unblock', name: 'task.unblock' },
  { ...ofTask, button: 'decline', name: 'task.decline', typed: { reason } },
  { kind: 'issue', about: 'issue', button: 'inHand', name: 'issue.acknowledge' },
  { kind: 'issue', about: 'raised', button: 'edit', name: 'issue.edit', typed: { text: 'Vans by day' } },
  { kind: 'issue', about: 'raised', button: 'withdraw', name: 'issue.withdraw' },
  { ...ofMeeting, button: 'coming', name: 'attendance.reply' },
  { ...ofMeeting, button: 'signIn', name: 'attendance.signIn', typed: { signInCode: SIGN_IN_CODE } },
];

/** As its reader has it: each page's forms bear a pass of their own. */
export function pageOf({ status, page }: Answer): string {
  return `${status} ${page.text.replaceAll(/name="pass" value="[^"]*"/g, '')}`;
}

/** The same of their own page, but for where their link led. */
export function homeOf(home: Answer, subject: MailSubject): string {
  return pageOf(home).replaceAll(addressOf(subject), '');
}

/** The pages behind a link whose code was entered, each of them with a link of its own to `subject`. */
export interface DoorMail {
  look(who: MemberId, subject: MailSubject, address: string): Promise<Answer>;
  press(who: MemberId, subject: MailSubject, address: string, typed: Readonly<Record<string, string>>): Promise<Answer>;
  /** Undefined where they are sent none. */
  draw(who: MemberId, content: MessageContent): Promise<Mail | undefined>;
}

const LINK = 'a-link-of-their-own';

export function openDoorMail({ panelId, store, now }: OutboxStand, contexts: PanelContexts): DoorMail {
  const keys: LinkKeys = [new Uint8Array(32).fill(7)];
  const [secrets, tokens] = [linkSecrets(keys), new LinkTokens(keys, now)];
  const ref = { panelId, linkId: LINK };
  const flowFor = (link: MailLink): DoorFlow => {
    const log = () => {};
    const found = new FoundLinks({ contexts, links: { find: async () => link }, log });
    const sendFresh = () => {
      throw new Error('Nobody asked for a fresh link');
    };
    return new DoorFlow({
      ...{ found, links: new MailLinkBook(store), tokens, clock: now, newId: () => 'new', sendFresh, log },
    });
  };
  const opened = async (memberId: MemberId, subject: MailSubject): Promise<MailLink> => {
    const { viewer } = await contexts.of(panelId, memberId);
    const [at, expiresAt] = [now(), addMinutes(now(), 30)];
    const wanted = {
      panelId,
      memberId,
      address: viewer.member.email,
      subject,
      messageId: 'one',
      expiresAt,
      asked: false,
    };
    return { ...newLink(LINK, wanted, at), state: 'used', usedAt: at, sessionUntil: expiresAt };
  };
  return {
    look: async (who, subject, address) => flowFor(await opened(who, subject)).look(ref, address, undefined),
    press: async (who, subject, address, typed) => {
      const link = await opened(who, subject);
      const pass = await tokens.sign('reply-pass', ref, link.expiresAt);
      return flowFor(link).press(ref, address, { ...typed, pass });
    },
    draw: async (who, content) => {
      const ctx = keepingNothing(await contexts.of(panelId, who));
      const parts = { contexts, links: new MailLinkBook(ctx.store), secrets, tokens, sha256 };
      return new MailDrawing({ ...parts, publicUrl: () => 'https://sentinel.example' }).draw(
        ...([panelId, content, who, 'one', false] as const),
      );
    },
  };
}
