import { z } from 'zod';
import { ReadingReason, reasonsOffered, type WhyAsked } from '../../domain/readingReasons';
import { Refusal } from '../../domain/refusal';
import type { Context } from '../ports';
import type { Reading } from './reading';

/** What is said beside the id of whatever is opened by itself. */
export const saidWhy = {
  reason: ReadingReason.optional().describe('Why, where the panel asks: once an hour for each reader and record'),
};
const SaidWhy = z.object(saidWhy);

/**
 * Writes down that somebody reads, and why, before they are told: where the panel asks why, once an hour for each reader
 * and record. Whoever may not see it was turned away before this, so that the question tells nothing.
 *
 * @param input of the query, as it came
 * @throws Refusal `reason-needed`
 */
export async function noteWhy(readings: readonly Reading[], input: unknown, ctx: Context): Promise<void> {
  const { reason } = SaidWhy.parse(input);
  const unsaid = readings.find((each) => !ctx.readings.isSaid(each, ctx));
  if (unsaid !== undefined && reason === undefined) {
    const { action, subject } = unsaid;
    const offered = reasonsOffered(ctx.roster.panel, action === 'nominal-opened' ? 'person' : 'other');
    const { reference } = subject;
    if (offered.length > 0) throw new Refusal('reason-needed', { reference, reasons: offered.join('\n') });
  }
  await ctx.readings.note(reason === undefined ? readings : readings.map((each) => ({ ...each, note: reason })), ctx);
}

/** Undefined where a refusal asks for no reason. */
export function whyAsked({ code, facts: { reference, reasons } }: Refusal): WhyAsked | undefined {
  if (code !== 'reason-needed' || reference === undefined || reasons === undefined) return undefined;
  return { reference, reasons: reasons.split('\n') };
}
