import type { Disruption, DisruptionGrade } from './disruption';
import type { Stamp, TaskIn } from './task';

type Grades = Pick<Disruption, 'moderated'> & {
  readonly proposed: Disruption['proposed'] & { readonly grade: DisruptionGrade };
};

/**
 * Whoever closes a task moderates the grade that somebody else proposed as they completed it. Else theirs is a proposal,
 * and waits for another of those who run the panel. Undefined where nobody said one.
 *
 * @param grade said at the closing
 */
export function gradesAtClosing(
  { completed, proposedGrade }: TaskIn<'completed'>,
  grade: DisruptionGrade | undefined,
  { by, at }: Stamp,
): Grades | undefined {
  const before = proposedGrade && { grade: proposedGrade, by: completed.by, at: completed.at };
  if (grade === undefined) return before && { proposed: before };
  if (before === undefined || before.by === by) return { proposed: { grade, by, at } };
  return { proposed: before, moderated: { grade, by, at } };
}
