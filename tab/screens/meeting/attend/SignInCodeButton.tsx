import { Button, Spinner } from '@fluentui/react-components';
import { QrCodeRegular } from '@fluentui/react-icons/svg/qr-code';
import { Suspense, useState } from 'react';
import type { MeetingView } from '../../../../bot/contract';
import { ProblemBar } from '../../../components/ProblemNotice';
import { useCommand } from '../../../data/useCommand';
import { SignInCode } from './laterAttend';

/** One code a meeting: the first click makes it, each further one shows it again. */
export function SignInCodeButton({ meeting }: { meeting: MeetingView }) {
  const [shows, setShows] = useState(false);
  const open = useCommand('meeting.openSignIn');
  const { signInLink } = meeting;
  function show(): void {
    setShows(true);
    if (signInLink === undefined) open.mutate({ meetingId: meeting.id, code: crypto.randomUUID() });
  }
  return (
    <>
      <Button size="small" icon={<QrCodeRegular />} disabledFocusable={open.isPending} onClick={show}>
        Show the sign-in code
      </Button>
      <ProblemBar error={open.error} />
      {shows && signInLink !== undefined && (
        <Suspense fallback={<Spinner size="tiny" label="Drawing the code" />}>
          <SignInCode meeting={meeting} link={signInLink} onClose={() => setShows(false)} />
        </Suspense>
      )}
    </>
  );
}
