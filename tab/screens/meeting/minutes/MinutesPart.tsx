import type { MeetingView } from '../../../../bot/contract';

/** The minutes of a meeting that is over. */
export function MinutesPart(_props: { meeting: MeetingView }) {
  return null;
}
