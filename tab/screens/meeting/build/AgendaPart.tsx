import { lazy, Suspense } from 'react';
import type { MeetingView } from '../../../../bot/contract';
import { Agenda } from '../Agenda';

/** Brings dragging along; only those who plan fetch it. */
const EditAgenda = lazy(() => import('./EditAgenda'));

/** The agenda, with what those who plan can do to it. */
export function AgendaPart({ meeting }: { meeting: MeetingView }) {
  if (!meeting.may.edit) return <Agenda meeting={meeting} />;
  return (
    <Suspense fallback={<Agenda meeting={meeting} />}>
      <EditAgenda meeting={meeting} />
    </Suspense>
  );
}
