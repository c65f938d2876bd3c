import type { AgencyId } from '../domain/ids';
import type { Member, Role } from '../domain/member';
import { Refusal, type RefusalCode } from '../domain/refusal';
import type { Task } from '../domain/task';
import { canStep, type TaskStep } from '../domain/taskSteps';
import type { LocalDate } from '../domain/time';
import { hasRight, rights } from './rights';
import { roleOn, type PersonViewer } from './viewer';

interface StepRule {
  readonly who: (task: Task, viewer: PersonViewer) => boolean;
  /** What everybody else is told. */
  readonly otherwise: RefusalCode;
}

const byTheAgency: StepRule = { who: answersFor, otherwise: 'not-your-agency' };
const byTheChair: StepRule = { who: directs, otherwise: 'not-allowed' };

/** Who may take each step of a task. */
const stepRules: Readonly<Record<TaskStep, StepRule>> = {
  acknowledge: byTheAgency,
  decline: byTheAgency,
  progress: byTheAgency,
  block: byTheAgency,
  unblock: byTheAgency,
  complete: byTheAgency,
  reassign: {
    who: (task, viewer) => handsOver(task, viewer) || hasRight(viewer, 'task.moveAgency'),
    otherwise: 'not-the-owner',
  },
  escalate: { who: (task, viewer) => directs(task, viewer) || answersFor(task, viewer), otherwise: 'not-allowed' },
  reallocate: byTheChair,
  withdraw: byTheChair,
  close: byTheChair,
};

function answersFor(task: Task, viewer: PersonViewer): boolean {
  return viewer.member.agencyId === task.agencyId && hasRight(viewer, 'task.answer');
}

function directs(_task: Task, viewer: PersonViewer): boolean {
  return hasRight(viewer, 'task.direct');
}

/** Inside the agency the work is handed on by whoever holds it or leads the agency. */
function handsOver(task: Task, viewer: PersonViewer): boolean {
  const { member } = viewer;
  const holds = member.id === task.ownerId || member.id === task.deputyId || member.role === 'agencyLead';
  return holds && answersFor(task, viewer);
}

/** Whoever may answer tasks may be given one. */
export function mayOwnTasks(member: Member, today: LocalDate): boolean {
  const answering: readonly Role[] = rights['task.answer'];
  return answering.includes(roleOn(member, today));
}

/** Whether the step would change the task, taken by `viewer`. */
export function mayStep(task: Task, step: TaskStep, viewer: PersonViewer): boolean {
  return canStep(task, step) && stepRules[step].who(task, viewer);
}

/** @throws Refusal `not-your-agency`, `not-the-owner`, `not-allowed` */
export function guardStep(task: Task, step: TaskStep, viewer: PersonViewer): void {
  const { who, otherwise } = stepRules[step];
  if (!who(task, viewer)) throw new Refusal(otherwise);
}

/** A live task goes to another agency by the chair alone. @throws Refusal `chair-only` */
export function guardMove(task: Task, agencyId: AgencyId, viewer: PersonViewer): void {
  if (agencyId !== task.agencyId && !hasRight(viewer, 'task.moveAgency')) throw new Refusal('chair-only');
}
