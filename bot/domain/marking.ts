import { z } from 'zod';

/** What a panel is set to. SECRET and above never comes in: see `refuseAboveCeiling`. */
export const Marking = z.enum(['OFFICIAL', 'OFFICIAL-SENSITIVE']);
export type Marking = z.infer<typeof Marking>;

/** What stands at the head and the foot of what is shown, from low to high, with its handling instruction. Each begins with the one below. */
export const BorneMarking = z.enum([...Marking.options, 'OFFICIAL-SENSITIVE RECIPIENTS ONLY']);
export type BorneMarking = z.infer<typeof BorneMarking>;

/** A record's: that of its panel; of what few need to know of, the highest there is. */
export function markingOf({ marking }: { readonly marking: Marking }, isForFew: boolean): BorneMarking {
  return isForFew ? 'OFFICIAL-SENSITIVE RECIPIENTS ONLY' : marking;
}
