import { lazy, Suspense } from 'react';
import type { IssueView } from '../../../bot/contract';
import { namesOf } from '../../../bot/domain/byName';
import type { IssueId } from '../../../bot/domain/ids';
import { type Action, ActionButtons } from '../../components/ActionButtons';
import { FormPlace } from '../../components/FormPlace';
import { ProblemBar } from '../../components/ProblemNotice';
import { say } from '../../components/say';
import { useCommand } from '../../data/useCommand';
import { AgendaForm, CloseIssueForm, MergeForm } from './DecisionForms';
import { FlashMeetingForm } from './FlashMeetingForm';
import { IssueTaskForm } from './IssueTaskForm';
import { EditIssueForm, WithdrawIssueForm } from './RaiserForms';

const TagForm = lazy(async () => ({ default: (await import('./TagForm')).TagForm }));
const RestrictForm = lazy(async () => ({ default: (await import('./RestrictForm')).RestrictForm }));

/** In the order of the buttons; `key` does it where the issue is open, `may` is what the server says about this issue. */
const actions = {
  agenda: { key: 'a', label: 'Put on the agenda', may: 'triage', form: AgendaForm },
  close: { key: 'c', label: 'Answer and close', may: 'triage', form: CloseIssueForm },
  task: { key: 't', label: 'Make it a task', may: 'triage', form: IssueTaskForm },
  merge: { key: 'm', label: 'Merge', may: 'triage', form: MergeForm },
  tag: { key: 'g', label: 'Threat, place, sector', may: 'tag', form: TagForm },
  restrict: { key: 'r', label: 'Who needs to know…', may: 'restrict', form: RestrictForm },
  flash: { key: 'f', label: 'Call a flash meeting', may: 'callMeeting', form: FlashMeetingForm },
  edit: { key: 'e', label: 'Edit', may: 'edit', form: EditIssueForm },
  withdraw: { key: 'w', label: 'Withdraw', may: 'withdraw', form: WithdrawIssueForm },
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
  const inHand = useInHand(issue);
  const allowed = actionsOn(issue);
  if (form !== undefined) {
    const { action, intoId } = form;
    const Form = actions[action].form;
    return (
      <FormPlace onLeave={() => onForm(undefined)} key={`${action} ${intoId ?? ''}`}>
        <Suspense>
          <Form
            issue={issue}
            intoId={intoId}
            onCancel={() => onForm(undefined)}
            onDone={(words, undo) => {
              onForm(undefined);
              say(`${issue.reference} ${words}.`, undefined, undo);
              onDone?.(action);
            }}
          />
        </Suspense>
      </FormPlace>
    );
  }
  return (
    <>
      <ProblemBar error={inHand.error} />
      <ActionButtons
        busy={inHand.isPending}
        actions={[
          ...(issue.may.acknowledge ? [{ label: 'It is in hand', key: 'h', onStart: inHand.send }] : []),
          ...allowed.map((action) => ({ ...wordsOf(action, issue), onStart: () => onForm({ action }) })),
        ]}
      />
    </>
  );
}

function wordsOf(action: IssueAction, { state }: IssueView): Pick<Action, 'label' | 'key'> {
  const { label, key } = actions[action];
  return { label: action === 'agenda' && state === 'onAgenda' ? 'Move to another meeting' : label, key };
}

const actionNames = namesOf(actions);

/** What stands on an agenda already is moved to another one seldom: that comes last. */
function actionsOn({ state, may, mayRestrict }: IssueView): IssueAction[] {
  const mayAll = { ...may, restrict: mayRestrict };
  const allowed = actionNames.filter((name) => mayAll[actions[name].may]);
  if (state !== 'onAgenda') return allowed;
  return [...allowed.filter((name) => name !== 'agenda'), ...allowed.filter((name) => name === 'agenda')];
}

/** Whoever of those told answers first. */
function useInHand({ id }: IssueView) {
  const { mutate, isPending, error } = useCommand('issue.acknowledge');
  function send(): void {
    mutate(
      { issueId: id },
      { onSuccess: ({ reference }) => say(`${reference} is in hand.`, 'Whoever raised it is told.') },
    );
  }
  return { send, isPending, error };
}
