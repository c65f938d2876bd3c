import { Button } from '@fluentui/react-components';
import type { AttendeeView, MeetingView } from '../../../../bot/contract';
import { ProblemBar } from '../../../components/ProblemNotice';
import { useCommand } from '../../../data/useCommand';
import { momentOf, timeOnSheet } from './markedAt';

interface Props {
  readonly meeting: MeetingView;
  readonly person: AttendeeView;
  /** As typed; empty where none was. */
  readonly time: string;
}

/** One tap for somebody who is on the paper sheet, or whom one sees. */
export function MarkButtons({ meeting, person, time }: Props) {
  const mark = useCommand('attendance.mark');
  const present = person.state !== 'present';
  function send(): void {
    const written = timeOnSheet(time, present, meeting);
    const at = written === undefined ? undefined : momentOf(written, meeting);
    const { memberId } = person;
    mark.mutate({ meetingId: meeting.id, memberId, present, ...(at === undefined ? {} : { at }) });
  }
  const isOver = meeting.state === 'closed';
  const words = present ? (isOver ? 'Came' : 'Sign in') : isOver ? 'Left' : 'Sign out';
  return (
    <>
      <Button size="small" disabledFocusable={mark.isPending} aria-label={`${words}: ${person.name}`} onClick={send}>
        {words}
      </Button>
      <ProblemBar error={mark.error} />
    </>
  );
}
