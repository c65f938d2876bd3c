import { FlashRegular } from '@fluentui/react-icons/svg/flash';
import { GavelRegular } from '@fluentui/react-icons/svg/gavel';
import { NoteRegular } from '@fluentui/react-icons/svg/note';
import { TaskListSquareLtrRegular } from '@fluentui/react-icons/svg/task-list-square-ltr';
import type { ReactElement } from 'react';
import type { FourP } from '../../../../bot/domain/disruption';
import type { MinuteKind } from '../../../../bot/domain/minutes';
import type { FormKind } from './useDrafts';

interface Look {
  readonly name: string;
  readonly icon: ReactElement;
}

export const looks: Record<FormKind, Look> = {
  decision: { name: 'Decision', icon: <GavelRegular /> },
  note: { name: 'Note', icon: <NoteRegular /> },
  task: { name: 'Task', icon: <TaskListSquareLtrRegular /> },
  disruption: { name: 'Disruption', icon: <FlashRegular /> },
};

export const entryWords: Record<
  MinuteKind,
  { readonly label: string; readonly submit: string; readonly missing: string }
> = {
  decision: { label: 'What was decided', submit: 'Record the decision', missing: 'Write what was decided.' },
  note: { label: 'Note', submit: 'Record the note', missing: 'Write the note.' },
  disruption: {
    label: 'What was disrupted, and how',
    submit: 'Record the disruption',
    missing: 'Write what was disrupted.',
  },
};

export const strandChoices: readonly { value: FourP; label: string }[] = [
  { value: 'Pursue', label: 'Pursue' },
  { value: 'Prevent', label: 'Prevent' },
  { value: 'Protect', label: 'Protect' },
  { value: 'Prepare', label: 'Prepare' },
];
