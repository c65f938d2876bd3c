import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { startFounding } from '../../data/founding';
import { LoadingLines } from '../../components/LoadingLines';
import { Opened } from '../../opening';
import { FoundingWizard } from './FoundingWizard';

interface Props {
  readonly onFounded: () => unknown;
  /** For whoever founds nothing. */
  readonly otherwise: ReactNode;
}

/** Whoever is on no panel: the wizard, where they may found one. */
export default function FoundingDoor({ onFounded, otherwise }: Props) {
  const start = useQuery({ queryKey: ['founding'], queryFn: startFounding, staleTime: Infinity });
  if (start.status === 'pending') return <LoadingLines count={8} />;
  if (start.status === 'error') return otherwise;
  return (
    <>
      <Opened />
      <FoundingWizard start={start.data} onFounded={onFounded} />
    </>
  );
}
