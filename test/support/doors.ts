import { Admission } from '../../bot/access/admission';
import { isOpenTo } from '../../bot/access/conditions';
import { issueConditions } from '../../bot/access/issueConditions';
import { hasRight } from '../../bot/access/rights';
import { taskConditions } from '../../bot/access/taskConditions';
import type { PersonViewer } from '../../bot/access/viewer';
import type { Issue } from '../../bot/domain/issue';
import { canStepIssue, type IssueStep } from '../../bot/domain/issueSteps';
import { Refusal } from '../../bot/domain/refusal';
import type { Task } from '../../bot/domain/task';
import { canStep, type TaskStep } from '../../bot/domain/taskSteps';
import { doors } from '../../bot/useCases/doors';

/** What a view offers. */
export function mayStep(task: Task, step: TaskStep, viewer: PersonViewer): boolean {
  return canStep(task, step) && isOpenTo(doors[`task.${step}`], taskConditions, task, viewer);
}

export function mayStepIssue(issue: Issue, step: IssueStep, viewer: PersonViewer): boolean {
  return canStepIssue(issue, step) && isOpenTo(doors[`issue.${step}`], issueConditions, issue, viewer);
}

/** What a row lets through, as it is answered: first the right, then the condition. */
export function guardStep(task: Task, step: TaskStep, viewer: PersonViewer): void {
  const { right, condition } = doors[`task.${step}`];
  if (!hasRight(viewer, right)) throw new Refusal('not-allowed');
  new Admission(condition, viewer, String).admit(taskConditions, task);
}

export function guardIssueStep(issue: Issue, step: IssueStep, viewer: PersonViewer): void {
  const { right, condition } = doors[`issue.${step}`];
  if (!hasRight(viewer, right)) throw new Refusal('not-allowed');
  new Admission(condition, viewer, String).admit(issueConditions, issue);
}
