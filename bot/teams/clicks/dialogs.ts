import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type DialogParts, dialogTitles, issueDialog, taskDialog, type Typed } from '../../cards/dialogCards';
import { framed } from '../../cards/framed';
import type { Card } from '../../cards/kit';
import { markedWithPanel } from '../../cards/panelMark';
import { IssueId, MemberId, TaskId } from '../../domain/ids';
import { Refusal } from '../../domain/refusal';
import { meantIn } from '../../domain/stoppedWords';
import { hasRight } from '../../access/rights';
import { doubtOf } from '../../doubtTexts';
import { refusalText, wordsFor } from '../../refusalTexts';
import { commands, runCommand } from '../../useCases/commands';
import type { Context } from '../../useCases/ports';
import type { Content } from '../drawing/content';
import { acceptElsewhereText } from './accepting';
import { loadHolders } from '../drawing/recordDrawing';

/** The body that answers a dialog's invokes: another dialog, or words and the end of it. */
export type DialogAnswer =
  | { readonly task: { readonly type: 'continue'; readonly value: DialogInfo } }
  | { readonly task: { readonly type: 'message'; readonly value: string } };

interface DialogInfo {
  readonly title: string;
  readonly height: 'medium' | 'large';
  readonly width: 'medium';
  readonly card: { readonly contentType: 'application/vnd.microsoft.card.adaptive'; readonly content: Card };
}

/** Which dialog a button asks for. */
const DialogChoice = z.enum(['issue', 'task']);
export const DialogRequest = z.object({ data: z.object({ dialog: DialogChoice }) });

/** A dialog that was sent: the id that was drawn with it, and its fields beside it. */
const SentDialog = z.object({
  data: z.discriminatedUnion('dialog', [
    z.object({ dialog: z.literal('issue'), issueId: IssueId }).passthrough(),
    z.object({ dialog: z.literal('task'), taskId: TaskId }).passthrough(),
  ]),
});
type Sent = z.infer<typeof SentDialog>['data'];

/** What was done: what to say, and the record's card, which is not shown again for a dialog that was sent twice. */
export interface DialogDone {
  readonly answer: DialogAnswer;
  readonly made?: Content;
}

export function dialogMessage(words: string): DialogAnswer {
  return { task: { type: 'message', value: words } };
}

/**
 * Opens a dialog with fresh ids, for one of the panels that it may be about: the form for an issue asks which where
 * several may have it. `typed` stands in its fields.
 */
export async function openedDialog(
  dialog: z.infer<typeof DialogChoice>,
  panels: readonly [Context, ...Context[]],
  typed: Typed = {},
): Promise<DialogAnswer> {
  const [ctx, ...others] = panels.filter((each) => mayUse(dialog, each));
  if (ctx === undefined) return refused(dialog, panels[0]);
  const sent: Sent =
    dialog === 'issue'
      ? { dialog, issueId: IssueId.parse(randomUUID()) }
      : { dialog, taskId: TaskId.parse(randomUUID()) };
  return drawn(sent, { typed }, ctx, others);
}

/** Does what a dialog asks for. A refusal comes as the same dialog, with the reason and what was typed. */
export async function sentDialog(value: unknown, ctx: Context): Promise<DialogDone> {
  const read = SentDialog.safeParse(value);
  if (!read.success) return { answer: dialogMessage('This dialog is too old to be sent. Please open it again.') };
  const sent = read.data.data;
  // What was typed stays in the dialog, to be sent again once the statement is accepted.
  if (ctx.viewer.mustAccept === true) {
    return { answer: await drawn(sent, { typed: typedIn(sent), fault: acceptElsewhereText(ctx) }, ctx) };
  }
  if (!mayUse(sent.dialog, ctx)) return { answer: await refused(sent.dialog, ctx) };
  const typed = typedIn(sent);
  try {
    const meaning = { ...ctx, meant: meantIn(typed['meant']) };
    return sent.dialog === 'issue'
      ? await raise(sent.issueId, typed, meaning)
      : await allocate(sent.taskId, typed, meaning);
  } catch (error) {
    const fault = error instanceof Missing ? error.message : wordsFor(error, ctx);
    const anyway = error instanceof Refusal ? doubtOf(error) : undefined;
    return { answer: await drawn(sent, { typed, fault, anyway }, ctx) };
  }
}

const commandOf = { issue: 'issue.raise', task: 'task.allocate' } as const;

function mayUse(dialog: Sent['dialog'], { viewer }: Context): boolean {
  return hasRight(viewer, commands[commandOf[dialog]].right);
}

async function refused(dialog: Sent['dialog'], ctx: Context): Promise<DialogAnswer> {
  const error = new Refusal('not-allowed');
  await ctx.readings.refused({ name: commandOf[dialog], input: {}, error }, ctx);
  return dialogMessage(refusalText(error, ctx));
}

/** A field without which nothing can be done. The message says which. */
class Missing extends Error {
  override readonly name = 'Missing';
}

async function raise(issueId: IssueId, { text = '', urgent, restricted }: Typed, ctx: Context): Promise<DialogDone> {
  if (text.trim() === '') throw new Missing('Please write what the panel should know.');
  const isNew = (await ctx.store.read(ctx.roster.panel.id, `issue:${issueId}`)) === undefined;
  const wanted = { issueId, text, urgent: urgent === 'true', restricted: restricted === 'true' };
  const issue = await runCommand('issue.raise', wanted, ctx);
  const next = issue.urgent ? 'The chair and the deputy have been told.' : 'The coordinator will look at it.';
  const answer = dialogMessage(`Issue ${issue.reference} raised for ${issue.agencyName}. ${next}`);
  return { answer, ...(isNew ? { made: { kind: 'issue', issueId } } : {}) };
}

async function allocate(taskId: TaskId, typed: Typed, ctx: Context): Promise<DialogDone> {
  const { title = '', detail, dueOn = '', urgent, restricted, gateway, purpose } = typed;
  if (title.trim() === '') throw new Missing('Please write what is to be done.');
  const owner = MemberId.safeParse(typed['ownerId']);
  if (!owner.success) throw new Missing('Please choose who is to do it.');
  if (dueOn === '') throw new Missing('Please choose the day by which it is to be done.');
  const agencyId = ctx.roster.members.get(owner.data)?.agencyId;
  if (agencyId === undefined) throw new Refusal('not-found', { what: 'member' });
  const input = { taskId, title, agencyId, ownerId: owner.data, dueOn, urgent: urgent === 'true' };
  const optional = { detail, gateway, purpose, restricted: restricted === 'true' };
  const task = await runCommand('task.allocate', { ...input, ...optional }, ctx);
  const warning = task.dueWarning === undefined ? '' : ` ${task.dueWarning}`;
  const said = `Task ${task.reference} given to ${task.ownerName}, ${task.agencyName}, due ${task.dueText}.${warning}`;
  return { answer: dialogMessage(said) };
}

async function drawn(
  sent: Sent,
  filled: Pick<DialogParts, 'typed' | 'fault' | 'anyway'>,
  ctx: Context,
  others: readonly Context[] = [],
): Promise<DialogAnswer> {
  const { marking } = ctx.roster.panel;
  const content = framed(await drawnFor(sent, { marking, ...filled }, ctx, others), marking);
  const card = { contentType: 'application/vnd.microsoft.card.adaptive', content } as const;
  const height = sent.dialog === 'issue' ? 'medium' : 'large';
  return { task: { type: 'continue', value: { title: dialogTitles[sent.dialog], height, width: 'medium', card } } };
}

async function drawnFor(sent: Sent, parts: DialogParts, ctx: Context, others: readonly Context[]): Promise<Card> {
  const { panel } = ctx.roster;
  if (sent.dialog === 'task') {
    return markedWithPanel(taskDialog(parts, sent.taskId, await loadHolders(ctx), ctx.today), panel.id);
  }
  const panels = others.length === 0 ? [] : [panel, ...others.map(({ roster }) => roster.panel)];
  const content = issueDialog(parts, sent.issueId, panels);
  // What is chosen in the form says the panel.
  return panels.length === 0 ? markedWithPanel(content, panel.id) : content;
}

/** More than any field takes: what is longer is no typing. */
const LONGEST_TYPED = 10_000;

/** The fields that were filled in. An input left empty comes as ''. */
function typedIn(sent: Sent): Typed {
  const typed: Record<string, string> = {};
  for (const [field, value] of Object.entries(sent)) {
    if (typeof value === 'string' && value !== '') typed[field] = value.slice(0, LONGEST_TYPED);
  }
  return typed;
}
