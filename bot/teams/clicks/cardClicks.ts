import { z, ZodError } from 'zod';
import { agreementCard } from '../../cards/agreementCard';
import { ACCEPT_VERB, type Card, refreshing, SHOW_VERB } from '../../cards/kit';
import { doubtCard } from '../../cards/doubtCard';
import { noticeCard } from '../../cards/plainCards';
import type { TypedBefore } from '../../cards/statementCard';
import { type AgencyId, MeetingId, type TaskId } from '../../domain/ids';
import { ReadingReason } from '../../domain/readingReasons';
import { Refusal } from '../../domain/refusal';
import { meantIn } from '../../domain/stoppedWords';
import { doubtOf } from '../../doubtTexts';
import { wordsFor } from '../../refusalTexts';
import { afterDoing } from '../../useCases/afterDoing';
import { type CardCommandName, isCardCommandName, runDrawn } from '../../useCases/commands';
import type { Drawn } from '../../useCases/drawn';
import { whyAsked } from '../../useCases/log/askedWhy';
import { comeBy, unasked } from '../../useCases/log/reading';
import type { Context } from '../../useCases/ports';
import { Content, forEverybody, isRecord } from '../drawing/content';
import { type Drawing, insteadOf } from '../drawing/contentDrawing';
import { drawAccessView } from '../drawing/accessDrawing';
import { drawIssueView, drawTaskView } from '../drawing/recordDrawing';
import { type Activity, addressOf, isPersonalChat } from '../door/turn';
import { acceptClicked, acceptElsewhereText } from './accepting';
import { statementFirst } from '../drawing/statementFirst';
import { mayStandIn, NOTHING_HERE } from '../drawing/amongMany';

/** An `adaptiveCard/action` invoke, as Teams sends it. `trigger` is missing where a person clicked in some clients. */
const Click = z.object({
  action: z.object({ verb: z.string().max(100).default(''), data: z.unknown() }),
  trigger: z.enum(['manual', 'automatic']).default('manual').catch('manual'),
});
type Click = z.infer<typeof Click>;

/** The data of a Submit button: the fallback of Execute in clients that lack it. */
export const SubmitData = z.object({ verb: z.string(), data: z.object({}).passthrough() }).passthrough();

/** The body that answers a click: a card for the one who clicked alone, or words. */
export interface ClickAnswer {
  readonly statusCode: number;
  readonly type: string;
  readonly value: unknown;
  /** What they had typed before they accepted the panel's statement: it is answered now, and no part of this answer. */
  readonly typed?: TypedBefore;
}

function cardAnswer(card: Card): ClickAnswer {
  return { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card };
}

export function wordsAnswer(words: string): ClickAnswer {
  return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: words };
}

export function errorAnswer(statusCode: number, code: string, message: string): ClickAnswer {
  return { statusCode, type: 'application/vnd.microsoft.error', value: { code, message } };
}

/**
 * The card that a button is on, where it is not the record's own: a reminder of it, a list, one of a meeting's several.
 * At first a meeting's cards said so in `content`.
 */
const OnCard = z.object({
  standsFor: Content.optional().catch(undefined),
  content: Content.optional().catch(undefined),
});
const OnMeeting = z.object({ meetingId: MeetingId });

/** Runs what was clicked and draws the card anew for whoever clicked. Never throws for bad input or a refusal. */
export async function answerClick(
  value: unknown,
  activity: Activity,
  ctx: Context,
  drawing: Drawing,
): Promise<ClickAnswer> {
  const click = Click.safeParse(value);
  if (!click.success) return errorAnswer(400, 'BadRequest', 'This button carries nothing I understand.');
  const { verb } = click.data.action;
  if (verb === ACCEPT_VERB) return accepted(click.data.action.data, activity, ctx, drawing);
  if (ctx.viewer.mustAccept === true) return acceptFirst(click.data, activity, ctx, drawing);
  if (verb === SHOW_VERB) return showAgain(click.data, activity, ctx, drawing);
  if (!isCardCommandName(verb)) return errorAnswer(400, 'BadRequest', 'I no longer know this button. Type help.');
  return runClicked(verb, click.data, activity, ctx, drawing);
}

/** The statement in the place of what was asked; what comes into view in a chat of many shows there what all may see. */
async function acceptFirst(click: Click, activity: Activity, ctx: Context, drawing: Drawing): Promise<ClickAnswer> {
  if (isPersonalChat(activity)) {
    const { verb, data } = click.action;
    const asked = statementFirst(ctx, { verb, data });
    if (asked !== undefined) return cardAnswer(drawing.ofPanel(asked, ctx));
  }
  const shown = z.object({ content: Content }).safeParse(click.action.data);
  if (click.trigger === 'manual' || !shown.success) return wordsAnswer(acceptElsewhereText(ctx));
  const { content } = shown.data;
  return cardAnswer(drawing.ofPanel(await sharedView(content, activity, ctx, drawing), ctx, content));
}

async function accepted(data: unknown, activity: Activity, ctx: Context, drawing: Drawing): Promise<ClickAnswer> {
  if (!isPersonalChat(activity)) return wordsAnswer(acceptElsewhereText(ctx));
  const said = await acceptClicked(data, ctx);
  switch (said.kind) {
    case 'words':
      return wordsAnswer(said.words);
    case 'card':
      return cardAnswer(drawing.ofPanel(said.card, ctx));
    case 'typed':
      return { ...cardAnswer(drawing.ofPanel(said.card, ctx)), typed: said.typed };
    case 'click':
      return answerClick({ action: said.action }, activity, said.ctx, drawing);
  }
}

async function showAgain(click: Click, activity: Activity, ctx: Context, drawing: Drawing): Promise<ClickAnswer> {
  const read = Showing.safeParse(click.action.data);
  if (!read.success) return errorAnswer(400, 'BadRequest', 'This card is too old to show anew. Type help.');
  const { content, reason } = read.data;
  const { trigger } = click;
  const asking = trigger === 'automatic' ? unasked(ctx) : ctx;
  try {
    if (!isPersonalChat(activity)) return await showAmongMany({ content, reason, trigger, activity }, asking, drawing);
    // The card in their own chat was sent to them: nobody is asked why they look at it.
    const shown = trigger === 'automatic' ? comeBy(asking) : asking;
    const card = personalView(await drawing.drawFound(content, { ctx: shown, reason }), content, activity);
    return cardAnswer(drawing.ofPanel(card, ctx, content));
  } catch (error) {
    if (error instanceof Refusal) {
      const card = insteadOf(content, error, ctx);
      // Drawn anew by itself, what it asks about would be shown before it is answered.
      const standing = whyAsked(error) === undefined ? personalView(card, content, activity) : card;
      return cardAnswer(drawing.ofPanel(standing, ctx, content));
    }
    if (error instanceof ZodError)
      return errorAnswer(400, 'BadRequest', 'This card is too old to show more. Type help.');
    throw error;
  }
}

/** What a card is asked for with: of what, and why, where that was asked. A field left empty says nothing. */
const Showing = z.object({ content: Content, reason: ReadingReason.optional().catch(undefined) });

interface Shown {
  readonly content: Content;
  readonly reason: string | undefined;
  readonly trigger: Click['trigger'];
  readonly activity: Activity;
}

/** In a chat of many no refusal takes the place of a card that others read: whoever may not see more sees what all see. */
async function showAmongMany(
  { content, reason, trigger, activity }: Shown,
  ctx: Context,
  drawing: Drawing,
): Promise<ClickAnswer> {
  try {
    return cardAnswer(drawing.ofPanel(await drawing.drawFound(content, { ctx, reason }), ctx, content));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (trigger === 'manual' && whyAsked(error) === undefined) return wordsAnswer(wordsFor(error, ctx));
    if (trigger === 'manual') return cardAnswer(drawing.ofPanel(insteadOf(content, error, ctx), ctx, content));
    return cardAnswer(drawing.ofPanel(await sharedView(content, activity, ctx, drawing), ctx, content));
  }
}

/** Somebody may ask by an id that they made up: what is hidden is told as what is not there. */
async function sharedView(content: Content, activity: Activity, ctx: Context, drawing: Drawing): Promise<Card> {
  const shared = forEverybody(ctx);
  try {
    if (!(await mayStandIn(addressOf(activity), content, shared))) return noticeCard(NOTHING_HERE);
    return await drawing.drawFound(content, { ctx: shared });
  } catch (error) {
    if (error instanceof Refusal) return noticeCard(NOTHING_HERE);
    throw error;
  }
}

async function runClicked(
  verb: CardCommandName,
  click: Click,
  activity: Activity,
  ctx: Context,
  drawing: Drawing,
): Promise<ClickAnswer> {
  const { data } = click.action;
  const input = inputsOf(verb, data);
  const { standsFor, content } = OnCard.catch({}).parse(data);
  let drawn: Drawn;
  try {
    drawn = await runDrawn(verb, input, { ...ctx, meant: meantOn(data), door: 'chat' });
  } catch (error) {
    const doubt = error instanceof Refusal ? doubtOf(error) : undefined;
    // A client that sends its buttons as messages is answered in the chat, where a card that asks is nobody's own.
    const isPosted = activity.type === 'message' && !isPersonalChat(activity);
    if (doubt === undefined || !isRecordOf(data) || isPosted) return wordsAnswer(wordsFor(error, ctx));
    const asked = doubtCard(doubt, wordsFor(error, ctx), ctx.roster.panel.marking, { verb, data });
    return cardAnswer(drawing.ofPanel(asked, ctx, standsFor ?? content));
  }
  const on = standsFor ?? content;
  const card = await afterDoing(() => drawResult(drawn, { on, input, activity }, ctx, drawing));
  return cardAnswer(drawing.ofPanel(card, ctx, on));
}

interface Acted {
  /** The card on which it was clicked. */
  readonly on: Content | undefined;
  readonly input: unknown;
  readonly activity: Activity;
}

/** The card that was clicked, as it is now: a list stays the list, and a reminder goes on saying of which day. */
async function drawResult(drawn: Drawn, { on, input, activity }: Acted, ctx: Context, drawing: Drawing): Promise<Card> {
  if (isList(on) && isPersonalChat(activity)) return personalView(await drawing.draw(on, ctx), on, activity);
  switch (drawn.kind) {
    case 'task': {
      const content = reminderOf(drawn.task.id, on);
      return personalView(drawTaskView(drawn.task, ctx, drawing.tabLink, content.said), content, activity);
    }
    case 'issue': {
      const card = await drawIssueView(drawn.issue, ctx, drawing.tabLink);
      return personalView(card, { kind: 'issue', issueId: drawn.issue.id }, activity);
    }
    case 'agreement': {
      const content = agreementNotice(drawn.agreement.agencyId, on);
      return personalView(agreementCard(drawn.agreement, drawing.tabLink('today')), content, activity);
    }
    case 'accessRequest': {
      const card = await drawAccessView(drawn.request, ctx, drawing.tabLink);
      return personalView(card, { kind: 'accessRequest', requestId: drawn.request.id }, activity);
    }
    case 'ownAttendance': {
      const meeting = OnMeeting.safeParse(input);
      if (!meeting.success) return noticeCard('Done.');
      const content = cardOfMeeting(meeting.data.meetingId, on);
      return personalView(await drawing.draw(content, ctx, { own: drawn.own }), content, activity);
    }
  }
}

type ContentOf<Kind extends Content['kind']> = Extract<Content, { kind: Kind }>;

function isList(on: Content | undefined): on is ContentOf<'due' | 'myTasks'> {
  return on?.kind === 'due' || on?.kind === 'myTasks';
}

function agreementNotice(agencyId: AgencyId, on: Content | undefined): ContentOf<'notice'> {
  return on?.kind === 'notice' ? on : { kind: 'notice', about: 'agreement', said: 'Agreement', signs: agencyId };
}

function reminderOf(taskId: TaskId, on: Content | undefined): ContentOf<'task'> {
  return on?.kind === 'task' && on.taskId === taskId ? on : { kind: 'task', taskId };
}

/** A meeting has more cards than one: the agenda, unless the button was on another. */
function cardOfMeeting(meetingId: MeetingId, on: Content | undefined): ContentOf<'agenda' | 'nextMeeting'> {
  const isOnOne = on?.kind === 'agenda' || on?.kind === 'nextMeeting';
  return isOnOne && on.meetingId === meetingId ? on : { kind: 'agenda', meetingId };
}

function personalView(card: Card, content: Content, activity: Activity): Card {
  // In a chat of many the card that stands keeps its own refresh; this view is one person's.
  return isRecord(content) && isPersonalChat(activity) ? refreshing(card, content, [activity.from.id]) : card;
}

/**
 * Inputs left empty come as '': for a command they were not given. Ids must differ within a card, so an input that
 * another form has too bears its form's name: "decline.reason" is the command's `reason`. Of its panel the card told the
 * door.
 */
const ofTheCard: readonly string[] = ['panelId', 'standsFor', 'content', 'meant'];

function isRecordOf(data: unknown): data is object {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}

function meantOn(data: unknown): string[] {
  return isRecordOf(data) && 'meant' in data ? meantIn(data.meant) : [];
}

function inputsOf(verb: string, data: unknown): unknown {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return data;
  const form = `${verb.split('.').at(-1) ?? ''}.`;
  return Object.fromEntries(
    Object.entries(data)
      .filter(
        ([key, value]) => value !== '' && !ofTheCard.includes(key) && (!key.includes('.') || key.startsWith(form)),
      )
      .map(([key, value]): [string, unknown] => [key.startsWith(form) ? key.slice(form.length) : key, value]),
  );
}
