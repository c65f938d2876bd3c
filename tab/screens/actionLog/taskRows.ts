import type { TaskView } from '../../../bot/contract';
import type { ListPlace } from '../../components/useListPlace';
import type { More } from '../../components/useRowWindow';
import type { Parameters } from '../../data/address';
import type { Selection } from './selection';

/** What a drawn list of tasks needs, table or cards. */
export interface TaskRows {
  readonly tasks: readonly TaskView[];
  readonly place: ListPlace<TaskView>;
  readonly parameters: Parameters;
  /** Absent for whoever does nothing with several tasks at once. */
  readonly selection: Selection | undefined;
  readonly onOpen: (task: TaskView) => void;
  readonly more: More;
  /** Other filters were chosen and their rows are on their way. */
  readonly stale: boolean;
}
