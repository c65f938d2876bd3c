import type { ActionFormProps } from './actionForm';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import type { TaskView } from '../../../bot/contract';
import type { TaskStep } from '../../../bot/domain/taskSteps';
import { ProblemBar } from '../../components/ProblemNotice';
import { say } from '../../components/say';
import { useUndo } from '../../components/useUndo';
import { useCommand } from '../../data/useCommand';
import { CloseForm, CompleteForm } from './ResultForms';
import { HandOverForm } from './HandOverForm';
import { AskTimeForm, RefuseTimeForm } from './MoreTimeForms';
import { NoteForm, ReasonForm } from './ReasonForms';
import { SplitForm } from './SplitForm';
import { stepsInOrder, stepWords } from './taskStepWords';
import { useChase } from './useChase';
import { WordingForm } from './WordingForm';

const useStyles = makeStyles({ buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS } });

/** A button for each thing that the server says one may do; a form opens in place and stays until it is sent or left. */
export function TaskActions({ task }: { task: TaskView }) {
  const styles = useStyles();
  const [form, setForm] = useState<FormStep | 'split'>();
  const direct = useDirectActions(task);
  const unblock = useUndo('task.unblock');
  const allowed = stepsInOrder.filter((step) => task.may[step]);
  const { split, chase } = task.mayDirect;

  function done(action: TaskStep): void {
    setForm(undefined);
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
  if (form === 'split') return <SplitForm whole={task} onClose={() => setForm(undefined)} />;
  if (form !== undefined) {
    return forms[form]({ task, onDone: done, onCancel: () => setForm(undefined) });
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

const directSteps = ['acknowledge', 'unblock', 'grantTime'] as const satisfies readonly TaskStep[];
type DirectStep = (typeof directSteps)[number];

function isDirect(action: TaskStep): action is DirectStep {
  return directSteps.some((each) => each === action);
}

/** What takes one click and asks nothing. */
function useDirectActions({ id: taskId, moreTime, dueOn }: TaskView) {
  const acknowledge = useCommand('task.acknowledge');
  const unblock = useCommand('task.unblock');
  const grantTime = useCommand('task.grantTime');
  const chase = useChase();
  const all = [acknowledge, unblock, grantTime, chase];
  function start(action: DirectStep, onSuccess: () => void): void {
    if (action === 'acknowledge') acknowledge.mutate({ taskId }, { onSuccess });
    else if (action === 'unblock') unblock.mutate({ taskId }, { onSuccess });
    else grantTime.mutate({ taskId, dueOn: moreTime?.dueOn ?? dueOn }, { onSuccess });
  }
  return {
    isPending: all.some(({ isPending }) => isPending),
    error: all.map(({ error }) => error).find((error) => error !== null) ?? null,
    start,
    remind: () => chase.remind([taskId]),
  };
}

type FormStep = Exclude<TaskStep, DirectStep>;

const forms: Readonly<Record<FormStep, (props: ActionFormProps) => ReactNode>> = {
  decline: (props) => <ReasonForm action="decline" {...props} />,
  block: (props) => <ReasonForm action="block" {...props} />,
  escalate: (props) => <ReasonForm action="escalate" {...props} />,
  withdraw: (props) => <ReasonForm action="withdraw" {...props} />,
  progress: (props) => <NoteForm {...props} />,
  complete: (props) => <CompleteForm {...props} />,
  close: (props) => <CloseForm {...props} />,
  reassign: (props) => <HandOverForm action="reassign" {...props} />,
  reallocate: (props) => <HandOverForm action="reallocate" {...props} />,
  askTime: (props) => <AskTimeForm {...props} />,
  refuseTime: (props) => <RefuseTimeForm {...props} />,
  reword: (props) => <WordingForm {...props} />,
};
