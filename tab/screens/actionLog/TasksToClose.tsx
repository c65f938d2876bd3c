import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { TaskView } from '../../../bot/contract';
import type { DisruptionGrade, FourP } from '../../../bot/domain/disruption';
import { ChoiceField } from '../../components/ChoiceField';
import { strands } from '../../components/disruptionChoices';
import { GradeField } from '../../components/GradeField';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column' },
  task: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalM} 0`,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: 'anywhere',
  },
  outcome: { whiteSpace: 'pre-wrap', color: tokens.colorNeutralForeground2 },
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 200px), 1fr))',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalS,
  },
});

/** What a task is closed with. */
export interface Result {
  readonly fourP?: FourP | undefined;
  readonly grade?: DisruptionGrade | undefined;
}

interface Props {
  readonly tasks: readonly TaskView[];
  /** What its agency said, unless something else was chosen. */
  readonly resultOf: (task: TaskView) => Result;
  /** What is missing is said once somebody has tried. */
  readonly tried: boolean;
  readonly onChange: (task: TaskView, result: Result) => void;
}

/** Each with the outcome that its agency wrote, its strand and its grade. */
export function TasksToClose({ tasks, resultOf, tried, onChange }: Props) {
  const styles = useStyles();
  return (
    <ul className={styles.list} aria-label="Tasks to close">
      {tasks.map((task) => {
        const result = resultOf(task);
        return (
          <li key={task.id} className={styles.task}>
            <Text weight="semibold" dir="auto">
              {task.reference}: {task.title}
            </Text>
            <Text className={styles.outcome} dir="auto">
              {task.outcome}
            </Text>
            <div className={styles.fields}>
              <ChoiceField
                label={`4P of ${task.reference}`}
                required
                none="Choose one"
                choices={strands}
                chosen={result.fourP}
                onChoose={(fourP) => onChange(task, { ...result, fourP })}
                problem={tried && result.fourP === undefined ? 'Choose one of the four.' : undefined}
              />
              <GradeField
                label={`Disruption by ${task.reference}`}
                none="None"
                chosen={result.grade}
                onChoose={(grade) => onChange(task, { ...result, grade })}
              />
            </div>
          </li>
        );
      })}
    </ul>
  );
}
