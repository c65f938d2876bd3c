import type { MeetingView } from '../../../bot/contract';

export interface PlanFormProps {
  readonly meeting: MeetingView;
  readonly onDone: () => void;
}
