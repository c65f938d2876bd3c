import type { AgendaItemView, MeetingView } from '../../../../bot/contract';
import { floorItemId } from '../../../../bot/domain/runSteps';

/** The item on the floor, as far as the viewer may know of it; nothing before the start and after the close. */
export function itemOnFloor({ state, run, agenda }: MeetingView): AgendaItemView | undefined {
  const itemId = state === 'running' ? floorItemId(run) : undefined;
  return agenda.find(({ id }) => id === itemId);
}
