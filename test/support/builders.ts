import { defaultAgendaTemplate } from '../../bot/domain/agenda';
import { defaultQuorum } from '../../bot/domain/attendance';
import type { Agency } from '../../bot/domain/agency';
import { wholePanel } from '../../bot/domain/audience';
import { AgencyId, AgendaItemId, IssueId, MeetingId, MemberId, PanelId, TaskId } from '../../bot/domain/ids';
import type { Issue, IssueState } from '../../bot/domain/issue';
import type { Member } from '../../bot/domain/member';
import type { Panel } from '../../bot/domain/panel';
import { type PersonViewer, viewerOf } from '../../bot/access/viewer';
import type { Task, TaskState } from '../../bot/domain/task';
import type { StepContext } from '../../bot/domain/taskSteps';
import { Instant, LocalDate } from '../../bot/domain/time';
import type { AgendaItemView, MeetingView } from '../../bot/useCases/meetings/meetingViews';
import type { IssueView } from '../../bot/useCases/issues/issueViews';
import type { TaskView } from '../../bot/useCases/tasks/taskViews';

/** "2027-03-02T09:30Z" */
export function moment(text: string): Instant {
  return Instant.parse(new Date(text).toISOString());
}

export function day(text: string): LocalDate {
  return LocalDate.parse(text);
}

export const london = 'Europe/London';
export const northmoor = PanelId.parse('northmoor');
export const police = AgencyId.parse('police');
export const ea = AgencyId.parse('ea');
export const hmrc = AgencyId.parse('hmrc');
export const ruth = MemberId.parse('ruth-calder');
export const priya = MemberId.parse('priya-sandhu');
export const zoe = MemberId.parse('zoe-grant');

/** Tuesday. */
export const tuesday = moment('2027-03-02T09:30Z');
const earlier = moment('2027-03-01T10:00Z');

/** Good Friday and Easter Monday, the May and summer holidays of 2027. */
export const holidays: ReadonlySet<string> = new Set([
  '2027-03-26',
  '2027-03-29',
  '2027-05-03',
  '2027-05-31',
  '2027-08-30',
  '2027-12-27',
  '2027-12-28',
]);

export function aPanel(changes: Partial<Panel> = {}): Panel {
  return {
    id: northmoor,
    name: 'Northmoor',
    force: 'Northmoor Constabulary',
    referencePrefix: 'SEN',
    timeZone: london,
    venue: 'Castle Lane HQ, Room 2',
    marking: 'OFFICIAL-SENSITIVE',
    quorum: defaultQuorum,
    series: {
      firstMeetingOn: day('2027-01-13'),
      everyMonths: 2,
      weekOfMonth: 2,
      weekday: 'Wednesday',
      startsAt: '10:00',
      durationMinutes: 120,
      firstMode: 'teams',
      rule: 'bySlot',
    },
    taskTemplates: [],
    reminderRules: [],
    agendaTemplate: defaultAgendaTemplate,
    ...changes,
  };
}

export function anAgency(changes: Partial<Agency> = {}): Agency {
  return {
    id: ea,
    panelId: northmoor,
    name: 'Environment Agency',
    kind: 'environment',
    regime: 'part3',
    isa: { signedOn: day('2026-03-09'), reviewOn: day('2028-03-09') },
    ...changes,
  };
}

export function aMember(changes: Partial<Member> = {}): Member {
  return {
    id: priya,
    panelId: northmoor,
    agencyId: ea,
    name: 'Priya Sandhu',
    title: 'Environment crime officer',
    role: 'member',
    email: 'priya.sandhu@ea.example',
    ...changes,
  };
}

/** A person of an agency whose agreement is current on 2 March 2027, unless told. */
export function aViewer(changes: Partial<Member> = {}, isa: Agency['isa'] = anAgency().isa): PersonViewer {
  const member = aMember(changes);
  return viewerOf(member, anAgency({ id: member.agencyId, isa }), { panel: aPanel(), today: day('2027-03-02') });
}

export function aStepContext(
  viewer: PersonViewer,
  now: Instant = tuesday,
): StepContext & { readonly viewer: PersonViewer } {
  return { viewer, by: viewer.member.id, now, timeZone: london, holidays };
}

const given = { by: ruth, at: earlier };
const answered = { by: priya, at: earlier };
const allocated = { ...given, ackDueAt: moment('2027-03-03T10:00Z') };
const done = { allocated, acknowledged: answered, completed: answered, outcome: 'Visited' };

type TaskChanges = Partial<Omit<Task, 'state'>>;

/** A task of the Environment Agency in `state`: Priya Sandhu's, with Zoe Grant as deputy. */
export function aTask(state: TaskState = 'allocated', changes: TaskChanges = {}): Task {
  const core = {
    id: TaskId.parse('task-1'),
    panelId: northmoor,
    number: 14,
    reference: 'SEN-27-014',
    title: 'Visit the scrapyard',
    agencyId: ea,
    ownerId: priya,
    deputyId: zoe,
    dueOn: day('2027-03-12'),
    urgent: false,
    origin: { kind: 'panel' as const },
    audience: wholePanel,
    created: given,
    changed: given,
    ...changes,
  };
  switch (state) {
    case 'proposed':
      return { ...core, state };
    case 'allocated':
      return { ...core, state, allocated };
    case 'acknowledged':
      return { ...core, state, allocated, acknowledged: answered };
    case 'inProgress':
      return { ...core, state, allocated, acknowledged: answered, started: answered, lastNote: 'Rang them' };
    case 'completed':
      return { ...core, ...done, state };
    case 'closed':
      return { ...core, ...done, state, fourP: 'Pursue', closed: given };
    case 'declined':
      return { ...core, state, allocated, declined: answered, reason: 'Not ours' };
    case 'withdrawn':
      return { ...core, state, withdrawn: given, reason: 'Overtaken' };
  }
}

type IssueChanges = Partial<Pick<Issue, 'id' | 'reference' | 'text' | 'urgent' | 'audience' | 'raised' | 'agencyId'>>;

/** An issue that Priya Sandhu of the Environment Agency raised. */
export function anIssue(state: IssueState = 'raised', changes: IssueChanges = {}): Issue {
  const core = {
    id: IssueId.parse('issue-6'),
    panelId: northmoor,
    number: 6,
    reference: 'I-27-006',
    text: 'Three new vape shops on Mill Street',
    agencyId: ea,
    urgent: false,
    audience: wholePanel,
    raised: answered,
    changed: answered,
    ...changes,
  };
  const triaged = given;
  const atM2 = { meetingId: MeetingId.parse('M2') };
  switch (state) {
    case 'raised':
      return { ...core, state };
    case 'triaged':
      return { ...core, state, triaged };
    case 'onAgenda':
      return { ...core, ...atM2, state, triaged };
    case 'discussed':
      return { ...core, ...atM2, state, triaged, discussed: given, came: { decisions: 1, taskReferences: [] } };
    case 'tasked':
      return { ...core, state, triaged, taskId: TaskId.parse('task-1'), taskReference: 'SEN-27-014' };
    case 'merged':
      return { ...core, state, triaged, intoId: IssueId.parse('issue-5'), intoReference: 'I-27-005' };
    case 'closed':
      return { ...core, state, triaged, closed: given, answer: 'Trading standards will visit' };
    case 'withdrawn':
      return { ...core, state, withdrawn: answered, reason: 'Sent twice' };
  }
}

export const nothing: TaskView['may'] = {
  ...{ acknowledge: false, decline: false, progress: false, block: false, unblock: false, complete: false },
  ...{ reassign: false, escalate: false, reallocate: false, withdraw: false, close: false },
  ...{ askTime: false, grantTime: false, refuseTime: false, reword: false },
};

export function aTaskView(changes: Partial<TaskView> = {}): TaskView {
  return {
    id: TaskId.parse('task-1'),
    reference: 'SEN-27-014',
    marking: 'OFFICIAL-SENSITIVE',
    title: 'Visit the scrapyard',
    agencyId: ea,
    agencyName: 'Environment Agency',
    ownerId: priya,
    ownerName: 'Priya Sandhu',
    dueOn: day('2027-03-12'),
    dueText: 'Fri 12 Mar, in 10 days',
    overdue: false,
    urgent: false,
    restricted: false,
    originText: 'Given by the panel',
    state: 'allocated',
    stateName: 'Allocated',
    statusText: 'Allocated 09:30 by Ruth Calder',
    changedAt: tuesday,
    changedText: 'Changed 09:30 by Ruth Calder',
    ...{ mayComment: false, mayRestrict: false, mayDirect: { split: false, chase: false }, may: nothing },
    ...changes,
  };
}

export function anIssueView(changes: Partial<IssueView> = {}): IssueView {
  return {
    id: IssueId.parse('issue-6'),
    reference: 'I-27-006',
    marking: 'OFFICIAL-SENSITIVE',
    text: 'Three new vape shops on Mill Street',
    headline: 'Three new vape shops on Mill Street',
    agencyId: ea,
    agencyName: 'Environment Agency',
    raisedById: priya,
    raisedByName: 'Priya Sandhu',
    raisedAt: tuesday,
    raisedText: 'Raised 09:30 by Priya Sandhu',
    state: 'raised',
    stateName: 'Raised',
    statusText: 'Raised 09:30 by Priya Sandhu',
    ...{ urgent: false, restricted: false, tagsVersion: '' },
    may: { edit: false, withdraw: false, triage: false, acknowledge: false, callMeeting: false, tag: false },
    mayRestrict: false,
    ...changes,
  };
}

export function anAgendaItemView(changes: Partial<AgendaItemView> = {}): AgendaItemView {
  return {
    id: AgendaItemId.parse('item-1'),
    number: '1',
    title: 'Welcome',
    kind: 'standing',
    purpose: 'note',
    minutes: 5,
    startsAt: '10:00',
    papers: [],
    restricted: false,
    isEntry: false,
    outcome: 'open',
    may: { record: true, giveTask: true, speak: true },
    ...changes,
  };
}

export function aMeetingView(changes: Partial<MeetingView> = {}): MeetingView {
  return {
    id: MeetingId.parse('M2'),
    reference: 'M2',
    on: day('2027-03-10'),
    dayText: 'Wed 10 Mar, in 8 days',
    startsAt: '10:00',
    endsAt: '12:00',
    mode: 'inPerson',
    placeText: 'Castle Lane HQ, Room 2',
    state: 'planned',
    next: true,
    extra: false,
    may: {
      ...{ plan: false, link: false, edit: false, publish: false, acceptLate: false, run: false },
      ...{ attend: true, seeRecord: true },
    },
    marking: 'OFFICIAL-SENSITIVE',
    agenda: [anAgendaItemView()],
    agendaMinutes: 5,
    durationMinutes: 120,
    endsAtInstant: moment('2027-03-10T12:00:00.000Z'),
    ...{ frozen: false, hasMinutes: false },
    freezeText: 'Frozen from Wed 3 Mar, tomorrow',
    ...changes,
  };
}
