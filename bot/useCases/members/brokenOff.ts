import type { Member } from '../../domain/member';
import { addDays, addMinutes, localDateOf, momentText } from '../../domain/time';
import { zoneOf } from '../../ledger/roster';
import type { Context } from '../ports';

/** Longer than the longest list takes. */
const UNDER_WAY_MINUTES = 1;
/** Whoever has not gone on with it by then does not want to. */
const TOLD_DAYS = 7;

type Listed = NonNullable<Member['listed']>;

/** That a list of people never came in to its end; undefined while the newest may be on its way. */
export function brokenOffText(ctx: Pick<Context, 'roster' | 'now' | 'today'>): string | undefined {
  const { roster, now, today } = ctx;
  const everybody = [...roster.members.values(), ...roster.former.values()];
  const listed = everybody.flatMap((member) => member.listed ?? []).sort((a, b) => (a.at < b.at ? -1 : 1));
  const newest = listed.at(-1);
  if (newest === undefined || now < addMinutes(newest.at, UNDER_WAY_MINUTES)) return undefined;
  const lists = [...new Map(listed.map((row) => [row.list, row])).values()].reverse();
  const broken = lists.find(
    (row) => addDays(localDateOf(row.at, zoneOf(ctx)), TOLD_DAYS) >= today && isBrokenOff(row, listed),
  );
  if (broken === undefined) return undefined;
  const came = listed.filter((row) => row.at === broken.at).length;
  const at = momentText(broken.at, today, zoneOf(ctx));
  return `The import of ${at} broke off: ${came} of ${broken.of} came in. Look at the same list again to go on; nobody comes in twice.`;
}

/**
 * Its last row is not there, and fewer have come in by later lists than it lacks: with another list somebody goes on
 * where it broke off, or takes rows of it over.
 */
function isBrokenOff({ list, at, of }: Listed, listed: readonly Listed[]): boolean {
  // Two who send the same list at once share its rows.
  const own = listed.filter((row) => row.list === list && row.of === of);
  const later = listed.filter((row) => row.list !== list && row.at > at);
  return own.every(({ nth }) => nth !== of) && own.length + later.length < of;
}
