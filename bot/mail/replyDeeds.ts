import { z, ZodError, type ZodIssue } from 'zod';
import { ASKED } from '../domain/accessRequest';
import { IssueId } from '../domain/ids';
import type { MailSubject } from '../domain/mailLink';
import { Refusal, type RefusalCode } from '../domain/refusal';
import { linkTo } from './notOpenedPage';
import { OutcomeUnknown } from '../ledger/store';
import { doubtOf } from '../doubtTexts';
import { unknownText, wordsFor } from '../refusalTexts';
import { NotShown } from '../useCases/afterDoing';
import { type CommandName, runCommand } from '../useCases/commands';
import type { Context } from '../useCases/ports';
import type { DoorPlace } from './doorPlaces';
import type { Fault } from './replyFields';

/** Enough to tell the words of one form apart. */
const DIGITS_OF_WORDS = 16;

export type Typed = Readonly<Record<string, string>>;

/** What the next page says once it is done. */
const saidTexts = {
  acknowledge: 'You have taken the task on.',
  decline: 'You have handed the task back. The coordinator is told.',
  progress: 'How it stands is noted.',
  complete: 'You have completed the task. The coordinator is told.',
  askTime: 'You have asked for more time. You will hear whether it is given.',
  block: 'What holds it up is noted. The coordinator is told.',
  unblock: 'The task goes on.',
  inHand: 'Thank you: it is in hand.',
  edit: 'The issue is changed.',
  withdraw: 'The issue is taken back.',
  raise: 'Your issue is raised. The coordinator will look at it, and you will hear what becomes of it.',
  reply: 'Your answer is noted.',
  signIn: 'You are signed in.',
  sign: 'You have signed the agreement: it is in force.',
  seen: 'Noted: you know of it.',
  ask: ASKED,
} as const;
export type SaidKey = keyof typeof saidTexts;

/** Undefined where nothing is to be said; what comes out of a cookie need be no key. */
export function saidText(key: string | undefined): string | undefined {
  return key !== undefined && isSaidKey(key) ? saidTexts[key] : undefined;
}

function isSaidKey(key: string): key is SaidKey {
  return Object.hasOwn(saidTexts, key);
}

interface Deed {
  readonly command: CommandName;
  readonly input: object;
  readonly said: SaidKey;
  /** What was made by it. */
  readonly made?: MailSubject;
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

/** What a button of the page stands for. The record is the page's own: a form cannot name another one. */
function deedOf(name: string, place: DoorPlace, typed: Typed, ctx: Context): Deed | undefined {
  if (place.kind === 'raise') return name === 'raise' ? raiseDeed(typed, ctx) : undefined;
  if (place.kind === 'agreement') return name === 'sign' ? signDeed(typed) : undefined;
  if (place.kind === 'home') return name === 'seen' ? seenDeed(typed) : undefined;
  if (place.kind !== 'record') return undefined;
  const { subject } = place;
  if (name === 'ask') return askDeed(subject, typed);
  switch (subject.kind) {
    case 'task':
      return taskDeed(name, { taskId: subject.id }, typed);
    case 'issue':
      return issueDeed(name, { issueId: subject.id }, typed);
    case 'meeting':
      return meetingDeed(name, { meetingId: subject.id }, typed);
  }
}

function seenDeed({ correctionId = '' }: Typed): Deed {
  return { command: 'nominal.seen', input: { correctionId }, said: 'seen' };
}

/** Whether or not there is such a record. */
function askDeed(subject: MailSubject, { requestId = '', why = '' }: Typed): Deed {
  return { command: 'access.ask', input: { requestId, why, link: linkTo(subject) }, said: 'ask' };
}

const MaySign = z.object({
  maySign: z.literal('true', { errorMap: () => ({ message: 'Tick that you may sign for your organisation.' }) }),
});

/** @throws ZodError */
function signDeed({ terms = '', ...typed }: Typed): Deed {
  MaySign.parse(typed);
  return { command: 'partner.sign', input: { terms }, said: 'sign' };
}

function taskDeed(name: string, task: object, typed: Typed): Deed | undefined {
  const { reason = '', outcome = '', note, fourP } = typed;
  switch (name) {
    case 'acknowledge':
      return { command: 'task.acknowledge', input: task, said: name };
    case 'progress':
      return { command: 'task.progress', input: { ...task, note: note ?? '' }, said: name };
    case 'complete':
      return { command: 'task.complete', input: { ...task, outcome, ...filled({ fourP }) }, said: name };
    case 'askTime':
      return { command: 'task.askTime', input: { ...task, dueOn: dayIn(typed), reason }, said: name };
    case 'block':
      return { command: 'task.block', input: { ...task, reason }, said: name };
    case 'unblock':
      return { command: 'task.unblock', input: task, said: name };
    case 'decline':
      return { command: 'task.decline', input: { ...task, reason }, said: name };
    default:
      return undefined;
  }
}

/** "2027-03-26" of what was typed as 26, 3 and 27. */
function dayIn({ dueOnDay = '', dueOnMonth = '', dueOnYear = '' }: Typed): string {
  const year = dueOnYear.trim();
  return [year.length === 2 ? `20${year}` : year, two(dueOnMonth), two(dueOnDay)].join('-');
}

function two(digits: string): string {
  return digits.trim().padStart(2, '0');
}

function issueDeed(name: string, issue: object, { text = '', reason }: Typed): Deed | undefined {
  switch (name) {
    case 'inHand':
      return { command: 'issue.acknowledge', input: issue, said: name };
    case 'edit':
      return { command: 'issue.edit', input: { ...issue, text }, said: name };
    case 'withdraw':
      return { command: 'issue.withdraw', input: { ...issue, ...filled({ reason }) }, said: name };
    default:
      return undefined;
  }
}

/** The id came with the form: sent twice, it is one issue; with other words, after Back say, it is another. */
function raiseDeed({ issueId = '', text = '', urgent, restricted }: Typed, { sha256 }: Context): Deed {
  const id = IssueId.parse(`${issueId}-${sha256(text.trim()).slice(0, DIGITS_OF_WORDS)}`);
  const input = { issueId: id, text, urgent: urgent === 'true', restricted: restricted === 'true' };
  return { command: 'issue.raise', input, said: 'raise', made: { kind: 'issue', id } };
}

function meetingDeed(name: string, meeting: object, typed: Typed): Deed | undefined {
  switch (name) {
    case 'signIn': {
      const input = { ...meeting, ...filled({ code: typed['signInCode'] }) };
      return { command: 'attendance.signIn', input, said: name };
    }
    case 'coming':
    case 'apology':
      return { command: 'attendance.reply', input: { ...meeting, answer: name }, said: 'reply' };
    case 'reply': {
      const { answer, substituteId, substituteName } = typed;
      const input = { ...meeting, ...Answer.parse({ answer, ...filled({ substituteId, substituteName }) }) };
      return { command: 'attendance.reply', input, said: name };
    }
    default:
      return undefined;
  }
}

function filled(fields: Readonly<Record<string, string | undefined>>): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value.trim() !== ''));
}

/** What to tell the person. With `error`, it was done in spite of it, or nobody knows whether it was. */
type Outcome = (Pick<Deed, 'said' | 'made'> | { fault: Fault }) & { error?: Error };

/**
 * Does what a button says, as the member, through the same command as the tab and the cards.
 * @throws a fault by which nothing was done
 */
export async function doDeed(name: string, place: DoorPlace, typed: Typed, ctx: Context): Promise<Outcome> {
  try {
    const deed = deedOf(name, place, typed, ctx);
    if (deed === undefined) return { fault: { form: name, message: 'There is no such button. Nothing was changed.' } };
    return await outcomeOf(deed, name, ctx);
  } catch (error) {
    return { fault: { form: name, ...problemsIn(error, ctx) } };
  }
}

async function outcomeOf({ command, input, said, made }: Deed, form: string, ctx: Context): Promise<Outcome> {
  const done = { said, ...(made === undefined ? {} : { made }) };
  try {
    await runCommand(command, input, { ...ctx, door: 'mail' });
    return done;
  } catch (error) {
    if (error instanceof NotShown) return { ...done, error };
    if (error instanceof OutcomeUnknown) return { fault: { form, message: unknownText() }, error };
    throw error;
  }
}

const fieldOfRefusal: Partial<Record<RefusalCode, string>> = {
  ...{ 'wrong-code': 'signInCode', 'not-later': 'dueOn', 'too-far-ahead': 'dueOn', 'due-date-passed': 'dueOn' },
};

/** What is to be put right, each thing at its field. */
function problemsIn(error: unknown, ctx: Context): Omit<Fault, 'form'> {
  if (error instanceof Refusal) {
    const field = error.facts['path'] ?? fieldOfRefusal[error.code];
    return { field, message: wordsFor(error, ctx), anyway: doubtOf(error) };
  }
  const [first, ...others] = error instanceof ZodError ? error.issues.map(problemOf) : [];
  return first === undefined ? { message: wordsFor(error, ctx) } : { ...first, others };
}

/** Three fields make a day here: what is said of the one that they stand for would not help. */
const fieldWords: Readonly<Record<string, string>> = { dueOn: 'Write a day that there is, for example 26 3 2027.' };

function problemOf({ path: [field], message }: ZodIssue) {
  return typeof field === 'string' ? { field, message: fieldWords[field] ?? message } : { message };
}
