import type { TaskView } from '../../../bot/contract';
import { type TaskAction } from './taskActions';

export interface ActionFormProps {
  readonly task: TaskView;
  readonly onDone: (action: TaskAction) => void;
  readonly onCancel: () => void;
}
