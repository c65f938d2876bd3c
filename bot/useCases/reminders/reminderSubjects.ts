import { maySeeTask } from '../../access/sight';
import { viewerOf } from '../../access/viewer';
import { type Agency, isHost, isPartnerOn } from '../../domain/agency';
import type { MemberId } from '../../domain/ids';
import type { Meeting } from '../../domain/meeting';
import type { ReminderRule } from '../../domain/reminder';
import { isOwed, type Task } from '../../domain/task';
import { addDays, type LocalDate, localDateOf } from '../../domain/time';
import { loadAttendances, loadMeetings } from '../meetings/meetingLists';
import type { DuePart } from '../../domain/message';
import { readAll } from '../../ledger/paging';
import type { Condition } from '../../ledger/store';
import type { Onlooking } from '../ports';
import { expectedAt } from '../meetings/expected';
import { contactsOf, leadsOf } from '../partners/contacts';
import { agencyOf, membersInRole } from '../../ledger/roster';

/** What rules may speak of within the days that the coordinator looks ahead: 14, a week's warning, a long weekend. */
const DAYS_AHEAD = 26;

/** Something with a day that rules speak about. */
export interface Subject {
  readonly about: ReminderRule['about'];
  readonly id: string;
  readonly reference: string;
  /** Of a task that the whole panel may see: of what is for few a list of reminders has the number alone. */
  readonly title?: string;
  readonly anchor: LocalDate;
  readonly since?: LocalDate;
  readonly urgent: boolean;
  readonly content: (said: string) => DuePart;
  readonly to: (rule: ReminderRule) => readonly MemberId[];
}

/** As far as whoever looks may see them: somebody who plans reminders may have left for an item. */
export async function loadSubjects(ctx: Onlooking): Promise<Subject[]> {
  const tasks = await loadOwedTasks(ctx, addDays(ctx.today, DAYS_AHEAD));
  return [
    ...(await loadDatedSubjects(ctx)),
    ...tasks.filter((task) => maySeeTask(task, ctx.viewer)).map((task) => taskSubject(task, ctx)),
  ];
}

/** Meetings and agreements: few, however long the panel has been at work. */
export async function loadDatedSubjects(ctx: Onlooking): Promise<Subject[]> {
  const meetings = (await loadMeetings(ctx)).filter(({ state, on }) => state === 'planned' && on >= ctx.today);
  const agencies = [...ctx.roster.agencies.values()];
  const replies = new Map(
    await Promise.all(
      meetings
        .filter(({ on }) => on <= addDays(ctx.today, DAYS_AHEAD))
        .map(async ({ id }) => [id, await repliedTo(id, ctx)] as const),
    ),
  );
  return [
    ...meetings.map((meeting) => meetingSubject(meeting, replies.get(meeting.id) ?? new Set(), ctx)),
    ...agencies.flatMap((agency) => agreementSubjects(agency, ctx)),
  ];
}

/** Whoever has sent apologies is not asked again. */
async function repliedTo(meetingId: Meeting['id'], ctx: Onlooking): Promise<Set<MemberId>> {
  const all = await loadAttendances(meetingId, ctx);
  return new Set(all.filter(({ reply }) => reply?.answer.kind === 'apology').map(({ memberId }) => memberId));
}

/** All that is owed, or what of it is due before a day. */
export function loadOwedTasks(ctx: Onlooking, before?: LocalDate): Promise<Task[]> {
  return loadOwed('dueOn', before === undefined ? [] : [{ key: 'dueOn', below: before }], ctx);
}

/** What somebody holds, as owner or as deputy, found by who they are: it reads nothing of what others hold. */
export async function loadOwedBy(memberId: MemberId, ctx: Onlooking): Promise<Task[]> {
  const held = (key: 'ownerId' | 'deputyId') => loadOwed(key, [{ key, is: memberId }], ctx);
  const [own, deputed] = await Promise.all([held('ownerId'), held('deputyId')]);
  const all = [...own, ...deputed.filter(({ ownerId }) => ownerId !== memberId)];
  return all.sort((a, b) => a.dueOn.localeCompare(b.dueOn) || a.number - b.number);
}

async function loadOwed(key: string, where: readonly Condition[], ctx: Onlooking): Promise<Task[]> {
  const request = { where: [{ key: 'open', is: 'yes' }, ...where], key, direction: 'ascending' } as const;
  return (await readAll('task', request, ctx)).filter(isOwed);
}

export function taskSubject(task: Task, ctx: Onlooking): Subject {
  const given = 'allocated' in task ? task.allocated.at : task.created.at;
  return {
    ...{ about: 'task', id: task.id, reference: task.reference, anchor: task.dueOn, urgent: task.urgent },
    ...(task.audience.kind === 'named' ? {} : { title: task.title }),
    since: localDateOf(given, ctx.roster.panel.timeZone),
    content: (said) => ({ kind: 'task', taskId: task.id, said }),
    to: ({ to }) =>
      [
        ...(to.includes('owner') ? [task.ownerId] : []),
        ...(to.includes('deputy') && task.deputyId !== undefined ? [task.deputyId] : []),
        ...(to.includes('agencyLead') ? leadsOf(task.agencyId, ctx) : []),
        ...those(to, ctx),
      ].filter((memberId) => isSeenBy(task, memberId, ctx)),
  };
}

/** Nobody is reminded of what is hidden from them. */
function isSeenBy(task: Task, memberId: MemberId, { roster }: Onlooking): boolean {
  const member = roster.members.get(memberId);
  return member !== undefined && maySeeTask(task, viewerOf(member, agencyOf(roster, member.agencyId), roster));
}

function meetingSubject(meeting: Meeting, apologised: ReadonlySet<MemberId>, ctx: Onlooking): Subject {
  return {
    ...{ about: 'meeting', id: meeting.id, reference: meeting.id, anchor: meeting.on, urgent: false },
    content: (said) => ({ kind: 'agenda', meetingId: meeting.id, said }),
    to: ({ to }) => [
      ...(to.includes('members') ? expectedAt(meeting, ctx.roster).filter((id) => !apologised.has(id)) : []),
      ...those(to, ctx),
    ],
  };
}

/** An agreement that has run out already is on the coordinator's list, and no reminder helps. */
function agreementSubjects(agency: Agency, ctx: Onlooking): Subject[] {
  const { id, name, isa } = agency;
  if (isHost(agency, ctx.roster.panel)) return [];
  if (isa === null || isa.reviewOn < ctx.today || !isPartnerOn(agency, isa.reviewOn)) return [];
  return [
    {
      ...{ about: 'agreement', id, reference: name, anchor: isa.reviewOn, urgent: false },
      since: isa.forPartner?.on ?? isa.signedOn,
      content: (said) => ({
        ...{ kind: 'notice', about: 'agreement', inMail: true, ends: { agencyId: id, on: isa.reviewOn } },
        said: `${name}. ${said}\nFrom the day after, its people keep the agenda’s titles and their own tasks alone.`,
      }),
      to: ({ to }) => [...(to.includes('agencyLead') ? contactsOf(agency, ctx) : []), ...those(to, ctx)],
    },
  ];
}

function those(to: ReminderRule['to'], { roster }: Onlooking): MemberId[] {
  return [
    ...(to.includes('chair') ? membersInRole(roster, 'chair') : []),
    ...(to.includes('coordinator') ? membersInRole(roster, 'coordinator') : []),
  ];
}
