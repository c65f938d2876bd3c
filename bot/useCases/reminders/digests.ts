import { hasRight } from '../../access/rights';
import { isForFew } from '../../domain/audience';
import type { TaskId } from '../../domain/ids';
import type { Issue } from '../../domain/issue';
import { markingOf } from '../../domain/marking';
import { owedStates, type Task } from '../../domain/task';
import { shortened } from '../../domain/text';
import { dueText, type LocalDate } from '../../domain/time';
import type { Condition } from '../../ledger/store';
import { findNext } from '../meetings/meetingLists';
import type { Context } from '../ports';
import type { TaskView } from '../tasks/taskViews';
import { taskView } from '../tasks/viewTask';
import { type Open, openIssues, openTasks } from '../today/openWork';
import { someOf } from '../today/panelLines';
import type { DigestView } from './reminderViews';

/**
 * What waits for the viewer this week: their own, for whoever leads an agency the agency's, for the coordinator the
 * panel's. Each task is told once, in the first line that is of it; the list to which a line leads has the others too.
 */
export async function getDigest(_input: Record<string, never>, ctx: Context): Promise<DigestView> {
  const told = new Map<TaskId, Task>();
  const own = await taskLines(ownSaid(ctx), told, ctx);
  const agency = ctx.viewer.member.role === 'agencyLead' ? await taskLines(agencySaid(ctx), told, ctx) : [];
  const triages = hasRight(ctx.viewer, 'issue.triage');
  const issues = triages ? await openIssues([{ key: 'state', is: 'raised' }], ctx) : noIssues;
  const panel = triages ? [issuesLine(issues), ...(await taskLines(panelSaid(ctx), told, ctx))] : [];
  const next = await findNext(ctx);
  return {
    marking: markingOf(ctx.roster.panel, [...told.values(), ...issues.items].some(isForFew)),
    lines: [...own, ...agency, ...panel].filter(({ count }) => count !== '0'),
    ...(next === undefined ? {} : { nextMeetingText: `${next.id} is ${dueText(next.on, ctx.today)}` }),
  };
}

const noIssues: Open<Issue> = { items: [], isMore: false };

type Line = DigestView['lines'][number];

/** What is said of tasks, and which they are. */
interface Said {
  readonly one: string;
  readonly many: string;
  readonly where: readonly Condition[];
  readonly place: string;
}

/** With the names of the most urgent: they come by their due dates. What is in `told` is not told again. */
async function taskLines(said: readonly Said[], told: Map<TaskId, Task>, ctx: Context): Promise<Line[]> {
  if (!hasRight(ctx.viewer, 'task.see')) return [];
  const lists = await Promise.all(said.map(({ where }) => openTasks(where, ctx)));
  return said.map(({ one, many, place }, index) => {
    const { items = [], isMore = false } = lists[index] ?? {};
    const untold = items.filter(({ id }) => !told.has(id));
    for (const task of untold) told.set(task.id, task);
    const count = countText(untold.length, isMore);
    const more = untold.length < items.length ? ' more' : '';
    const words = count === '1' ? `One${more} task ${one}` : `${count}${more} tasks ${many}`;
    return { place, count, text: `${words}: ${someOf(untold.map((task) => nameInLine(taskView(task, ctx))))}` };
  });
}

/** As many letters as tell a task from others. */
const MOST_TITLE = 40;

function nameInLine({ reference, restricted, title }: TaskView): string {
  return restricted ? reference : `${reference} ${shortened(title, MOST_TITLE)}`;
}

function countText(count: number, isMore: boolean): string {
  return isMore ? `${count}+` : String(count);
}

function ownSaid({ today, viewer }: Context): readonly Said[] {
  const mine = { key: 'ownerId', is: viewer.member.id };
  return [
    {
      ...{ one: 'of yours is overdue', many: 'of yours are overdue' },
      ...{ where: [mine, ...overdueOn(today)], place: 'action-log?mine=true&overdue=true' },
    },
    {
      ...{ one: 'waits for your answer', many: 'wait for your answer' },
      ...{ where: [mine, { key: 'state', is: 'allocated' }], place: 'action-log?mine=true&state=allocated' },
    },
    { one: 'of yours is open', many: 'of yours are open', where: [mine], place: 'action-log?mine=true' },
  ];
}

function overdueOn(today: LocalDate): Condition[] {
  return [
    { key: 'state', in: owedStates },
    { key: 'dueOn', below: today },
  ];
}

function agencySaid({ today, viewer }: Context): readonly Said[] {
  const { agencyId } = viewer.member;
  const [place, ofAgency] = [`action-log?agencyId=${agencyId}`, { key: 'agencyId', is: agencyId }];
  return [
    {
      ...{ one: 'of your agency is overdue', many: 'of your agency are overdue' },
      ...{ where: [ofAgency, ...overdueOn(today)], place: `${place}&overdue=true` },
    },
    { one: 'of your agency is open', many: 'of your agency are open', where: [ofAgency], place },
  ];
}

function panelSaid({ now, today }: Context): readonly Said[] {
  return [
    {
      ...{ one: 'was declined', many: 'were declined' },
      ...{ where: [{ key: 'state', is: 'declined' }], place: 'action-log?state=declined' },
    },
    {
      ...{ one: 'of the panel is overdue', many: 'of the panel are overdue' },
      ...{ where: overdueOn(today), place: 'action-log?overdue=true' },
    },
    {
      ...{ one: 'had no answer in time', many: 'had no answer in time' },
      ...{ where: [{ key: 'ackDueAt', below: now }], place: 'action-log?unacknowledged=true' },
    },
    {
      ...{ one: 'is completed and waits to be closed', many: 'are completed and wait to be closed' },
      ...{ where: [{ key: 'state', is: 'completed' }], place: 'action-log?state=completed' },
    },
  ];
}

/** In the words of Today. */
function issuesLine({ items, isMore }: Open<Issue>): Line {
  const count = countText(items.length, isMore);
  const said = count === '1' ? 'One issue waits' : `${count} issues wait`;
  const names = someOf(items.map(({ reference }) => reference));
  return { place: 'issues', count, text: `${said} to be looked at: ${names}` };
}
