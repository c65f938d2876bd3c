import type { AgendaItemView, MeetingView } from '../../../../bot/contract';
import type { Run } from '../../../../bot/domain/run';
import { itemsToCome } from '../../../../bot/domain/runSteps';

const NEXT_SHOWN = 3;

/** A screen for everybody in the room names nothing that only some may know of. */
export function stageTitle({ restricted, title }: AgendaItemView): string {
  return restricted ? 'Restricted item' : title;
}

/** Those to come, in the order in which "Next" takes them. */
export function nextThree(meeting: MeetingView, run: Run): AgendaItemView[] {
  const { floor } = run;
  return itemsToCome(meeting.agenda, run, floor.kind === 'finished' ? undefined : floor.itemId).slice(0, NEXT_SHOWN);
}
