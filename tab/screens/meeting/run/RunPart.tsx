import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { MeetingView } from '../../../../bot/contract';
import { useServerClockReadAgain } from '../../../data/serverClock';
import { PlannedPart } from './PlannedPart';
import { RefusedNotices } from './RefusedNotices';
import { RunningPart } from './RunningPart';
import { useDrafts } from './useDrafts';
import { useMeetingWithHeld } from './useRunning';

const useStyles = makeStyles({
  part: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, minWidth: 0 },
});

/** The meeting from its start to its close: for whoever runs it with everything to run it by, for all others to follow. */
export function RunPart({ meeting: known, inSidePanel }: { meeting: MeetingView; inSidePanel: boolean }) {
  const styles = useStyles();
  const meeting = useMeetingWithHeld(known);
  const drafts = useDrafts();
  const running = meeting.state === 'running';
  useServerClockReadAgain(running, known.run?.lastStepAt);
  return (
    <div className={styles.part}>
      <RefusedNotices meeting={meeting} onRewrite={running && meeting.may.run ? drafts.refill : undefined} />
      {meeting.state === 'planned' && <PlannedPart meeting={meeting} />}
      {running && <RunningPart meeting={meeting} drafts={drafts} inSidePanel={inSidePanel} />}
      {meeting.state === 'closed' && known.state === 'running' && (
        <Text role="status">The meeting is over. Its close waits to be sent.</Text>
      )}
    </div>
  );
}
