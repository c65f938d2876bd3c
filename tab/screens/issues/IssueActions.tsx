import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { IssueView } from '../../../bot/contract';
import { namesOf } from '../../../bot/domain/byName';
import type { IssueId } from '../../../bot/domain/ids';
import { ProblemBar } from '../../components/ProblemNotice';
import { say } from '../../components/say';
import { useCommand } from '../../data/useCommand';
import { useFocusInside } from '../../components/formFocus';
import { AgendaForm, CloseIssueForm, MergeForm } from './DecisionForms';
import { FlashMeetingForm } from './FlashMeetingForm';
import { IssueTaskForm } from './IssueTaskForm';
import { EditIssueForm, WithdrawIssueForm } from './RaiserForms';
import { RestrictForm } from './RestrictForm';

const useStyles = makeStyles({ buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS } });

/** In the order of the buttons; `may` is what the server says about this issue. */
const actions = {
  agenda: { label: 'Put on the agenda', may: 'triage', form: AgendaForm },
  close: { label: 'Answer and close', may: 'triage', form: CloseIssueForm },
  task: { label: 'Make it a task', may: 'triage', form: IssueTaskForm },
  merge: { label: 'Merge', may: 'triage', form: MergeForm },
  restrict: { label: 'Who may see it', may: 'triage', form: RestrictForm },
  flash: { label: 'Call a flash meeting', may: 'callMeeting', form: FlashMeetingForm },
  edit: { label: 'Edit', may: 'edit', form: EditIssueForm },
  withdraw: { label: 'Withdraw', may: 'withdraw', form: WithdrawIssueForm },
} as const;
export type IssueAction = keyof typeof actions;

/** A form that is open. */
export interface OpenForm {
  readonly action: IssueAction;
  readonly intoId?: IssueId;
}

interface Props {
  readonly issue: IssueView;
  readonly form: OpenForm | undefined;
  readonly onForm: (form: OpenForm | undefined) => void;
  readonly onDone?: (action: IssueAction) => void;
}

/** A button for each thing that the server says one may do; a form opens in place and stays until it is sent or left. */
export function IssueActions({ issue, form, onForm, onDone }: Props) {
  const styles = useStyles();
  const allowed = actionNames.filter((name) => issue.may[actions[name].may]);
  if (form !== undefined) {
    const { action, intoId } = form;
    const Form = actions[action].form;
    return (
      <Focused key={`${action} ${intoId ?? ''}`}>
        <Form
          issue={issue}
          intoId={intoId}
          onCancel={() => onForm(undefined)}
          onDone={(words) => {
            onForm(undefined);
            say(`${issue.reference} ${words}.`);
            onDone?.(action);
          }}
        />
      </Focused>
    );
  }
  if (allowed.length === 0 && !issue.may.acknowledge) return null;
  return (
    <div className={styles.buttons} role="group" aria-label="What you can do">
      {issue.may.acknowledge && <InHand issue={issue} />}
      {allowed.map((action, index) => (
        <Button
          key={action}
          appearance={index === 0 && !issue.may.acknowledge ? 'primary' : 'secondary'}
          onClick={() => onForm({ action })}
        >
          {actions[action].label}
        </Button>
      ))}
    </div>
  );
}

const actionNames = namesOf(actions);

/** Whoever of those told answers first. */
function InHand({ issue }: { issue: IssueView }) {
  const acknowledge = useCommand('issue.acknowledge');
  return (
    <>
      <ProblemBar error={acknowledge.error} />
      <Button
        appearance="primary"
        disabledFocusable={acknowledge.isPending}
        onClick={() =>
          acknowledge.mutate(
            { issueId: issue.id },
            { onSuccess: ({ reference }) => say(`${reference} is in hand.`, 'Whoever raised it is told.') },
          )
        }
      >
        It is in hand
      </Button>
    </>
  );
}

/** A form that has just opened is where one goes on typing. */
function Focused({ children }: { children: ReactNode }) {
  return <div ref={useFocusInside<HTMLDivElement>()}>{children}</div>;
}
