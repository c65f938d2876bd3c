import type { MeetingView } from '../../../../bot/contract';

/** The meeting as it runs. */
export function RunPart(_props: { meeting: MeetingView; inSidePanel: boolean }) {
  return null;
}
