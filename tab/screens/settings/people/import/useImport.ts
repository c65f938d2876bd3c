import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CommandResult, ImportRowView, PeopleImportView } from '../../../../../bot/contract';
import { peopleColumns, type PersonRow } from '../../../../../bot/domain/personColumns';
import { lookAtPeople, type PeopleList } from '../../../../data/importPeople';
import { useCommand } from '../../../../data/useCommand';

const nothing: PeopleList = { text: '', cells: [], leftOut: [] };

/** A list of people on its way in: what was put right and left out, what the server says of it, and the doing. */
export function useImport(onDone: (done: CommandResult<'member.import'>) => void) {
  const [list, setList] = useState<PeopleList>();
  const look = useQuery({
    // No name of a query's: what was looked at is what is sent, until somebody looks again.
    queryKey: ['people looked at', list ?? null],
    queryFn: () => lookAtPeople(list ?? nothing),
    enabled: list !== undefined,
    placeholderData: (before) => before,
    gcTime: 0,
    staleTime: Infinity,
  });
  const command = useCommand('member.import');

  function change(next: Partial<PeopleList>): void {
    command.reset();
    if (list !== undefined) setList({ ...list, ...next });
  }
  function putRight({ row, cells: before }: ImportRowView, after: PersonRow): void {
    const columns = peopleColumns.filter((column) => (after[column] ?? '') !== (before[column] ?? ''));
    const edits = columns.map((column) => ({ row, column, text: after[column] ?? '' }));
    const kept = (list?.cells ?? []).filter((each) => each.row !== row || !columns.includes(each.column));
    change({ cells: [...kept, ...edits] });
  }
  const out = list?.leftOut ?? [];
  return {
    preview: list === undefined ? undefined : look.data,
    isLooking: look.isFetching,
    lookError: look.error,
    sending: command.isPending,
    error: command.error,
    start: (text: string) => setList({ ...nothing, text }),
    again: () => setList(undefined),
    lookAgain: () => {
      command.reset();
      void look.refetch();
    },
    putRight,
    leaveOut: (rows: readonly number[]) => change({ leftOut: [...new Set([...out, ...rows])] }),
    takeIn: (row: number) => change({ leftOut: out.filter((each) => each !== row) }),
    send: ({ rows }: PeopleImportView) => {
      if (list === undefined) return;
      const versions = rows.flatMap(({ row, version }) => (version === undefined ? [] : [{ row, version }]));
      command.mutate({ ...list, versions }, { onSuccess: onDone });
    },
  };
}

export type Importing = ReturnType<typeof useImport>;
