import { z } from 'zod';
import { PanelId } from '../domain/ids';
import { Counting } from '../domain/tally';
import { Owed } from './courier';
import { PanelShapes } from './shapes';

/** The panel's counters. Every change replaces it under its version, which is what makes the log gapless. */
export const Head = z.object({
  panelId: PanelId,
  /** The number of the last entry. */
  logNumber: z.number().int().nonnegative(),
  /** That of the last entry that changed what anybody is shown: ETags and what is kept after reading go by it. */
  changeNumber: z.number().int().nonnegative(),
  lastHash: z.string(),
  /** The log number at which settings or people last changed. */
  rosterAsOf: z.number().int().nonnegative(),
  /** The last number given, by counter ("task-27", "issue-27"). */
  counters: z.record(z.number().int().nonnegative()),
  /** Meetings that run: while there is one, other processes' changes are looked for every second. */
  runningMeetingIds: z.array(z.string()).default([]),
  /** Absent while all documents have the first of their shapes. */
  shapes: PanelShapes.optional(),
  /** Absent: its measures are still to be counted. */
  counting: Counting.optional(),
  /** Cards to be shown anew; those that have been go with the next change. */
  owed: z.array(Owed).optional(),
});
export type Head = z.infer<typeof Head>;

/** At first every entry was a change. */
export function withChangeNumber(stored: unknown): unknown {
  const isHead = typeof stored === 'object' && stored !== null && 'logNumber' in stored;
  return isHead ? { ...stored, changeNumber: stored.logNumber } : stored;
}
