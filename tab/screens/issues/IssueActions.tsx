import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { IssueView } from '../../../bot/contract';
import { say } from '../../components/say';
import { AgendaForm, CloseIssueForm, MergeForm } from './DecisionForms';
import { IssueTaskForm } from './IssueTaskForm';
import { EditIssueForm, WithdrawIssueForm } from './RaiserForms';
import { RestrictForm } from './RestrictForm';

const useStyles = makeStyles({ buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS } });

export interface IssueFormProps {
  readonly issue: IssueView;
  /** What was done, after the reference: "closed". */
  readonly onDone: (words: string) => void;
  readonly onCancel: () => void;
}

/** In the order of the buttons; `may` is what the server says about this issue. */
const actions = {
  agenda: { label: 'Put on the agenda', may: 'triage', form: AgendaForm },
  close: { label: 'Answer and close', may: 'triage', form: CloseIssueForm },
  task: { label: 'Make it a task', may: 'triage', form: IssueTaskForm },
  merge: { label: 'Merge', may: 'triage', form: MergeForm },
  restrict: { label: 'Who may see it', may: 'triage', form: RestrictForm },
  edit: { label: 'Edit', may: 'edit', form: EditIssueForm },
  withdraw: { label: 'Withdraw', may: 'withdraw', form: WithdrawIssueForm },
} as const;
type ActionName = keyof typeof actions;

function isActionName(name: string): name is ActionName {
  return Object.hasOwn(actions, name);
}
const actionNames = Object.keys(actions).filter(isActionName);

export function IssueActions({ issue }: { issue: IssueView }) {
  const styles = useStyles();
  const [open, setOpen] = useState<ActionName>();
  const allowed = actionNames.filter((name) => issue.may[actions[name].may]);
  if (allowed.length === 0) return null;

  if (open !== undefined && allowed.includes(open)) {
    const Form = actions[open].form;
    return (
      <Form
        issue={issue}
        onCancel={() => setOpen(undefined)}
        onDone={(words) => {
          setOpen(undefined);
          say(`${issue.reference} ${words}.`);
        }}
      />
    );
  }
  return (
    <div className={styles.buttons} role="group" aria-label="What you can do">
      {allowed.map((name, index) => (
        <Button key={name} appearance={index === 0 ? 'primary' : 'secondary'} onClick={() => setOpen(name)}>
          {actions[name].label}
        </Button>
      ))}
    </div>
  );
}
