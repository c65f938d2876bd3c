import { makeStyles, Text, ToggleButton, tokens } from '@fluentui/react-components';
import { CommentRegular } from '@fluentui/react-icons/svg/comment';
import { CommentOffRegular } from '@fluentui/react-icons/svg/comment-off';
import type { AgendaItemView, MeetingView, OwnAttendanceView } from '../../../../bot/contract';
import { numberedTitle } from '../../../../bot/domain/agendaWords';
import { ProblemBar } from '../../../components/ProblemNotice';
import { useCommand } from '../../../data/useCommand';

const useStyles = makeStyles({
  floor: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

const answers = [
  { answer: 'share', words: 'Something to share', icon: <CommentRegular /> },
  { answer: 'nothing', words: 'Nothing to report', icon: <CommentOffRegular /> },
] as const;

/** The item on the floor, as far as the viewer may know of it. */
export function itemOnFloor({ run, agenda }: MeetingView): AgendaItemView | undefined {
  if (run === undefined || run.floor.kind === 'finished') return undefined;
  const { itemId } = run.floor;
  return agenda.find(({ id }) => id === itemId);
}

/** The round table: one tap for the item on the floor. */
export function FloorPart({ meeting, own }: { meeting: MeetingView; own: OwnAttendanceView }) {
  const styles = useStyles();
  const reply = useCommand('attendance.answerFloor');
  const item = meeting.state === 'running' ? itemOnFloor(meeting) : undefined;
  if (item?.may.speak !== true) return null;
  const said = own.floors.find(({ itemId }) => itemId === item.id)?.answer;
  const words = answers.find(({ answer }) => answer === said)?.words;
  return (
    <div className={styles.floor}>
      <Text>
        {numberedTitle(item)}
        {words !== undefined && `: you said “${words}”`}
      </Text>
      <ProblemBar error={reply.error} />
      <div className={styles.buttons} role="group" aria-label={`Your word on ${item.title}`}>
        {answers.map(({ answer, words: label, icon }) => (
          <ToggleButton
            key={answer}
            icon={icon}
            checked={said === answer}
            appearance={said === answer ? 'primary' : 'secondary'}
            disabledFocusable={reply.isPending}
            onClick={() => reply.mutate({ meetingId: meeting.id, itemId: item.id, answer })}
          >
            {label}
          </ToggleButton>
        ))}
      </div>
    </div>
  );
}
