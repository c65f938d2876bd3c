import { Link, makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import { addressText } from '../../data/address';
import { useSession } from '../../data/session';
import { GuidePicture } from './GuidePicture';
import type { Guide as GuideText, GuideStep, GuideTask } from './guides/guide';

const useStyles = makeStyles({
  // Its own pages on paper: two for the coordinator, one for the chair.
  tasks: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXL,
    '@media print': { display: 'block', zoom: 0.8, breakAfter: 'page' },
  },
  task: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    '@media print': { display: 'block', marginTop: '4mm' },
  },
  heading: { '@media print': { display: 'block', breakAfter: 'avoid' } },
  steps: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    margin: 0,
    paddingInlineStart: tokens.spacingHorizontalXXL,
    breakInside: 'avoid',
  },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** What somebody of this role does, task by task; a task that they may not do is left out. */
export function Guide({ guide: { title, tasks } }: { guide: GuideText }) {
  const styles = useStyles();
  const { may } = useSession();
  return (
    <div className={styles.tasks}>
      <Text className={styles.quiet}>{title}</Text>
      {tasks
        .filter(({ right }) => may[right])
        .map((task) => (
          <Task key={task.title} task={task} />
        ))}
    </div>
  );
}

function Task({ task: { title, steps, picture } }: { task: GuideTask }) {
  const styles = useStyles();
  return (
    <section className={styles.task}>
      <Subtitle2 as="h2" className={styles.heading}>
        {title}
      </Subtitle2>
      <ol className={styles.steps}>
        {steps.map((step) => (
          <li key={step.says}>
            <Step step={step} />
          </li>
        ))}
      </ol>
      {picture !== undefined && <GuidePicture {...picture} />}
    </section>
  );
}

/** "[Overdue]" is what the screen says, "{Action log}" leads there. */
function Step({ step: { says, go } }: { step: GuideStep }) {
  return (
    <Text>
      {says.split(/(\[[^\]]+\]|\{[^}]+\})/).map((part) => {
        const words = part.slice(1, -1);
        if (part.startsWith('[')) return <strong key={part}>{words}</strong>;
        if (!part.startsWith('{') || go === undefined) return part;
        return (
          <Link key={part} inline href={addressText(go.screen, go.parameters)}>
            {words}
          </Link>
        );
      })}
    </Text>
  );
}
