import { makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import type { MeetingView } from '../../../../bot/contract';
import type { ReactNode } from 'react';
import { aloud } from '../../../components/aloud';
import { useServerClockReadAgain } from '../../../data/serverClock';
import { useMeetingColumns } from '../meetingColumns';
import { ChairBar } from './ChairBar';
import { MemberBar } from './MemberBar';
import { RefusedNotices } from './RefusedNotices';
import { RunningPart } from './RunningPart';
import { type Drafts, useDrafts } from './useDrafts';
import { type Running, useMeetingWithHeld } from './useRunning';

const useStyles = makeStyles({
  part: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    minWidth: 0,
    ':empty': { display: 'none' },
  },
  heard: { ...aloud, whiteSpace: 'nowrap' },
});

interface Props {
  readonly meeting: MeetingView;
  readonly running: Running;
  readonly inSidePanel: boolean;
  /** Below it. */
  readonly children: ReactNode;
  /** Beside both where there is room, else below. */
  readonly beside: ReactNode;
}

/** The meeting from its start to its close: for whoever runs it with everything to run it by, for all others to follow. */
export function RunPart({ meeting: known, running, inSidePanel, children, beside }: Props) {
  const styles = useStyles();
  const { columns, single } = useMeetingColumns();
  const meeting = useMeetingWithHeld(known);
  const drafts = useDrafts();
  const runs = meeting.state === 'running';
  useServerClockReadAgain(runs, known.run?.lastStepAt);
  return (
    <>
      <div className={mergeClasses(columns, inSidePanel && single)}>
        <div className={styles.part}>
          <RefusedNotices meeting={meeting} onRewrite={runs && meeting.may.run ? drafts.refill : undefined} />
          {runs && <RunningPart meeting={meeting} running={running} inSidePanel={inSidePanel} />}
          {meeting.state === 'closed' && known.state === 'running' && (
            <Text role="status">The meeting is over. Its close waits to be sent.</Text>
          )}
          {children}
        </div>
        <div className={styles.part}>{beside}</div>
      </div>
      {/* There before the start, and after the close: what comes with its words already in it is not read aloud. */}
      <div className={styles.heard} aria-live="polite">
        {running.announced}
      </div>
      {runs && <RunBar meeting={meeting} drafts={drafts} running={running} />}
    </>
  );
}

function RunBar(props: { meeting: MeetingView; drafts: Drafts; running: Running }) {
  const { run, attend } = props.meeting.may;
  if (run) return <ChairBar {...props} />;
  return attend ? <MemberBar meeting={props.meeting} /> : null;
}
