import { addDays, addMinutes, localDateOf, momentText } from '../../domain/time';
import { zoneOf } from '../../ledger/roster';
import type { Context } from '../ports';

/** Longer than the longest list takes. */
const UNDER_WAY_MINUTES = 1;
/** Whoever has not gone on with it by then does not want to. */
const TOLD_DAYS = 7;

/** That the last row of the newest list of people never came in; undefined while it may be on its way. */
export function brokenOffText(ctx: Pick<Context, 'roster' | 'now' | 'today'>): string | undefined {
  const { roster, now, today } = ctx;
  const everybody = [...roster.members.values(), ...roster.former.values()];
  const listed = everybody.flatMap((member) => member.listed ?? []);
  const [newest] = [...listed].sort((a, b) => (a.at < b.at ? 1 : -1));
  if (newest === undefined || now < addMinutes(newest.at, UNDER_WAY_MINUTES)) return undefined;
  if (addDays(localDateOf(newest.at, zoneOf(ctx)), TOLD_DAYS) < today) return undefined;
  // Two who send the same list at once share its rows.
  if (listed.some(({ list, nth, of }) => list === newest.list && nth === of)) return undefined;
  const came = listed.filter(({ at }) => at === newest.at).length;
  const at = momentText(newest.at, today, zoneOf(ctx));
  return `The import of ${at} broke off: ${came} of ${newest.of} came in. Look at the same list again to go on; nobody comes in twice.`;
}
