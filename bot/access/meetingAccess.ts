import type { Meeting } from '../domain/meeting';
import { hasRight } from './rights';
import type { Viewer } from './viewer';

/** Whoever runs it now, and those who run the panel, who may always take it back. */
export function mayRunMeeting({ run, state }: Meeting, viewer: Viewer): boolean {
  if (hasRight(viewer, 'meeting.run')) return true;
  if (viewer.kind !== 'person' || state !== 'running') return false;
  return run?.chairId === viewer.member.id && hasRight(viewer, 'meeting.lead');
}
