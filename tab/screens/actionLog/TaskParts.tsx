import { Caption1, makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import type { TaskDetailView } from '../../../bot/contract';
import { OpenLink } from '../../components/OpenLink';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  part: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    columnGap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalXS} 0`,
    overflowWrap: 'anywhere',
  },
  heading: { display: 'block', marginBottom: tokens.spacingVerticalXS },
  state: { color: tokens.colorNeutralForeground2 },
});

/** The parts of a task that was split between agencies, each a task of its own. */
export function TaskParts({ parts }: { parts: TaskDetailView['parts'] }) {
  const styles = useStyles();
  if (parts.length === 0) return null;
  return (
    <section aria-label="Parts">
      <Subtitle2 as="h3" className={styles.heading}>
        Parts
      </Subtitle2>
      <ul className={styles.list}>
        {parts.map(({ id, reference, holderText, stateName }) => (
          <li key={id} className={styles.part}>
            <OpenLink to={{ task: id }}>{reference}</OpenLink>
            <span>{holderText}</span>
            <Caption1 className={styles.state}>{stateName}</Caption1>
          </li>
        ))}
      </ul>
    </section>
  );
}
