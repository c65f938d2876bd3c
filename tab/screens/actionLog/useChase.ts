import type { TaskId } from '../../../bot/domain/ids';
import { say } from '../../components/say';
import { useCommand } from '../../data/useCommand';

/** As many as the server takes at once. */
export const MOST_CHASED = 25;

/** Reminds the people of tasks by hand, and says of how many it was so: each is reminded once a day. */
export function useChase() {
  const { mutate, isPending, error } = useCommand('task.chase');
  function remind(taskIds: TaskId[], onDone?: () => void): void {
    mutate(
      { taskIds },
      {
        onSuccess: ({ chased }) => {
          say(...wordsFor(chased, taskIds.length));
          onDone?.();
        },
      },
    );
  }
  return { remind, isPending, error };
}

function wordsFor(chased: number, asked: number): [title: string, body: string] {
  const body = 'The people of a task are reminded once a day at the most, however often it is asked.';
  if (chased === 0) return ['Nobody was reminded: they have been today already, or have left.', body];
  if (asked === 1) return ['Its people are reminded: they get the card again.', body];
  const title = `The people of ${chased} ${chased === 1 ? 'task' : 'tasks'} are reminded.`;
  return [title, chased === asked ? body : `${asked - chased} of ${asked} were left out. ${body}`];
}
