import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CommandInput, PastPreview } from '../../../../bot/contract';
import { request, send } from '../../../data/api';
import { readAfterCommand } from '../../../data/stale';

/** A list, what was put right in it and left out of it, and what is chosen for all its rows. */
type Wanted = Omit<CommandInput<'task.bringIn'>, 'from'>;

const nothing: Wanted = { text: '', cells: [], leftOut: [] };

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

function lookAt(query: 'tasks.before' | 'meetings.before', wanted: object): Promise<PastPreview> {
  return request<PastPreview>(`/api/queries/${query}`, { method: 'POST', body: JSON.stringify(wanted) });
}

/** Meetings have no 4P and are told to nobody. */
function ofMeetings({ text, cells, leftOut }: Wanted) {
  return { text, cells, leftOut };
}

export const pastTasks: PastKind = {
  command: 'task.bringIn',
  look: (wanted) => lookAt('tasks.before', wanted),
  bring: (wanted, from) => send('task.bringIn', { ...wanted, from }),
};

export const pastMeetings: PastKind = {
  command: 'meeting.bringIn',
  look: (wanted) => lookAt('meetings.before', ofMeetings(wanted)),
  bring: (wanted, from) => send('meeting.bringIn', { ...ofMeetings(wanted), from }),
};

type Texts = Readonly<Record<string, string>>;

/** What was put right, with what is other in a row by now. */
function withRow(cells: Wanted['cells'], row: number, before: Texts, after: Texts): Wanted['cells'] {
  const edits = Object.entries(after)
    .filter(([column, text]) => text !== before[column])
    .map(([column, text]) => ({ row, column, text }));
  const isOther = (each: { row: number; column: string }) =>
    each.row !== row || !edits.some(({ column }) => column === each.column);
  return [...cells.filter(isOther), ...edits];
}

interface Looked {
  readonly wanted: Wanted;
  /** How often somebody has looked. */
  readonly times: number;
}

/** A list of before on its way in: what is chosen for it, what the server says of it, and how far it has come. */
export function usePast({ command, look, bring }: PastKind, onDone: () => void) {
  const queries = useQueryClient();
  const [wanted, setWanted] = useState(nothing);
  const [looked, setLooked] = useState<Looked>();
  const [far, setFar] = useState<Step>();
  const looking = useQuery({
    // No name of a query's: what was looked at is what is brought in, until somebody looks again.
    queryKey: ['before looked at', command, looked?.times ?? 0],
    queryFn: () => look(looked?.wanted ?? wanted),
    enabled: looked !== undefined,
    placeholderData: (before) => before,
    gcTime: 0,
    staleTime: Infinity,
  });
  const bringing = useMutation({
    mutationFn: async (seen: Wanted) => {
      for (let from: number | undefined = 0; from !== undefined;) {
        const step: Step = await bring(seen, from);
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
  function change(next: Partial<Wanted>): Wanted {
    bringing.reset();
    setFar(undefined);
    const all = { ...wanted, ...next };
    setWanted(all);
    return all;
  }
  function lookAt(next: Partial<Wanted>): void {
    setLooked({ wanted: change(next), times: (looked?.times ?? 0) + 1 });
  }
  function again(): void {
    change(nothing);
    setLooked(undefined);
  }
  const { cells, leftOut } = wanted;
  return {
    ...{ wanted, far, change, again },
    preview: looked === undefined ? undefined : looking.data,
    isLooking: looking.isFetching,
    lookError: looking.error,
    error: bringing.error,
    sending: bringing.isPending,
    start: (text: string) => lookAt({ ...nothing, text }),
    lookAgain: () => lookAt({}),
    putRight: (row: number, before: Texts, after: Texts) => lookAt({ cells: withRow(cells, row, before, after) }),
    leaveOut: (rows: readonly number[]) => lookAt({ leftOut: [...new Set([...leftOut, ...rows])] }),
    takeIn: (row: number) => lookAt({ leftOut: leftOut.filter((each) => each !== row) }),
    bringIn: () => looked !== undefined && bringing.mutate(looked.wanted),
  };
}

export type Past = ReturnType<typeof usePast>;
