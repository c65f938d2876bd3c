import { type z } from 'zod';
import { Refusal } from '../domain/refusal';
import { hasRight, type Right } from '../access/rights';
import type { Context } from './ports';

/** A row of the two tables: what can be done, and what can be asked. */
export interface Row<Input, Result> {
  /** One line for the reader of the API. */
  readonly summary: string;
  readonly right: Right;
  readonly input: z.ZodType<Input, z.ZodTypeDef, unknown>;
  readonly result: z.ZodType<Result, z.ZodTypeDef, unknown>;
  readonly run: (input: Input, ctx: Context) => Promise<Result>;
}

/** Lets each row of the tables infer its own input and result. */
export function row<Input, Result>(
  summary: string,
  right: Right,
  input: Row<Input, Result>['input'],
  result: Row<Input, Result>['result'],
  run: Row<Input, Result>['run'],
): Row<Input, Result> {
  return { summary, right, input, result, run };
}

/** The one place where a right is checked, for commands and queries alike. */
export async function runRow<Input, Result>(row: Row<Input, Result>, input: unknown, ctx: Context): Promise<Result> {
  if (!hasRight(ctx.viewer, row.right)) throw new Refusal('not-allowed');
  return row.run(row.input.parse(input), ctx);
}
