import { isOnAgenda, type AgendaItem } from '../domain/agenda';
import { isReader, readersOf } from '../domain/audience';
import type { Meeting } from '../domain/meeting';
import { hasRight, type Viewer } from './rights';

/** Hidden means absent: an item for others is not on this viewer's agenda at all. */
export function maySeeItem(item: AgendaItem, viewer: Viewer): boolean {
  if (!isOnAgenda(item) && !hasRight(viewer, 'meeting.plan')) return false;
  if (item.audience.kind === 'panel') return true;
  // Named people see it only as long as they see content at all: not without an agreement, not as an observer.
  return hasRight(viewer, 'minutes.see') && isReader(readersOf(item.audience), viewer.member);
}

/** Whoever runs it now, and those who run the panel, who may always take it back. */
export function mayRunMeeting({ run, state }: Meeting, viewer: Viewer): boolean {
  if (hasRight(viewer, 'meeting.run')) return true;
  return state === 'running' && run?.chairId === viewer.member.id && hasRight(viewer, 'meeting.lead');
}
