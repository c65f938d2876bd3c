import type { MeetingView } from '../../../bot/contract';

export interface PlanFormProps {
  readonly meeting: MeetingView;
  readonly onDone: () => void;
}

/** What opens below the head of a meeting. */
export type PlanForm = 'move' | 'place' | 'cancel';
