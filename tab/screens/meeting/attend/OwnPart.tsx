import { makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { MeetingView, OwnAttendanceView } from '../../../../bot/contract';
import { useFocusBack } from '../../../components/formFocus';
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
  const own = useQueryOf('meetings.ownAttendance', { meetingId: meeting.id });
  const isAhead = meeting.state === 'planned';
  return (
    <section className={isAhead ? styles.line : styles.part} aria-label={isAhead ? 'Do you come?' : 'Your part'}>
      {!isAhead && <Subtitle2 as="h2">Your part</Subtitle2>}
      {own.data === undefined && own.status === 'pending' && <LoadingLines count={2} />}
      {own.data === undefined && own.status === 'error' && (
        <ProblemNotice what="Your part could not be loaded." error={own.error} onRetry={own.refetch} />
      )}
      {own.data !== undefined && <Loaded meeting={meeting} own={own.data} />}
    </section>
  );
}

function Loaded({ meeting, own }: { meeting: MeetingView; own: OwnAttendanceView }) {
  // While it runs, whoever does not run it comes in and asks to speak at the foot of the screen.
  const hasBar = meeting.state === 'running' && !meeting.may.run;
  // Nobody is asked any more once its time has come.
  const isTime = useItsTime(meeting);
  const asksToCome = meeting.state === 'planned' && !isTime;
  const [declares, setDeclares] = useState(false);
  const opener = useFocusBack(declares);
  return (
    <>
      {asksToCome && (
        <ReplyPart
          {...{ meetingId: meeting.id, own, opener }}
          onDeclare={meeting.agenda.length === 0 ? undefined : () => setDeclares(true)}
        />
      )}
      <SignInPart meeting={meeting} own={own} comesInBar={hasBar} />
      {!hasBar && <FloorPart meeting={meeting} own={own} />}
      <InterestPart {...{ meeting, own, declares, onDeclares: setDeclares }} opener={asksToCome ? undefined : opener} />
    </>
  );
}
