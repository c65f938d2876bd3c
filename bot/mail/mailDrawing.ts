import type { PanelContexts, Context, InvitationLetter } from '../useCases/ports';
import { type MemberId, type PanelId } from '../domain/ids';
import type { Meeting } from '../domain/meeting';
import { isNewerData, Refusal } from '../domain/refusal';
import { addMinutes, momentText } from '../domain/time';
import type { Mail } from '../useCases/messages/mailer';
import type { MailLinkBook } from '../useCases/messages/mailLinkBook';
import { CODE_MINUTES, LINK_DAYS, type LinkSecrets, type MailLink, newLink } from '../domain/mailLink';
import { type MessageContent, SENT_AGAIN } from '../domain/message';
import { getInvitation } from '../useCases/meetings/planning';
import { drawnFor } from '../useCases/log/reading';
import { zoneOf } from '../ledger/roster';
import type { LinkTokens } from './linkTokens';
import { type About, aboutNotice, aboutOf, aboutsOf, contentOf, together } from './about';
import { htmlOf, type MailWords, subjectOf, textOf } from './mailWords';

export interface MailDrawingParts {
  readonly contexts: PanelContexts;
  readonly links: MailLinkBook;
  readonly secrets: LinkSecrets;
  readonly tokens: LinkTokens;
  readonly sha256: (text: string) => string;
  /** "https://sentinel.example.gov.uk" */
  readonly publicUrl: () => string;
}

/** What a link opens, by its name in a list of several. */
interface NamedLink {
  readonly link: MailLink;
  readonly name: string;
  readonly isWayIn?: boolean | undefined;
}

/** Things of one mail that are answered without Teams; the others wait in the tab. */
const MOST_LINKS = 8;

/** Draws messages as e-mail: the number of a record, its operation, and a link that shows the rest after a code. */
export class MailDrawing {
  constructor(private readonly parts: MailDrawingParts) {}

  /** Undefined when the member is gone, or may not see what it is about. */
  async draw(
    panelId: PanelId,
    content: MessageContent,
    memberId: MemberId,
    messageId: string,
    answerLost: boolean,
  ): Promise<Mail | undefined> {
    if (content.kind === 'notice' && content.mailTo !== undefined) {
      const ctx = await this.parts.contexts.forSystem(panelId);
      const { headline, paragraphs = [] } = aboutNotice(content);
      const said = { headline: headlineOf(headline, answerLost), paragraphs, links: [], notes: [] };
      return this.letter({ ...this.letterHead(ctx), ...said }, content.mailTo, `${messageId} ${memberId}`);
    }
    return this.drawn(panelId, memberId, async (ctx) => {
      const abouts = await aboutsOf(content, ctx);
      const links: NamedLink[] = [];
      for (const each of abouts.slice(0, MOST_LINKS)) {
        const link = await this.linkFor(each, messageId, ctx);
        if (link !== undefined) links.push({ link, name: each.name, isWayIn: each.isWayIn });
      }
      return this.mailOf(together(abouts), links, { seed: messageId, answerLost }, ctx);
    });
  }

  /** A fresh link in place of one that no longer opens, to the same address; undefined too when today's are used up. */
  async drawFresh(old: MailLink): Promise<Mail | undefined> {
    const { panelId, memberId, subject, messageId, address } = old;
    return this.drawn(panelId, memberId, async (ctx) => {
      if (ctx.viewer.member.email !== address) return undefined;
      if (!(await this.parts.links.mayAsk(panelId, memberId, ctx.now))) return undefined;
      const about = await aboutOf(contentOf(subject), ctx);
      const link = await this.newLinkFor(about, messageId, true, ctx);
      return link === undefined
        ? undefined
        : this.mailOf(about, [{ link, name: about.name }], { seed: link.id, answerLost: false }, ctx);
    });
  }

  /** The mail with a code, which says nothing about what it opens. */
  drawCode(link: MailLink, code: string, ctx: Context): Mail {
    const words: MailWords = {
      ...this.letterHead(ctx),
      headline: 'Your code for Sentinel',
      paragraphs: [
        `Your code is ${code}. It works for ${CODE_MINUTES} minutes, on the page that you have open.`,
        'If you did not ask for it, do nothing: somebody else has the link, and without this code it opens nothing. Tell nobody the code.',
      ],
      links: [],
      notes: [],
    };
    return this.letter(words, link.address, `code ${link.id} ${link.codesSent}`);
  }

  /** The mail with the link by which somebody takes their seat. */
  drawInvitation(letter: InvitationLetter, ctx: Pick<Context, 'roster'>): Mail {
    const { to, url, fromName, agencyName, untilText, visitText, seed } = letter;
    const words: MailWords = {
      ...this.letterHead(ctx),
      headline: `Your seat on ${ctx.roster.panel.name}`,
      paragraphs: [
        `${fromName} invites you to take your seat for ${agencyName}.${visitText === undefined ? '' : ` ${visitText}.`}`,
        'Open the link in Teams, signed in with your own organisation’s account, and say that it is you. From then on that account alone opens your seat.',
      ],
      links: [{ text: 'Take your seat', url }],
      notes: [
        `The link is yours alone, opens once, and works until ${untilText}. Pass it on to nobody: who opens it takes the seat. If you did not expect it, tell the coordinator.`,
      ],
    };
    return this.letter(words, to, `invitation ${seed}`);
  }

  private async drawn(
    panelId: PanelId,
    memberId: MemberId,
    draw: (ctx: Context) => Promise<Mail | undefined>,
  ): Promise<Mail | undefined> {
    try {
      return await draw(drawnFor(await this.parts.contexts.of(panelId, memberId)));
    } catch (error) {
      if (error instanceof Refusal && !isNewerData(error)) return undefined;
      throw error;
    }
  }

  /** A message that goes out again carries the link that it had, so that a repeat is no second key. */
  private async linkFor(about: About, messageId: string, ctx: Context): Promise<MailLink | undefined> {
    if (about.opens === undefined) return undefined;
    const { id: memberId, panelId } = ctx.viewer.member;
    const wanted = { panelId, memberId, messageId, subject: about.opens };
    const known = await this.parts.links.findOpen(wanted, ctx.now);
    return known ?? this.newLinkFor(about, messageId, false, ctx);
  }

  private async newLinkFor(
    { opens, until }: About,
    messageId: string,
    asked: boolean,
    ctx: Context,
  ): Promise<MailLink | undefined> {
    const expiresAt = until ?? addMinutes(ctx.now, LINK_DAYS * 24 * 60);
    if (opens === undefined || expiresAt <= ctx.now) return undefined;
    const { id: memberId, panelId, email: address } = ctx.viewer.member;
    const wanted = { panelId, memberId, address, subject: opens, messageId, expiresAt, asked };
    const link = newLink(this.parts.secrets.newId(), wanted, ctx.now);
    await this.parts.links.create(link);
    return link;
  }

  private async mailOf(
    about: About,
    links: readonly NamedLink[],
    { seed, answerLost }: { seed: string; answerLost: boolean },
    ctx: Context,
  ): Promise<Mail> {
    const inTeams = { text: 'Open it in Teams', url: ctx.tabLink(about.place) };
    const words: MailWords = {
      ...this.letterHead(ctx),
      headline: headlineOf(about.headline, answerLost),
      paragraphs: about.paragraphs ?? ['It could not be brought to you in Teams. What it says is not in this mail.'],
      links: [...(await Promise.all(links.map((each) => this.replyLink(each, links.length > 1)))), inTeams],
      notes: links.slice(0, 1).map(({ link }) => linkNote(link, links.length, ctx)),
    };
    const calendar = about.meeting === undefined ? {} : { calendar: await calendarOf(about.meeting, ctx) };
    return { ...this.letter(words, ctx.viewer.member.email, `${seed} ${ctx.viewer.member.id}`), ...calendar };
  }

  private async replyLink(
    { link: { panelId, id, expiresAt }, name, isWayIn = false }: NamedLink,
    isOneOfSeveral: boolean,
  ): Promise<MailWords['links'][number]> {
    const token = await this.parts.tokens.sign('reply-link', { panelId, linkId: id }, expiresAt);
    const which = isOneOfSeveral ? ` for ${name}` : '';
    const text = isWayIn ? 'Your own page, without Teams' : `Answer${which} without Teams`;
    return { text, url: `${this.parts.publicUrl()}/reply/${token}` };
  }

  private letterHead({ roster: { panel } }: Pick<Context, 'roster'>): Pick<MailWords, 'marking' | 'from'> {
    return { marking: panel.marking, from: `Sentinel, for ${panel.name}, ${panel.force}` };
  }

  private letter(words: MailWords, to: string, seed: string): Mail {
    const host = new URL(this.parts.publicUrl()).hostname;
    const messageId = `<${this.parts.sha256(seed).slice(0, 40)}@${host}>`;
    return { to, subject: subjectOf(words), text: textOf(words), html: htmlOf(words), messageId };
  }
}

function headlineOf(headline: string, answerLost: boolean): string {
  return answerLost ? `${headline} (${SENT_AGAIN})` : headline;
}

function linkNote({ expiresAt }: MailLink, count: number, ctx: Context): string {
  const until = momentText(expiresAt, ctx.today, zoneOf(ctx));
  if (count > 1)
    return `Each link is yours alone and opens once; one is enough, what it opens leads to the rest. The first works until ${until}. When you open one, a code comes to this address.`;
  return `The link is yours alone, opens once, and works until ${until}. When you open it, a code comes to this address.`;
}

async function calendarOf({ id, state }: Meeting, ctx: Context): Promise<NonNullable<Mail['calendar']>> {
  const { text = '' } = await getInvitation({ meetingId: id }, ctx);
  return { method: state === 'cancelled' ? 'CANCEL' : 'REQUEST', content: text };
}
