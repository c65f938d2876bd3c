import { useState } from 'react';
import type { TaskView } from '../../../bot/contract';
import { say } from '../../components/say';
import { useCommand } from '../../data/useCommand';
import { type Column, moveInto, type MoveStep } from './boardMoves';
import { stepWords } from './taskStepWords';

type Wordless = 'acknowledge' | 'unblock' | 'progress';

/** A move that asks for something first: a reason, an outcome, somebody to give the task to. */
export interface AskingMove {
  readonly task: TaskView;
  readonly step: Exclude<MoveStep, Wordless>;
}

/** Moves of the board: each is the command that brings a task there, asks for what it needs, or says why it cannot be. */
export function useBoardMoves() {
  const acknowledge = useCommand('task.acknowledge');
  const unblock = useCommand('task.unblock');
  const progress = useCommand('task.progress');
  const wordless = { acknowledge, unblock, progress };
  const [asking, setAsking] = useState<AskingMove>();
  const [refused, setRefused] = useState<string>();

  function done({ reference }: TaskView, step: MoveStep): void {
    setAsking(undefined);
    say(`${reference} ${stepWords[step].done}.`);
  }
  function move(task: TaskView, column: Column): void {
    const { id: taskId, reference } = task;
    const meant = moveInto(task, column);
    setRefused(meant !== undefined && 'why' in meant ? `${reference} stays where it is. ${meant.why}` : undefined);
    if (meant === undefined || 'why' in meant) return;
    const { step } = meant;
    if (isWordless(step)) wordless[step].mutate({ taskId }, { onSuccess: () => done(task, step) });
    else setAsking({ task, step });
  }
  return {
    ...{ move, done, asking, refused },
    leave: () => setAsking(undefined),
    error: acknowledge.error ?? unblock.error ?? progress.error,
  };
}

function isWordless(step: MoveStep): step is Wordless {
  return step === 'acknowledge' || step === 'unblock' || step === 'progress';
}
