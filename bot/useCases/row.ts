import { z } from 'zod';
import type { LogEntry } from '../domain/log';
import { isOfAccess, Refusal } from '../domain/refusal';
import type { Stopped } from '../domain/stoppedWords';
import { Admission } from '../access/admission';
import type { ConditionName, Door } from '../access/conditions';
import { hasRight, type Right, waitsForAccepting } from '../access/rights';
import type { PersonViewer } from '../access/viewer';
import { nameOf } from '../ledger/roster';
import { afterDoing } from './afterDoing';
import { isFile } from './fileView';
import { noteWhy } from './log/askedWhy';
import type { Reading } from './log/reading';
import type { Drawn } from './drawn';
import type { Admitted, Context } from './ports';

/** A row of the two tables: what can be done, and what can be asked. The whole truth about its door. */
export interface Row<Input, Result, Name extends ConditionName = ConditionName> extends Door<Name> {
  /** One line for the reader of the API. */
  readonly summary: string;
  readonly input: z.ZodType<Input, z.ZodTypeDef, unknown>;
  readonly result: z.ZodType<Result, z.ZodTypeDef, unknown>;
  readonly run: (input: Input, ctx: Admitted) => Promise<Result>;
  /**
   * What the answer gives to read that the log has to know of: restricted records, files to take away. It stands in the
   * log before the answer is given.
   */
  readonly consults?: (result: Result) => readonly Reading[];
  /**
   * It opens one record by itself: whoever reads what it `consults` is asked why, where the panel asks that, unless this
   * says that the record is their own. Its input says it by `reason`.
   */
  readonly asksWhy?: (result: Result, viewer: PersonViewer) => boolean;
  /**
   * The answer changes though nothing of the panel's did: with the time of day, with what becomes of messages, with who
   * reads. Never answered "unchanged".
   */
  readonly beyondTheLog?: true;
  /** What is sent with it may be as long as the work of many years: a list that somebody brings in. */
  readonly isLong?: true;
  /** What it weighs itself of what may not be entered: who is asked for covert activity, each row of a list by itself. */
  readonly weighs?: readonly Stopped[];
  /** Of a command that a card's button may send: what its result shows on that card. */
  readonly draws?: (result: Result) => Drawn;
}

export type CardRow<Input, Result, Name extends ConditionName = ConditionName> = Row<Input, Result, Name> &
  Required<Pick<Row<Input, Result>, 'draws'>>;

/** Lets each row of the tables infer its own input, result and condition, and tells which ones a card may send. */
export function row<Input, Result, Name extends ConditionName>(
  each: CardRow<Input, Result, Name>,
): CardRow<Input, Result, Name>;
export function row<Input, Result, Name extends ConditionName>(
  each: Row<Input, Result, Name>,
): Row<Input, Result, Name>;
export function row<Input, Result, Name extends ConditionName>(
  each: Row<Input, Result, Name>,
): Row<Input, Result, Name> {
  return each;
}

export const Nothing: z.ZodType<Record<string, never>, z.ZodTypeDef, unknown> = z.object({}).strict();

export interface Answer<Result> {
  readonly result: Result;
  /** The log tells who was given it, so nobody may keep it and be told "unchanged". */
  readonly isLogged: boolean;
  /** What doing it wrote into the log. */
  readonly written: readonly LogEntry[];
}

/** The one place where right and condition are seen to, and readings and refusals logged. */
export function answerRow<Input, Result>(
  name: string,
  row: Row<Input, Result>,
  input: unknown,
  ctx: Context,
  weigh: (input: Input) => void = () => undefined,
): Promise<Answer<Result>> {
  const answer = () => answered(name, row, input, ctx, weigh);
  return ctx.around === undefined ? answer() : ctx.around(name, answer);
}

async function answered<Input, Result>(
  name: string,
  row: Row<Input, Result>,
  input: unknown,
  ctx: Context,
  weigh: (input: Input) => void,
): Promise<Answer<Result>> {
  const written: LogEntry[] = [];
  const result = await guarded(name, { ...row, weigh }, input, ctx, written);
  const readings = row.consults?.(result) ?? [];
  const asksWhy = row.asksWhy?.(result, ctx.viewer) === true;
  const note = () => (asksWhy ? noteWhy(readings, input, ctx) : ctx.readings.note(readings, ctx));
  await (written.length === 0 ? note() : afterDoing(note));
  return { result: marked(result, ctx), isLogged: readings.length > 0, written };
}

/** Whatever is taken away bears its marking in its name too: it is read before the file is opened. */
function marked<Result>(result: Result, { roster: { panel } }: Pick<Context, 'roster'>): Result {
  return isFile(result) ? { ...result, fileName: `${result.marking ?? panel.marking} ${result.fileName}` } : result;
}

async function guarded<Input, Result>(
  name: string,
  row: Row<Input, Result> & { readonly weigh: (input: Input) => void },
  input: unknown,
  ctx: Context,
  written: LogEntry[],
): Promise<Result> {
  try {
    guardRight(ctx.viewer, row.right);
    const admission = new Admission(row.condition, ctx.viewer, (id) => nameOf(ctx.roster, id));
    const ledger = noting(ctx.ledger, written);
    const read = row.input.parse(input);
    row.weigh(read);
    const result = await row.run(read, { ...ctx, ledger, admission, written });
    admission.guardAsked();
    return result;
  } catch (error) {
    if (error instanceof Refusal && isOfAccess(error)) await ctx.readings.refused({ name, input, error }, ctx);
    throw error;
  }
}

/** Nobody is noted as turned away who has only yet to read the panel's statement. @throws Refusal */
function guardRight(viewer: PersonViewer, right: Right): void {
  if (hasRight(viewer, right)) return;
  throw new Refusal(waitsForAccepting(viewer, right) ? 'statement-first' : 'not-allowed');
}

function noting(ledger: Context['ledger'], written: LogEntry[]): Context['ledger'] {
  return {
    change: (panelId, now, decide, tell) =>
      ledger.change(panelId, now, decide, (entries) => {
        written.push(...entries);
        tell?.(entries);
      }),
  };
}

/** A page of a list; `cursor` asks for the next one and is absent on the last. */
export function pageOf<Item extends z.ZodTypeAny>(item: Item) {
  return z.object({ items: z.array(item), cursor: z.string().optional() });
}
