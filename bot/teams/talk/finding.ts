import { Refusal } from '../../domain/refusal';
import { drawnFor } from '../../useCases/log/reading';
import type { Context } from '../../useCases/ports';
import { runQuery } from '../../useCases/queries';
import type { Content } from '../drawing/content';
import { type RecordReference, referenceOf, type TypedReference } from './references';

/** Records whose words hold the same reference: only one bears it. */
const MOST_LOOKED_THROUGH = 200;

/**
 * The record that bears a reference, as far as the person may see it; undefined where the panel has no such references.
 *
 * @throws Refusal `not-found` when it is not there or not theirs to see
 */
export async function findByReference(typed: TypedReference, ctx: Context): Promise<Content | undefined> {
  const named = referenceOf(typed, ctx.roster.panel.referencePrefix);
  if (named === undefined) return undefined;
  try {
    // Looked for, not shown: whoever draws it, or leaves its words out in a chat of many, knows what is read of it.
    return await find(named, drawnFor(ctx));
  } catch (error) {
    if (error instanceof Refusal) await ctx.readings.refused({ name: `${named.kind}s.list`, input: named, error }, ctx);
    throw error;
  }
}

async function find({ kind, reference }: RecordReference, ctx: Context): Promise<Content> {
  const input = { search: reference, open: 'any', sort: 'number', limit: MOST_LOOKED_THROUGH };
  if (kind === 'task') {
    const { items } = await runQuery('tasks.list', input, ctx);
    const found = items.find((task) => task.reference === reference);
    if (found !== undefined) return { kind, taskId: found.id };
  } else {
    const { items } = await runQuery('issues.list', { ...input, direction: 'ascending' }, ctx);
    const found = items.find((issue) => issue.reference === reference);
    if (found !== undefined) return { kind, issueId: found.id };
  }
  throw new Refusal('not-found', { what: kind });
}

/**
 * Of somebody's panels those in which a reference is one that they may see; else the first that has such references, and
 * one whose statement they have yet to accept after those.
 */
export async function bearersOf(typed: TypedReference, panels: readonly Context[]): Promise<Context[]> {
  const answers = await Promise.all(panels.map(async (ctx) => ({ ctx, answer: await answerOf(typed, ctx) })));
  const answersOf = (kind: FoundBy) => answers.filter(({ answer }) => answer === kind);
  const found = answersOf('found');
  const [other] = [...answersOf('refused'), ...answersOf('waiting'), ...answers];
  return (found.length > 0 || other === undefined ? found : [other]).map(({ ctx }) => ctx);
}

type FoundBy = 'found' | 'refused' | 'waiting' | 'none';

async function answerOf(typed: TypedReference, ctx: Context): Promise<FoundBy> {
  const named = referenceOf(typed, ctx.roster.panel.referencePrefix);
  if (named === undefined) return 'none';
  if (ctx.viewer.mustAccept === true) return 'waiting';
  try {
    await find(named, drawnFor(ctx));
    return 'found';
  } catch (error) {
    if (error instanceof Refusal) return 'refused';
    throw error;
  }
}
