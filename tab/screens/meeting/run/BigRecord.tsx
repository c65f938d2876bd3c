import { makeStyles, tokens } from '@fluentui/react-components';
import type { AgendaItemView, MeetingView } from '../../../../bot/contract';
import { clamped } from '../../../components/clamped';
import { useUnsent } from '../../../data/useUnsentCommands';
import { useQueryOf } from '../../../data/useQueryOf';
import { looks } from './entryKinds';
import { recordWithUnsent } from './unsentInMeeting';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: 'clamp(4px, 1vh, 16px)',
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    fontSize: 'clamp(20px, 3.6vh, 44px)',
    lineHeight: 1.3,
  },
  line: { display: 'grid', gridTemplateColumns: 'auto minmax(0, 1fr)', columnGap: tokens.spacingHorizontalL },
  // Beside the first line, however many there are.
  icon: { display: 'inline-flex', alignItems: 'center', height: '1.3em', color: tokens.colorNeutralForeground2 },
  text: {
    ...clamped,
    overflowWrap: 'anywhere',
  },
  whose: { color: tokens.colorNeutralForeground2 },
  kind: { fontWeight: tokens.fontWeightSemibold },
});

/** More than these do not fit: the newest are shown. */
const MOST_SHOWN = 5;
/** Among them: with more, what comes next would not fit below. */
const MOST_LINES = 6;

/**
 * Decisions and tasks as they are recorded on an item that everybody may know of, but for what was recorded for a few
 * while the item was theirs alone.
 */
export function BigRecord({ meeting, item }: { meeting: MeetingView; item: AgendaItemView }) {
  const styles = useStyles();
  const record = useQueryOf('meetings.record', { meetingId: meeting.id });
  const { entries, tasks } = recordWithUnsent(record.data, useUnsent(), item.id);
  const lines = [
    ...entries
      .filter(({ kind, restricted }) => kind === 'decision' && !restricted)
      .map(({ id, text }) => ({ id, text, look: looks.decision, whose: '' })),
    ...tasks
      .filter(({ restricted }) => !restricted)
      .map(({ id, title, agencyName, dueText }) => ({
        ...{ id, text: title, look: looks.task },
        whose: [agencyName, dueText].filter((part) => part !== '').join(', '),
      })),
  ].slice(-MOST_SHOWN);
  if (lines.length === 0) return null;
  const clamp = { WebkitLineClamp: Math.max(1, Math.floor(MOST_LINES / lines.length)) };
  return (
    <ul className={styles.list} aria-label="Recorded on this item">
      {lines.map(({ id, text, look, whose }) => (
        <li key={id} className={styles.line}>
          <span className={styles.icon} aria-hidden>
            {look.icon}
          </span>
          <span className={styles.text} style={clamp}>
            <span className={styles.kind}>{look.name}:</span> <bdi>{text}</bdi>
            {whose !== '' && <span className={styles.whose}> ({whose})</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}
