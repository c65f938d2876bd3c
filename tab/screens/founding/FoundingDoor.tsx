import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import type { Founded } from '../../../bot/contract';
import { forgetPanel } from '../../data/chosenPanel';
import { startFounding } from '../../data/founding';
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
  const start = useQuery({ queryKey: ['founding'], queryFn: startFounding, staleTime: Infinity });
  if (start.status === 'pending') return <LoadingLines count={8} />;
  if (start.status === 'error') return <NoFounder>{otherwise}</NoFounder>;
  return (
    <>
      <Opened />
      <FoundingWizard start={start.data} onFounded={onFounded} />
    </>
  );
}

/** Whoever has no seat any more on the panel that this window shows may have one on another. */
function NoFounder({ children }: { children: ReactNode }) {
  useEffect(() => {
    if (forgetPanel()) location.reload();
  }, []);
  return (
    <>
      {children}
      <PasteInvitation />
    </>
  );
}
