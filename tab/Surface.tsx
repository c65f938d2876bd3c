import { Suspense, useEffect, useLayoutEffect, useState } from 'react';
import { ConfigurationScreen, FoundingDoor, InvitationScreen, StageScreen, StatementScreen } from './laterScreens';
import { LoadingLines } from './components/LoadingLines';
import { MarkedPage } from './components/MarkedPage';
import { ProblemNotice } from './components/ProblemNotice';
import { Shell } from './components/Shell';
import { ApiError, isRefusal } from './data/api';
import { stayOnPanel } from './data/chosenPanel';
import { useInvitation } from './data/invitation';
import { noteServerNow } from './data/serverClock';
import { Session, useSession } from './data/session';
import { useUnsentSender } from './data/useUnsentCommands';
import { useLiveUpdates } from './data/useLiveUpdates';
import { useQueryOf } from './data/useQueryOf';
import type { SessionView } from '../bot/contract';
import { Opened } from './opening';
import { type HostFrame, notifySuccess } from './teamsHost';

/** The same screens everywhere; where Teams put the tab decides what stands around them. */
export function Surface({ frame }: { frame: HostFrame }) {
  const invitation = useInvitation();
  if (invitation !== undefined) {
    return (
      <Suspense fallback={null}>
        <InvitationScreen token={invitation} />
      </Suspense>
    );
  }
  if (frame !== 'settings') return <SignedIn frame={frame} />;
  return (
    <Suspense fallback={null}>
      <ConfigurationScreen />
      <Opened />
    </Suspense>
  );
}

function SignedIn({ frame }: { frame: HostFrame }) {
  const session = useQueryOf('session');
  const settled = session.status !== 'pending';
  useEffect(() => {
    if (settled) notifySuccess();
  }, [settled]);

  // Once opened it stays: losing the line later must take neither the screen nor what is half written away.
  if (session.data !== undefined) {
    return (
      <Session value={session.data}>
        <Live />
        <Suspense fallback={<LoadingLines />}>
          <Shown frame={frame} {...session.data} />
        </Suspense>
      </Session>
    );
  }
  // Until the answer the outline of index.html stands.
  if (session.status === 'pending') return null;
  const problem = (
    <>
      <Opened />
      <ProblemNotice
        what={isRefusal(session.error) ? 'This is not open to you.' : 'Sentinel could not be opened.'}
        error={session.error}
        onRetry={session.refetch}
      />
    </>
  );
  // Whoever is on no panel may be who founds one, or was invited.
  if (!isStranger(session.error)) return <MarkedPage>{problem}</MarkedPage>;
  return (
    <Suspense fallback={null}>
      <MarkedPage>
        <FoundingDoor onFounded={() => session.refetch()} otherwise={problem} />
      </MarkedPage>
    </Suspense>
  );
}

function Shown({ frame, statement, panel }: { frame: HostFrame } & Pick<SessionView, 'statement' | 'panel'>) {
  const [wasAsked, setAsked] = useState(false);
  if (statement !== undefined && !wasAsked) setAsked(true);
  if (statement !== undefined) return <StatementScreen statement={statement} panel={panel} />;
  if (frame !== 'meetingStage') return <Shell inSidePanel={frame === 'sidePanel'} takesOver={wasAsked} />;
  return (
    <>
      <Opened />
      <StageScreen />
    </>
  );
}

function isStranger(error: Error): boolean {
  return error instanceof ApiError && ['not-a-member', 'seat-not-linked'].includes(error.problem.code);
}

function Live() {
  const session = useSession();
  useLayoutEffect(() => {
    stayOnPanel(session.panel.id);
    noteServerNow(session);
  }, [session]);
  useLiveUpdates();
  useUnsentSender();
  return null;
}
