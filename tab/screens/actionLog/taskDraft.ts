import type { CommandInput } from '../../../bot/contract';
import type { TaskId } from '../../../bot/domain/ids';
import { audienceOf, type Readers, readersIn, whyOf } from '../../components/AudienceFields';
import { isLocalDate } from '../../data/days';
import { newTaskId } from '../../data/newIds';
import { besideOwner, type Holder, type Missing, missingOf } from './holder';

/** A task as far as it has been written. Its id is made once: sent again, it is the same task. */
export interface TaskDraft {
  readonly taskId: TaskId;
  readonly title: string;
  readonly detail: string;
  readonly holder: Holder;
  readonly dueOn: string;
  readonly urgent: boolean;
  readonly readers: Readers;
}

export function emptyDraft(title = '', detail = ''): TaskDraft {
  return { taskId: newTaskId(), title, detail, holder: {}, dueOn: '', urgent: false, readers: readersIn(undefined) };
}

type NewTask = CommandInput<'task.allocate'>;

/** The command's input, or by field what has still to be chosen. Whether it is right is for the server to say. */
export function inputOf(draft: TaskDraft, needsGateway: boolean): { input: NewTask } | { missing: Missing } {
  const { taskId, title, detail, dueOn, urgent, holder, readers } = draft;
  const { agencyId, ownerId } = holder;
  const missing = {
    ...(title.trim() === '' ? { title: 'Say what is to be done.' } : {}),
    ...missingOf(holder, needsGateway),
    ...(isLocalDate(dueOn) ? {} : { dueOn: 'Choose a day.' }),
  };
  if (agencyId === undefined || ownerId === undefined || !isLocalDate(dueOn)) return { missing };
  if (Object.keys(missing).length > 0) return { missing };
  return {
    input: {
      ...{ taskId, title, agencyId, ownerId, dueOn, urgent },
      ...(detail.trim() === '' ? {} : { detail }),
      ...besideOwner(holder, needsGateway),
      ...(readers.named ? { audience: audienceOf(readers), ...whyOf(readers) } : {}),
    },
  };
}
