import type { AgencyId } from '../domain/ids';
import type { Member, Role } from '../domain/member';
import { Refusal } from '../domain/refusal';
import type { Task } from '../domain/task';
import type { LocalDate } from '../domain/time';
import { type Condition, type Conditions, notFound, refuses, whoMaySee } from './condition';
import { hasRight, rights } from './rights';
import { mayReadTalk, maySeeTask } from './sight';
import { roleOn, type PersonViewer, type Viewer } from './viewer';

const theAgency: Condition<Task> = {
  says: 'Whoever answers for the task’s agency.',
  holds: answersFor,
  otherwise: refuses('not-your-agency'),
};

/** Inside the agency the work is handed on by whoever holds it or leads the agency. */
const itsHolders: Condition<Task> = {
  says: 'The task’s owner or deputy, or the lead of its agency; the chair, who alone gives it to another agency.',
  holds: (task, viewer) => handsOver(task, viewer) || hasRight(viewer, 'task.moveAgency'),
  otherwise: refuses('not-the-owner'),
};

const theAgencyOrThePanel: Condition<Task> = {
  says: 'Whoever answers for the task’s agency, or runs the panel.',
  holds: (task, viewer) => answersFor(task, viewer) || hasRight(viewer, 'task.direct'),
  otherwise: refuses('not-allowed'),
};

const theTalk: Condition<Task> = {
  says: 'Whoever reads what is written about the task: its owner, deputy and their lead, who gave it, who runs the panel.',
  holds: (task, viewer) => mayReadTalk(task, viewer),
  otherwise: refuses('not-allowed'),
};

/** As it was given: once it has been passed on, or was decided by those who run the panel, its words are theirs. */
const whoGaveIt: Condition<Task> = {
  says: 'Whoever gave or suggested the task, until others have decided on it; those who run the panel.',
  holds: (task, viewer) => hasRight(viewer, 'task.direct') || (viewer.kind === 'person' && isGiver(task, viewer)),
  otherwise: refuses('not-allowed'),
};

const named = {
  'who may see the task': whoMaySee<Task>('task'),
  'the task’s agency': theAgency,
  'the task’s holders': itsHolders,
  'the task’s agency or who runs the panel': theAgencyOrThePanel,
  'who reads what is written about the task': theTalk,
  'who gave the task or runs the panel': whoGaveIt,
};
export type TaskCondition = keyof typeof named;

export const taskConditions: Conditions<Task, TaskCondition> = { sees: maySeeTask, absent: notFound('task'), named };

function isGiver(task: Task, { member }: PersonViewer): boolean {
  if (task.created.by !== member.id) return false;
  return 'allocated' in task ? task.allocated.at === task.created.at : task.state === 'proposed';
}

function answersFor(task: Task, viewer: Viewer): boolean {
  return viewer.kind === 'person' && viewer.member.agencyId === task.agencyId && hasRight(viewer, 'task.answer');
}

function handsOver(task: Task, viewer: Viewer): boolean {
  if (viewer.kind !== 'person') return false;
  const { id, role } = viewer.member;
  return (id === task.ownerId || id === task.deputyId || role === 'agencyLead') && answersFor(task, viewer);
}

/** Whoever may answer tasks may be given one. */
export function mayOwnTasks(member: Member, today: LocalDate): boolean {
  const answering: readonly Role[] = rights['task.answer'];
  return answering.includes(roleOn(member, today));
}

/** A live task goes to another agency by the chair alone. @throws Refusal `chair-only` */
export function guardMove(task: Task, agencyId: AgencyId, viewer: PersonViewer): void {
  if (agencyId !== task.agencyId && !hasRight(viewer, 'task.moveAgency')) throw new Refusal('chair-only');
}
