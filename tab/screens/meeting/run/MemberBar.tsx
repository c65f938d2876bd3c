import { ToggleButton } from '@fluentui/react-components';
import { HandRightRegular } from '@fluentui/react-icons/svg/hand-right';
import type { MeetingView, OwnAttendanceView } from '../../../../bot/contract';
import { useQueryOf } from '../../../data/useQueryOf';
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
  const { said, give, isPending, error } = useFloorAnswer(meeting, own);
  const wants = said === 'share';
  return (
    <FootBar label="Your part" above={error === null ? undefined : <ProblemBar error={error} />}>
      <ToggleButton
        className={bar.main}
        size="large"
        appearance={wants ? 'primary' : 'secondary'}
        checked={wants}
        icon={<HandRightRegular />}
        disabledFocusable={isPending}
        onClick={() => give('share')}
      >
        <span className={bar.words}>I want to speak</span>
      </ToggleButton>
      <ToggleButton
        className={bar.main}
        size="large"
        appearance={said === 'nothing' ? 'primary' : 'secondary'}
        checked={said === 'nothing'}
        disabledFocusable={isPending}
        onClick={() => give('nothing')}
      >
        <span className={bar.words}>Nothing to report</span>
      </ToggleButton>
    </FootBar>
  );
}
