import { useRef, useState } from 'react';
import type { AgendaItemView, MeetingView } from '../../../../bot/contract';
import { withItemMoved } from '../../../../bot/domain/agendaOrder';
import type { AgendaItemId } from '../../../../bot/domain/ids';
import { useCommand } from '../../../data/useCommand';

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
export function useAgendaOrder({ id: meetingId, agenda }: MeetingView) {
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

  return { items: timed(moves.reduce(moved, agenda), agenda[0]?.startsAt), move, error: step.error };
}

/** An item that is gone meanwhile moves nothing. */
function moved(items: Items, { itemId, beforeId }: Move): Items {
  const stand = (id: AgendaItemId | undefined) => id === undefined || items.some((item) => item.id === id);
  return stand(itemId) && stand(beforeId) ? withItemMoved(items, itemId, beforeId) : items;
}

/** Numbers and times follow the order that is shown. */
function timed(items: Items, startsAt = '00:00'): Items {
  const [hours = 0, minutes = 0] = startsAt.split(':').map(Number);
  let now = hours * 60 + minutes;
  return items.map((item, index) => {
    const at = `${twoDigits(Math.floor(now / 60) % 24)}:${twoDigits(now % 60)}`;
    if (item.late !== 'waiting') now += item.minutes;
    return { ...item, number: index + 1, startsAt: at };
  });
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
