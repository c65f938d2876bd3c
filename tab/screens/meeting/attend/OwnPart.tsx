import type { MeetingView } from '../../../../bot/contract';

/** Whether I come, that I am there, what I declare. */
export function OwnPart(_props: { meeting: MeetingView }) {
  return null;
}
