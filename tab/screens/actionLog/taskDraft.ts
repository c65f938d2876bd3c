import type { CommandInput } from '../../../bot/contract';
import type { TaskId } from '../../../bot/domain/ids';
import { isLocalDate } from '../../data/days';
import { newTaskId } from '../../data/newIds';
import type { Holder } from './HolderFields';

/** A task as far as it has been written. Its id is made once: sent again, it is the same task. */
export interface TaskDraft {
  readonly taskId: TaskId;
  readonly title: string;
  readonly detail: string;
  readonly holder: Holder;
  readonly dueOn: string;
  readonly urgent: boolean;
}

export function emptyDraft(title = '', detail = ''): TaskDraft {
  return { taskId: newTaskId(), title, detail, holder: {}, dueOn: '', urgent: false };
}

type NewTask = CommandInput<'task.allocate'>;

/** The command's input, or by field what has still to be chosen. Whether it is right is for the server to say. */
export function inputOf(draft: TaskDraft): { input: NewTask } | { missing: Readonly<Record<string, string>> } {
  const { taskId, title, detail, dueOn, urgent } = draft;
  const { agencyId, ownerId, deputyId } = draft.holder;
  if (title.trim() !== '' && agencyId !== undefined && ownerId !== undefined && isLocalDate(dueOn)) {
    return {
      input: {
        ...{ taskId, title, agencyId, ownerId, dueOn, urgent },
        ...(detail.trim() === '' ? {} : { detail }),
        ...(deputyId === undefined ? {} : { deputyId }),
      },
    };
  }
  return {
    missing: {
      ...(title.trim() === '' ? { title: 'Say what is to be done.' } : {}),
      ...(agencyId === undefined ? { agencyId: 'Choose an agency.' } : {}),
      ...(agencyId !== undefined && ownerId === undefined ? { ownerId: 'Choose who is to do it.' } : {}),
      ...(isLocalDate(dueOn) ? {} : { dueOn: 'Choose a day.' }),
    },
  };
}
