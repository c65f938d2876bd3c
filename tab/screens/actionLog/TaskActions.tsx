import { lazy, Suspense, useState } from 'react';
import type { TaskView } from '../../../bot/contract';
import type { TaskStep } from '../../../bot/domain/taskSteps';
import { type Action, ActionButtons } from '../../components/ActionButtons';
import { FormPlace } from '../../components/FormPlace';
import { ProblemBar } from '../../components/ProblemNotice';
import { say } from '../../components/say';
import { useUndo } from '../../components/useUndo';
import { SplitForm } from './SplitForm';
import { isDirect, useDirectActions } from './directActions';
import { type FormStep, taskForms } from './taskForms';
import { stepsInOrder, stepWords } from './taskStepWords';

const ReferTask = lazy(async () => ({ default: (await import('../groups/referrals/ReferralsOfTask')).ReferTask }));
const RestrictRecord = lazy(async () => ({ default: (await import('../access/RestrictRecord')).RestrictRecord }));

interface Props {
  readonly task: TaskView;
  /** Beyond the panel: known once the whole of it is there. */
  readonly mayRefer: boolean;
  readonly onDone: (() => void) | undefined;
}

/** A button for each thing that the server says one may do; a form opens in place and stays until it is sent or left. */
export function TaskActions({ task, mayRefer, onDone }: Props) {
  const [form, setForm] = useState<FormStep | 'split' | 'restrict' | 'refer'>();
  const direct = useDirectActions(task);
  const unblock = useUndo('task.unblock');
  const allowed = stepsInOrder.filter((step) => task.may[step]);
  const { split, chase } = task.mayDirect;

  function done(action: TaskStep): void {
    setForm(undefined);
    onDone?.();
    say(
      `${task.reference} ${stepWords[action].done}.`,
      undefined,
      action === 'block' ? unblock({ taskId: task.id }) : undefined,
    );
  }
  function start(action: TaskStep): void {
    if (isDirect(action)) direct.start(action, () => done(action));
    else setForm(action);
  }
  if (form !== undefined) {
    const leave = () => setForm(undefined);
    return (
      <FormPlace onLeave={leave}>
        {form === 'split' && <SplitForm whole={task} onClose={leave} />}
        {form === 'restrict' && (
          <Suspense>
            <RestrictRecord about={{ type: 'task', taskId: task.id }} record={task} onClose={leave} />
          </Suspense>
        )}
        {form === 'refer' && (
          <Suspense>
            <ReferTask taskId={task.id} onClose={leave} />
          </Suspense>
        )}
        {isStep(form) && taskForms[form]({ task, onDone: done, onCancel: leave })}
      </FormPlace>
    );
  }
  const ofStep = (step: TaskStep): Action => ({ ...stepWords[step], onStart: () => start(step) });
  const actions: Action[] = [
    ...allowed.filter((step) => !isSeldom(step)).map(ofStep),
    ...(chase ? [{ label: 'Remind its people', onStart: direct.remind }] : []),
    ...(split ? [{ label: 'Split between agencies', onStart: () => setForm('split') }] : []),
    ...allowed.filter(isSeldom).map(ofStep),
    ...(mayRefer ? [{ label: 'Escalate beyond the panel…', onStart: () => setForm('refer') }] : []),
    ...(task.mayRestrict ? [{ label: 'Who needs to know…', onStart: () => setForm('restrict') }] : []),
  ];
  return (
    <>
      <ProblemBar error={direct.error} />
      <ActionButtons actions={actions} busy={direct.isPending} />
    </>
  );
}

function isStep(form: FormStep | 'split' | 'restrict' | 'refer'): form is FormStep {
  return form !== 'split' && form !== 'restrict' && form !== 'refer';
}

/** Whoever reminds others of their task does so before they call the chair or take it back. */
function isSeldom(step: TaskStep): boolean {
  return step === 'reword' || step === 'escalate' || step === 'withdraw';
}
