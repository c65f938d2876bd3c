import { z } from 'zod';
import { maySeeTask } from '../../access/sight';
import { TaskId } from '../../domain/ids';
import { stateStamp, type Task } from '../../domain/task';
import { canStep, close } from '../../domain/taskSteps';
import { disruptionOfClosed } from '../disruptions/writtenDisruptions';
import { doneText } from '../members/names';
import type { Context } from '../ports';
import { TaskClosure } from './taskAnswering';
import { noteRefused, recordTask, stepContext } from './taskChange';
import { taskStateNames } from './viewTask';

const MOST_CLOSED = 25;
/** As many as one batch holds with their messages and disruptions. */
const MOST_AT_ONCE = 15;

export const TaskClosures = z.object({
  closures: z.array(TaskClosure).min(1).max(MOST_CLOSED).describe('Each with its own 4P, and its grade if it has one'),
});

export const ClosedTasks = z.object({
  closed: z.array(z.object({ taskId: TaskId, reference: z.string() })),
  left: z.array(
    z.object({
      taskId: TaskId,
      reference: z.string().optional().describe('Absent where whoever asks may not see it'),
      why: z.string().describe('Withdrawn 09:14 by Callum Reeve'),
    }),
  ),
});
type ClosedTasks = z.infer<typeof ClosedTasks>;

/** Those that can be closed are, and of the others it is said why not. Sent again, it says the same. */
export async function closeTasks({ closures }: z.infer<typeof TaskClosures>, ctx: Context): Promise<ClosedTasks> {
  const once = [...new Map(closures.map((closure) => [closure.taskId, closure])).values()];
  const done: ClosedTasks = { closed: [], left: [] };
  for (let at = 0; at < once.length; at += MOST_AT_ONCE) {
    const { closed, left } = await closeAll(once.slice(at, at + MOST_AT_ONCE), ctx);
    done.closed.push(...closed);
    done.left.push(...left);
  }
  const unseen = done.left.filter(({ reference }) => reference === undefined).map(({ taskId }) => taskId);
  await noteRefused('task.closeSeveral', unseen, ctx);
  return done;
}

function closeAll(closures: z.infer<typeof TaskClosures>['closures'], ctx: Context): Promise<ClosedTasks> {
  return ctx.ledger.change(ctx.roster.panel.id, ctx.now, async (draft) => {
    const done: ClosedTasks = { closed: [], left: [] };
    for (const { taskId, ...closure } of closures) {
      const task = await draft.read('task', taskId);
      if (task === undefined || !maySeeTask(task, ctx.viewer)) {
        done.left.push({ taskId, why: 'It is not there, or is not shared with you' });
        continue;
      }
      const { reference } = task;
      if (canStep(task, 'close')) {
        const closed = close(task, closure, stepContext(ctx));
        await disruptionOfClosed(task, closed, closure.moderatedGrade, draft, ctx);
        recordTask(closed, 'task-closed', undefined, draft, ctx);
        draft.send({ task: 'refresh', content: { kind: 'task', taskId }, to: [] });
      } else if (!isClosedBy(task, ctx)) {
        done.left.push({ taskId, reference, why: doneText(taskStateNames[task.state], stateStamp(task), ctx) });
        continue;
      }
      done.closed.push({ taskId, reference });
    }
    return done;
  });
}

/** A second click. */
function isClosedBy(task: Task, { viewer }: Context): boolean {
  return task.state === 'closed' && task.closed.by === viewer.member.id;
}
