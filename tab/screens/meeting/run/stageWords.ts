import type { AgendaItemView, MeetingView } from '../../../../bot/contract';
import type { Run } from '../../../../bot/domain/run';
import { itemRunOf } from '../../../../bot/domain/runSteps';
import { onAgenda } from './unsentInMeeting';

const NEXT_SHOWN = 3;

/** A screen for everybody in the room names nothing that only some may know of. */
export function stageTitle({ restricted, title }: AgendaItemView): string {
  return restricted ? 'Restricted item' : title;
}

/** Those to come, in the order in which "Next" takes them. */
export function nextThree(meeting: MeetingView, run: Run): AgendaItemView[] {
  const agenda = onAgenda(meeting);
  const { floor } = run;
  const at = agenda.findIndex(({ id }) => floor.kind !== 'finished' && id === floor.itemId);
  const turn = [...agenda.slice(at + 1), ...agenda.slice(0, Math.max(0, at))];
  return turn.filter(({ id }) => itemRunOf(run, id).outcome === 'open').slice(0, NEXT_SHOWN);
}
