import { namesOf } from '../domain/byName';
import { DisruptionGrade, FourP } from '../domain/disruption';
import { defaultGradeTexts, type GradeTexts } from '../domain/gradeTexts';
import { dayOfReminder, isReminder } from '../domain/reminder';
import type { TaskStep } from '../domain/taskSteps';
import { taskFollows } from '../domain/whatFollows';
import { shortened } from '../domain/text';
import type { SharedTask, TaskView } from '../useCases/tasks/taskViews';
import { asked, belowButtons, recordCard } from './buttons';
import { choiceInput, dateInput, textInput } from './inputs';
import {
  type Action,
  button,
  card,
  type Card,
  type Element,
  fact,
  open,
  run,
  show,
  submit,
  subtle,
  text,
  title,
  topLine,
  type TextRun,
  unfold,
} from './kit';

/** One task as the person for whom `task` was viewed may see it and act on it. */
/** `grades`: what the panel means by each grade of a disruption. */
export function taskCard(task: TaskView, tabUrl: string, said?: string, grades: GradeTexts = defaultGradeTexts): Card {
  // Until somebody has taken the task on, an answer comes first.
  const isAsked = task.may.acknowledge;
  const question = isAsked ? asked('Do you take this on?', actionsOf(task, answers, grades)) : [];
  const actions = isAsked ? [] : actionsOf(task, offered, grades);
  return recordCard(`Task ${task.reference}`, bodyOf(task, said, question), actions, tabUrl);
}

/**
 * The same task for a chat of many: what an observer, or an agency without an agreement, may know. Whoever may see more
 * gets a view of their own, drawn anew for them.
 */
export function sharedTaskCard({ marking, reference, outline }: SharedTask, tabUrl: string): Card {
  const known: Element[] =
    outline === undefined
      ? [subtle('Restricted. Open it to see what you may see.')]
      : [
          title(`Task for ${outline.agencyName}`),
          { ...text(`${outline.stateName} · `, dueRun(outline)), spacing: 'Small' },
        ];
  return card(`Task ${reference}`, [topLine(marking, reference), ...known], [open(tabUrl)]);
}

/** What was last written about it; of a restricted one only that somebody did. */
function lastWritten({ lastComment, restricted }: TaskView): Element[] {
  if (lastComment === undefined) return [];
  const { byName, text: written } = lastComment;
  return [restricted ? subtle(`${byName} wrote about it.`) : fact(`${byName} wrote`, shortened(written, MOST_TEXT))];
}

/** "due Fri 5 Mar, in 2 days"; overdue says so in words and in red. */
export function dueRun({ dueText, overdue }: Pick<TaskView, 'dueText' | 'overdue'>): TextRun {
  return overdue ? run(`overdue: ${dueText}`, { color: 'Attention', weight: 'Bolder' }) : run(`due ${dueText}`);
}

/** A reminder stays one of its day. When the task is due stands once on the card, below its title, and as of today. */
function whyNow(said: string): string {
  return isReminder(said) ? dayOfReminder(said) : said;
}

/** `said`: why the card comes now; `question`: what it asks, with the answers. */
function bodyOf(task: TaskView, said: string | undefined, question: readonly Element[]): Element[] {
  const why = said === undefined ? [] : [text(whyNow(said))];
  const body: Element[] = [topLine(task.marking, task.reference), ...why, title(task.title)];
  body.push({ ...text(`${task.agencyName} · `, dueRun(task)), spacing: 'Small' }, ...question);
  body.push(...belowButtons(question, factsOf(task)), statusLine(task));
  return body;
}

function factsOf(task: TaskView): Element[] {
  const facts: Element[] = [];
  if (task.restricted) facts.push(text('Restricted. Read the rest in Sentinel.'));
  else if (task.detail !== undefined) facts.push(text(shortened(task.detail, MOST_TEXT)));
  const deputy = task.deputyName === undefined ? '' : ` (deputy ${task.deputyName})`;
  facts.push(fact('Owner', `${task.ownerName}${deputy}`));
  if (task.powerText !== undefined && !task.restricted) facts.push(fact('Power', task.powerText));
  if (task.partOf !== undefined) facts.push(subtle(`Part of ${task.partOf.reference}`));
  if (task.dueWarning !== undefined) facts.push(subtle(task.dueWarning));
  return [...facts, ...urgentLine(task), ...answersOf(task), ...timeAskedFor(task), ...lastWritten(task)];
}

/** How soon it is to be acknowledged, until it is. */
function urgentLine({ urgent, answerDueAt, urgentText }: TaskView): Element[] {
  if (!urgent) return [];
  const how =
    answerDueAt === undefined ? 'Urgent' : `Urgent: please ${urgentText?.replace(/^A/, 'a') ?? 'acknowledge it'}.`;
  return [text(run(how, { color: 'Attention' }))];
}

/** A wish for more time, or that it was not given. Why, of a restricted task, stands in the tab. */
function timeAskedFor({ moreTime, noMoreTime, restricted }: TaskView): Element[] {
  const why = (reason = '') => (restricted || reason === '' ? '' : `: ${shortened(reason, MOST_TEXT)}`);
  if (moreTime !== undefined) {
    const { byName, dayText, reason } = moreTime;
    return [fact('More time', `${byName} asks until ${dayText}${why(reason)}`)];
  }
  return noMoreTime === undefined ? [] : [fact('More time', `${noMoreTime.text}${why(noMoreTime.reason)}`)];
}

/** What was written of it since. Of a restricted one that stands in the tab. */
function answersOf({ restricted, outcome, reason, lastNote, blockedText }: TaskView): Element[] {
  const written = { Outcome: outcome, Reason: reason, 'Last note': lastNote };
  const facts = Object.entries(restricted ? {} : written).flatMap(([name, value]) =>
    value === undefined ? [] : [fact(name, shortened(value, MOST_TEXT))],
  );
  if (blockedText === undefined) return facts;
  return [...facts, text(run(restricted ? 'Blocked' : blockedText, { color: 'Warning' }))];
}

/** A card is a summary; the tab has the whole text. */
const MOST_TEXT = 600;

function statusLine(task: TaskView): Element {
  const waiting = task.state === 'allocated';
  const words = waiting ? `Waiting for ${task.ownerName} to acknowledge` : task.statusText;
  const color = task.state === 'declined' ? 'Warning' : waiting ? undefined : 'Good';
  return { ...text(run(words, { weight: 'Bolder', ...(color === undefined ? {} : { color }) })), separator: true };
}

const inTheTab = 'in the tab';

/** What the card offers of what one may, the next sensible one first. */
const offers: Readonly<Record<TaskStep, ((task: TaskView, grades: GradeTexts) => Action) | typeof inTheTab>> = {
  grantTime: grantButton,
  refuseTime: refuseTimeForm,
  acknowledge: (task) => acknowledgeButton(task),
  complete: completeForm,
  close: closeForm,
  reallocate: ({ id: taskId }) => show('Give it on', { kind: 'giveTask', taskId }),
  progress: progressForm,
  unblock: ({ id: taskId }) => button('Unblock', 'task.unblock', { taskId }),
  block: blockForm,
  askTime: askTimeForm,
  decline: declineForm,
  reassign: inTheTab,
  escalate: inTheTab,
  withdraw: inTheTab,
  reword: inTheTab,
};
/** Until somebody has taken the task on, an answer comes first; declining it later is seldom, and done in the tab. */
const answers: readonly TaskStep[] = ['acknowledge', 'decline'];
const offered = namesOf(offers).filter((step) => step !== 'decline');

/** One button of a card stands out, so that of a list does only where it is told to. */
export function acknowledgeButton({ id: taskId }: Pick<TaskView, 'id'>, isPrimary = true): Action {
  return button('Acknowledge', 'task.acknowledge', { taskId }, isPrimary ? { style: 'positive' } : {});
}

function actionsOf(task: TaskView, steps: readonly TaskStep[], grades: GradeTexts): Action[] {
  const [first, ...others] = steps.flatMap((step) => {
    const offer = offers[step];
    return task.may[step] && offer !== inTheTab ? [offer(task, grades)] : [];
  });
  const reply = task.mayComment && task.lastComment?.isOwn === false ? [replyForm(task)] : [];
  return [...(first === undefined ? [] : [first]), ...reply, ...others].slice(0, MOST_OFFERED);
}

/** With Open all that a card has room for at its foot: what is left over is done in the tab. */
const MOST_OFFERED = 4;

function replyForm({ id }: TaskView): Action {
  const text = textInput('comment.text', 'What do you answer?', 1000);
  return unfold('Reply', [text], submit('Send the reply', 'task.comment', ['text'], { taskId: id }));
}

function grantButton({ id: taskId, moreTime, dueOn }: TaskView): Action {
  return button('Give it', 'task.grantTime', { taskId, dueOn: moreTime?.dueOn ?? dueOn }, { style: 'positive' });
}

function refuseTimeForm({ id: taskId, moreTime, dueOn }: TaskView): Action {
  const reason = textInput('refuseTime.reason', 'Why can it not wait longer?', 1000);
  const about = { taskId, dueOn: moreTime?.dueOn ?? dueOn };
  return unfold('Refuse', [reason], submit('Give no more time', 'task.refuseTime', ['reason'], about));
}

function askTimeForm({ id: taskId, dueOn }: TaskView): Action {
  const inputs = [
    dateInput('askTime.dueOn', 'Until when?', dueOn),
    textInput('askTime.reason', 'Why does it take longer?', 1000),
  ];
  return unfold('More time', inputs, submit('Ask for more time', 'task.askTime', ['dueOn', 'reason'], { taskId }));
}

function declineForm({ id }: TaskView): Action {
  const reason = textInput('decline.reason', 'Why can your agency not do this?', 1000);
  const send = submit('Decline the task', 'task.decline', ['reason'], { taskId: id }, { style: 'destructive' });
  return unfold('Decline', [subtle(taskFollows.decline), reason], send);
}

function progressForm({ id }: TaskView): Action {
  const note = textInput('note', 'How is it going?', 2000);
  return unfold('Progress', [note], submit('Note progress', 'task.progress', ['note'], { taskId: id }));
}

function blockForm({ id }: TaskView): Action {
  const reason = textInput('block.reason', 'What holds it up?', 1000);
  return unfold('Blocked', [reason], submit('Mark as blocked', 'task.block', ['reason'], { taskId: id }));
}

function completeForm({ id, state }: TaskView, grades: GradeTexts): Action {
  const inputs = [
    subtle(taskFollows.complete),
    textInput('outcome', 'What came of it?', 2000),
    choiceInput('fourP', 'Which of the four Ps? (optional)', FourP.options),
    choiceInput('proposedGrade', 'Disruption you propose (optional)', DisruptionGrade.options),
    gradesLine(grades),
  ];
  const typed = ['outcome', 'fourP', 'proposedGrade'] as const;
  const send = submit('Complete the task', 'task.complete', typed, { taskId: id }, { style: 'positive' });
  return unfold('Complete', inputs, send, state === 'inProgress' ? { style: 'positive' } : {});
}

/** What the panel means by each. */
function gradesLine(grades: GradeTexts): Element {
  return subtle(DisruptionGrade.options.map((grade) => `${grade}: ${grades[grade]}`).join('. '));
}

function closeForm({ id }: TaskView, grades: GradeTexts): Action {
  const inputs = [
    subtle(taskFollows.close),
    choiceInput('fourP', 'Which of the four Ps?', FourP.options, true),
    choiceInput('moderatedGrade', 'Disruption as moderated (optional)', DisruptionGrade.options),
    gradesLine(grades),
  ];
  return unfold('Close', inputs, submit('Close the task', 'task.close', ['fourP', 'moderatedGrade'], { taskId: id }));
}
