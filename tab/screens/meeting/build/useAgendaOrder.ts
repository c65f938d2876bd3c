import { useRef, useState } from 'react';
import type { AgendaItemView, MeetingView } from '../../../../bot/contract';
import { withItemMoved } from '../../../../bot/domain/agendaOrder';
import type { AgendaItemId } from '../../../../bot/domain/ids';
import { say } from '../../../components/say';
import { useUndo } from '../../../components/useUndo';
import { useCommand } from '../../../data/useCommand';
import { renumbered } from '../renumbered';

interface Move {
  readonly stepId: string;
  readonly itemId: AgendaItemId;
  readonly beforeId?: AgendaItemId;
}

type Items = readonly AgendaItemView[];

/**
 * The order with the moves that are on their way: shown at once, and the server's own as soon as it has answered. Moves
 * are sent one after the other, so that the server takes them in the order in which they were made.
 */
export function useAgendaOrder({ id: meetingId, agenda, startsAt }: MeetingView) {
  const [moves, setMoves] = useState<readonly Move[]>([]);
  const step = useCommand('meeting.step');
  const undo = useUndo('meeting.step');
  const last = useRef<Promise<unknown>>(Promise.resolve());

  const items = renumbered(moves.reduce(moved, agenda), startsAt);
  const undoing = (where: Omit<Move, 'stepId'>) => ({
    ...{ meetingId, stepId: crypto.randomUUID() },
    step: { kind: 'move', ...where } as const,
  });

  function move(itemId: AgendaItemId, beforeId: AgendaItemId | undefined): void {
    const back = moveBack(items, itemId, beforeId);
    const one = { stepId: crypto.randomUUID(), itemId, ...(beforeId === undefined ? {} : { beforeId }) };
    setMoves((before) => [...before, one]);
    last.current = last.current.then(async () => {
      const { stepId, ...where } = one;
      // What was refused is told by step.error.
      const taken = step.mutateAsync({ meetingId, stepId, step: { kind: 'move', ...where } });
      await taken.then(
        () => say(`${titleIn(items, itemId)} is moved.`, undefined, undo(undoing(back))),
        () => undefined,
      );
      setMoves((before) => before.filter((each) => each !== one));
    });
  }

  return { items, move, error: step.error };
}

/** An item that is gone meanwhile moves nothing. */
function moved(items: Items, { itemId, beforeId }: Move): Items {
  const stand = (id: AgendaItemId | undefined) => id === undefined || items.some((item) => item.id === id);
  return stand(itemId) && stand(beforeId) ? withItemMoved(items, itemId, beforeId) : items;
}

function titleIn(items: Items, itemId: AgendaItemId): string {
  return items.find(({ id }) => id === itemId)?.title ?? 'The item';
}

/** The move that undoes one: a line stands with its items again before what followed them. */
function moveBack(items: Items, itemId: AgendaItemId, beforeId: AgendaItemId | undefined): Omit<Move, 'stepId'> {
  const after = withItemMoved(items, itemId, beforeId);
  const neighbours = items.slice(items.findIndex(({ id }) => id === itemId) + 1).map(({ id }) => id);
  const isBack = (id: AgendaItemId) => {
    const back = withItemMoved(after, itemId, id);
    return items.every((item, index) => item.id === back[index]?.id);
  };
  const found = neighbours.find(isBack);
  return { itemId, ...(found === undefined ? {} : { beforeId: found }) };
}
