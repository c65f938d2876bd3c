import { makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import type { AttendanceView, MeetingView } from '../../../../bot/contract';
import { LoadingLines } from '../../../components/LoadingLines';
import { ProblemNotice } from '../../../components/ProblemNotice';
import { useMay } from '../../../data/session';
import { useQueryOf } from '../../../data/useQueryOf';
import { ATTENDANCE_ID } from './attendanceId';
import { AttendanceCounts } from './AttendanceCounts';
import { AttendanceList } from './AttendanceList';
import { RoundTable } from './RoundTable';
import { SignInCodeButton } from './SignInCodeButton';

const useStyles = makeStyles({
  part: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, maxWidth: '960px' },
  // Below the head, which stays.
  heading: { scrollMarginTop: '80px' },
});

/** Who comes and who is there. */
export function AttendancePart({ meeting }: { meeting: MeetingView }) {
  const styles = useStyles();
  const attendance = useQueryOf('meetings.attendance', { meetingId: meeting.id });
  if (meeting.state === 'cancelled') return null;
  return (
    <section className={styles.part} aria-label="Attendance">
      <Subtitle2 as="h2" id={ATTENDANCE_ID} tabIndex={-1} className={styles.heading}>
        Attendance
      </Subtitle2>
      {attendance.data === undefined && attendance.status === 'pending' && <LoadingLines count={6} />}
      {attendance.data === undefined && attendance.status === 'error' && (
        <ProblemNotice
          what="The attendance could not be loaded."
          error={attendance.error}
          onRetry={attendance.refetch}
        />
      )}
      {attendance.data !== undefined && <Loaded meeting={meeting} attendance={attendance.data} />}
    </section>
  );
}

function Loaded({ meeting, attendance }: { meeting: MeetingView; attendance: AttendanceView }) {
  const plans = useMay('meeting.plan');
  return (
    <>
      <AttendanceCounts meeting={meeting} attendance={attendance} />
      {plans && meeting.mode === 'inPerson' && meeting.state !== 'closed' && (
        <div>
          <SignInCodeButton meeting={meeting} />
        </div>
      )}
      <RoundTable meeting={meeting} people={attendance.people} />
      <AttendanceList meeting={meeting} people={attendance.people} marks={plans && meeting.state !== 'planned'} />
    </>
  );
}
