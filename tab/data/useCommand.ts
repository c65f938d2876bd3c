import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { CommandInput, CommandName } from '../../bot/contract';
import { send } from './api';

/**
 * Sends one command. What the screen shows afterwards is what the server then says, not a guess: the command counts as
 * pending until the lists it touches have been read again.
 */
export function useCommand<Name extends CommandName>(name: Name) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: CommandInput<Name>) => send(name, input),
    onSettled: () => queries.invalidateQueries({ predicate: ({ queryKey }) => touches(name, String(queryKey[0])) }),
  });
}

/** An issue may become a task or come onto an agenda; a task changes only tasks. */
function touches(command: CommandName, query: string): boolean {
  if (command.startsWith('task.')) return query.startsWith('tasks.');
  if (/^(meeting|agenda|attendance|minutes)\./.test(command)) return query.startsWith('meetings.');
  if (/^(reminder|member)\./.test(command)) return query.startsWith('reminders.');
  return query.startsWith('issues.') || query.startsWith('tasks.') || query.startsWith('meetings.');
}
