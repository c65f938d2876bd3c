import type { MeetingView, OwnAttendanceView } from '../../../../bot/contract';
import { useQueryOf } from '../../../data/useQueryOf';
import { FloorToggles } from '../attend/FloorToggles';
import { itemOnFloor } from '../attend/itemOnFloor';
import { ComeIn } from '../attend/SignInPart';
import { useFloorAnswer } from '../attend/useFloorAnswer';
import { ProblemBar } from '../../../components/ProblemNotice';
import { FootBar, useBarStyles } from './FootBar';

/** For whoever takes part: that they are here, then that they want to speak. */
export function MemberBar({ meeting }: { meeting: MeetingView }) {
  const own = useQueryOf('meetings.ownAttendance', { meetingId: meeting.id }).data;
  if (own === undefined) return null;
  if (!own.present) {
    return (
      <FootBar label="Your part" above={undefined}>
        <ComeIn meeting={meeting} />
      </FootBar>
    );
  }
  return itemOnFloor(meeting)?.may.speak === true ? <SpeakBar meeting={meeting} own={own} /> : null;
}

function SpeakBar({ meeting, own }: { meeting: MeetingView; own: OwnAttendanceView }) {
  const bar = useBarStyles();
  const floor = useFloorAnswer(meeting, own);
  const { error } = floor;
  return (
    <FootBar label="Your part" above={error === null ? undefined : <ProblemBar error={error} />}>
      <FloorToggles floor={floor} size="large" looks={{ button: bar.main, words: bar.words }} />
    </FootBar>
  );
}
