import { isIsaCurrent, type Agency } from '../domain/agency';
import { type Issue, isOpenIssue, mayAcknowledge, mayEdit, mayTriage, URGENT_ACK_MINUTES } from '../domain/issue';
import { needsGateway } from '../domain/disclosure';
import { hasRight } from '../access/rights';
import type { LogEntry } from '../domain/log';
import { type Member, roleNames } from '../domain/member';
import { isOpen, isOverdue, isOwed, type Stamp, stateStamp, type Task, type TaskState } from '../domain/task';
import { mayOwnTasks, mayStep } from '../domain/taskSteps';
import { headlineOf } from '../domain/text';
import { addMinutes, dueText, durationText, isWeekend, momentText } from '../domain/time';
import type { IssueState } from '../domain/issue';
import type { Context } from './ports';
import { nameOf, zoneOf } from '../ledger/roster';
import type { AgencyView, HistoryLine, IssueView, PersonView, TaskView } from './views';

export const taskStateNames: Record<TaskState, string> = {
  proposed: 'Proposed',
  allocated: 'Allocated',
  acknowledged: 'Acknowledged',
  inProgress: 'In progress',
  completed: 'Completed',
  closed: 'Closed',
  declined: 'Declined',
  withdrawn: 'Withdrawn',
};

const issueStateNames: Record<IssueState, string> = {
  raised: 'Raised',
  triaged: 'Looked at',
  onAgenda: 'On the agenda',
  tasked: 'Made a task',
  merged: 'Merged',
  closed: 'Closed',
  withdrawn: 'Withdrawn',
};

/** "Acknowledged 22:31 by Siobhan Kerr" */
export function doneText(what: string, { by, at }: Stamp, ctx: Context): string {
  return `${what} ${momentText(at, ctx.today, zoneOf(ctx))} by ${nameOf(ctx.roster, by)}`;
}

export function personView(member: Member, ctx: Pick<Context, 'roster' | 'today'>): PersonView {
  const { id, name, title, role, agencyId } = member;
  return {
    ...{ id, name, title, role, agencyId },
    roleName: roleNames[role],
    agencyName: agencyName(agencyId, ctx),
    ownsTasks: mayOwnTasks(member, ctx.today),
  };
}

export function agencyView(agency: Agency, ctx: Context): AgencyView {
  const { id, name, kind } = agency;
  return { id, name, kind, needsGateway: needsGateway(agency), isaCurrent: isIsaCurrent(agency, ctx.today) };
}

export function agencyName(id: Agency['id'], { roster }: Pick<Context, 'roster'>): string {
  return roster.agencies.get(id)?.name ?? id;
}

export function taskView(task: Task, ctx: Context): TaskView {
  const { id, reference, title, detail, agencyId, ownerId, deputyId, dueOn, urgent, state } = task;
  const stateName = taskStateNames[state];
  return {
    ...{ id, reference, title, agencyId, ownerId, dueOn, urgent, state, stateName },
    marking: ctx.roster.panel.marking,
    agencyName: agencyName(agencyId, ctx),
    ownerName: nameOf(ctx.roster, ownerId),
    dueText: dueText(dueOn, ctx.today),
    overdue: isOverdue(task, ctx.today),
    restricted: task.audience.kind === 'named',
    originText: originText(task),
    statusText: doneText(stateName === 'In progress' ? 'Started' : stateName, stateStamp(task), ctx),
    changedAt: task.changed.at,
    changedText: doneText('Changed', task.changed, ctx),
    may: mayOf(task, ctx),
    mayDirect: mayDirectOf(task, ctx),
    ...(detail === undefined ? {} : { detail }),
    ...(deputyId === undefined ? {} : { deputyId, deputyName: nameOf(ctx.roster, deputyId) }),
    ...backgroundOf(task, ctx),
    ...dueWarning(task, ctx),
    ...flagTexts(task, ctx),
    ...resultOf(task),
  };
}

function backgroundOf({ disclosure, partOf, chasedOn }: Task, { today }: Context) {
  return {
    ...(disclosure === undefined
      ? {}
      : { disclosureText: `Shared under ${disclosure.gateway}: ${disclosure.purpose}` }),
    ...(partOf === undefined ? {} : { partOf: { id: partOf.taskId, reference: partOf.reference } }),
    ...(chasedOn === undefined ? {} : { chasedText: `Reminded ${dueText(chasedOn, today)}` }),
  };
}

function mayDirectOf(task: Task, { viewer }: Context): TaskView['mayDirect'] {
  const directs = hasRight(viewer, 'task.direct');
  return { split: directs && isOpen(task) && task.partOf === undefined, chase: directs && isOwed(task) };
}

function mayOf(task: Task, { viewer }: Context): TaskView['may'] {
  return {
    acknowledge: mayStep(task, 'acknowledge', viewer),
    decline: mayStep(task, 'decline', viewer),
    progress: mayStep(task, 'progress', viewer),
    block: mayStep(task, 'block', viewer),
    unblock: mayStep(task, 'unblock', viewer),
    complete: mayStep(task, 'complete', viewer),
    reassign: mayStep(task, 'reassign', viewer),
    escalate: mayStep(task, 'escalate', viewer),
    reallocate: mayStep(task, 'reallocate', viewer),
    withdraw: mayStep(task, 'withdraw', viewer),
    close: mayStep(task, 'close', viewer),
  };
}

function originText({ origin }: Task): string {
  switch (origin.kind) {
    case 'panel':
      return 'Given by the panel';
    case 'meeting':
      return `Given at ${origin.meetingId}`;
    case 'issue':
      return `From issue ${origin.reference}`;
  }
}

function dueWarning({ dueOn }: Task, { calendar }: Context): { dueWarning?: string } {
  const holiday = calendar.holidays.get(dueOn);
  if (holiday !== undefined) return { dueWarning: `This is a bank holiday: ${holiday}.` };
  return isWeekend(dueOn) ? { dueWarning: 'This is a weekend.' } : {};
}

function flagTexts({ blocked, escalated }: Task, ctx: Context): Pick<TaskView, 'blockedText' | 'escalatedText'> {
  return {
    ...(blocked === undefined ? {} : { blockedText: `${doneText('Blocked', blocked, ctx)}: ${blocked.reason}` }),
    ...(escalated === undefined
      ? {}
      : { escalatedText: `${doneText('Escalated', escalated, ctx)}: ${escalated.reason}` }),
  };
}

/** What only some states carry. */
function resultOf(task: Task) {
  return {
    ...('reason' in task ? { reason: task.reason } : {}),
    ...('lastNote' in task && task.lastNote !== undefined ? { lastNote: task.lastNote } : {}),
    ...('outcome' in task ? { outcome: task.outcome } : {}),
    ...('fourP' in task && task.fourP !== undefined ? { fourP: task.fourP } : {}),
    ...('proposedGrade' in task && task.proposedGrade !== undefined ? { proposedGrade: task.proposedGrade } : {}),
    ...('moderatedGrade' in task && task.moderatedGrade !== undefined ? { moderatedGrade: task.moderatedGrade } : {}),
  };
}

export function issueView(issue: Issue, ctx: Context): IssueView {
  const { id, reference, text, agencyId, raised, urgent, state } = issue;
  const editable = mayEdit(issue, ctx.viewer);
  return {
    ...{ id, reference, text, agencyId, urgent, state },
    marking: ctx.roster.panel.marking,
    headline: headlineOf(text, 90),
    agencyName: agencyName(agencyId, ctx),
    raisedById: raised.by,
    raisedByName: nameOf(ctx.roster, raised.by),
    raisedAt: raised.at,
    raisedText: doneText('Raised', raised, ctx),
    restricted: issue.audience.kind === 'named',
    stateName: issueStateNames[state],
    statusText: issueStatusText(issue, ctx),
    may: {
      edit: editable,
      withdraw: editable,
      triage: isOpenIssue(issue) && mayTriage(issue, ctx.viewer),
      acknowledge: mayAcknowledge(issue, ctx.viewer),
    },
    ...urgentPart(issue, ctx),
    ...sharedPart(issue, ctx),
    ...(issue.state === 'closed' ? { answer: issue.answer } : {}),
  };
}

/** How long the first acknowledgement took, or until when it is due. */
function urgentPart(issue: Issue, ctx: Context): Pick<IssueView, 'urgentText'> {
  if (!issue.urgent) return {};
  const { raised, acknowledged } = issue;
  if (acknowledged !== undefined) {
    const took = durationText(Date.parse(acknowledged.at) - Date.parse(raised.at));
    return { urgentText: `In hand after ${took}: ${nameOf(ctx.roster, acknowledged.by)}` };
  }
  if (!isOpenIssue(issue)) return {};
  const dueAt = momentText(addMinutes(raised.at, URGENT_ACK_MINUTES), ctx.today, zoneOf(ctx));
  return { urgentText: `To be acknowledged by ${dueAt}` };
}

/** How long it took until an agency was first told by name. */
function sharedPart({ disclosed, raised }: Issue, ctx: Context): Pick<IssueView, 'sharedText'> {
  if (disclosed === undefined) return {};
  const names = disclosed.agencyIds.map((id) => agencyName(id, ctx)).join(', ');
  return { sharedText: `Shared with ${names} after ${durationText(Date.parse(disclosed.at) - Date.parse(raised.at))}` };
}

function issueStatusText(issue: Issue, ctx: Context): string {
  switch (issue.state) {
    case 'raised':
      return doneText('Raised', issue.raised, ctx);
    case 'triaged':
      return doneText('Looked at', issue.triaged, ctx);
    case 'onAgenda':
      return `On the agenda of ${issue.meetingId}`;
    case 'tasked':
      return `Became task ${issue.taskReference}`;
    case 'merged':
      return `Merged into ${issue.intoReference}`;
    case 'closed':
      return doneText('Closed', issue.closed, ctx);
    case 'withdrawn':
      return doneText('Withdrawn', issue.withdrawn, ctx);
  }
}

/** What each action of the log reads like in a history. */
export function historyLine(entry: LogEntry, ctx: Context): HistoryLine {
  const words = entry.action.split('-').slice(1).join(' ');
  return {
    number: entry.number,
    at: entry.at,
    atText: momentText(entry.at, ctx.today, zoneOf(ctx)),
    byName: nameOf(ctx.roster, entry.by),
    text: words.charAt(0).toUpperCase() + words.slice(1),
    ...(entry.note === undefined ? {} : { note: entry.note }),
  };
}
