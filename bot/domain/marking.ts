import { z } from 'zod';

/** How sensitive a record is. SECRET and above never comes in: see `refuseAboveCeiling`. */
export const Marking = z.enum(['OFFICIAL', 'OFFICIAL-SENSITIVE']);
export type Marking = z.infer<typeof Marking>;
