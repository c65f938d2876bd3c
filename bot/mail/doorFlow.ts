import { ended, isInSession, type MailLink, type MailSubject } from '../domain/mailLink';
import { isNewerData, Refusal } from '../domain/refusal';
import { meantIn } from '../domain/stoppedWords';
import { type Instant, timeText } from '../domain/time';
import { zoneOf } from '../ledger/roster';
import { afterDoing } from '../useCases/afterDoing';
import { wordsFor } from '../refusalTexts';
import { statementToAccept } from '../useCases/members/statementToAccept';
import { runCommand } from '../useCases/commands';
import type { MailLinkBook } from '../useCases/messages/mailLinkBook';
import type { Context } from '../useCases/ports';
import { type Answer, goOn } from './answer';
import { drawPlace } from './doorPages';
import { statementPage } from './statementPage';
import { addressOf, addressOfPlace, type DoorPlace, HOME, placeAt } from './doorPlaces';
import type { Found, FoundLinks } from './foundLinks';
import type { LinkRef, LinkTokens } from './linkTokens';
import { doDeed, saidText, type Typed } from './replyDeeds';
import type { Fault } from './replyFields';
import { notOpenedPage } from './notOpenedPage';
import * as pages from './replyPages';

export interface DoorParts {
  readonly found: FoundLinks;
  readonly links: MailLinkBook;
  readonly tokens: LinkTokens;
  readonly clock: () => Instant;
  readonly newId: () => string;
  /** Sends a fresh link in place of this one, and says so. */
  readonly sendFresh: (ref: LinkRef) => Answer;
  /** Ids and reasons only. */
  readonly log: (message: string, details: object) => void;
}

/** What a page is drawn with, beside what it is about. */
interface Drawn {
  readonly typed: Typed;
  readonly fault?: Fault;
  readonly said?: string | undefined;
}

/**
 * Behind the code: a small door of its own, for one member and half an hour. It stands on the link's record, so that a
 * restart or another instance keeps it, and leaving, another link or the end of a seat ends it.
 */
export class DoorFlow {
  constructor(private readonly parts: DoorParts) {}

  /** Whose door a cookie opens, by its signature alone: what it stands for may be over. */
  read(cookie: string): Promise<LinkRef | undefined> {
    return this.parts.tokens.read('reply-session', cookie);
  }

  /** @param said what the page before has done */
  async look(ref: LinkRef, address: string, said: string | undefined): Promise<Answer> {
    const draw = async () => {
      const entered = await this.enter(ref, {});
      return 'page' in entered ? entered : this.show(entered, placeAt(address), { typed: {}, said });
    };
    return saidText(said) === undefined ? draw() : afterDoing(draw);
  }

  /** A form came back. `typed` are its fields, the button that sent it included (`do`). */
  async press(ref: LinkRef, address: string, typed: Typed): Promise<Answer> {
    const { anyway, meant, do: button = anyway ?? '', pass = '', back, ...rest } = typed;
    // What somebody says of doubtful words they say with its own button alone.
    const fields = anyway === undefined || meant === undefined ? rest : { ...rest, meant };
    if (button === 'fresh') return this.parts.sendFresh(ref);
    const entered = await this.enter(ref, fields);
    if ('page' in entered) return entered;
    const place = placeAt(address);
    if (!(await this.isOwnForm(ref, pass))) {
      const message =
        'This form did not come from your page as it is now, so nothing was changed. Please send it again.';
      return { ...(await this.show(entered, place, { typed: fields, fault: { form: button, message } })), status: 403 };
    }
    if (button === 'leave') return this.leave(ref, entered);
    if (button === 'accept') return this.accept(entered, place, fields);
    // What was typed into a page of before the panel had a new statement is given back with it.
    if (entered.ctx.viewer.mustAccept === true) return this.show(entered, place, { typed: fields });
    return this.obey(entered, place, { button, fields, isAtHome: back === 'home' });
  }

  /** Who comes in, or why nobody does. What was typed is given back to be copied. */
  private async enter(ref: LinkRef, typed: Typed): Promise<Found | Answer> {
    const found = await this.parts.found.find(ref);
    if ('page' in found || isInSession(found.link, this.parts.clock())) return found;
    this.parts.log('A reply link was refused', { reason: 'sessionOver', link: found.link.id });
    return { status: 410, page: pages.overPage(found.ctx.roster.panel.marking, typed) };
  }

  /** No other site can send a form with this in it; nor does the cookie come along with what another site sends. */
  private async isOwnForm(ref: LinkRef, pass: string): Promise<boolean> {
    const read = await this.parts.tokens.read('reply-pass', pass);
    return read?.linkId === ref.linkId && read.panelId === ref.panelId;
  }

  private async leave(ref: LinkRef, { link, ctx }: Found): Promise<Answer> {
    await this.parts.links.attempt(ref, (known) => ({ link: ended(known, this.parts.clock()), outcome: link.id }));
    return { status: 200, page: pages.leftPage(ctx.roster.panel.marking), session: 'over' };
  }

  /** It goes on with the page that was asked for. */
  private async accept(entered: Found, place: DoorPlace | undefined, typed: Typed): Promise<Answer> {
    const { ctx, link } = entered;
    try {
      await runCommand('statement.accept', { version: Number(typed['version']) }, { ...ctx, door: 'mail' });
    } catch (error) {
      if (!(error instanceof Refusal) || isNewerData(error)) throw error;
      const now = await this.enter(refOf(link), typed);
      const fault = { form: 'accept', message: wordsFor(error, ctx) };
      return 'page' in now ? now : this.show(now, place, { typed: {}, fault });
    }
    return goOn(place === undefined ? HOME : addressOfPlace(place));
  }

  /** Where it is not known whether the button was obeyed, the page shows how the record stands, and says so. */
  private async obey(
    entered: Found,
    place: DoorPlace | undefined,
    { button, fields, isAtHome }: { button: string; fields: Typed; isAtHome: boolean },
  ): Promise<Answer> {
    const { link, ctx } = entered;
    const { error, ...outcome } = await doDeed(button, place ?? { kind: 'home' }, fields, {
      ...ctx,
      meant: meantIn(fields['meant']),
    });
    if (error !== undefined) this.parts.log('A button of a mail came to no clear end', { error, link: link.id });
    if ('said' in outcome) return goOn(isAtHome ? HOME : addressAfter(place, outcome.made), { said: outcome.said });
    // As it is now: the page may be about something that has just been closed to its reader.
    const draw = async () => {
      const now = await this.enter(refOf(link), fields);
      return 'page' in now ? now : this.show(now, place, { typed: fields, ...outcome });
    };
    if (error === undefined) return draw();
    // Where nothing can be read either, what nobody knows is still the first thing to say.
    const shown = await draw().catch(() => Promise.reject(error));
    return { ...shown, status: 500 };
  }

  private async show({ link, ctx }: Found, place: DoorPlace | undefined, drawn: Drawn): Promise<Answer> {
    const { panel } = ctx.roster;
    if (place === undefined) return { status: 404, page: pages.noPage(panel.marking) };
    const { said, ...rest } = drawn;
    const done = saidText(said);
    if (ctx.viewer.mustAccept === true) {
      const statement = statementToAccept(ctx);
      const state = { ...rest, done, ...(await this.frameOf(link, ctx)) };
      if (statement !== undefined)
        return { status: rest.fault === undefined ? 200 : 422, page: statementPage(statement, panel, state) };
    }
    const state = { ...rest, done, ...(await this.frameOf(link, ctx)) };
    const isSaid = done === undefined ? {} : { said: 'shown' as const };
    try {
      const page = await drawPlace(place, link.subject, ctx, state);
      return { status: rest.fault === undefined ? 200 : 422, page, ...isSaid };
    } catch (error) {
      if (!(error instanceof Refusal) || isNewerData(error)) throw error;
      return { status: 404, page: notOpenedPage(place, ctx, state), ...isSaid };
    }
  }

  private async frameOf(link: MailLink, ctx: Context) {
    const until = link.state === 'used' ? link.sessionUntil : link.expiresAt;
    const pass = await this.parts.tokens.sign('reply-pass', refOf(link), until);
    return { pass, newId: this.parts.newId, until: timeText(until, zoneOf(ctx)) };
  }
}

function refOf({ panelId, id: linkId }: MailLink): LinkRef {
  return { panelId, linkId };
}

function addressAfter(place: DoorPlace | undefined, made: MailSubject | undefined): string {
  if (made !== undefined) return addressOf(made);
  return place?.kind === 'record' ? addressOf(place.subject) : HOME;
}
