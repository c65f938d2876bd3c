import type { MeetingView } from '../../../../bot/contract';
import { Agenda } from '../Agenda';

/** The agenda, with what those who plan can do to it. */
export function AgendaPart({ meeting }: { meeting: MeetingView }) {
  return <Agenda meeting={meeting} />;
}
