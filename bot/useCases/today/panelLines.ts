import { hasRight } from '../../access/rights';
import { isOpenTo } from '../../access/conditions';
import { issueConditions } from '../../access/issueConditions';
import { wordsInList } from '../../domain/audience';
import type { Agency } from '../../domain/agency';
import { answerDueAt, type Issue } from '../../domain/issue';
import { listed } from '../../domain/listed';
import { owedStates, type Task, type TaskState } from '../../domain/task';
import { headlineOf } from '../../domain/text';
import { momentText } from '../../domain/time';
import { zoneOf } from '../../ledger/roster';
import { agencyName } from '../members/names';
import { loadChats } from '../messages/chatApproval';
import type { Context } from '../ports';
import { type Open, openIssues, openTasks } from './openWork';
import { counted, countLine, line } from './todayLine';
import type { TodayLineView } from './todayViews';

/** So many are named. */
const MOST_NAMED = 3;

/** What is urgent and not in hand, for those who are told of it; what is raised, for those who look at it. */
export async function issueLines(ctx: Context): Promise<TodayLineView[]> {
  const { viewer, doors } = ctx;
  if (!hasRight(viewer, 'issue.see')) return [];
  const [waitedFor, raised] = await Promise.all([
    openIssues([{ key: 'waitedFor', is: 'yes' }], ctx),
    hasRight(viewer, 'issue.triage') ? openIssues([{ key: 'state', is: 'raised' }], ctx) : none,
  ]);
  const urgent = waitedFor.items.filter((issue) =>
    isOpenTo(doors['issue.acknowledge'], issueConditions, issue, viewer),
  );
  return [
    ...urgent.map((issue) => urgentLine(issue, ctx)),
    ...openLine(raised, ['issue waits to be looked at', 'issues wait to be looked at'], {
      ...{ kind: 'issuesRaised', waits: true, place: 'issues?state=raised', go: lookAt(raised.items.length) },
    }),
  ];
}

const none: Open<never> = { items: [], isMore: false };

function lookAt(count: number): string {
  return count === 1 ? 'Look at it' : 'Look at them';
}

/** How many there are, in words; nothing where there are none. */
export function openLine(
  { items: { length }, isMore }: Open<unknown>,
  [one, many]: readonly [string, string],
  given: Omit<Parameters<typeof countLine>[1], 'text'>,
): TodayLineView[] {
  return countLine(length, { ...given, text: counted(length, one, many, isMore) });
}

function urgentLine(issue: Issue, ctx: Context): TodayLineView {
  const { id, reference, text } = issue;
  const lateAt = answerDueAt(issue, ctx.roster.panel);
  const when = momentText(lateAt, ctx.today, zoneOf(ctx));
  return line({
    ...{ key: `urgent:${id}`, kind: 'urgentIssue', reference, waits: true, isLate: true, lateAt },
    title: wordsInList(issue, headlineOf(text, 90)),
    text: `Urgent, and nobody has taken it in hand; deadline ${when}`,
    lateText: `Urgent, and nobody has taken it in hand; was due ${when}`,
    ...{ place: `issues?issue=${id}`, go: 'Open', act: { kind: 'takeInHand', issueId: id } },
  });
}

/** "SEN-27-014 Visit the yard · was declined": where it is one alone, it is named; of more, how many. */
function tasksLine(
  found: Open<Task>,
  [one, many]: readonly [string, string],
  { place, ...given }: Omit<Parameters<typeof countLine>[1], 'text' | 'place'> & { readonly place: string },
): TodayLineView[] {
  const [task] = found.items;
  if (task === undefined || found.items.length > 1)
    return openLine(found, [`task ${one}`, `tasks ${many}`], { ...given, place });
  const { id, reference, title } = task;
  const named = { reference, title: wordsInList(task, title), text: one, place: `${place}&task=${id}` };
  return [line({ ...given, ...named })];
}

/** How tasks stand, for those who direct them. */
export async function taskLines(ctx: Context): Promise<TodayLineView[]> {
  if (!hasRight(ctx.viewer, 'task.direct')) return [];
  const flagged = (flag: string) => openTasks([{ key: 'flags', holdsAnyOf: [flag] }], ctx);
  const lines = await Promise.all([
    flagged('moreTime').then(moreTimeLines),
    ...ofStates.map((each) => stateLines(each, ctx)),
    hasRight(ctx.viewer, 'meeting.chair') ? flagged('escalated').then(escalatedLines) : [],
    flagged('blocked').then(blockedLines),
    overdueLines(ctx),
  ]);
  return lines.flat();
}

/** Each with what one does where there is one, and where there are more. */
const ofStates = [
  {
    state: 'declined',
    kind: 'declined',
    one: 'was declined',
    many: 'were declined',
    go: ['Give it out', 'Give them out'],
  },
  {
    state: 'proposed',
    kind: 'proposed',
    one: 'is proposed',
    many: 'are proposed',
    go: ['Decide', 'Decide'],
  },
  {
    state: 'completed',
    kind: 'completed',
    one: 'is completed and waits to be closed',
    many: 'are completed and wait to be closed',
    go: ['Close it', 'Close them'],
  },
] as const satisfies readonly { state: TaskState; [word: string]: string | readonly [string, string] }[];

async function stateLines(
  { state, kind, one, many, go: [goOne, goMany] }: (typeof ofStates)[number],
  ctx: Context,
): Promise<TodayLineView[]> {
  const found = await openTasks([{ key: 'state', is: state }], ctx);
  const go = found.items.length === 1 ? goOne : goMany;
  return tasksLine(found, [one, many], { kind, waits: true, place: `action-log?state=${state}`, go });
}

function moreTimeLines(asked: Open<Task>): TodayLineView[] {
  return openLine(asked, ['owner asks for more time', 'owners ask for more time'], {
    ...{ kind: 'moreTime', waits: true, place: 'action-log?flag=moreTime', go: 'Give it or not' },
  });
}

function escalatedLines(escalated: Open<Task>): TodayLineView[] {
  return tasksLine(escalated, ['is escalated to the chair', 'are escalated to the chair'], {
    ...{ kind: 'escalated', waits: true, place: 'action-log?flag=escalated', go: 'Step in' },
  });
}

function blockedLines(blocked: Open<Task>): TodayLineView[] {
  return tasksLine(blocked, ['is blocked', 'are blocked'], {
    ...{ kind: 'blocked', waits: true, forOthers: true, place: 'action-log?flag=blocked', go: 'See why' },
  });
}

/** With the agencies that owe most of them. */
async function overdueLines(ctx: Context): Promise<TodayLineView[]> {
  const late = await openTasks(
    [
      { key: 'dueOn', below: ctx.today },
      { key: 'state', in: owedStates },
    ],
    ctx,
  );
  const whose = late.isMore ? '' : `: ${owedBy(late.items, ctx)}`;
  return openLine(late, [`task is overdue${whose}`, `tasks are overdue${whose}`], {
    ...{ kind: 'overdue', waits: true, forOthers: true, isLate: true },
    ...{ place: 'action-log?overdue=true', go: 'See them' },
  });
}

function owedBy(late: readonly Task[], ctx: Context): string {
  const byAgency = new Map<Agency['id'], number>();
  for (const { agencyId } of late) byAgency.set(agencyId, (byAgency.get(agencyId) ?? 0) + 1);
  const most = [...byAgency].sort(([, a], [, b]) => b - a);
  const named = most.slice(0, MOST_NAMED).map(([id, count]) => `${agencyName(id, ctx)} ${count}`);
  const rest = most.slice(MOST_NAMED).reduce((sum, [, count]) => sum + count, 0);
  return [...named, ...(rest === 0 ? [] : [`others ${rest}`])].join(', ');
}

export async function chatLines(ctx: Context): Promise<TodayLineView[]> {
  if (!hasRight(ctx.viewer, 'chat.approve')) return [];
  const { chats, kept } = await loadChats(ctx);
  const waiting = [...chats, ...kept].filter(({ state }) => state === 'waiting');
  return countLine(waiting.length, {
    ...{ kind: 'chats', waits: true, place: 'settings?part=chats', go: lookAt(waiting.length) },
    text: `${counted(waiting.length, 'chat waits', 'chats wait')} for your approval before Sentinel says anything there`,
  });
}

/** Names as far as a line holds them. */
export function someOf(names: readonly string[]): string {
  if (names.length <= MOST_NAMED) return listed(names);
  return `${names.slice(0, MOST_NAMED).join(', ')} and ${names.length - MOST_NAMED} more`;
}
