import type { MeetingView, OwnAttendanceView } from '../../../../bot/contract';
import { useCommand } from '../../../data/useCommand';
import { itemOnFloor } from './itemOnFloor';

type Answer = OwnAttendanceView['floors'][number]['answer'];

/** What I say to the item that is taken; said once more, it is taken back. */
export function useFloorAnswer(meeting: MeetingView, own: OwnAttendanceView) {
  const { mutate, isPending, error } = useCommand('attendance.answerFloor');
  const item = itemOnFloor(meeting);
  const said = own.floors.find(({ itemId }) => itemId === item?.id)?.answer;
  const give = (answer: Answer): void => {
    if (item === undefined) return;
    mutate({ meetingId: meeting.id, itemId: item.id, answer: said === answer ? 'none' : answer });
  };
  return { said, give, isPending, error };
}
