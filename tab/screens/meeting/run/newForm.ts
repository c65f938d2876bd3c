import type { MeetingView } from '../../../../bot/contract';
import type { AgendaItemId } from '../../../../bot/domain/ids';
import type { Drafts } from './useDrafts';
import type { Running } from './useRunning';

export interface NewFormProps {
  readonly meeting: MeetingView;
  /** Undefined once the agenda is finished. */
  readonly floorItemId: AgendaItemId | undefined;
  readonly drafts: Drafts;
  readonly running: Running;
  readonly onClose: () => void;
}
