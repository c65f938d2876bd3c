import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CommandResult, ImportRowView, PeopleImportView } from '../../../../../bot/contract';
import { peopleColumns, type PersonRow } from '../../../../../bot/domain/personColumns';
import { ApiError } from '../../../../data/api';
import { lookAtPeople, type PeopleList } from '../../../../data/importPeople';
import { useCommand } from '../../../../data/useCommand';

const nothing: PeopleList = { text: '', cells: [], leftOut: [], takenIn: [] };

const inGroups: PeopleList = { ...nothing, groups: {} };

/** Rows are known by their number: of other groups each would be somebody else. */
function areOther(error: Error | null): boolean {
  return error instanceof ApiError && error.problem.code === 'groups-changed';
}

/**
 * A list of people on its way in, or who is in the groups of Entra: what was put right and left out, what the server says
 * of it, and the doing.
 */
export function useImport(from: 'list' | 'groups', onDone: (done: CommandResult<'member.import'>) => void) {
  const [list, setList] = useState(from === 'groups' ? inGroups : undefined);
  const [times, setTimes] = useState(0);
  const command = useCommand('member.import');
  const isSent = command.isPending || command.isSuccess;
  const look = useQuery({
    // No name of a query's: what was looked at is what is sent, until somebody looks again.
    queryKey: ['people looked at', list ?? null, times],
    queryFn: () => lookAtPeople(list ?? nothing),
    // Looked at once more after it is done, it would say that nothing is left to do.
    enabled: list !== undefined && !isSent,
    placeholderData: (before) => before,
    gcTime: 0,
    staleTime: Infinity,
  });
  const seen = look.data?.seen;
  const groups = seen === undefined ? {} : { groups: { seen } };

  function change(next: Partial<PeopleList>): void {
    command.reset();
    if (list !== undefined) setList({ ...list, ...groups, ...next });
  }
  function putRight({ row, cells: before }: ImportRowView, after: PersonRow): void {
    const columns = peopleColumns.filter((column) => (after[column] ?? '') !== (before[column] ?? ''));
    const edits = columns.map((column) => ({ row, column, text: after[column] ?? '' }));
    const kept = (list?.cells ?? []).filter((each) => each.row !== row || !columns.includes(each.column));
    change({ cells: [...kept, ...edits] });
  }
  function lookAgain(): void {
    if (areOther(command.error) || areOther(look.error)) {
      setList(inGroups);
      setTimes(times + 1);
    } else void look.refetch();
    command.reset();
  }
  const { leftOut = [], takenIn = [] } = list ?? {};
  return {
    preview: list === undefined ? undefined : look.data,
    isLooking: look.isFetching,
    lookError: look.error,
    sending: isSent,
    error: command.error,
    start: (text: string) => setList({ ...nothing, text }),
    again: () => setList(undefined),
    lookAgain,
    putRight,
    leaveOut: (rows: readonly number[]) =>
      change({
        leftOut: [...new Set([...leftOut, ...rows])],
        takenIn: takenIn.filter((each) => !rows.includes(each)),
      }),
    takeIn: (row: number) =>
      change({ leftOut: leftOut.filter((each) => each !== row), takenIn: [...new Set([...takenIn, row])] }),
    send: ({ rows }: PeopleImportView) => {
      if (list === undefined) return;
      const versions = rows.flatMap(({ row, version }) => (version === undefined ? [] : [{ row, version }]));
      command.mutate({ ...list, ...groups, versions }, { onSuccess: onDone });
    },
  };
}

export type Importing = ReturnType<typeof useImport>;
