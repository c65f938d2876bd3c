import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { TaskView } from '../../../bot/contract';
import { ProblemBar } from '../../components/ProblemNotice';
import { say } from '../../components/say';
import { useCommand } from '../../data/useCommand';
import { CloseForm, CompleteForm } from './ResultForms';
import { HandOverForm } from './HandOverForm';
import { NoteForm, ReasonForm } from './ReasonForms';
import { doneWords, type TaskAction, taskActions } from './taskActions';

const useStyles = makeStyles({ buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS } });

export interface ActionFormProps {
  readonly task: TaskView;
  readonly onDone: (action: TaskAction) => void;
  readonly onCancel: () => void;
}

/** A button for each thing that the server says one may do; a form opens in place. */
export function TaskActions({ task }: { task: TaskView }) {
  const styles = useStyles();
  const [form, setForm] = useState<TaskAction>();
  const acknowledge = useCommand('task.acknowledge');
  const unblock = useCommand('task.unblock');
  const allowed = taskActions.filter(({ action }) => task.may[action]);

  function done(action: TaskAction): void {
    setForm(undefined);
    say(`${task.reference} ${doneWords[action]}.`);
  }
  function start(action: TaskAction): void {
    const input = { taskId: task.id };
    if (action === 'acknowledge') acknowledge.mutate(input, { onSuccess: () => done(action) });
    else if (action === 'unblock') unblock.mutate(input, { onSuccess: () => done(action) });
    else setForm(action);
  }
  if (allowed.length === 0) return null;
  return (
    <>
      <ProblemBar error={acknowledge.error ?? unblock.error} />
      {form === undefined || !task.may[form] ? (
        <div className={styles.buttons} role="group" aria-label="What you can do">
          {allowed.map(({ action, label }, index) => (
            <Button
              key={action}
              appearance={index === 0 ? 'primary' : 'secondary'}
              disabledFocusable={acknowledge.isPending || unblock.isPending}
              onClick={() => start(action)}
            >
              {label}
            </Button>
          ))}
        </div>
      ) : (
        <FormOf action={form} task={task} onDone={done} onCancel={() => setForm(undefined)} />
      )}
    </>
  );
}

function FormOf({ action, ...props }: ActionFormProps & { action: TaskAction }) {
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
