import { reasonsOffered } from '../../domain/readingReasons';
import { Refusal } from '../../domain/refusal';
import type { Context } from '../ports';
import type { Reading } from './reading';

/**
 * Writes down that somebody reads, and why, before they are told: where the panel asks why, once an hour for each reader
 * and record. Whoever may not see it was turned away before this, so that the question tells nothing.
 *
 * @throws Refusal `reason-needed`
 */
export async function noteWhy(readings: readonly Reading[], reason: string | undefined, ctx: Context): Promise<void> {
  const asks = reasonsOffered(ctx.roster.panel).length > 0;
  const isUnknown = readings.some((each) => !ctx.readings.isNoted(each, ctx));
  if (asks && isUnknown && reason === undefined) throw new Refusal('reason-needed');
  await ctx.readings.note(reason === undefined ? readings : readings.map((each) => ({ ...each, note: reason })), ctx);
}
