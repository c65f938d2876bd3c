import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { QrCodeRegular } from '@fluentui/react-icons/svg/qr-code';
import type { MeetingView, OwnAttendanceView } from '../../../../bot/contract';
import { ProblemBar } from '../../../components/ProblemNotice';
import { setParameters, useAddress } from '../../../data/address';
import { useMay } from '../../../data/session';
import { useCommand } from '../../../data/useCommand';

const useStyles = makeStyles({
  part: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalS },
  state: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    '& > svg': { flexShrink: 0, fontSize: tokens.fontSizeBase500 },
  },
});

interface Props {
  readonly meeting: MeetingView;
  readonly own: OwnAttendanceView;
  /** Coming in is offered elsewhere. */
  readonly comesInBar: boolean;
}

/** In and out. A room’s code comes with the address, from the code on the wall. */
export function SignInPart({ meeting, own, comesInBar }: Props) {
  const styles = useStyles();
  const code = useAddress().parameters['signIn'];
  const leave = useCommand('attendance.signOut');
  if (!own.present && (comesInBar || (meeting.state !== 'running' && code === undefined))) return null;
  return (
    <div className={styles.part}>
      <ProblemBar error={leave.error} />
      {own.presentText !== undefined && (
        <div className={styles.state}>
          <CheckmarkCircleRegular aria-hidden />
          <Text>{own.presentText}</Text>
        </div>
      )}
      {own.present ? (
        <Button disabledFocusable={leave.isPending} onClick={() => leave.mutate({ meetingId: meeting.id })}>
          I am leaving
        </Button>
      ) : (
        <ComeIn meeting={meeting} />
      )}
    </div>
  );
}

/** Those who run the panel need no code. */
export function ComeIn({ meeting }: { meeting: MeetingView }) {
  const styles = useStyles();
  const code = useAddress().parameters['signIn'];
  const plans = useMay('meeting.plan');
  const signIn = useCommand('attendance.signIn');
  const scanned = meeting.mode === 'inPerson' ? code : undefined;
  if (meeting.mode === 'inPerson' && scanned === undefined && !plans) {
    return (
      <div className={styles.state}>
        <QrCodeRegular aria-hidden />
        <Text>Scan the room’s code to sign in.</Text>
      </div>
    );
  }
  // Once in, the code has done its work and leaves the address; this button is gone by then.
  function send(): void {
    const input = { meetingId: meeting.id, ...(scanned === undefined ? {} : { code: scanned }) };
    const done = () => setParameters({ signIn: undefined }, { replace: true });
    signIn.mutateAsync(input).then(done, () => undefined);
  }
  // Whoever runs the meeting has "Next" at its foot.
  const appearance = meeting.may.run ? 'secondary' : 'primary';
  return (
    <>
      <ProblemBar error={signIn.error} />
      <Button appearance={appearance} size="large" disabledFocusable={signIn.isPending} onClick={send}>
        {scanned === undefined ? 'I am here' : `Sign in to ${meeting.reference}`}
      </Button>
    </>
  );
}
