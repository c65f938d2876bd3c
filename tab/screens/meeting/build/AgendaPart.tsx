import { lazy, Suspense } from 'react';
import type { MeetingView } from '../../../../bot/contract';
import { Agenda } from '../Agenda';
import { FileButtons } from './FileButtons';

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

export function AgendaPapers({ meeting }: { meeting: MeetingView }) {
  if (meeting.agenda.length === 0 || meeting.state === 'cancelled') return null;
  return <FileButtons query="meetings.agendaPack" input={{ meetingId: meeting.id }} what="Agenda pack" />;
}
