import { z } from 'zod';

/** How soon what is given is to be acknowledged, and what is urgent to be in hand. */
export const Targets = z.object({
  ackWorkingDays: z.number().int().min(1).max(20),
  /** Day or night. */
  urgentHours: z.number().int().min(1).max(72),
  /** After how many months somebody looks whether a restriction still has to stand. */
  restrictionMonths: z.number().int().min(1).max(24).optional(),
});
export type Targets = z.infer<typeof Targets>;

export const defaultTargets: Targets = { ackWorkingDays: 2, urgentHours: 4 };

/** Where nobody has said otherwise. */
const RESTRICTION_MONTHS = 3;

export function restrictionMonthsOf({ restrictionMonths = RESTRICTION_MONTHS }: Targets): number {
  return restrictionMonths;
}
