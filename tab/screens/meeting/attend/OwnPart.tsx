import { makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import type { MeetingView, OwnAttendanceView } from '../../../../bot/contract';
import { LoadingLines } from '../../../components/LoadingLines';
import { ProblemNotice } from '../../../components/ProblemNotice';
import { useQueryOf } from '../../../data/useQueryOf';
import { useItsTime } from '../useItsTime';
import { FloorPart } from './FloorPart';
import { InterestPart } from './InterestPart';
import { ReplyPart } from './ReplyPart';
import { SignInPart } from './SignInPart';

const useStyles = makeStyles({
  // Before the meeting there is one question.
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
  },
  part: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    maxWidth: '960px',
    boxSizing: 'border-box',
    padding: tokens.spacingHorizontalL,
    borderRadius: tokens.borderRadiusLarge,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
});

/** Whether I come, that I am there, what I have to say, what I declare. */
export function OwnPart({ meeting }: { meeting: MeetingView }) {
  const styles = useStyles();
  // While it runs, whoever does not run it comes in and asks to speak at the foot of the screen.
  const hasBar = meeting.state === 'running' && !meeting.may.run;
  const own = useQueryOf('meetings.ownAttendance', { meetingId: meeting.id });
  return (
    <section
      className={meeting.state === 'planned' ? styles.line : styles.part}
      aria-label={meeting.state === 'planned' ? 'Do you come?' : 'Your part'}
    >
      {meeting.state !== 'planned' && <Subtitle2 as="h2">Your part</Subtitle2>}
      {own.data === undefined && own.status === 'pending' && <LoadingLines count={2} />}
      {own.data === undefined && own.status === 'error' && (
        <ProblemNotice what="Your part could not be loaded." error={own.error} onRetry={own.refetch} />
      )}
      {own.data !== undefined && (
        <>
          <Reply meeting={meeting} own={own.data} />
          <SignInPart meeting={meeting} own={own.data} comesInBar={hasBar} />
          {!hasBar && <FloorPart meeting={meeting} own={own.data} />}
          <InterestPart meeting={meeting} own={own.data} />
        </>
      )}
    </section>
  );
}

/** Nobody is asked any more once its time has come. */
function Reply({ meeting, own }: { meeting: MeetingView; own: OwnAttendanceView }) {
  const isTime = useItsTime(meeting);
  return meeting.state !== 'planned' || isTime ? null : <ReplyPart meetingId={meeting.id} own={own} />;
}
