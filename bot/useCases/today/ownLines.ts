import { maySeeIssue } from '../../access/sight';
import { hasRight } from '../../access/rights';
import { isOpenTo } from '../../access/conditions';
import { taskConditions } from '../../access/taskConditions';
import { wordsInList } from '../../domain/audience';
import { answerDueAt, type Issue, isOpenIssue, isWaitedFor } from '../../domain/issue';
import { isOverdue, type Task } from '../../domain/task';
import { headlineOf } from '../../domain/text';
import { addDays, dueText, localDateOf, momentText } from '../../domain/time';
import { nameOf, zoneOf } from '../../ledger/roster';
import { issueStatusText } from '../issues/viewIssue';
import type { Context } from '../ports';
import { loadNewestIssues, type Open, openIssues, openTasks } from './openWork';
import { counted, countLine, line } from './todayLine';
import type { TodayLineView } from './todayViews';

/** So many of a kind are told one by one; of the rest, how many. */
const MOST_TASKS = 8;
const MOST_ISSUES = 5;
/** For so long a raiser is told what became of an issue. */
const DECIDED_DAYS = 21;

/** Tasks that whoever asks holds: those that wait for an answer, and those that are under way, by their due dates. */
export async function ownTaskLines(ctx: Context): Promise<TodayLineView[]> {
  if (!hasRight(ctx.viewer, 'task.answer')) return [];
  const mine = { key: 'ownerId', is: ctx.viewer.member.id };
  const taken = { key: 'state', in: ['acknowledged', 'inProgress'] };
  const [asked, late, ahead] = await Promise.all([
    openTasks([mine, { key: 'state', is: 'allocated' }], ctx),
    openTasks([mine, taken, { key: 'dueOn', below: ctx.today }], ctx),
    openTasks([mine, taken, { key: 'dueOn', above: addDays(ctx.today, -1) }], ctx),
  ]);
  return [
    ...firstOf(asked, 'wait for your answer', 'action-log?mine=true&state=allocated', (task) => askedLine(task, ctx)),
    ...firstOf(late, 'of yours are overdue', 'action-log?mine=true&overdue=true', (task) => lateLine(task, ctx)),
    ...firstOf(ahead, 'of yours are open', 'action-log?mine=true', (task) => openLine(task, ctx)),
  ];
}

function firstOf(
  { items, isMore }: Open<Task>,
  what: string,
  place: string,
  lineOf: (task: Task) => TodayLineView,
): TodayLineView[] {
  const lines = items.slice(0, MOST_TASKS).map(lineOf);
  const [first] = lines;
  const rest = items.slice(MOST_TASKS).map(lineOf);
  const left = rest.length;
  if (first === undefined || left === 0) return lines;
  const { kind, waits } = first;
  const isLate = rest.some((each) => each.isLate);
  const text = `${counted(left, 'more task', 'more tasks', isMore)} ${what}`;
  return [...lines, line({ key: `${kind}:more`, kind, text, count: left, waits, isLate, place, go: 'See them all' })];
}

function named(task: Task) {
  const { id, reference, title } = task;
  return { reference, title: wordsInList(task, title), place: `action-log?task=${id}`, go: 'Open' };
}

function askedLine(task: Task, ctx: Context): TodayLineView {
  const isOpen = isOpenTo(ctx.doors['task.acknowledge'], taskConditions, task, ctx.viewer);
  const isLate = isOverdue(task, ctx.today);
  return line({
    ...{ key: `task:${task.id}`, kind: 'taskToAnswer', waits: true, ...named(task) },
    text: `Do you take it on? ${isLate ? 'It was due' : 'Due'} ${dueText(task.dueOn, ctx.today)}`,
    isLate,
    ...(isLate ? {} : lateAnswer(task, ctx)),
    ...(isOpen ? { act: { kind: 'acknowledge', taskId: task.id } } : {}),
  });
}

/** Of a task that has time left the answer is late, not the task. */
function lateAnswer(task: Task, ctx: Context): Pick<TodayLineView, 'lateText' | 'lateAt'> {
  if (task.state !== 'allocated') return {};
  const lateAt = task.allocated.ackDueAt;
  return { lateAt, lateText: `Do you take it on? Your answer was due ${momentText(lateAt, ctx.today, zoneOf(ctx))}` };
}

function lateLine(task: Task, ctx: Context): TodayLineView {
  return line({
    ...{ key: `task:${task.id}`, kind: 'taskLate', waits: true, isLate: true, ...named(task) },
    text: `Was due ${dueText(task.dueOn, ctx.today)}`,
    go: 'Say how it stands',
  });
}

function openLine(task: Task, ctx: Context): TodayLineView {
  const blocked = task.blocked === undefined ? '' : ', blocked';
  return line({
    ...{ key: `task:${task.id}`, kind: 'taskOpen', ...named(task) },
    text: `Due ${dueText(task.dueOn, ctx.today)}${blocked}`,
  });
}

/** What whoever asks raised, and what became of it. */
export async function ownIssueLines(ctx: Context): Promise<TodayLineView[]> {
  if (!hasRight(ctx.viewer, 'issue.raise')) return [];
  const { member } = ctx.viewer;
  const [open, newest] = await Promise.all([
    openIssues([{ key: 'raisedBy', is: member.id }], ctx),
    loadNewestIssues(ctx.roster.panel.id, ctx),
  ]);
  const since = addDays(ctx.today, -DECIDED_DAYS);
  const decided = newest.filter((issue) => !isOpenIssue(issue) && localDateOf(issue.changed.at, zoneOf(ctx)) >= since);
  const mine = [
    ...open.items,
    ...decided.filter((issue) => issue.raised.by === member.id && maySeeIssue(issue, ctx.viewer)),
  ].sort((a, b) => b.changed.at.localeCompare(a.changed.at));
  const lines = await Promise.all(mine.slice(0, MOST_ISSUES).map((issue) => issueLine(issue, ctx)));
  const left = mine.length - lines.length;
  const more = countLine(left, {
    ...{ key: 'issueOfMine:more', kind: 'issueOfMine', place: 'issues?mine=true', go: 'See them all' },
    text: `${counted(left, 'more issue', 'more issues', open.isMore)} of yours`,
  });
  return [...lines, ...more];
}

async function issueLine(issue: Issue, ctx: Context): Promise<TodayLineView> {
  const { id, reference, text } = issue;
  const title = wordsInList(issue, headlineOf(text, 90));
  const kind = isOpenIssue(issue) ? 'issueOfMine' : 'issueDecided';
  return line({
    ...{ key: `issue:${id}`, kind, reference, title, place: `issues?issue=${id}`, go: 'Open' },
    ...(isWaitedFor(issue) ? urgentPart(issue, ctx) : { text: await becameText(issue, ctx) }),
  });
}

/** Whoever raised it as urgent sees that it still is, and by when somebody is to answer. */
function urgentPart(issue: Issue, ctx: Context): Pick<TodayLineView, 'text' | 'lateText' | 'lateAt'> {
  const lateAt = answerDueAt(issue, ctx.roster.panel);
  const when = momentText(lateAt, ctx.today, zoneOf(ctx));
  return {
    text: `Urgent, and not yet in anybody’s hand; deadline ${when}`,
    lateText: `Urgent, and not yet in anybody’s hand; was due ${when}`,
    lateAt,
  };
}

async function becameText(issue: Issue, ctx: Context): Promise<string> {
  if (issue.state !== 'raised') return `${await issueStatusText(issue, ctx)}${answerPart(issue)}`;
  const { acknowledged } = issue;
  if (acknowledged !== undefined) return `Urgent, and in the hand of ${nameOf(ctx.roster, acknowledged.by)}`;
  return `Raised ${momentText(issue.raised.at, ctx.today, zoneOf(ctx))}, and not looked at yet`;
}

/** `: “Licensing has it”` of what is closed, as far as a list says anything of it. */
export function answerPart(issue: Issue): string {
  if (issue.state !== 'closed' || issue.audience.kind === 'named') return '';
  return `: “${headlineOf(issue.answer, 90)}”`;
}
