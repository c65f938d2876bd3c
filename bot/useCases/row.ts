import { z } from 'zod';
import { Refusal } from '../domain/refusal';
import { hasRight, type Right } from '../access/rights';
import type { Context } from './ports';

/** A row of the two tables: what can be done, and what can be asked. The whole truth about its door. */
export interface Row<Input, Result> {
  /** One line for the reader of the API. */
  readonly summary: string;
  readonly right: Right;
  readonly input: z.ZodType<Input, z.ZodTypeDef, unknown>;
  readonly result: z.ZodType<Result, z.ZodTypeDef, unknown>;
  readonly run: (input: Input, ctx: Context) => Promise<Result>;
  /**
   * The answer changes though nothing of the panel's did: with the time of day, with what becomes of messages, with who
   * reads. Never answered "unchanged".
   */
  readonly beyondTheLog?: true;
}

/** Lets each row of the tables infer its own input and result. */
export function row<Input, Result>(each: Row<Input, Result>): Row<Input, Result> {
  return each;
}

export const Nothing: z.ZodType<Record<string, never>, z.ZodTypeDef, unknown> = z.object({}).strict();

/** The one place where a right is checked, for commands and queries alike. */
export async function runRow<Input, Result>(row: Row<Input, Result>, input: unknown, ctx: Context): Promise<Result> {
  if (!hasRight(ctx.viewer, row.right)) throw new Refusal('not-allowed');
  return row.run(row.input.parse(input), ctx);
}

/** A page of a list; `cursor` asks for the next one and is absent on the last. */
export function pageOf<Item extends z.ZodTypeAny>(item: Item) {
  return z.object({ items: z.array(item), cursor: z.string().optional() });
}
