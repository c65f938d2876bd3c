import type { Context } from '../useCases/ports';
import type { Instant } from '../domain/time';
import { type Mail, MailFailure, type Mailer } from '../useCases/messages/mailer';
import type { MailLinkBook } from '../useCases/messages/mailLinkBook';
import {
  askCode,
  type CodeOutcome,
  isInSession,
  type LinkSecrets,
  type MailLink,
  MOST_CODES,
  type OpenOutcome,
  type OpenedLink,
  openWith,
  type Shut,
  standingOf,
  takeBackCode,
} from '../domain/mailLink';
import { type Answer, goOn } from './answer';
import { HOME } from './doorPlaces';
import type { FoundLinks } from './foundLinks';
import type { LinkRef, LinkTokens } from './linkTokens';
import type { MailDrawing } from './mailDrawing';
import type { Typed } from './replyDeeds';
import * as pages from './replyPages';

export interface ReplyParts {
  readonly found: FoundLinks;
  readonly links: MailLinkBook;
  readonly secrets: LinkSecrets;
  readonly tokens: LinkTokens;
  readonly drawing: MailDrawing;
  readonly mailer: Mailer;
  readonly clock: () => Instant;
  /** A right code shows that the message was read. */
  readonly markSeen: (ctx: Context, link: MailLink) => Promise<void>;
  /** Ids and reasons only. */
  readonly log: (message: string, details: object) => void;
}

/** Where a link leads until its code is entered. Everything is looked up anew at each request. */
export class ReplyFlow {
  private readonly underWay = new Set<Promise<void>>();

  constructor(private readonly parts: ReplyParts) {}

  /** Which link a token names, by its signature alone. Undefined where we did not sign it. */
  read(token: string): Promise<LinkRef | undefined> {
    return this.parts.tokens.read('reply-link', token);
  }

  /** Changes nothing and sends nothing: mail scanners open every link they see. */
  async look(ref: LinkRef): Promise<Answer> {
    const found = await this.parts.found.find(ref);
    if ('page' in found) return found;
    const { link, ctx } = found;
    const standing = standingOf(link, this.parts.clock());
    if (standing !== 'open') return this.shut(standing, link, ctx);
    const { marking } = ctx.roster.panel;
    return { status: 200, page: pages.askPage(link.address, marking) };
  }

  /** A form came back. `typed` are its fields, the button that sent it included (`do`). */
  async press(ref: LinkRef, typed: Typed): Promise<Answer> {
    const { do: button = '', code = '' } = typed;
    if (button === 'fresh') return this.sendFresh(ref);
    const found = await this.parts.found.find(ref);
    if ('page' in found) return found;
    if (button === 'code') return this.sendCode(ref, found.link, found.ctx);
    if (button === 'open') return this.open(ref, code, found.ctx);
    return this.refuse(ref, found.link, found.ctx);
  }

  /** Resolves when no fresh link is on its way any more. */
  async settled(): Promise<void> {
    await Promise.all(this.underWay);
  }

  private async sendCode(ref: LinkRef, { address }: MailLink, ctx: Context): Promise<Answer> {
    const { links, secrets, clock, drawing } = this.parts;
    const { marking } = ctx.roster.panel;
    const code = secrets.newCode();
    const hash = secrets.hashOf(code);
    const attempt = await links.attempt<CodeOutcome>(ref, (link) => askCode(link, hash, clock()));
    if (attempt === undefined) return { status: 404, page: pages.strangePage() };
    const { outcome, link } = attempt;
    switch (outcome.kind) {
      case 'sent': {
        const isSent = await this.post(drawing.drawCode(link, code, ctx));
        if (isSent) return { status: 200, page: pages.codePage(address, marking, { typed: {} }, true) };
        await links.attempt(ref, (current) => ({ link: takeBackCode(current), outcome: undefined }));
        return { status: 503, page: pages.noMailPage(marking) };
      }
      case 'tooSoon':
        return this.codeAgain(429, 'code', 'A code was sent less than a minute ago. Please wait for it.', link, ctx);
      case 'tooMany':
        return this.codeAgain(429, 'code', 'Three codes were sent, and no more go out for this link.', link, ctx);
      case 'shut':
        return this.shut(outcome.why, link, ctx);
    }
  }

  private async open(ref: LinkRef, typed: string, ctx: Context): Promise<Answer> {
    const { links, secrets, clock } = this.parts;
    const code = typed.replace(/[\s-]/g, '');
    // Not six digits: no guess, so it is not counted as one.
    const attempt = await links.attempt<OpenOutcome | { kind: 'noCode' }>(ref, (link) =>
      /^\d{6}$/.test(code) || standingOf(link, clock()) !== 'open'
        ? openWith(link, (hash) => secrets.isCode(code, hash), clock())
        : { link, outcome: { kind: 'noCode' } },
    );
    if (attempt === undefined) return { status: 404, page: pages.strangePage() };
    const { outcome, link } = attempt;
    switch (outcome.kind) {
      case 'opened':
        return this.enter(outcome.link, ctx);
      case 'noCode':
        return this.codeAgain(422, 'open', 'Enter the six digits of the code.', link, ctx);
      case 'wrong': {
        this.parts.log('A reply link was refused', { reason: 'wrong code', link: link.id });
        const left = outcome.left === 1 ? 'one more try' : `${outcome.left} more tries`;
        return this.codeAgain(403, 'open', `This is not the code. You have ${left}.`, link, ctx);
      }
      case 'codeOver':
        return this.codeAgain(403, 'open', 'This code has run out. Please send another one.', link, ctx);
      case 'shut':
        return this.shut(outcome.why, link, ctx);
    }
  }

  private codeAgain(
    status: number,
    form: string,
    message: string,
    { address, codesSent }: MailLink,
    ctx: Context,
  ): Answer {
    const fault = { form, message, ...(form === 'open' ? { field: 'code' } : {}) };
    const { marking } = ctx.roster.panel;
    return { status, page: pages.codePage(address, marking, { typed: {}, fault }, codesSent < MOST_CODES) };
  }

  /** A button of no page before the code. */
  private async refuse(ref: LinkRef, link: MailLink, ctx: Context): Promise<Answer> {
    await this.parts.links.attempt(ref, (known) => ({
      link: { ...known, refused: known.refused + 1 },
      outcome: undefined,
    }));
    const standing = standingOf(link, this.parts.clock());
    if (standing !== 'open') return this.shut(standing, link, ctx);
    return { status: 403, page: pages.askPage(link.address, ctx.roster.panel.marking) };
  }

  /** Says the same at once, whoever the link belonged to, and however many were sent today. */
  sendFresh(ref: LinkRef): Answer {
    const sending = this.sendFreshTo(ref).catch((error: unknown) => {
      this.parts.log('A fresh reply link was not sent', { error });
    });
    this.underWay.add(sending);
    void sending.finally(() => this.underWay.delete(sending));
    return { status: 200, page: pages.freshPage() };
  }

  private async sendFreshTo(ref: LinkRef): Promise<void> {
    const link = await this.parts.links.find(ref);
    const mail = link === undefined ? undefined : await this.parts.drawing.drawFresh(link);
    if (mail !== undefined) await this.post(mail);
  }

  /** @returns false where it surely was not sent */
  private async post(mail: Mail): Promise<boolean> {
    try {
      await this.parts.mailer.send(mail);
      return true;
    } catch (error) {
      if (!(error instanceof MailFailure)) throw error;
      this.parts.log('A mail for a reply link was not sent', { reason: error.kind });
      return error.kind === 'unknown';
    }
  }

  /** The address goes on without a token: who opens the door from here on is said by a cookie, which no link carries. */
  private async enter(link: OpenedLink, ctx: Context): Promise<Answer> {
    const { links, markSeen, tokens, log } = this.parts;
    await links.endEarlier(link).catch((error: unknown) => {
      log('A page that was open before was not closed', { error, link: link.id });
    });
    await markSeen(ctx, link).catch((error: unknown) => {
      log('That a message was read was not noted', { error, link: link.id });
    });
    const ref = { panelId: link.panelId, linkId: link.id };
    const token = await tokens.sign('reply-session', ref, link.sessionUntil);
    return goOn(HOME, { session: { token } });
  }

  private shut(why: Shut, link: MailLink, ctx: Context): Answer {
    this.parts.log('A reply link was refused', { reason: why, link: link.id });
    const isOpen = isInSession(link, this.parts.clock());
    return { status: 410, page: pages.shutPage(why, ctx.roster.panel.marking, isOpen) };
  }
}
