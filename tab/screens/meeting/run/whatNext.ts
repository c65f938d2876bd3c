import type { AgendaItemView, MeetingView } from '../../../../bot/contract';
import { toCarry } from '../../../../bot/domain/closing';
import { floorItemId, nextItem } from '../../../../bot/domain/runSteps';
import { floorParts } from '../../../../bot/domain/sections';

/** Also while an item is taken that whoever runs the meeting may not see: then the first open one of those they may. */
export function whatNext({ agenda, run }: MeetingView): AgendaItemView | undefined {
  if (run !== undefined) return nextItem(agenda, run, floorItemId(run));
  return floorParts(agenda).find(({ item, comesUp }) => comesUp && item.outcome === 'open')?.item;
}

/** What a close would carry, as far as the viewer may know of it. */
export function whatIsCarried({ agenda, run }: MeetingView): AgendaItemView[] {
  if (run !== undefined) return toCarry(agenda, run);
  return toCarry(
    agenda.filter(({ outcome }) => outcome !== 'done'),
    undefined,
  );
}

/** "Close, carry 3" */
export function closeWords(meeting: MeetingView): string {
  const { length } = whatIsCarried(meeting);
  return length === 0 ? 'Close the meeting' : `Close, carry ${length}`;
}
