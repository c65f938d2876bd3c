import type { ActionFormProps } from './actionForm';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { TaskView } from '../../../bot/contract';
import type { TaskStep } from '../../../bot/domain/taskSteps';
import { ProblemBar } from '../../components/ProblemNotice';
import { say } from '../../components/say';
import { useCommand } from '../../data/useCommand';
import { CloseForm, CompleteForm } from './ResultForms';
import { HandOverForm } from './HandOverForm';
import { NoteForm, ReasonForm } from './ReasonForms';
import { SplitForm } from './SplitForm';
import { stepsInOrder, stepWords } from './taskStepWords';
import { useChase } from './useChase';

const useStyles = makeStyles({ buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS } });

/** A button for each thing that the server says one may do; a form opens in place and stays until it is sent or left. */
export function TaskActions({ task }: { task: TaskView }) {
  const styles = useStyles();
  const [form, setForm] = useState<TaskStep | 'split'>();
  const direct = useDirectActions(task);
  const allowed = stepsInOrder.filter((step) => task.may[step]);
  const { split, chase } = task.mayDirect;

  function done(action: TaskStep): void {
    setForm(undefined);
    say(`${task.reference} ${stepWords[action].done}.`);
  }
  function start(action: TaskStep): void {
    if (action === 'acknowledge' || action === 'unblock') direct.start(action, () => done(action));
    else setForm(action);
  }
  if (form === 'split') return <SplitForm whole={task} onClose={() => setForm(undefined)} />;
  if (form !== undefined) {
    return <FormOf action={form} task={task} onDone={done} onCancel={() => setForm(undefined)} />;
  }
  if (allowed.length === 0 && !split && !chase) return null;
  return (
    <>
      <ProblemBar error={direct.error} />
      <div className={styles.buttons} role="group" aria-label="What you can do">
        {allowed.map((action, index) => (
          <Button
            key={action}
            appearance={index === 0 ? 'primary' : 'secondary'}
            disabledFocusable={direct.isPending}
            onClick={() => start(action)}
          >
            {stepWords[action].label}
          </Button>
        ))}
        {split && <Button onClick={() => setForm('split')}>Split between agencies</Button>}
        {chase && (
          <Button disabledFocusable={direct.isPending} onClick={direct.remind}>
            Remind its people
          </Button>
        )}
      </div>
    </>
  );
}

/** What takes one click and asks nothing. */
function useDirectActions({ id }: TaskView) {
  const acknowledge = useCommand('task.acknowledge');
  const unblock = useCommand('task.unblock');
  const chase = useChase();
  const commands = { acknowledge, unblock };
  return {
    isPending: acknowledge.isPending || unblock.isPending || chase.isPending,
    error: acknowledge.error ?? unblock.error ?? chase.error,
    start: (action: keyof typeof commands, onSuccess: () => void) =>
      commands[action].mutate({ taskId: id }, { onSuccess }),
    remind: () => chase.remind([id]),
  };
}

function FormOf({ action, ...props }: ActionFormProps & { action: TaskStep }) {
  switch (action) {
    case 'decline':
    case 'block':
    case 'escalate':
    case 'withdraw':
      return <ReasonForm action={action} {...props} />;
    case 'progress':
      return <NoteForm {...props} />;
    case 'complete':
      return <CompleteForm {...props} />;
    case 'close':
      return <CloseForm {...props} />;
    case 'reassign':
    case 'reallocate':
      return <HandOverForm action={action} {...props} />;
    case 'acknowledge':
    case 'unblock':
      return null;
  }
}
