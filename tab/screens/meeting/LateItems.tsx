import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { MeetingView } from '../../../bot/contract';
import { LateDecision } from './build/LateDecision';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    overflowWrap: 'anywhere',
  },
});

/** While the meeting runs: what came late and waits for the chair. */
export function LateItems({ meeting }: { meeting: MeetingView }) {
  const styles = useStyles();
  const waiting = meeting.agenda.filter(({ late }) => late === 'waiting');
  if (waiting.length === 0) return null;
  return (
    <ul className={styles.list} aria-label="Late items">
      {waiting.map((item) => (
        <li key={item.id}>
          <Text>
            Late item: <bdi>{item.title}</bdi> ({item.minutes} min)
          </Text>
          <LateDecision meeting={meeting} item={item} />
        </li>
      ))}
    </ul>
  );
}
