import { useState } from 'react';
import type { TaskView } from '../../../bot/contract';
import type { TaskId } from '../../../bot/domain/ids';
import { MOST_CHASED } from './useChase';

/** The tasks chosen for doing one thing with all of them. */
export interface Selection {
  readonly ids: ReadonlySet<TaskId>;
  /** No more can be done at once. */
  readonly full: boolean;
  readonly toggle: (id: TaskId) => void;
  readonly clear: () => void;
}

const nothing: ReadonlySet<TaskId> = new Set();

/** What is no longer shown is no longer chosen: nobody does a thing with what they do not see. */
export function useSelection(shown: readonly TaskView[]): Selection {
  const [chosen, setIds] = useState(nothing);
  const ids = chosen.size === 0 ? chosen : stillShown(chosen, shown);
  if (ids.size < chosen.size) setIds(ids);
  return {
    ids,
    full: ids.size >= MOST_CHASED,
    toggle: (id) =>
      setIds((before) => new Set(before.has(id) ? [...before].filter((each) => each !== id) : [...before, id])),
    clear: () => setIds(nothing),
  };
}

function stillShown(chosen: ReadonlySet<TaskId>, shown: readonly TaskView[]): ReadonlySet<TaskId> {
  const there = new Set(shown.map(({ id }) => id));
  return new Set([...chosen].filter((id) => there.has(id)));
}

/** Whether the box of a task can be ticked: it can be taken away again even when there is no room for more. */
export function maySelect({ id, may, mayDirect }: TaskView, { ids, full }: Selection): boolean {
  return ids.has(id) || ((mayDirect.chase || may.close) && !full);
}
