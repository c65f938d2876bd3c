import type { TaskView } from '../../../bot/contract';
import type { TaskStep } from '../../../bot/domain/taskSteps';

export interface ActionFormProps {
  readonly task: TaskView;
  readonly onDone: (action: TaskStep) => void;
  readonly onCancel: () => void;
}
