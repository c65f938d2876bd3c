import { viewerOf } from '../../access/viewer';
import type { MemberId } from '../../domain/ids';
import { isPlanned } from '../../domain/reminder';
import { addDays, type LocalDate, mondayOf } from '../../domain/time';
import { recordOf } from '../../ledger/records';
import { agencyOf, membersInRole } from '../../ledger/roster';
import { drawnFor } from '../log/reading';
import type { Onlooking } from '../ports';
import { getDigest } from './digests';
import type { Matter } from './queueReminders';
import { leadsOf } from '../partners/contacts';
import { loadOwedTasks } from './reminderSubjects';

/**
 * On the first working day of a week, for whoever has something waiting: those with tasks, who lead an agency that has,
 * and who run the panel. Undefined where it has gone out, or is not due.
 */
export async function findWeekDigest(ctx: Onlooking): Promise<Matter | undefined> {
  const monday = mondayOf(ctx.today);
  if (!(await isDigestDue(monday, ctx))) return undefined;
  const tasks = await loadOwedTasks(ctx);
  const busy = new Set(tasks.flatMap(({ ownerId, agencyId }) => [ownerId, ...leadsOf(agencyId, ctx)]));
  for (const memberId of membersInRole(ctx.roster, 'coordinator')) busy.add(memberId);
  const to: MemberId[] = [];
  for (const memberId of busy) if (await hasSomethingToSay(memberId, ctx)) to.push(memberId);
  return { key: keyOf(monday), reference: `digest of ${monday}`, content: { kind: 'digest' }, to, urgent: false };
}

/** Asked of the digest itself: what somebody may not see, or have no part in, is nothing to write to them about. */
async function hasSomethingToSay(memberId: MemberId, ctx: Onlooking): Promise<boolean> {
  const member = ctx.roster.members.get(memberId);
  if (member === undefined) return false;
  const viewer = viewerOf(member, agencyOf(ctx.roster, member.agencyId), ctx.roster);
  return (await getDigest({}, drawnFor({ ...ctx, viewer }))).lines.length > 0;
}

function keyOf(monday: LocalDate): string {
  return `digest.${monday}`;
}

/** Its day is the first working day of the week; a server that was away then sends it later in that week. */
async function isDigestDue(monday: LocalDate, { roster, store, today, calendar }: Onlooking): Promise<boolean> {
  const mark = (week: LocalDate) => store.read(roster.panel.id, `reminder:${keyOf(week)}`);
  const own = await mark(monday);
  // Some have it, and others are still to be told.
  if (own !== undefined) return isPlanned(recordOf('reminder', own));
  let first = monday;
  while (calendar.holidays.has(first)) first = addDays(first, 1);
  return today === first || (await mark(addDays(monday, -7))) !== undefined;
}
