import { hasRight } from '../../access/rights';
import { type AgendaItem, freezesOn } from '../../domain/agenda';
import type { Meeting } from '../../domain/meeting';
import type { Context } from '../ports';

/** What comes onto an agenda that is frozen comes late, wherever it comes from: the chair takes it by putting it on. */
export function lateness({ on }: Meeting, { today, calendar, viewer }: Context): Pick<AgendaItem, 'late'> {
  if (today < freezesOn(on, calendar.holidays)) return {};
  return { late: hasRight(viewer, 'meeting.chair') ? 'accepted' : 'waiting' };
}
