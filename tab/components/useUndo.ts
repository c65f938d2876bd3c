import { useQueryClient } from '@tanstack/react-query';
import type { CommandInput, CommandName } from '../../bot/contract';
import { say, sayProblem } from './say';
import { send } from '../data/api';
import { showResult } from '../data/results';
import { readAfterCommand } from '../data/stale';

/**
 * What `say` is given to take back what was done: the command that does the reverse. It goes on though the screen has
 * been left since, and says what came of it.
 */
export function useUndo<Name extends CommandName>(
  name: Name,
): (input: CommandInput<Name>, undone?: string) => () => void {
  const queries = useQueryClient();
  return (input, undone = 'Undone.') =>
    () => {
      send(name, input).then(
        (result) => {
          say(undone);
          return readAfterCommand(queries, name, showResult(queries, name, result, input));
        },
        (error: unknown) => {
          sayProblem(error instanceof Error ? `It was not undone: ${error.message}` : 'It was not undone.');
          return readAfterCommand(queries, name);
        },
      );
    };
}
