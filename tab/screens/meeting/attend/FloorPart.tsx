import { makeStyles, Text, ToggleButton, tokens } from '@fluentui/react-components';
import { CommentOffRegular } from '@fluentui/react-icons/svg/comment-off';
import { HandRightRegular } from '@fluentui/react-icons/svg/hand-right';
import type { MeetingView, OwnAttendanceView } from '../../../../bot/contract';
import { numberedTitle } from '../../../../bot/domain/agendaWords';
import { ProblemBar } from '../../../components/ProblemNotice';
import { itemOnFloor } from './itemOnFloor';
import { useFloorAnswer } from './useFloorAnswer';

const useStyles = makeStyles({
  floor: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

const answers = [
  { answer: 'share', words: 'I want to speak', icon: <HandRightRegular /> },
  { answer: 'nothing', words: 'Nothing to report', icon: <CommentOffRegular /> },
] as const;

/** For whoever runs the meeting, whose bar has other buttons: their own word on the item that is taken. */
export function FloorPart({ meeting, own }: { meeting: MeetingView; own: OwnAttendanceView }) {
  const styles = useStyles();
  const { said, give, isPending, error } = useFloorAnswer(meeting, own);
  const item = itemOnFloor(meeting);
  if (item?.may.speak !== true) return null;
  return (
    <div className={styles.floor}>
      <Text dir="auto">{numberedTitle(item)}</Text>
      <ProblemBar error={error} />
      <div className={styles.buttons} role="group" aria-label={`Your word on ${item.title}`}>
        {answers.map(({ answer, words, icon }) => (
          <ToggleButton
            key={answer}
            icon={icon}
            checked={said === answer}
            appearance={said === answer ? 'primary' : 'secondary'}
            disabledFocusable={isPending}
            onClick={() => give(answer)}
          >
            {words}
          </ToggleButton>
        ))}
      </div>
    </div>
  );
}
