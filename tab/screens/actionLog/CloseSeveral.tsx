import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import type { CommandResult, TaskView } from '../../../bot/contract';
import type { TaskId } from '../../../bot/domain/ids';
import { InlineForm } from '../../components/InlineForm';
import { LoadingLines } from '../../components/LoadingLines';
import { Notice } from '../../components/Notice';
import { ProblemNotice } from '../../components/ProblemNotice';
import { say } from '../../components/say';
import { SideDrawer } from '../../components/SideDrawer';
import { ask } from '../../data/api';
import { sharedAsKnown } from '../../data/known';
import { useCommand } from '../../data/useCommand';
import { type Result, TasksToClose } from './TasksToClose';

type Left = CommandResult<'task.closeSeveral'>['left'];

interface Props {
  readonly taskIds: readonly TaskId[];
  readonly onClose: () => void;
}

/** Several completed tasks, each with what came of it, closed in one act; what cannot be closed is said, and why. */
export default function CloseSeveral({ taskIds, onClose }: Props) {
  const answers = useQueries({
    queries: taskIds.map((taskId) => ({
      queryKey: ['tasks.card', { taskId }],
      queryFn: () => ask('tasks.card', { taskId, reason: 'To close it' }),
      structuralSharing: sharedAsKnown,
    })),
  });
  const failed = answers.find(({ error }) => error !== null);
  const tasks = answers.flatMap(({ data }) => data ?? []);
  return (
    <SideDrawer title="Close completed tasks" onClose={onClose}>
      {failed?.error !== undefined && failed.error !== null ? (
        <ProblemNotice flush what="The tasks could not be loaded." error={failed.error} onRetry={failed.refetch} />
      ) : tasks.length < taskIds.length ? (
        <LoadingLines flush count={6} />
      ) : (
        <ClosingForm tasks={tasks} onClose={onClose} />
      )}
    </SideDrawer>
  );
}

function ClosingForm({ tasks, onClose }: { tasks: readonly TaskView[]; onClose: () => void }) {
  const [results, setResults] = useState<Readonly<Record<string, Result>>>({});
  const [tried, setTried] = useState(false);
  const [left, setLeft] = useState<Left>();
  const send = useCommand('task.closeSeveral');
  const ready = tasks.filter(({ may }) => may.close);
  const resultOf = (task: TaskView): Result => results[task.id] ?? { fourP: task.fourP, grade: task.proposedGrade };

  function submit(): void {
    setTried(true);
    const closures = ready.flatMap((task) => {
      const { fourP, grade } = resultOf(task);
      return fourP === undefined ? [] : [{ taskId: task.id, fourP, ...(grade && { moderatedGrade: grade }) }];
    });
    if (closures.length === ready.length) send.mutate({ closures }, { onSuccess: told });
  }
  function told({ closed, left: open }: CommandResult<'task.closeSeveral'>): void {
    say(`${counted(closed.length)} closed.`);
    if (open.length === 0) onClose();
    else setLeft(open);
  }
  const open = left ?? tasks.filter(({ may }) => !may.close).map(leftOf);
  return (
    <>
      <LeftOpen left={open} />
      {left === undefined && ready.length > 0 && (
        <InlineForm
          submit={`Close ${counted(ready.length)}`}
          sending={send.isPending}
          error={send.error}
          onCancel={onClose}
          onSubmit={submit}
        >
          <TasksToClose
            tasks={ready}
            resultOf={resultOf}
            tried={tried}
            onChange={({ id }, result) => setResults({ ...results, [id]: result })}
          />
        </InlineForm>
      )}
    </>
  );
}

function LeftOpen({ left }: { left: Left }) {
  if (left.length === 0) return null;
  return (
    <Notice intent="warning">
      Not to be closed, and left as they are:{' '}
      {left.map(({ reference = 'A task', why }) => `${reference} (${why})`).join(', ')}.
    </Notice>
  );
}

function leftOf({ id, reference, statusText }: TaskView): Left[number] {
  return { taskId: id, reference, why: statusText };
}

function counted(count: number): string {
  return count === 1 ? '1 task' : `${count} tasks`;
}
