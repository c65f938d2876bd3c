import type { SendAnyway } from '../domain/stoppedWords';
import type { IssueId, TaskId } from '../domain/ids';
import type { Panel } from '../domain/panel';
import { issueFields } from './issueCard';
import { choiceOf, dateInput, textInput, toggle } from './inputs';
import { card, type Card, type Element, run, type SubmitAction, subtle, text, title, topLine } from './kit';
import { disclosureInputs, type Holders, ownerInputs } from './peopleInputs';

/** The dialogs that a button may open. */
export type DialogName = 'issue' | 'task';

export const dialogTitles: Readonly<Record<DialogName, string>> = {
  issue: 'Raise an issue',
  task: 'Allocate a task',
};

/** What stands in a dialog's fields, by their ids: nothing at first, and after a refusal what was typed. */
export type Typed = Readonly<Record<string, string>>;

/** A dialog as it is drawn: `fault` says why it was not taken. */
export interface DialogParts {
  readonly marking: string;
  readonly typed: Typed;
  readonly fault?: string | undefined;
  /** It was not taken for a doubtful word alone: what the button says that sends it as it is. */
  readonly anyway?: SendAnyway | undefined;
}

/** Teams opens a dialog for this kind of button alone. */
export function openDialog(label: string, dialog: DialogName): SubmitAction {
  return { type: 'Action.Submit', title: label, data: { msteams: { type: 'task/fetch' }, dialog } };
}

/** Sends a dialog: the fields come beside `data`. */
function send(label: string, data: { dialog: DialogName } & Readonly<Record<string, string>>): SubmitAction {
  return { type: 'Action.Submit', title: label, data, style: 'positive' };
}

/** Sends it, and beside that with what its sender says of a doubtful word. */
function sends(
  label: string,
  data: { dialog: DialogName } & Readonly<Record<string, string>>,
  { typed, anyway }: DialogParts,
): SubmitAction[] {
  if (anyway === undefined) return [send(label, data)];
  const meant = [...(typed['meant'] === undefined ? [] : [typed['meant']]), anyway.word].join('\n');
  return [send(anyway.label, { ...data, meant }), { type: 'Action.Submit', title: label, data }];
}

/** `issueId` is drawn with it: sent twice, it is one issue. `panels`: among which the raiser chooses, where they may. */
export function issueDialog(
  parts: DialogParts,
  issueId: IssueId,
  panels: readonly Pick<Panel, 'id' | 'name'>[] = [],
): Card {
  const { marking, typed, fault } = parts;
  const [urgent, restricted] = [typed['urgent'] === 'true', typed['restricted'] === 'true'];
  const fields = issueFields(marking, { text: typed['text'], urgent, restricted });
  const choices = panels.map(({ id, name }) => ({ title: name, value: id }));
  const which = choices.length === 0 ? [] : [choiceOf('panelId', 'Which panel is to know it?', choices, true)];
  return card(
    dialogTitles.issue,
    [...fields.slice(0, 1), ...faultLine(fault), ...fields.slice(1), ...which],
    sends('Raise the issue', { dialog: 'issue', issueId }, parts),
  );
}

/** `taskId` is drawn with it: sent twice, it is one task. `today` is the first day on which it may be due. */
export function taskDialog(parts: DialogParts, taskId: TaskId, holders: Holders, today: string): Card {
  const { marking, typed, fault } = parts;
  const { title: words, detail, ownerId, dueOn, urgent, restricted, gateway, purpose } = typed;
  const body: Element[] = [
    topLine(marking, 'New task'),
    ...faultLine(fault),
    title('What is to be done?'),
    textInput('title', 'In a line', 200, words === undefined ? {} : { value: words }),
    textInput('detail', 'What helps to do it (optional)', 4000, {
      required: false,
      ...(detail === undefined ? {} : { value: detail }),
    }),
    ...ownerInputs(holders, ownerId),
    dateInput('dueOn', 'Due on', today, dueOn),
    toggle('urgent', 'Urgent: to be acknowledged within hours', urgent === 'true'),
    toggle('restricted', 'Restricted: for the owner’s agency and those who run the panel', restricted === 'true'),
    ...disclosureInputs(holders, { gateway, purpose }),
    subtle('Nothing marked SECRET or above. The owner gets a card in chat.'),
  ];
  return card(dialogTitles.task, body, sends('Allocate the task', { dialog: 'task', taskId }, parts));
}

function faultLine(fault: string | undefined): Element[] {
  return fault === undefined ? [] : [text(run(fault, { color: 'Attention', weight: 'Bolder' }))];
}
