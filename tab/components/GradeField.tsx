import type { DisruptionGrade } from '../../bot/domain/disruption';
import { useQueryOf } from '../data/useQueryOf';
import { ChoiceField } from './ChoiceField';
import { grades } from './disruptionChoices';

interface Props {
  readonly label: string;
  readonly none: string;
  readonly required?: boolean;
  readonly chosen: DisruptionGrade | undefined;
  readonly onChoose: (grade: DisruptionGrade | undefined) => void;
  readonly problem?: string | undefined;
}

/** How much a disruption came to, with what the panel means by it: by the one that is chosen, else by each. */
export function GradeField(props: Props) {
  const meant = useQueryOf('disruptions.grades').data;
  const { chosen } = props;
  const all = grades.map(({ value, label }) => `${label}: ${meant?.[value] ?? ''}.`).join(' ');
  const hint = meant && (chosen === undefined ? all : `${meant[chosen]}.`);
  return <ChoiceField choices={grades} {...props} {...(hint === undefined ? {} : { hint })} />;
}
