import type { MeetingView } from '../../../bot/contract';

export interface PlanFormProps {
  readonly meeting: MeetingView;
  readonly onDone: () => void;
}

/** What opens below the head of a meeting. */
export type PlanForm = 'move' | 'place' | 'cancel';

/** What plans more meetings. */
export type SeriesForm = 'next' | 'extra';

/** The one form of all these that is open: over the meetings, or of one. */
export type OpenForm =
  | { readonly kind: 'series'; readonly form: SeriesForm }
  | { readonly kind: 'meeting'; readonly meetingId: MeetingView['id']; readonly form: PlanForm };
