import { z, ZodError } from 'zod';
import { Refusal } from '../domain/refusal';
import { OutcomeUnknown } from '../ledger/store';
import { unknownText, wordsFor } from '../refusalTexts';
import { NotShown } from '../useCases/afterDoing';
import { type CommandName, runCommand } from '../useCases/commands';
import type { MailSubject } from '../domain/mailLink';
import type { Context } from '../useCases/ports';
import type { Fault } from './replyFields';

export type Typed = Readonly<Record<string, string>>;

interface Deed {
  readonly command: CommandName;
  readonly input: object;
  /** What the page says when it is done. */
  readonly done: string;
}

const Answer = z
  .object({
    answer: z.enum(['coming', 'apology', 'substitute'], { errorMap: () => ({ message: 'Choose one of the three.' }) }),
    substituteId: z.string().optional(),
    substituteName: z.string().optional(),
  })
  .refine(
    ({ answer, ...who }) =>
      answer !== 'substitute' || who.substituteId !== undefined || who.substituteName !== undefined,
    {
      path: ['substituteName'],
      message: 'Choose a colleague, or write who comes instead.',
    },
  );

/** What a button of the page stands for. The record is the link's own: a form cannot name another one. */
function deedOf(name: string, subject: MailSubject, typed: Typed): Deed | undefined {
  switch (subject.kind) {
    case 'task':
      return taskDeed(name, { taskId: subject.id }, typed);
    case 'issue': {
      const input = { issueId: subject.id };
      return name === 'inHand' ? { command: 'issue.acknowledge', input, done: 'Thank you: it is in hand.' } : undefined;
    }
    case 'meeting':
      return meetingDeed(name, { meetingId: subject.id }, typed);
  }
}

function taskDeed(name: string, task: object, { reason = '', outcome = '', fourP }: Typed): Deed | undefined {
  if (name === 'acknowledge') return { command: 'task.acknowledge', input: task, done: 'You have taken the task on.' };
  if (name === 'decline') {
    return { command: 'task.decline', input: { ...task, reason }, done: 'You have handed the task back.' };
  }
  const input = { ...task, outcome, ...filled({ fourP }) };
  return name === 'complete' ? { command: 'task.complete', input, done: 'You have completed the task.' } : undefined;
}

function meetingDeed(name: string, meeting: object, typed: Typed): Deed | undefined {
  if (name === 'signIn') {
    const input = { ...meeting, ...filled({ code: typed['signInCode'] }) };
    return { command: 'attendance.signIn', input, done: 'You are signed in.' };
  }
  if (name !== 'reply') return undefined;
  const { substituteId, substituteName } = typed;
  const answer = Answer.parse({ answer: typed['answer'], ...filled({ substituteId, substituteName }) });
  return { command: 'attendance.reply', input: { ...meeting, ...answer }, done: 'Your answer is noted.' };
}

function filled(fields: Readonly<Record<string, string | undefined>>): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value.trim() !== ''));
}

/** What to tell the person. With `error`, it was done in spite of it, or nobody knows whether it was. */
type Outcome = ({ done: string } | { fault: Fault }) & { error?: Error };

/**
 * Does what a button says, as the member, through the same command as the tab and the cards.
 * @throws a fault by which nothing was done
 */
export async function doDeed(name: string, subject: MailSubject, typed: Typed, ctx: Context): Promise<Outcome> {
  try {
    const deed = deedOf(name, subject, typed);
    if (deed === undefined) return { fault: { form: name, message: 'There is no such button. Nothing was changed.' } };
    return await outcomeOf(deed, name, ctx);
  } catch (error) {
    return { fault: { form: name, field: fieldOf(error), message: wordsFor(error, ctx) } };
  }
}

async function outcomeOf({ command, input, done }: Deed, form: string, ctx: Context): Promise<Outcome> {
  try {
    await runCommand(command, input, ctx);
    return { done };
  } catch (error) {
    if (error instanceof NotShown) return { done, error };
    if (error instanceof OutcomeUnknown) return { fault: { form, message: unknownText }, error };
    throw error;
  }
}

/** The field to put right. */
function fieldOf(error: unknown): string | undefined {
  if (error instanceof Refusal) return error.code === 'wrong-code' ? 'signInCode' : undefined;
  const field = error instanceof ZodError ? error.issues[0]?.path[0] : undefined;
  return typeof field === 'string' ? field : undefined;
}
