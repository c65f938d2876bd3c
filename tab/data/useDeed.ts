import type { CommandInput, CommandName, CommandResult } from '../../bot/contract';
import { useCommand } from './useCommand';

/** A command whose end is told to `onDone` though what sent it has gone by then, as a row does that is done with. */
export function useDeed<Name extends CommandName>(
  name: Name,
  onDone: (result: CommandResult<Name>, input: CommandInput<Name>) => void,
) {
  const { mutateAsync, error, isPending } = useCommand(name);
  const mutate = (input: CommandInput<Name>) =>
    void mutateAsync(input).then(
      (result) => onDone(result, input),
      // It stands in the form.
      () => undefined,
    );
  return { mutate, error, isPending };
}
