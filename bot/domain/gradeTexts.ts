import { z } from 'zod';
import { typedLine } from './text';

/** What the panel means by each grade: shown wherever somebody grades. */
export const GradeTexts = z.object({ major: typedLine(300), moderate: typedLine(300), minor: typedLine(300) });
export type GradeTexts = z.infer<typeof GradeTexts>;

export const defaultGradeTexts: GradeTexts = {
  major: 'The group, or a main line of its business, stops or is broken for months',
  moderate: 'It loses people, money, premises or trust that it will take weeks to replace',
  minor: 'It is hindered for a while, or made to change how it works',
};
