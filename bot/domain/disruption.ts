import { z } from 'zod';

/** The four strands of the serious and organised crime strategy. */
export const FourP = z.enum(['Pursue', 'Prevent', 'Protect', 'Prepare']);
export type FourP = z.infer<typeof FourP>;

export const DisruptionGrade = z.enum(['major', 'moderate', 'minor']);
export type DisruptionGrade = z.infer<typeof DisruptionGrade>;
