import { makeStyles, tokens } from '@fluentui/react-components';
import type { MeetingView } from '../../../bot/contract';
import { BetweenMarkings } from '../../components/BetweenMarkings';
import { LoadingLines } from '../../components/LoadingLines';
import { OfflineBanner } from '../../components/OfflineBanner';
import { ProblemNotice } from '../../components/ProblemNotice';
import { useAddress } from '../../data/address';
import { useServerClockReadAgain } from '../../data/serverClock';
import { useSession } from '../../data/session';
import { useQueryOf } from '../../data/useQueryOf';
import { BigFloor } from './run/BigFloor';
import { stageTitle } from './run/stageWords';
import { useMeetingWithHeld } from './run/useRunning';

/** Letters grow with the screen: eleven items fill it and are read from the back row. */
const useStyles = makeStyles({
  stage: {
    display: 'flex',
    flexDirection: 'column',
    height: '100%',
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
  },
  content: {
    flexGrow: 1,
    overflow: 'auto',
    display: 'flex',
    flexDirection: 'column',
    gap: 'clamp(8px, 2vh, 32px)',
    padding: 'clamp(16px, 3vh, 48px) clamp(16px, 4vw, 96px)',
  },
  head: { fontSize: 'clamp(24px, 4.4vh, 56px)', lineHeight: 1.2, fontWeight: tokens.fontWeightSemibold, margin: 0 },
  list: {
    display: 'flex',
    flexDirection: 'column',
    flexGrow: 1,
    justifyContent: 'space-between',
    gap: tokens.spacingVerticalS,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
  item: {
    display: 'grid',
    gridTemplateColumns: 'auto 1fr auto',
    columnGap: 'clamp(12px, 2vw, 48px)',
    alignItems: 'baseline',
    fontSize: 'clamp(18px, 3.4vh, 44px)',
    lineHeight: 1.3,
  },
  quiet: { color: tokens.colorNeutralForeground3, fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
});

/** The meeting on its stage or a projector: letters only, marked, nothing to click, nothing that not all may read. */
export default function StageScreen() {
  const styles = useStyles();
  const { panel } = useSession();
  const meetingId = useAddress().parameters['meeting'];
  const meeting = useQueryOf('meetings.get', { meetingId });
  return (
    <div className={styles.stage}>
      <BetweenMarkings marking={panel.marking} large>
        <OfflineBanner />
        <main className={styles.content}>
          {meeting.data !== undefined && <Shown meeting={meeting.data} />}
          {meeting.status === 'pending' && <LoadingLines count={10} />}
          {meeting.data === undefined && meeting.status === 'error' && (
            <ProblemNotice what="The agenda could not be shown." error={meeting.error} onRetry={meeting.refetch} />
          )}
        </main>
      </BetweenMarkings>
    </div>
  );
}

function Shown({ meeting: known }: { meeting: MeetingView }) {
  const meeting = useMeetingWithHeld(known);
  const running = meeting.state === 'running';
  useServerClockReadAgain(running, known.run?.lastStepAt);
  return running ? <BigFloor meeting={meeting} /> : <BigAgenda meeting={meeting} />;
}

function BigAgenda({ meeting }: { meeting: MeetingView }) {
  const styles = useStyles();
  return (
    <>
      <h1 className={styles.head}>
        {meeting.reference}, {meeting.dayText.split(',', 1)[0]}, {meeting.startsAt}–{meeting.endsAt}
        {meeting.state === 'closed' && ': closed'}
      </h1>
      <ol className={styles.list}>
        {meeting.agenda.map((item) => (
          <li key={item.id} className={styles.item}>
            <span className={styles.quiet}>{item.startsAt}</span>
            <span dir="auto">{stageTitle(item)}</span>
            <span className={styles.quiet}>{item.minutes} min</span>
          </li>
        ))}
      </ol>
    </>
  );
}
