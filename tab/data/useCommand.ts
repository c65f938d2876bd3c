import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { CommandInput, CommandName, CommandResult } from '../../bot/contract';
import { send } from './api';
import { sendAsking } from './asking';
import { showResult } from './results';
import { readAfterCommand } from './stale';

/**
 * Sends one command. What the screen shows afterwards is what the server then says, not a guess: its answer at once, and
 * the command counts as pending until the lists it touches have been read again. What sent it may be gone by then: what
 * came of it is told to `onDone` before.
 */
export function useCommand<Name extends CommandName>(
  name: Name,
  onDone?: (result: CommandResult<Name>, input: CommandInput<Name>) => void,
) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: CommandInput<Name>) => sendAsking((meant) => send(name, input, meant)),
    onSuccess: (result, input) => {
      onDone?.(result, input);
      return readAfterCommand(queries, name, showResult(queries, name, result, input));
    },
    onError: () => readAfterCommand(queries, name),
  });
}
