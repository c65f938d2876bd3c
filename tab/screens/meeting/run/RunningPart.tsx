import { makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import type { MeetingView } from '../../../../bot/contract';
import { floorItemId } from '../../../../bot/domain/runSteps';
import { useServerNow } from '../../../data/serverClock';
import { useQueryOf } from '../../../data/useQueryOf';
import { CurrentItem } from './CurrentItem';
import { ItemForms } from './ItemForms';
import { ItemRecord } from './ItemRecord';
import { RestOfAgenda } from './RestOfAgenda';
import { HiddenFloorButtons, RunButtons } from './RunButtons';
import type { Drafts } from './useDrafts';
import { useHoldersAtHand } from './useHoldersAtHand';
import { type Running, useRunning } from './useRunning';

const useStyles = makeStyles({
  running: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 400px), 1fr))',
    alignItems: 'start',
    gap: tokens.spacingHorizontalXL,
    maxWidth: '1200px',
  },
  single: { gridTemplateColumns: 'minmax(0, 1fr)', gap: tokens.spacingVerticalM },
  floor: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    minWidth: 0,
    padding: tokens.spacingHorizontalL,
    borderRadius: tokens.borderRadiusLarge,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  compact: { padding: tokens.spacingHorizontalM },
  heard: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
});

const SECOND_MS = 1000;

interface Props {
  readonly meeting: MeetingView;
  readonly drafts: Drafts;
  readonly inSidePanel: boolean;
}

/** What is on the floor with its time, what is recorded on it, and the rest of the agenda. */
export function RunningPart({ meeting, drafts, inSidePanel }: Props) {
  const styles = useStyles();
  const now = useServerNow(SECOND_MS);
  const running = useRunning(meeting);
  const { run, may } = meeting;
  const record = useQueryOf('meetings.record', { meetingId: meeting.id }, may.seeRecord);
  useHoldersAtHand(may.run);
  const itemId = floorItemId(run);
  return (
    <div className={mergeClasses(styles.running, inSidePanel && styles.single)}>
      <section className={mergeClasses(styles.floor, inSidePanel && styles.compact)} aria-label="On the floor">
        {run === undefined ? (
          <HiddenFloor meeting={meeting} running={running} />
        ) : (
          <CurrentItem meeting={meeting} run={run} now={now} compact={inSidePanel} />
        )}
        {run !== undefined && may.run && (
          <>
            <RunButtons meeting={meeting} run={run} running={running} isOutOfTime={now >= meeting.endsAtInstant} />
            <ItemForms meeting={meeting} floorItemId={itemId} drafts={drafts} running={running} />
          </>
        )}
        {itemId !== undefined && may.seeRecord && (
          <ItemRecord meeting={meeting} itemId={itemId} record={record} running={running} />
        )}
      </section>
      <RestOfAgenda meeting={meeting} now={now} record={record} running={running} collapsed={inSidePanel} />
      <div className={styles.heard} aria-live="polite">
        {running.announced}
      </div>
    </div>
  );
}

function HiddenFloor({ meeting, running }: { meeting: MeetingView; running: Running }) {
  return (
    <>
      <Text>The panel is taking an item that is not shared with you.</Text>
      {meeting.may.run && <HiddenFloorButtons meeting={meeting} running={running} />}
    </>
  );
}
