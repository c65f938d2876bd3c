import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { MeetingView, OwnAttendanceView } from '../../../../bot/contract';
import { numberedTitle } from '../../../../bot/domain/agendaWords';
import { ProblemBar } from '../../../components/ProblemNotice';
import { FloorToggles } from './FloorToggles';
import { itemOnFloor } from './itemOnFloor';
import { useFloorAnswer } from './useFloorAnswer';

const useStyles = makeStyles({
  floor: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** For whoever runs the meeting, whose bar has other buttons: their own word on the item that is taken. */
export function FloorPart({ meeting, own }: { meeting: MeetingView; own: OwnAttendanceView }) {
  const styles = useStyles();
  const floor = useFloorAnswer(meeting, own);
  const item = itemOnFloor(meeting);
  if (item?.may.speak !== true) return null;
  return (
    <div className={styles.floor}>
      <Text dir="auto">{numberedTitle(item)}</Text>
      <ProblemBar error={floor.error} />
      <div className={styles.buttons} role="group" aria-label={`Your word on ${item.title}`}>
        <FloorToggles floor={floor} />
      </div>
    </div>
  );
}
