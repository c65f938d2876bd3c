import type { MeetingView } from '../../../../bot/contract';

/** Who comes and who is there. */
export function AttendancePart(_props: { meeting: MeetingView }) {
  return null;
}
