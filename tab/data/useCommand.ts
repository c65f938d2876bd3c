import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { CommandInput, CommandName } from '../../bot/contract';
import { send } from './api';
import { readAfterCommand } from './stale';

/**
 * Sends one command. What the screen shows afterwards is what the server then says, not a guess: the command counts as
 * pending until the lists it touches have been read again.
 */
export function useCommand<Name extends CommandName>(name: Name) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: CommandInput<Name>) => send(name, input),
    onSettled: () => readAfterCommand(queries, name),
  });
}
