import type { z } from 'zod';
import { Refusal } from '../../domain/refusal';
import { holdersOf, isOwed, type Task, TaskDetail, TaskTitle } from '../../domain/task';
import { reworded, type TaskWords } from '../../domain/taskMarks';
import type { Admitted } from '../ports';
import { type Step, takeStep, TaskRef } from './taskAnswering';
import type { TaskStepView } from './taskViews';

export const TaskWording = TaskRef.extend({
  title: TaskTitle,
  detail: TaskDetail.optional().describe('Left out, the task has none any more'),
});

/** The former words are kept in the history; every card shows the new ones, and its people hear of it. */
export function rewordTask({ taskId, ...words }: z.infer<typeof TaskWording>, ctx: Admitted): Promise<TaskStepView> {
  const decide: Step['decide'] = async (task, context, draft) => {
    const agency = await draft.findAgency(task.agencyId);
    if (agency === undefined) throw new Refusal('not-found', { what: 'agency' });
    return reworded(task, words, { agency, panel: ctx.roster.panel }, context);
  };
  return takeStep(
    taskId,
    {
      ...{ action: 'task-reworded', typed: [words.title, words.detail], decide, former: wordsOf },
      tells: (task) => (isOwed(task) ? holdersOf(task) : []),
      said: `${ctx.viewer.member.name} changed the wording of this task.`,
    },
    ctx,
  );
}

function wordsOf({ title, detail }: Pick<Task, keyof TaskWords>): string {
  return detail === undefined ? title : `${title}\n${detail}`;
}
