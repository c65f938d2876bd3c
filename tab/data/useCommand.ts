import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { CommandInput, CommandName } from '../../bot/contract';
import { send } from './api';
import { sendAsking } from './asking';
import { showResult } from './results';
import { readAfterCommand } from './stale';

/**
 * Sends one command. What the screen shows afterwards is what the server then says, not a guess: its answer at once, and
 * the command counts as pending until the lists it touches have been read again.
 */
export function useCommand<Name extends CommandName>(name: Name) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: CommandInput<Name>) => sendAsking((meant) => send(name, input, meant)),
    onSuccess: (result, input) => readAfterCommand(queries, name, showResult(queries, name, result, input)),
    onError: () => readAfterCommand(queries, name),
  });
}
