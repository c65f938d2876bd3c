import type { Activity } from 'botbuilder';
import { z, ZodError } from 'zod';
import { type Card, refreshing, SHOW_VERB } from '../../cards/kit';
import { noticeCard } from '../../cards/plainCards';
import { wordsFor } from '../../refusalTexts';
import { type CommandName, isCommandName, runCommand } from '../../useCases/commands';
import type { Context } from '../../useCases/ports';
import { Content, isRecord } from '../drawing/content';
import { type Drawing } from '../drawing/contentDrawing';
import { isPersonalChat } from '../door/turn';

/** An `adaptiveCard/action` invoke, as Teams sends it. `trigger` is missing where a person clicked in some clients. */
export const Click = z.object({
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
}

export function cardAnswer(card: Card): ClickAnswer {
  return { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card };
}

export function wordsAnswer(words: string): ClickAnswer {
  return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: words };
}

export function errorAnswer(statusCode: number, code: string, message: string): ClickAnswer {
  return { statusCode, type: 'application/vnd.microsoft.error', value: { code, message } };
}

/** Which card shows what a command changed: the one that the button names, else by the id that its input carries. */
const Subject = z.union([
  z.object({ content: Content }).transform(({ content }) => content),
  z.object({ taskId: z.string() }).transform(({ taskId }) => ({ kind: 'task', taskId })),
  z.object({ issueId: z.string() }).transform(({ issueId }) => ({ kind: 'issue', issueId })),
  z.object({ meetingId: z.string() }).transform(({ meetingId }) => ({ kind: 'agenda', meetingId })),
]);

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
  if (verb === SHOW_VERB) return showAgain(click.data, activity, ctx, drawing);
  if (!isCommandName(verb)) return errorAnswer(400, 'BadRequest', 'I no longer know this button. Type help.');
  return runClicked(verb, click.data, activity, ctx, drawing);
}

async function showAgain(click: Click, activity: Activity, ctx: Context, drawing: Drawing): Promise<ClickAnswer> {
  const shown = z.object({ content: Content }).safeParse(click.action.data);
  if (!shown.success) return errorAnswer(400, 'BadRequest', 'This card is too old to show anew. Type help.');
  try {
    return cardAnswer(await draw(shown.data.content, activity, ctx, drawing));
  } catch (error) {
    if (error instanceof ZodError)
      return errorAnswer(400, 'BadRequest', 'This card is too old to show more. Type help.');
    throw error;
  }
}

async function runClicked(
  verb: CommandName,
  click: Click,
  activity: Activity,
  ctx: Context,
  drawing: Drawing,
): Promise<ClickAnswer> {
  const input = inputsOf(verb, click.action.data);
  const subject = Content.safeParse(Subject.safeParse(input).data);
  try {
    await runCommand(verb, input, ctx);
  } catch (error) {
    return wordsAnswer(wordsFor(error, ctx));
  }
  return subject.success
    ? cardAnswer(await draw(subject.data, activity, ctx, drawing))
    : cardAnswer(noticeCard('Done.'));
}

async function draw(content: Content, activity: Activity, ctx: Context, drawing: Drawing): Promise<Card> {
  const card = await drawing.draw(content, ctx);
  // In a chat of many the card that stands keeps its own refresh; this view is one person's.
  return isRecord(content) && isPersonalChat(activity) ? refreshing(card, content, [activity.from.id]) : card;
}

/**
 * Inputs left empty come as '': for a command they were not given. Ids must differ within a card, so an input that
 * another form has too bears its form's name: "decline.reason" is the command's `reason`.
 */
export function inputsOf(verb: string, data: unknown): unknown {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return data;
  const form = `${verb.split('.').at(-1) ?? ''}.`;
  return Object.fromEntries(
    Object.entries(data)
      .filter(([key, value]) => value !== '' && (!key.includes('.') || key.startsWith(form)))
      .map(([key, value]): [string, unknown] => [key.startsWith(form) ? key.slice(form.length) : key, value]),
  );
}
