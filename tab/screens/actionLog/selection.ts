import { useState } from 'react';
import type { TaskView } from '../../../bot/contract';
import type { TaskId } from '../../../bot/domain/ids';
import { MOST_CHASED } from './useChase';

/** The tasks chosen for doing one thing with all of them; they stay chosen while other filters are tried. */
export interface Selection {
  readonly ids: ReadonlySet<TaskId>;
  /** No more can be done at once. */
  readonly full: boolean;
  readonly toggle: (id: TaskId) => void;
  readonly clear: () => void;
}

const nothing: ReadonlySet<TaskId> = new Set();

export function useSelection(): Selection {
  const [ids, setIds] = useState(nothing);
  return {
    ids,
    full: ids.size >= MOST_CHASED,
    toggle: (id) =>
      setIds((before) => new Set(before.has(id) ? [...before].filter((each) => each !== id) : [...before, id])),
    clear: () => setIds(nothing),
  };
}

/** Whether the box of a task can be ticked: it can be taken away again even when there is no room for more. */
export function maySelect({ id, mayDirect }: TaskView, { ids, full }: Selection): boolean {
  return ids.has(id) || (mayDirect.chase && !full);
}
