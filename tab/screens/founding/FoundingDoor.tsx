import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useContext, useEffect } from 'react';
import type { Founded } from '../../../bot/contract';
import { forgetPanel } from '../../data/chosenPanel';
import { startFounding } from '../../data/founding';
import { Session } from '../../data/session';
import { LoadingLines } from '../../components/LoadingLines';
import { Opened } from '../../opening';
import { PasteInvitation } from '../invitation/PasteInvitation';
import { FoundingWizard } from './FoundingWizard';

interface Props {
  readonly onFounded: (founded: Founded) => unknown;
  /** For whoever founds nothing. */
  readonly otherwise: ReactNode;
}

/** Whoever is on no panel: the wizard, where they may found one. */
export default function FoundingDoor({ onFounded, otherwise }: Props) {
  useOtherPanel();
  const start = useQuery({ queryKey: ['founding'], queryFn: startFounding, staleTime: Infinity });
  if (start.status === 'pending') return <LoadingLines count={8} />;
  if (start.status === 'error') {
    return (
      <>
        {otherwise}
        <PasteInvitation />
      </>
    );
  }
  return (
    <>
      <Opened />
      <FoundingWizard start={start.data} onFounded={onFounded} />
    </>
  );
}

/** Whoever has no seat any more on the panel that this window showed may have one on another. */
function useOtherPanel(): void {
  const isOnNone = useContext(Session) === undefined;
  useEffect(() => {
    if (isOnNone && forgetPanel()) location.reload();
  }, [isOnNone]);
}
