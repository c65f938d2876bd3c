import type { AgendaItemView, MeetingView } from '../../../../bot/contract';
import type { Run } from '../../../../bot/domain/run';
import { floorItemId, itemsToCome } from '../../../../bot/domain/runSteps';

const NEXT_SHOWN = 3;

/** A screen for everybody in the room names nothing that only some may know of. */
export function stageTitle({ restricted, title }: AgendaItemView): string {
  return restricted ? 'Restricted item' : title;
}

/** The issue of an item whose words a screen for everybody may show, once the chair says so: neither is for a few. */
export function issueForAll({ restricted, issueId, issueOpen }: AgendaItemView): AgendaItemView['issueId'] {
  return !restricted && issueOpen === true ? issueId : undefined;
}

/** Those to come, in the order in which "Next" takes them; the room is not told that there are others. */
export function nextThree(meeting: MeetingView, run: Run): AgendaItemView[] {
  const toCome = itemsToCome(meeting.agenda, run, floorItemId(run));
  return toCome.filter(({ restricted }) => !restricted).slice(0, NEXT_SHOWN);
}
