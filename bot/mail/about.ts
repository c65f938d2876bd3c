import { hasRight } from '../access/rights';
import { type Meeting, meetingReference, startOf } from '../domain/meeting';
import type { MailSubject } from '../domain/mailLink';
import { isOfItsDay } from '../domain/reminder';
import { type MessageContent, type NoticeSubject, partsOf, type SingleContent } from '../domain/message';
import { isNewerData, Refusal } from '../domain/refusal';
import { addMinutes, type Instant } from '../domain/time';
import { zoneOf } from '../ledger/roster';
import { findOperation } from '../useCases/groups/operationNames';
import { findNext, loadMeeting, loadMeetings } from '../useCases/meetings/meetingLists';
import { stillWaits } from '../useCases/messages/stillWaits';
import type { Context } from '../useCases/ports';
import { runQuery } from '../useCases/queries';

/** What a message is about, as far as a mail may say it. */
export interface About {
  /** In a list of several: "SEN-27-014". */
  readonly name: string;
  readonly headline: string;
  /** Unless it is a record, whose words stay in Teams. */
  readonly paragraphs?: readonly string[];
  /** Where it stands in the tab. */
  readonly place: string;
  /** What a link in the mail opens. */
  readonly opens?: MailSubject;
  /** It asks nothing of what its link opens, which is there for the page behind it. */
  readonly isWayIn?: true;
  /** No link opens after this moment. */
  readonly until?: Instant;
  readonly meeting?: Meeting;
}

export function contentOf(subject: MailSubject): SingleContent {
  switch (subject.kind) {
    case 'task':
      return { kind: 'task', taskId: subject.id };
    case 'issue':
      return { kind: 'issue', issueId: subject.id };
    case 'meeting':
      return { kind: 'agenda', meetingId: subject.id };
  }
}

/**
 * Each thing that a message is about, but for what the reader may not see by now, and for what was settled meanwhile.
 *
 * @throws Refusal where nothing of it is left
 */
export async function aboutsOf(content: MessageContent, ctx: Context): Promise<About[]> {
  if (ctx.viewer.mustAccept === true) return [await aboutNothing(content, ctx)];
  const abouts: About[] = [];
  let refused = new Refusal('not-found', { what: 'reminder' });
  for (const part of partsOf(content)) {
    try {
      if ((isOfItsDay(content) || part.kind === 'notice') && !(await stillWaits(part, ctx))) continue;
      abouts.push(await aboutOf(part, ctx));
    } catch (error) {
      if (!(error instanceof Refusal) || isNewerData(error)) throw error;
      refused = error;
    }
  }
  if (abouts.length === 0) throw refused;
  return abouts;
}

/** To whoever has yet to accept the panel's statement: that something waits, and the way to it. */
async function aboutNothing(content: MessageContent, ctx: Context): Promise<About> {
  const about = ofNoRecord(content) ?? { name: '', headline: 'Something on the panel waits for you', place: 'today' };
  const opens = partsOf(content)
    .map(openedBy)
    .find((each) => each !== undefined);
  if (opens !== undefined) return { ...about, opens };
  const next = await findNext(ctx);
  return next === undefined ? about : { ...about, opens: { kind: 'meeting', id: next.id }, isWayIn: true };
}

/** What tells of no record is said to them too: that they have a seat, and how they come in. */
function ofNoRecord(content: MessageContent): About | undefined {
  return content.kind === 'notice' && content.inMail !== undefined ? aboutNotice(content) : undefined;
}

function openedBy(part: SingleContent): MailSubject | undefined {
  switch (part.kind) {
    case 'task':
      return { kind: 'task', id: part.taskId };
    case 'issue':
      return { kind: 'issue', id: part.issueId };
    case 'agenda':
    case 'meetingStarted':
      return { kind: 'meeting', id: part.meetingId };
    case 'digest':
    case 'notice':
    case 'meetingSummary':
      return undefined;
  }
}

/** One mail about all of it: "3 things wait for you on the panel", by their numbers. */
export function together(abouts: readonly About[]): About {
  const [first] = abouts;
  if (first === undefined) throw new Refusal('not-found', { what: 'reminder' });
  if (abouts.length === 1) return first;
  const names = abouts.map(({ name }) => name);
  const paragraphs = [
    `${names.join(', ')}.`,
    'It could not be brought to you in Teams. What it says is not in this mail.',
  ];
  const headline = `${abouts.length} things wait for you on the panel`;
  // With a meeting among them comes its calendar file.
  const meeting = abouts.find((each) => each.meeting !== undefined)?.meeting;
  return { name: '', headline, paragraphs, place: 'today', ...(meeting === undefined ? {} : { meeting }) };
}

/** @throws Refusal when the reader may not see it */
export async function aboutOf(content: SingleContent, ctx: Context): Promise<About> {
  if (ctx.viewer.mustAccept === true) return aboutNothing(content, ctx);
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
      return withWayIn({ name: 'Your week', headline: 'Your week on the panel waits for you', place: 'today' }, ctx);
    case 'notice':
      return content.inMail === undefined ? aboutNotice(content) : withWayIn(aboutNotice(content), ctx);
  }
}

/** Of what no page is about, the link opens the next meeting or the last there was, and with it the page that has everything of one's own. */
async function withWayIn(about: About, ctx: Context): Promise<About> {
  const next = hasRight(ctx.viewer, 'agenda.see')
    ? ((await findNext(ctx)) ?? (await loadMeetings(ctx)).at(-1))
    : undefined;
  return next === undefined ? about : { ...about, opens: { kind: 'meeting', id: next.id }, isWayIn: true };
}

type ContentOf<Kind extends MessageContent['kind']> = Extract<MessageContent, { kind: Kind }>;

/** Where what a notice is about stands in the tab. */
const noticePlaces: Record<NoticeSubject, string> = { log: 'log', chats: 'messages', agreement: 'today' };

export function aboutNotice({ said, inMail, about }: ContentOf<'notice'>): About {
  const place = about === undefined ? 'today' : noticePlaces[about];
  if (inMail === undefined)
    return { name: 'A notice', headline: 'A notice of the panel waits for you in Teams', place };
  const [headline = '', ...paragraphs] = said.split('\n');
  // What stands around a headline ends it.
  return { name: 'A notice', headline: headline.replace(/\.$/, ''), paragraphs, place };
}

async function aboutTask({ taskId }: ContentOf<'task'>, ctx: Context): Promise<About> {
  const task = await runQuery('tasks.card', { taskId }, ctx);
  const operation = await findOperation(taskId, ctx);
  const name = operation === undefined ? '' : ` (Operation ${operation})`;
  const headline = `${task.urgent ? 'Urgent: task' : 'Task'} ${task.reference}${name} waits for you`;
  return {
    ...{ name: `${task.reference}${name}`, headline, place: `action-log?task=${taskId}` },
    opens: { kind: 'task', id: taskId },
  };
}

async function aboutIssue({ issueId }: ContentOf<'issue'>, ctx: Context): Promise<About> {
  const issue = await runQuery('issues.card', { issueId }, ctx);
  const headline = `${issue.urgent ? 'Urgent: issue' : 'Issue'} ${issue.reference} waits for you`;
  return {
    ...{ name: issue.reference, headline, place: `issues?issue=${issueId}` },
    opens: { kind: 'issue', id: issueId },
  };
}

async function aboutMeeting(
  { kind, meetingId }: ContentOf<'agenda' | 'meetingStarted' | 'meetingSummary'>,
  ctx: Context,
): Promise<About> {
  await runQuery('meetings.get', { meetingId }, ctx);
  const meeting = await loadMeeting(meetingId, ctx);
  const reference = meetingReference(meeting);
  const place = `meeting?meeting=${meetingId}`;
  const name = reference;
  if (kind === 'meetingSummary')
    return { name, headline: `The summary of meeting ${reference} waits for you in Teams`, place };
  if (meeting.state === 'cancelled') return { name, headline: `Meeting ${reference} is cancelled`, place, meeting };
  const until = addMinutes(startOf(meeting, zoneOf(ctx)), meeting.durationMinutes);
  const opens = { opens: { kind: 'meeting', id: meetingId }, until } as const;
  if (kind === 'meetingStarted') return { name, headline: `Meeting ${reference} is starting`, place, ...opens };
  return { name, headline: `Meeting ${reference} waits for your answer`, place, ...opens, meeting };
}
