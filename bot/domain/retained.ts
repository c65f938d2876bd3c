import { z } from 'zod';
import { MemberId } from './ids';
import { Instant, LocalDate } from './time';

/** What was decided when the time of a record was over. The reasons stand in the log. */
export const Retained = z.object({
  /** Kept: looked at again from this day on, whatever the period of its class. */
  reviewOn: LocalDate.optional(),
  /** Its words are gone, for good; what is left says that it was. */
  disposed: z.object({ by: MemberId, at: Instant }).optional(),
});
export type Retained = z.infer<typeof Retained>;

interface RetentionKeys {
  readonly endedOn?: LocalDate;
  readonly reviewOn?: LocalDate;
}

/**
 * What a review finds a record by: the day on which it was over, to which its class adds the panel's period; or the day
 * that somebody gave it. Nothing while it goes on, nor once it was disposed of.
 */
export function retentionKeys(endedOn: LocalDate | undefined, { reviewOn, disposed }: Retained = {}): RetentionKeys {
  if (endedOn === undefined || disposed !== undefined) return {};
  return reviewOn === undefined ? { endedOn } : { reviewOn };
}

/** A number that goes with an id: it orders those of one day where they have no number of their own. */
export function tieNumber(id: string): number {
  let sum = 0;
  for (const letter of id) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 2_147_483_647;
  return sum;
}
