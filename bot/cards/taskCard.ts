import { DisruptionGrade, FourP } from '../domain/disruption';
import { shortened } from '../domain/text';
import type { TaskView } from '../useCases/views';
import {
  type Action,
  button,
  card,
  type Card,
  choiceInput,
  type Element,
  fact,
  open,
  run,
  submit,
  subtle,
  text,
  textInput,
  title,
  topLine,
  unfold,
} from './kit';

/** One task as the person for whom `task` was viewed may see it and act on it. */
export function taskCard(task: TaskView, openUrl: string): Card {
  const { actions, more } = actionsOf(task);
  const folded = more.map((action): Action => ({ ...action, mode: 'secondary' }));
  return card(`Task ${task.reference}`, bodyOf(task), [...actions, open(openUrl), ...folded].slice(0, 6));
}

/** The same task for a chat of many: nobody's private view, nothing to act on but to open it. */
export function sharedTaskCard(task: TaskView, openUrl: string): Card {
  if (!task.restricted) return card(`Task ${task.reference}`, bodyOf(task), [open(openUrl)]);
  const body = [topLine(task.marking, task.reference), subtle('Restricted. Open it to see what you may see.')];
  return card(`Task ${task.reference}`, body, [open(openUrl)]);
}

function bodyOf(task: TaskView): Element[] {
  const due = run(`due ${task.dueText}`, task.overdue ? { color: 'Attention', weight: 'Bolder' } : {});
  const overdue = task.overdue ? [run(' (overdue)', { color: 'Attention' })] : [];
  const body: Element[] = [topLine(task.marking, task.reference), title(task.title)];
  body.push({ ...text(`${task.agencyName} · `, due, ...overdue), spacing: 'Small' });
  if (task.detail !== undefined) body.push(text(shortened(task.detail, MOST_TEXT)));
  const deputy = task.deputyName === undefined ? '' : ` (deputy ${task.deputyName})`;
  body.push(fact('Owner', `${task.ownerName}${deputy}`));
  if (task.dueWarning !== undefined) body.push(subtle(task.dueWarning));
  if (task.urgent) body.push(text(run('Urgent: please acknowledge within four hours.', { color: 'Attention' })));
  if (task.outcome !== undefined) body.push(fact('Outcome', shortened(task.outcome, MOST_TEXT)));
  if (task.reason !== undefined) body.push(fact('Reason', shortened(task.reason, MOST_TEXT)));
  if (task.lastNote !== undefined) body.push(fact('Last note', shortened(task.lastNote, MOST_TEXT)));
  if (task.blockedText !== undefined) body.push(text(run(task.blockedText, { color: 'Warning' })));
  body.push(statusLine(task));
  return body;
}

/** A card is a summary; the tab has the whole text. */
const MOST_TEXT = 600;

function statusLine(task: TaskView): Element {
  const waiting = task.state === 'allocated';
  const words = waiting ? `Waiting for ${task.ownerName} to acknowledge` : task.statusText;
  const color = task.state === 'declined' ? 'Warning' : waiting ? undefined : 'Good';
  return { ...text(run(words, { weight: 'Bolder', ...(color === undefined ? {} : { color }) })), separator: true };
}

/** At most three to the fore, the next sensible one first; the rest under More. */
function actionsOf(task: TaskView): { actions: Action[]; more: Action[] } {
  const { may, id } = task;
  if (may.acknowledge) {
    const acknowledge = button('Acknowledge', 'task.acknowledge', { taskId: id }, { style: 'positive' });
    return { actions: [acknowledge, ...(may.decline ? [declineForm(task)] : [])], more: [] };
  }
  const possible: (Action | false)[] = [
    may.complete && completeForm(task),
    may.close && closeForm(task),
    may.progress && progressForm(task),
    may.unblock && button('No longer blocked', 'task.unblock', { taskId: id }),
    may.block && blockForm(task),
    may.decline && declineForm(task),
  ];
  const actions = possible.filter((action) => action !== false);
  return { actions: actions.slice(0, 2), more: actions.slice(2) };
}

function declineForm({ id }: TaskView): Action {
  const reason = textInput('decline.reason', 'Why can your agency not do this?', 1000);
  const send = submit('Decline the task', 'task.decline', ['reason'], { taskId: id }, { style: 'destructive' });
  return unfold('Decline', [reason], send);
}

function progressForm({ id }: TaskView): Action {
  const note = textInput('note', 'How is it going?', 2000);
  return unfold('Progress', [note], submit('Note progress', 'task.progress', ['note'], { taskId: id }));
}

function blockForm({ id }: TaskView): Action {
  const reason = textInput('block.reason', 'What holds it up?', 1000);
  return unfold('Blocked', [reason], submit('Mark as blocked', 'task.block', ['reason'], { taskId: id }));
}

function completeForm({ id }: TaskView): Action {
  const inputs = [
    textInput('outcome', 'What came of it?', 2000),
    choiceInput('fourP', 'Which of the four Ps? (optional)', FourP.options),
    choiceInput('proposedGrade', 'Disruption you propose (optional)', DisruptionGrade.options),
  ];
  const send = submit('Complete the task', 'task.complete', ['outcome', 'fourP', 'proposedGrade'], { taskId: id });
  return unfold('Complete', inputs, send);
}

function closeForm({ id }: TaskView): Action {
  const inputs = [
    choiceInput('fourP', 'Which of the four Ps?', FourP.options, true),
    choiceInput('moderatedGrade', 'Disruption as moderated (optional)', DisruptionGrade.options),
  ];
  return unfold('Close', inputs, submit('Close the task', 'task.close', ['fourP', 'moderatedGrade'], { taskId: id }));
}
