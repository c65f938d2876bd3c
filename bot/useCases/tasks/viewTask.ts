import { hasRight } from '../../access/rights';
import { restrictedPart } from '../members/audiences';
import { agencyName, doneText } from '../members/names';
import { markingOf } from '../../domain/marking';
import { byName } from '../../domain/byName';
import { disclosureText } from '../../domain/disclosure';
import type { MemberId } from '../../domain/ids';
import {
  holdersOf,
  isAwaited,
  isOpen as isOpenTask,
  isOverdue,
  isOwed,
  stateStamp,
  type Task,
  type TaskState,
} from '../../domain/task';
import { isOpenTo, type TaskDoor } from '../../access/conditions';
import { mayKnowWhence, mayReadTalk } from '../../access/sight';
import { taskConditions } from '../../access/taskConditions';
import { isSplittable } from '../../domain/taskMarks';
import { canStep, isAbandoned, type TaskStep, taskStepNames } from '../../domain/taskSteps';
import { powerText } from '../../domain/power';
import { dayText, dueText, isWeekend, momentText } from '../../domain/time';
import type { Context } from '../ports';
import { restrictPart } from '../restrictions/restrictPart';
import { nameOf, zoneOf } from '../../ledger/roster';
import type { TaskView } from './taskViews';

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

export function taskView(task: Task, ctx: Context): TaskView {
  const { id, reference, title, detail, agencyId, ownerId, deputyId, dueOn, urgent, state } = task;
  const stateName = taskStateNames[state];
  const isOpen = (door: TaskDoor) => isOpenTo(door, taskConditions, task, ctx.viewer);
  return {
    ...{ id, reference, title, agencyId, ownerId, dueOn, urgent, state, stateName },
    marking: markingOf(ctx.roster.panel, task.audience.kind === 'named'),
    agencyName: agencyName(agencyId, ctx),
    ownerName: holderName(ownerId, task, ctx),
    dueText: dueText(dueOn, ctx.today),
    overdue: isOverdue(task, ctx.today),
    restricted: task.audience.kind === 'named',
    originText: originText(task, ctx),
    statusText: doneText(stateName === 'In progress' ? 'Started' : stateName, stateStamp(task), ctx),
    changedAt: task.changed.at,
    changedText: doneText('Changed', task.changed, ctx),
    may: byName(taskStepNames, (step) => canTake(step, task, ctx) && isOpen(ctx.doors[`task.${step}`])),
    ...restrictPart({ type: 'task', record: task }, ctx),
    mayComment: isOpen(ctx.doors['task.comment']),
    mayDirect: {
      split: isSplittable(task) && isOpen(ctx.doors['task.split']),
      chase: isOwed(task) && holdersOf(task).some(isSeatedIn(ctx)) && isOpen(ctx.doors['task.chase']),
    },
    ...(detail === undefined ? {} : { detail }),
    ...(isOwn(task, ctx) ? { isOwn: true } : {}),
    ...(deputyId === undefined ? {} : { deputyId, deputyName: holderName(deputyId, task, ctx) }),
    ...backgroundOf(task, ctx),
    ...dueWarning(task, ctx),
    ...urgentPart(task, ctx),
    ...flagTexts(task, ctx),
    ...timeAskedFor(task, ctx),
    ...referredPart(task, ctx),
    ...lastWritten(task, ctx),
    ...resultOf(task),
  };
}

function isOwn(task: Task, { viewer }: Context): boolean {
  return [...holdersOf(task), task.created.by].includes(viewer.member.id);
}

function isSeatedIn({ roster }: Context) {
  return (id: MemberId) => roster.members.has(id);
}

/** "Siobhan Kerr (has left)", as long as something is to be done. */
function holderName(id: MemberId, task: Task, ctx: Context): string {
  const name = nameOf(ctx.roster, id);
  return isOpenTask(task) && !isSeatedIn(ctx)(id) ? `${name} (has left)` : name;
}

function canTake(step: TaskStep, task: Task, ctx: Context): boolean {
  return canStep(task, step) || (step === 'reallocate' && isAbandoned(task, isSeatedIn(ctx)));
}

function backgroundOf(task: Task, ctx: Context) {
  const { today, viewer } = ctx;
  const { disclosure, chasedOn, audience, agencyId, before, opportunity } = task;
  const partOf = mayKnowWhence(task, viewer) ? task.partOf : undefined;
  return {
    // Whoever works on it need not know who else does.
    ...(hasRight(viewer, 'task.direct') ? restrictedPart(audience, [agencyName(agencyId, ctx)], ctx) : {}),
    ...(disclosure === undefined ? {} : { disclosureText: `Shared under ${disclosureText(disclosure)}` }),
    ...(opportunity?.power === undefined ? {} : { powerText: powerText(opportunity.power, today) }),
    ...(partOf === undefined ? {} : { partOf: { id: partOf.taskId, reference: partOf.reference } }),
    ...(before === undefined ? {} : { beforeText: `${before.reference} in the old action log` }),
    ...(chasedOn === undefined ? {} : { chasedText: `Reminded ${dueText(chasedOn, today)}` }),
  };
}

const GIVEN = 'Given by the panel';

function originText(task: Task, { viewer }: Context): string {
  const { origin } = task;
  switch (origin.kind) {
    case 'panel':
      return GIVEN;
    case 'meeting':
      return `Given at ${origin.meetingId}`;
    case 'issue':
      return mayKnowWhence(task, viewer) ? `From issue ${origin.reference}` : GIVEN;
  }
}

function dueWarning({ dueOn }: Task, { calendar }: Context): { dueWarning?: string } {
  const holiday = calendar.holidays.get(dueOn);
  if (holiday !== undefined) return { dueWarning: `This is a bank holiday: ${holiday}.` };
  return isWeekend(dueOn) ? { dueWarning: 'This is a weekend.' } : {};
}

function urgentPart(task: Task, ctx: Context): Pick<TaskView, 'urgentText' | 'answerDueAt'> {
  if (!isAwaited(task)) return {};
  const { ackDueAt } = task.allocated;
  return { urgentText: `Acknowledge by ${momentText(ackDueAt, ctx.today, zoneOf(ctx))}`, answerDueAt: ackDueAt };
}

function flagTexts({ blocked, escalated }: Task, ctx: Context): Pick<TaskView, 'blockedText' | 'escalatedText'> {
  return {
    ...(blocked === undefined ? {} : { blockedText: `${doneText('Blocked', blocked, ctx)}: ${blocked.reason}` }),
    ...(escalated === undefined
      ? {}
      : { escalatedText: `${doneText('Escalated', escalated, ctx)}: ${escalated.reason}` }),
  };
}

function timeAskedFor(task: Task, ctx: Context): Pick<TaskView, 'moreTime' | 'noMoreTime'> {
  const { moreTime, noMoreTime } = task;
  const why = (reason: string) => (mayReadTalk(task, ctx.viewer) ? { reason } : {});
  if (moreTime !== undefined) {
    const { by, dueOn, reason } = moreTime;
    const named = { byName: nameOf(ctx.roster, by), askedText: doneText('Asked', moreTime, ctx) };
    return { moreTime: { dueOn, dayText: dayText(dueOn, ctx.today), ...named, ...why(reason) } };
  }
  if (noMoreTime === undefined) return {};
  return { noMoreTime: { text: doneText('Not given', noMoreTime, ctx), ...why(noMoreTime.reason) } };
}

function lastWritten(task: Task, { roster, viewer }: Context): Pick<TaskView, 'lastComment'> {
  const { lastComment } = task;
  if (lastComment === undefined || !mayReadTalk(task, viewer)) return {};
  const { by, text } = lastComment;
  return { lastComment: { byName: nameOf(roster, by), isOwn: by === viewer.member.id, text } };
}

/** Beyond the panel: to whom, and what came back. */
function referredPart({ referred }: Task, ctx: Context): Pick<TaskView, 'referredText'> {
  if (referred === undefined) return {};
  const { toName, made, outcome } = referred;
  const came = outcome === undefined ? '' : `; ${outcome === 'passedOn' ? 'passed on' : outcome}`;
  return { referredText: `${doneText(`Referred to ${toName}`, made, ctx)}${came}` };
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
