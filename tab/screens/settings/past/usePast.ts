import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CommandInput, PastPreview } from '../../../../bot/contract';
import { ask, send } from '../../../data/api';
import { readAfterCommand } from '../../../data/stale';

type Wanted = Omit<CommandInput<'task.bringIn'>, 'from'>;

/** What is brought in: an old action log, or past meetings. */
export interface PastKind {
  readonly command: 'task.bringIn' | 'meeting.bringIn';
  readonly look: (wanted: Wanted) => Promise<PastPreview>;
  readonly bring: (wanted: Wanted, from: number) => Promise<Step>;
}

interface Step {
  readonly done: number;
  readonly of: number;
  readonly next?: number | undefined;
}

export const pastTasks: PastKind = {
  command: 'task.bringIn',
  look: (wanted) => ask('tasks.before', { ...wanted }),
  bring: (wanted, from) => send('task.bringIn', { ...wanted, from }),
};

export const pastMeetings: PastKind = {
  command: 'meeting.bringIn',
  look: ({ text }) => ask('meetings.before', { text }),
  bring: ({ text }, from) => send('meeting.bringIn', { text, from }),
};

/** A list of before on its way in: what is chosen for it, what the server says of it, and how far it has come. */
export function usePast({ command, look, bring }: PastKind, onDone: () => void) {
  const queries = useQueryClient();
  const [wanted, setWanted] = useState<Wanted>({ text: '' });
  const [far, setFar] = useState<Step>();
  const looking = useMutation({ mutationFn: look });
  const bringing = useMutation({
    mutationFn: async () => {
      for (let from: number | undefined = 0; from !== undefined;) {
        const step: Step = await bring(wanted, from);
        setFar(step);
        from = step.next;
      }
    },
    onSuccess: () => {
      again();
      onDone();
    },
    // What is in already stands, also where the rest is not.
    onSettled: () => readAfterCommand(queries, command),
  });
  function change(next: Partial<Wanted>): void {
    bringing.reset();
    setFar(undefined);
    setWanted({ ...wanted, ...next });
  }
  function again(): void {
    change({ text: '' });
    looking.reset();
  }
  return {
    ...{ wanted, far, change, again },
    preview: looking.data,
    isLooking: looking.isPending,
    lookError: looking.error,
    error: bringing.error,
    sending: bringing.isPending,
    start: (text: string) => {
      change({ text });
      looking.mutate({ ...wanted, text });
    },
    lookAgain: () => looking.mutate(wanted),
    bringIn: () => bringing.mutate(),
  };
}

export type Past = ReturnType<typeof usePast>;
