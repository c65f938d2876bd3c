import { mayKnowPeople } from '../../access/nominalSight';
import type { AgendaItem } from '../../domain/agenda';
import type { Meeting } from '../../domain/meeting';
import { floorItemId } from '../../domain/runSteps';
import { isOnAgenda } from '../../domain/sections';
import { findGroup } from '../groups/groupLists';
import type { Onlooking } from '../ports';
import type { AgendaItemView } from './meetingViews';

export type Release = 'live' | 'preRead';

/** How far a group's presentation may be looked at by those who may know its people: while its item is live, or before. */
export function releaseOf({ state, run }: Meeting, item: AgendaItem): Release | undefined {
  if (item.groupId === undefined || !isOnAgenda(item)) return undefined;
  if (state === 'running' && floorItemId(run) === item.id) return 'live';
  return item.preRead === true && (state === 'planned' || state === 'running') ? 'preRead' : undefined;
}

/** The item says that there is a presentation to those alone who may know of the people in it. */
export async function withItsPresentation(
  view: AgendaItemView,
  meeting: Meeting,
  ctx: Onlooking,
): Promise<AgendaItemView> {
  const item = meeting.agenda.find(({ id }) => id === view.id);
  const release = item && releaseOf(meeting, item);
  if (release === undefined || view.groupId === undefined) return view;
  const group = await findGroup(view.groupId, ctx);
  if (group === undefined || !mayKnowPeople({ group, panel: ctx.roster.panel }, ctx.viewer)) return view;
  return { ...view, presentation: release };
}
