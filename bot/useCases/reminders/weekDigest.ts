import { viewerOf } from '../../access/viewer';
import type { MemberId } from '../../domain/ids';
import { addDays, type LocalDate, mondayOf } from '../../domain/time';
import { agencyOf, membersInRole } from '../../ledger/roster';
import { drawnFor } from '../log/reading';
import type { Onlooking } from '../ports';
import { getDigest } from './digests';
import { leadsOf, loadOwedTasks } from './reminderSubjects';

/** The digest of a week, by the key under which it is sent once. */
export interface WeekDigest {
  readonly key: string;
  readonly monday: LocalDate;
  readonly to: readonly MemberId[];
}

/**
 * On the first working day of a week, for whoever has something waiting: those with tasks, who lead an agency that has,
 * and who run the panel. Undefined where it has gone out, or is not due.
 */
export async function findWeekDigest(ctx: Onlooking): Promise<WeekDigest | undefined> {
  const monday = mondayOf(ctx.today);
  if (!(await isDigestDue(monday, ctx))) return undefined;
  const tasks = await loadOwedTasks(ctx);
  const busy = new Set(tasks.flatMap(({ ownerId, agencyId }) => [ownerId, ...leadsOf(agencyId, ctx)]));
  for (const memberId of membersInRole(ctx.roster, 'coordinator')) busy.add(memberId);
  const to: MemberId[] = [];
  for (const memberId of busy) if (await hasSomethingToSay(memberId, ctx)) to.push(memberId);
  return { key: keyOf(monday), monday, to };
}

/** Asked of the digest itself: what somebody may not see, or have no part in, is nothing to write to them about. */
async function hasSomethingToSay(memberId: MemberId, ctx: Onlooking): Promise<boolean> {
  const member = ctx.roster.members.get(memberId);
  if (member === undefined) return false;
  const viewer = viewerOf(member, agencyOf(ctx.roster, member.agencyId), ctx.today);
  return (await getDigest({}, drawnFor({ ...ctx, viewer }))).lines.length > 0;
}

function keyOf(monday: LocalDate): string {
  return `digest.${monday}`;
}

/** Its day is the first working day of the week; a server that was away then sends it later in that week. */
async function isDigestDue(monday: LocalDate, { roster, store, today, calendar }: Onlooking): Promise<boolean> {
  const mark = (week: LocalDate) => store.read(roster.panel.id, `reminder:${keyOf(week)}`);
  if ((await mark(monday)) !== undefined) return false;
  let first = monday;
  while (calendar.holidays.has(first)) first = addDays(first, 1);
  return today === first || (await mark(addDays(monday, -7))) !== undefined;
}
