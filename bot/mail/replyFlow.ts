import type { PanelContexts, Context } from '../useCases/ports';
import { isNewerData, Refusal } from '../domain/refusal';
import type { Instant } from '../domain/time';
import { type Mail, MailFailure, type Mailer } from '../useCases/messages/mailer';
import { afterDoing } from '../useCases/afterDoing';
import type { MailLinkBook } from '../useCases/messages/mailLinkBook';
import {
  askCode,
  type CodeOutcome,
  isInSession,
  type LinkSecrets,
  type MailLink,
  MOST_CODES,
  type OpenOutcome,
  openWith,
  standingOf,
  takeBackCode,
} from '../domain/mailLink';
import type { Html } from './html';
import type { LinkRef, LinkTokens } from './linkTokens';
import type { MailDrawing } from './mailDrawing';
import { recordPage } from './recordPages';
import { doDeed, type Typed } from './replyDeeds';
import type { FormState } from './replyFields';
import * as pages from './replyPages';

export interface ReplyParts {
  readonly contexts: PanelContexts;
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

export interface Answer {
  readonly status: number;
  readonly page: Html;
}

/** Where a link leads: what its page says, and what its buttons do. Everything is looked up anew at each request. */
export class ReplyFlow {
  private readonly underWay = new Set<Promise<void>>();

  constructor(private readonly parts: ReplyParts) {}

  /** Which link a token names, by its signature alone. Undefined where we did not sign it. */
  read(token: string): Promise<LinkRef | undefined> {
    return this.parts.tokens.read('reply-link', token);
  }

  /** Changes nothing and sends nothing: mail scanners open every link they see. */
  async look(ref: LinkRef): Promise<Answer> {
    const found = await this.find(ref);
    if ('page' in found) return found;
    const { link, ctx } = found;
    const standing = standingOf(link, this.parts.clock());
    if (standing !== 'open') return this.shut(standing, link, ctx);
    const { marking } = ctx.roster.panel;
    return { status: 200, page: pages.askPage(link.address, marking) };
  }

  /** A form came back. `typed` are its fields, the button that sent it included (`do`). */
  async press(ref: LinkRef, typed: Typed): Promise<Answer> {
    const { do: button = '', pass, ...fields } = typed;
    if (button === 'fresh') return this.sendFresh(ref);
    const found = await this.find(ref);
    if ('page' in found) return found;
    if (button === 'code') return this.sendCode(ref, found.link, found.ctx);
    if (button === 'open') return this.open(ref, fields['code'] ?? '', found.ctx);
    return this.act(ref, found.link, { button, pass, fields }, found.ctx);
  }

  /** Resolves when no fresh link is on its way any more. */
  async settled(): Promise<void> {
    await Promise.all(this.underWay);
  }

  /** The link with its reader as they are now, or what to say instead. */
  private async find(ref: LinkRef): Promise<{ link: MailLink; ctx: Context } | Answer> {
    const link = await this.parts.links.find(ref);
    if (link === undefined) {
      this.parts.log('A reply link was refused', { reason: 'forgotten' });
      return { status: 404, page: pages.strangePage() };
    }
    const ctx = await this.readerOf(link);
    return ctx === undefined ? this.gone(link) : { link, ctx };
  }

  /** Undefined when the member has left, or their address is another one by now. */
  private async readerOf({ panelId, memberId, address }: MailLink): Promise<Context | undefined> {
    try {
      const ctx = await this.parts.contexts.of(panelId, memberId);
      return ctx.viewer.member.email === address ? ctx : undefined;
    } catch (error) {
      if (error instanceof Refusal && !isNewerData(error)) return undefined;
      throw error;
    }
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
        await this.noteSeen(ctx, link);
        return this.show(link, ctx, { typed: {} });
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

  private async act(
    ref: LinkRef,
    link: MailLink,
    { button, pass = '', fields }: { button: string; pass: string | undefined; fields: Typed },
    ctx: Context,
  ): Promise<Answer> {
    const read = await this.parts.tokens.read('reply-pass', pass);
    const isOurs = read?.linkId === ref.linkId && read.panelId === ref.panelId;
    if (!isOurs) {
      await this.countRefused(ref);
      const standing = standingOf(link, this.parts.clock());
      if (standing !== 'open') return this.shut(standing, link, ctx);
      return { status: 403, page: pages.askPage(link.address, ctx.roster.panel.marking) };
    }
    if (read.expired || !isInSession(link, this.parts.clock())) {
      await this.countRefused(ref);
      return this.shut('sessionOver', link, ctx);
    }
    return this.obey(link, { button, fields }, ctx);
  }

  /** Where it is not known whether the button was obeyed, the page shows how the record stands, and says so. */
  private async obey(
    link: MailLink,
    { button, fields }: { button: string; fields: Typed },
    ctx: Context,
  ): Promise<Answer> {
    const { error, ...outcome } = await doDeed(button, link.subject, fields, ctx);
    if (error !== undefined) this.parts.log('A button of a mail came to no clear end', { error, link: link.id });
    const show = async (): Promise<Answer> => {
      // As it is now: the page may be about something that has just been closed to its reader.
      const now = await this.readerOf(link);
      if (now === undefined) return this.gone(link);
      return this.show(link, now, { typed: 'fault' in outcome ? fields : {}, ...outcome });
    };
    if ('done' in outcome) return afterDoing(show);
    if (error === undefined) return show();
    const { page } = await show().catch(() => {
      throw error;
    });
    return { status: 500, page };
  }

  private async show(link: MailLink, ctx: Context, state: FormState): Promise<Answer> {
    if (link.state !== 'used') return this.gone(link);
    const { panelId, id: linkId } = link;
    const pass = await this.parts.tokens.sign('reply-pass', { panelId, linkId }, link.sessionUntil);
    try {
      const page = await recordPage(link.subject, ctx, { ...state, pass });
      return { status: state.fault === undefined ? 200 : 422, page };
    } catch (error) {
      if (error instanceof Refusal && !isNewerData(error)) return this.gone(link);
      throw error;
    }
  }

  /** Says the same at once, whoever the link belonged to, and however many were sent today. */
  private sendFresh(ref: LinkRef): Answer {
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

  private async noteSeen(ctx: Context, link: MailLink): Promise<void> {
    await this.parts.markSeen(ctx, link).catch((error: unknown) => {
      this.parts.log('That a message was read was not noted', { error, link: link.id });
    });
  }

  private async countRefused(ref: LinkRef): Promise<void> {
    await this.parts.links.attempt(ref, (link) => ({
      link: { ...link, refused: link.refused + 1 },
      outcome: undefined,
    }));
  }

  private shut(why: Parameters<typeof pages.shutPage>[0], { id }: MailLink, ctx: Context): Answer {
    this.parts.log('A reply link was refused', { reason: why, link: id });
    return { status: 410, page: pages.shutPage(why, ctx.roster.panel.marking) };
  }

  private gone({ id }: MailLink): Answer {
    this.parts.log('A reply link was refused', { reason: 'gone', link: id });
    return { status: 404, page: pages.gonePage() };
  }
}
