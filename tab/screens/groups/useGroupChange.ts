import type { CommandInput, GroupDetailView } from '../../../bot/contract';
import { say } from '../../components/say';
import { useCommand } from '../../data/useCommand';
import { useSeenVersion } from '../../data/useSeenVersion';

type Changes = Omit<CommandInput<'group.change'>, 'groupId' | 'version'>;

/** Changes a part of a group, from what its form was drawn from. */
export function useGroupChange({ id: groupId, version, reference }: GroupDetailView, onDone: () => void) {
  const change = useCommand('group.change');
  const seen = useSeenVersion(version);
  const save = (changes: Changes) =>
    change.mutate(
      { groupId, version: seen(change.error), ...changes },
      {
        onSuccess: () => {
          onDone();
          say(`${reference} is changed.`);
        },
      },
    );
  return { save, sending: change.isPending, error: change.error };
}
