import { mayOwnTasks } from '../../access/taskConditions';
import type { Group } from '../../domain/group';
import type { AgencyId } from '../../domain/ids';
import { isAmong, type Member, type Role } from '../../domain/member';
import { addDays, isWorkingDay, type LocalDate } from '../../domain/time';
import { loadMeetings } from '../meetings/meetingLists';
import type { Context } from '../ports';
import type { ProposedTask } from './opportunityViews';

/** Where no meeting is planned. */
const DAYS = 28;

/** Whoever leads an agency is asked first, whoever stands in for others last. */
const order: readonly Role[] = ['agencyLead', 'lro', 'chair', 'deputyChair', 'coordinator', 'member', 'substitute'];

/** The day of the next meeting, at which it would be reported; else a working day four weeks from now. */
export async function proposedDay(ctx: Context): Promise<LocalDate> {
  const planned = (await loadMeetings(ctx)).find(({ state, on }) => state === 'planned' && on > ctx.today);
  if (planned !== undefined) return planned.on;
  let day = addDays(ctx.today, DAYS);
  while (!isWorkingDay(day, ctx.calendar.holidays)) day = addDays(day, 1);
  return day;
}

/** Somebody of the agency who can be given a task on the group, and who stands in for them. */
export function proposedTask(agencyId: AgencyId, group: Group, dueOn: LocalDate, ctx: Context): ProposedTask {
  const able = [...ctx.roster.members.values()]
    .filter((member) => member.agencyId === agencyId && mayOwnTasks(member, ctx.today))
    .filter((member) => !isAmong(group.recusedIds ?? [], member))
    .sort((a, b) => rank(a) - rank(b));
  const [owner] = able;
  if (owner === undefined) return { agencyId, dueOn };
  const deputy = able.find(({ id }) => id === owner.deputyId) ?? able.find(({ id }) => id !== owner.id);
  return { agencyId, ownerId: owner.id, ...(deputy === undefined ? {} : { deputyId: deputy.id }), dueOn };
}

function rank({ role }: Member): number {
  return order.indexOf(role);
}
