import { hasRight } from '../../access/rights';
import { isOpenTo } from '../../access/conditions';
import { issueConditions } from '../../access/issueConditions';
import { maySeeIssue, maySeeTask } from '../../access/sight';
import { wordsInList } from '../../domain/audience';
import { type Agency } from '../../domain/agency';
import { answerDueAt, type Issue, isWaitedFor } from '../../domain/issue';
import { listed } from '../../domain/listed';
import { isOverdue, type Task, type TaskState } from '../../domain/task';
import { headlineOf } from '../../domain/text';
import { addDays, dueText, momentText } from '../../domain/time';
import { zoneOf } from '../../ledger/roster';
import { agencyName } from '../members/names';
import { loadChats } from '../messages/chatApproval';
import type { Context } from '../ports';
import { loadOpenIssues, loadOpenTasks } from './openWork';
import { counted, countLine, line } from './todayLine';
import type { TodayLineView } from './todayViews';

/** From then on an agreement that runs out is worth a line, as the first reminder of it is. */
const AGREEMENT_DAYS = 60;
/** So many are named. */
const MOST_NAMED = 3;

/** What is urgent and in nobody's hand, for those who are told of it; what is raised, for those who look at it. */
export async function issueLines(ctx: Context): Promise<TodayLineView[]> {
  const { viewer, doors, roster } = ctx;
  if (!hasRight(viewer, 'issue.see')) return [];
  const open = (await loadOpenIssues(roster.panel.id, ctx)).filter((issue) => maySeeIssue(issue, viewer));
  const urgent = open.filter(
    (issue) => isWaitedFor(issue) && isOpenTo(doors['issue.acknowledge'], issueConditions, issue, viewer),
  );
  const raised = hasRight(viewer, 'issue.triage') ? open.filter(({ state }) => state === 'raised') : [];
  return [
    ...urgent.reverse().map((issue) => urgentLine(issue, ctx)),
    ...countLine(raised.length, {
      ...{ kind: 'issuesRaised', waits: true, place: 'issues', go: 'Look at them' },
      text: `${counted(raised.length, 'issue waits', 'issues wait')} to be looked at`,
    }),
  ];
}

function urgentLine(issue: Issue, ctx: Context): TodayLineView {
  const { id, reference, text } = issue;
  const lateAt = answerDueAt(issue);
  return line({
    ...{ key: `urgent:${id}`, kind: 'urgentIssue', reference, waits: true, isLate: true, lateAt },
    title: wordsInList(issue, headlineOf(text, 90)),
    text: `Urgent and in nobody’s hand; deadline ${momentText(lateAt, ctx.today, zoneOf(ctx))}`,
    ...{ place: `issues?issue=${id}`, go: 'Open', act: { kind: 'takeInHand', issueId: id } },
  });
}

/** How tasks stand, for those who direct them. */
export async function taskLines(ctx: Context): Promise<TodayLineView[]> {
  if (!hasRight(ctx.viewer, 'task.direct')) return [];
  const open = (await loadOpenTasks(ctx.roster.panel.id, ctx)).filter((task) => maySeeTask(task, ctx.viewer));
  const escalated = hasRight(ctx.viewer, 'meeting.chair') ? open.filter((task) => task.escalated !== undefined) : [];
  return [
    ...moreTimeLines(open),
    ...stateLines(open),
    ...countLine(escalated.length, {
      ...{ kind: 'escalated', waits: true, place: 'action-log?flag=escalated', go: 'Step in' },
      text: `${counted(escalated.length, 'task is', 'tasks are')} escalated to the chair`,
    }),
    ...blockedLines(open),
    ...overdueLines(open, ctx),
  ];
}

/** Each with what one does where there is one, and where there are more. */
const ofStates = [
  {
    state: 'declined',
    kind: 'declined',
    one: 'task was declined',
    many: 'tasks were declined',
    go: ['Give it out', 'Give them out'],
  },
  {
    state: 'proposed',
    kind: 'proposed',
    one: 'task is proposed',
    many: 'tasks are proposed',
    go: ['Decide', 'Decide'],
  },
  {
    state: 'completed',
    kind: 'completed',
    one: 'task is completed and waits to be closed',
    many: 'tasks are completed and wait to be closed',
    go: ['Close it', 'Close them'],
  },
] as const satisfies readonly { state: TaskState; [word: string]: string | readonly [string, string] }[];

function stateLines(open: readonly Task[]): TodayLineView[] {
  return ofStates.flatMap(({ state, kind, one, many, go: [goOne, goMany] }) => {
    const count = open.filter((task) => task.state === state).length;
    return countLine(count, {
      ...{ kind, waits: true, place: `action-log?state=${state}`, go: count === 1 ? goOne : goMany },
      text: counted(count, one, many),
    });
  });
}

function moreTimeLines(open: readonly Task[]): TodayLineView[] {
  const asked = open.filter((task) => task.moreTime !== undefined);
  return countLine(asked.length, {
    ...{ kind: 'moreTime', waits: true, place: 'action-log?flag=moreTime', go: 'Give it or not' },
    text: `${counted(asked.length, 'owner asks', 'owners ask')} for more time`,
  });
}

function blockedLines(open: readonly Task[]): TodayLineView[] {
  const blocked = open.filter((task) => task.blocked !== undefined);
  return countLine(blocked.length, {
    ...{ kind: 'blocked', waits: true, forOthers: true, place: 'action-log?flag=blocked', go: 'See why' },
    text: `${counted(blocked.length, 'task is', 'tasks are')} blocked`,
  });
}

/** With the agencies that owe most of them. */
function overdueLines(open: readonly Task[], ctx: Context): TodayLineView[] {
  const late = open.filter((task) => isOverdue(task, ctx.today));
  const byAgency = new Map<Agency['id'], number>();
  for (const { agencyId } of late) byAgency.set(agencyId, (byAgency.get(agencyId) ?? 0) + 1);
  const most = [...byAgency].sort(([, a], [, b]) => b - a);
  const named = most.slice(0, MOST_NAMED).map(([id, count]) => `${agencyName(id, ctx)} ${count}`);
  const rest = most.slice(MOST_NAMED).reduce((sum, [, count]) => sum + count, 0);
  const whose = [...named, ...(rest === 0 ? [] : [`others ${rest}`])].join(', ');
  return countLine(late.length, {
    ...{
      kind: 'overdue',
      waits: true,
      forOthers: true,
      isLate: true,
      place: 'action-log?overdue=true',
      go: 'See them',
    },
    text: `${counted(late.length, 'task is', 'tasks are')} overdue: ${whose}`,
  });
}

/** Agreements that have ended or soon do, the first to end first. */
export function agreementLines(ctx: Context): TodayLineView[] {
  if (!hasRight(ctx.viewer, 'task.direct')) return [];
  const last = addDays(ctx.today, AGREEMENT_DAYS);
  const ending = [...ctx.roster.agencies.values()]
    .flatMap(({ id, name, isa }) => (isa === null || isa.reviewOn > last ? [] : [{ id, name, on: isa.reviewOn }]))
    .sort((a, b) => a.on.localeCompare(b.on));
  return ending.map(({ id, name, on }) =>
    line({
      ...{ key: `agreement:${id}`, kind: 'agreement', waits: true, forOthers: true, isLate: on < ctx.today },
      text: `The agreement with ${name} ${on < ctx.today ? 'ended' : 'ends'} ${dueText(on, ctx.today)}`,
      ...{ place: `action-log?agencyId=${id}`, go: 'Its tasks' },
    }),
  );
}

export async function chatLines(ctx: Context): Promise<TodayLineView[]> {
  if (!hasRight(ctx.viewer, 'chat.approve')) return [];
  const { chats, kept } = await loadChats(ctx);
  const waiting = [...chats, ...kept].filter(({ state }) => state === 'waiting');
  return countLine(waiting.length, {
    ...{ kind: 'chats', waits: true, place: 'messages', go: 'Look at them' },
    text: `${counted(waiting.length, 'chat waits', 'chats wait')} for your approval before Sentinel says anything there`,
  });
}

/** Names as far as a line holds them. */
export function someOf(names: readonly string[]): string {
  if (names.length <= MOST_NAMED) return listed(names);
  return `${names.slice(0, MOST_NAMED).join(', ')} and ${names.length - MOST_NAMED} more`;
}
