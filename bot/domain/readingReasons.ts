import { z } from 'zod';
import { typedLine } from './text';

export const LONGEST_REASON = 120;
/** Why somebody opens what is restricted, or a record of a person: in one tap, or in their own words. */
export const ReadingReason = typedLine(LONGEST_REASON);

/** Whether the panel asks, and what it offers. */
export const ReadingReasons = z.object({
  ask: z.boolean(),
  list: z
    .array(typedLine(60))
    .min(1, 'Leave one reason at the least, or ask for none.')
    .max(6, 'Six reasons at the most: it is one tap.'),
  /** Offered first where it is a person who is opened: of a task there is nobody to check. */
  forPeople: z.array(typedLine(60)).max(3, 'Three at the most beside the others.').optional(),
});
export type ReadingReasons = z.infer<typeof ReadingReasons>;

export const defaultReasons: ReadingReasons = {
  ask: true,
  list: ['Preparing for the meeting', 'A task of mine', 'Keeping the record right'],
  forPeople: ['Checking who this is'],
};

/** Of what it is asked why it is opened, and what may be said in one tap. */
export interface WhyAsked {
  readonly reference: string;
  readonly reasons: readonly string[];
}

/** None where the panel does not ask. */
export function reasonsOffered(
  { readingReasons: { ask, list, forPeople = [] } = defaultReasons }: OfPanel,
  about: 'person' | 'other',
): readonly string[] {
  if (!ask) return [];
  return about === 'person' ? [...forPeople, ...list] : list;
}

interface OfPanel {
  readonly readingReasons?: ReadingReasons | undefined;
}
