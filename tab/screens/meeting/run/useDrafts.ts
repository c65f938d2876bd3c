import { useState } from 'react';
import type { DisruptionGrade, FourP } from '../../../../bot/domain/disruption';
import type { AgencyId, AgendaItemId, MinuteEntryId } from '../../../../bot/domain/ids';
import type { MinuteKind } from '../../../../bot/domain/minutes';
import type { AgendaItemView } from '../../../../bot/contract';
import type { Unsent } from '../../../data/unsentCommands';
import { emptyDraft, type TaskDraft } from '../../actionLog/taskDraft';

export type FormKind = MinuteKind | 'task';

/** What each form does, as the server says who may. */
export const deeds: Readonly<Record<FormKind, keyof AgendaItemView['may']>> = {
  decision: 'record',
  note: 'record',
  disruption: 'record',
  task: 'giveTask',
};

/** An entry as far as it has been written. */
export interface EntryDraft {
  readonly text: string;
  readonly grade?: DisruptionGrade | undefined;
  readonly fourP?: FourP | undefined;
  /** Credited with a disruption. */
  readonly agencyIds?: readonly AgencyId[] | undefined;
  /** Set where an entry that is there already is put right. */
  readonly entryId?: MinuteEntryId | undefined;
}

/** A draft stays with the item on which it was begun, whatever comes onto the floor meanwhile. */
interface OnItem<Draft> {
  readonly itemId: AgendaItemId | undefined;
  readonly draft: Draft;
}

export interface Drafts {
  readonly open: FormKind | undefined;
  readonly setOpen: (kind: FormKind | undefined) => void;
  readonly entries: Readonly<Record<MinuteKind, OnItem<EntryDraft>>>;
  readonly setEntry: (kind: MinuteKind, entry: OnItem<EntryDraft>) => void;
  readonly task: OnItem<TaskDraft>;
  readonly setTask: (task: OnItem<TaskDraft>) => void;
  /** What was refused becomes a draft again, and its form opens. */
  readonly refill: (unsent: Unsent) => void;
}

export const noEntry: OnItem<EntryDraft> = { itemId: undefined, draft: { text: '' } };

export function noTask(): OnItem<TaskDraft> {
  return { itemId: undefined, draft: emptyDraft() };
}

/** One draft a form. They outlive the forms: closed, switched or overtaken by the next item, they are there again. */
export function useDrafts(): Drafts {
  const [open, setOpen] = useState<FormKind>();
  const [entries, setEntries] = useState({ decision: noEntry, note: noEntry, disruption: noEntry });
  const [task, setTask] = useState(noTask);
  const setEntry = (kind: MinuteKind, entry: OnItem<EntryDraft>): void =>
    setEntries((before) => ({ ...before, [kind]: entry }));

  function refill({ command }: Unsent): void {
    if (command.name === 'meeting.record') {
      const { kind, itemId, entryId, text, grade, fourP, agencyIds } = command.input;
      setEntry(kind, { itemId, draft: { entryId, text, grade, fourP, agencyIds } });
      setOpen(kind);
    } else if (command.name === 'meeting.giveTask') {
      const { itemId, title, detail, agencyId, ownerId, deputyId, dueOn, urgent } = command.input;
      const { gateway, purpose } = command.input;
      const holder = { agencyId, ownerId, deputyId, gateway, purpose };
      setTask({ itemId, draft: { ...emptyDraft(title, detail), holder, dueOn, urgent: urgent ?? false } });
      setOpen('task');
    }
  }
  return { open, setOpen, entries, setEntry, task, setTask, refill };
}
