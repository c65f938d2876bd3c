import { AgencyId, MemberId } from '../../bot/domain/ids';
import { Refusal } from '../../bot/domain/refusal';
import type { PersonViewer } from '../../bot/access/viewer';
import type { Task } from '../../bot/domain/task';
import * as steps from '../../bot/domain/taskSteps';
import type { StepContext, TaskStep } from '../../bot/domain/taskSteps';
import type { Member } from '../../bot/domain/member';
import { askTime, grantTime, refuseTime } from '../../bot/domain/moreTime';
import { reworded } from '../../bot/domain/taskMarks';
import { guardMove } from '../../bot/access/taskConditions';
import { guardStep } from '../support/doors';
import {
  aMember,
  anAgency,
  aPanel,
  type aStepContext,
  aViewer,
  day,
  ea,
  hmrc,
  police,
  priya,
  ruth,
  zoe,
} from '../support/builders';

const id = (text: string) => MemberId.parse(text);

/** Everybody whom a step must tell apart. The task is the Environment Agency's, Priya Sandhu's, Zoe Grant her deputy. */
export const people = {
  owner: aViewer({ id: priya }),
  deputy: aViewer({ id: zoe, role: 'substitute', vettedUntil: day('2028-06-30') }),
  agencyLead: aViewer({ id: id('lead'), role: 'agencyLead' }),
  colleague: aViewer({ id: id('colleague') }),
  ownerWithoutIsa: aViewer({ id: priya }, null),
  colleagueWithoutIsa: aViewer({ id: id('colleague') }, null),
  otherAgency: aViewer({ id: id('joanne'), agencyId: hmrc }),
  leadOfOtherAgency: aViewer({ id: id('joanne'), agencyId: hmrc, role: 'agencyLead' }),
  otherAgencyWithoutIsa: aViewer({ id: id('ravi'), agencyId: AgencyId.parse('sia') }, null),
  lro: aViewer({ id: id('amira'), agencyId: police, role: 'lro' }),
  chair: aViewer({ id: ruth, agencyId: police, role: 'chair' }),
  deputyChair: aViewer({ id: id('owen'), agencyId: police, role: 'deputyChair' }),
  coordinator: aViewer({ id: id('callum'), agencyId: police, role: 'coordinator' }),
  observer: aViewer({ id: id('jo'), agencyId: AgencyId.parse('eastvale'), role: 'observer' }, null),
  observerOfTheAgency: aViewer({ id: id('jo'), agencyId: ea, role: 'observer' }),
  auditor: aViewer({ id: id('aud'), agencyId: ea, role: 'auditor' }),
  administrator: aViewer({ id: id('adm'), agencyId: ea, role: 'administrator' }),
} satisfies Record<string, PersonViewer>;
export type Who = keyof typeof people;

export const inTheAgency = aMember({ id: id('colleague') });
export const elsewhere = aMember({ id: id('joanne'), agencyId: hmrc });

type AsViewer = ReturnType<typeof aStepContext>;
type Act = (task: Task, context: AsViewer) => Task;

/** As a use case does: first whether they may, then the step. */
function by(step: TaskStep, act: (task: Task, context: StepContext) => Task): Act {
  return (task, context) => {
    guardStep(task, step, context.viewer);
    return act(task, context);
  };
}

function handedTo(step: 'reassign' | 'reallocate', owner: Member): Act {
  return (task, context) => {
    if (steps.isAlreadyGiven(task, { ownerId: owner.id }, context.by)) return task;
    guardStep(task, step, context.viewer);
    if (step === 'reassign') guardMove(task, owner.agencyId, context.viewer);
    return steps[step](task, { owner }, context);
  };
}

/** Later than the task is due; asked for by nobody unless a test says so. */
export const laterDay = day('2027-03-19');

/** Every step, and reassigning to another agency besides, with a full set of arguments. */
export const take: Record<TaskStep | 'moveAgency', Act> = {
  acknowledge: by('acknowledge', steps.acknowledge),
  decline: by('decline', (task, context) => steps.decline(task, 'Not ours', context)),
  progress: by('progress', (task, context) => steps.progress(task, 'Wrote to the landlord', context)),
  block: by('block', (task, context) => steps.block(task, 'Waiting for keys', context)),
  unblock: by('unblock', steps.unblock),
  complete: by('complete', (task, context) => steps.complete(task, { outcome: 'Visited' }, context)),
  reassign: handedTo('reassign', inTheAgency),
  moveAgency: handedTo('reassign', elsewhere),
  escalate: by('escalate', (task, context) => steps.escalate(task, 'No answer', context)),
  reallocate: handedTo('reallocate', elsewhere),
  withdraw: by('withdraw', (task, context) => steps.withdraw(task, 'Overtaken', context)),
  askTime: by('askTime', (task, context) =>
    askTime(task, { dueOn: laterDay, reason: 'The landlord is away' }, context),
  ),
  grantTime: by('grantTime', (task, context) => grantTime(task, { dueOn: laterDay }, context)),
  refuseTime: by('refuseTime', (task, context) => refuseTime(task, { dueOn: laterDay, reason: 'M3' }, context)),
  reword: by('reword', (task, context) =>
    reworded(
      task,
      { title: 'Visit both yards', detail: 'By the river' },
      { agency: anAgency(), panel: aPanel() },
      context,
    ),
  ),
  close: by('close', (task, context) => steps.close(task, { fourP: 'Prevent' }, context)),
};

/** 'done' when the task changed, 'same' when the very same object came back, or the code of the refusal. */
export function resultOf(act: () => Task, before: Task): string {
  try {
    return act() === before ? 'same' : 'done';
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}
