import type { PanelContexts, Context } from '../useCases/ports';
import { type MemberId, type PanelId } from '../domain/ids';
import { type Meeting, meetingReference, startOf } from '../domain/meeting';
import { isNewerData, Refusal } from '../domain/refusal';
import { addMinutes, type Instant, momentText } from '../domain/time';
import type { Mail } from '../useCases/messages/mailer';
import type { MailLinkBook } from '../useCases/messages/mailLinkBook';
import {
  CODE_MINUTES,
  LINK_DAYS,
  type LinkSecrets,
  type MailLink,
  type MailSubject,
  newLink,
} from '../domain/mailLink';
import { loadMeeting } from '../useCases/meetings/meetingLists';
import type { MessageContent, NoticeSubject } from '../domain/message';
import { findOperation } from '../useCases/groups/operationNames';
import { getInvitation } from '../useCases/meetings/planning';
import { drawnFor } from '../useCases/log/reading';
import { runQuery } from '../useCases/queries';
import { zoneOf } from '../ledger/roster';
import type { LinkTokens } from './linkTokens';
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

/** What a message is about, as far as a mail may say it. */
interface About {
  readonly headline: string;
  /** Unless it is a record, whose words stay in Teams. */
  readonly paragraphs?: readonly string[];
  /** Where it stands in the tab. */
  readonly place: string;
  /** What a link in the mail opens. */
  readonly opens?: MailSubject;
  /** No link opens after this moment. */
  readonly until?: Instant;
  readonly meeting?: Meeting;
}

const AGAIN = '(sent again, you may have it twice)';

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
    return this.drawn(panelId, memberId, async (ctx) => {
      const about = await aboutOf(content, ctx);
      const link = await this.linkFor(about, messageId, ctx);
      return this.mailOf(about, link, { seed: messageId, answerLost }, ctx);
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
      return link === undefined ? undefined : this.mailOf(about, link, { seed: link.id, answerLost: false }, ctx);
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
    const known = await this.parts.links.findOpen({ panelId, memberId, messageId }, ctx.now);
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
    link: MailLink | undefined,
    { seed, answerLost }: { seed: string; answerLost: boolean },
    ctx: Context,
  ): Promise<Mail> {
    const inTeams = { text: 'Open it in Teams', url: ctx.tabLink(about.place) };
    const words: MailWords = {
      ...this.letterHead(ctx),
      headline: answerLost ? `${about.headline} ${AGAIN}` : about.headline,
      paragraphs: about.paragraphs ?? ['It could not be brought to you in Teams. What it says is not in this mail.'],
      links: link === undefined ? [inTeams] : [await this.replyLink(link), inTeams],
      notes: link === undefined ? [] : [linkNote(link, ctx)],
    };
    const calendar = about.meeting === undefined ? {} : { calendar: await calendarOf(about.meeting, ctx) };
    return { ...this.letter(words, ctx.viewer.member.email, `${seed} ${ctx.viewer.member.id}`), ...calendar };
  }

  private async replyLink({ panelId, id, expiresAt }: MailLink): Promise<MailWords['links'][number]> {
    const token = await this.parts.tokens.sign('reply-link', { panelId, linkId: id }, expiresAt);
    return { text: 'Answer without Teams', url: `${this.parts.publicUrl()}/reply/${token}` };
  }

  private letterHead({ roster: { panel } }: Context): Pick<MailWords, 'marking' | 'from'> {
    return { marking: panel.marking, from: `Sentinel, for ${panel.name}, ${panel.force}` };
  }

  private letter(words: MailWords, to: string, seed: string): Mail {
    const host = new URL(this.parts.publicUrl()).hostname;
    const messageId = `<${this.parts.sha256(seed).slice(0, 40)}@${host}>`;
    return { to, subject: subjectOf(words), text: textOf(words), html: htmlOf(words), messageId };
  }
}

function linkNote({ expiresAt }: MailLink, ctx: Context): string {
  const until = momentText(expiresAt, ctx.today, zoneOf(ctx));
  return `The link is yours alone, opens once, and works until ${until}. When you open it, a code comes to this address.`;
}

async function calendarOf({ id, state }: Meeting, ctx: Context): Promise<NonNullable<Mail['calendar']>> {
  const { text = '' } = await getInvitation({ meetingId: id }, ctx);
  return { method: state === 'cancelled' ? 'CANCEL' : 'REQUEST', content: text };
}

function contentOf(subject: MailSubject): MessageContent {
  switch (subject.kind) {
    case 'task':
      return { kind: 'task', taskId: subject.id };
    case 'issue':
      return { kind: 'issue', issueId: subject.id };
    case 'meeting':
      return { kind: 'agenda', meetingId: subject.id };
  }
}

/** @throws Refusal when the reader may not see it */
async function aboutOf(content: MessageContent, ctx: Context): Promise<About> {
  switch (content.kind) {
    case 'task':
      return aboutTask(content, ctx);
    case 'issue':
      return aboutIssue(content, ctx);
    case 'agenda':
    case 'meetingStarted':
    case 'meetingSummary':
      return aboutMeeting(content, ctx);
    case 'digest':
      return { headline: 'Your week on the panel waits for you in Teams', place: 'today' };
    case 'notice':
      return aboutNotice(content);
  }
}

type ContentOf<Kind extends MessageContent['kind']> = Extract<MessageContent, { kind: Kind }>;

/** Where what a notice is about stands in the tab. */
const noticePlaces: Record<NoticeSubject, string> = { log: 'log', chats: 'messages', agreement: 'today' };

function aboutNotice({ said, inMail, about }: ContentOf<'notice'>): About {
  const place = about === undefined ? 'today' : noticePlaces[about];
  if (inMail === undefined) return { headline: 'A notice of the panel waits for you in Teams', place };
  const [headline = '', ...paragraphs] = said.split('\n');
  return { headline, paragraphs, place };
}

async function aboutTask({ taskId }: ContentOf<'task'>, ctx: Context): Promise<About> {
  const task = await runQuery('tasks.card', { taskId }, ctx);
  const operation = await findOperation(taskId, ctx);
  const name = operation === undefined ? '' : ` (Operation ${operation})`;
  const headline = `${task.urgent ? 'Urgent: task' : 'Task'} ${task.reference}${name} waits for you`;
  return { headline, place: `action-log?task=${taskId}`, opens: { kind: 'task', id: taskId } };
}

async function aboutIssue({ issueId }: ContentOf<'issue'>, ctx: Context): Promise<About> {
  const issue = await runQuery('issues.card', { issueId }, ctx);
  const headline = `${issue.urgent ? 'Urgent: issue' : 'Issue'} ${issue.reference} waits for you`;
  return { headline, place: `issues?issue=${issueId}`, opens: { kind: 'issue', id: issueId } };
}

async function aboutMeeting(
  { kind, meetingId }: ContentOf<'agenda' | 'meetingStarted' | 'meetingSummary'>,
  ctx: Context,
): Promise<About> {
  await runQuery('meetings.get', { meetingId }, ctx);
  const meeting = await loadMeeting(meetingId, ctx);
  const reference = meetingReference(meeting);
  const place = `meeting?meeting=${meetingId}`;
  if (kind === 'meetingSummary')
    return { headline: `The summary of meeting ${reference} waits for you in Teams`, place };
  if (meeting.state === 'cancelled') return { headline: `Meeting ${reference} is cancelled`, place, meeting };
  const until = addMinutes(startOf(meeting, zoneOf(ctx)), meeting.durationMinutes);
  const opens = { opens: { kind: 'meeting', id: meetingId }, until } as const;
  if (kind === 'meetingStarted') return { headline: `Meeting ${reference} is starting`, place, ...opens };
  return { headline: `Meeting ${reference} waits for your answer`, place, ...opens, meeting };
}
