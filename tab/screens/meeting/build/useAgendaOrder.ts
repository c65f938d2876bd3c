import { useRef, useState } from 'react';
import type { AgendaItemView, MeetingView } from '../../../../bot/contract';
import { withItemMoved } from '../../../../bot/domain/agendaOrder';
import type { AgendaItemId } from '../../../../bot/domain/ids';
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
  const last = useRef<Promise<unknown>>(Promise.resolve());

  function move(itemId: AgendaItemId, beforeId: AgendaItemId | undefined): void {
    const one = { stepId: crypto.randomUUID(), itemId, ...(beforeId === undefined ? {} : { beforeId }) };
    setMoves((before) => [...before, one]);
    last.current = last.current.then(async () => {
      const { stepId, ...where } = one;
      // What was refused is told by step.error.
      await step.mutateAsync({ meetingId, stepId, step: { kind: 'move', ...where } }).catch(() => undefined);
      setMoves((before) => before.filter((each) => each !== one));
    });
  }

  return { items: renumbered(moves.reduce(moved, agenda), startsAt), move, error: step.error };
}

/** An item that is gone meanwhile moves nothing. */
function moved(items: Items, { itemId, beforeId }: Move): Items {
  const stand = (id: AgendaItemId | undefined) => id === undefined || items.some((item) => item.id === id);
  return stand(itemId) && stand(beforeId) ? withItemMoved(items, itemId, beforeId) : items;
}
