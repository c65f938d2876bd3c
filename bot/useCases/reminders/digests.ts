import { hasRight } from '../../access/rights';
import type { AgencyId, TaskId } from '../../domain/ids';
import { shortened } from '../../domain/text';
import { dueText } from '../../domain/time';
import { listIssues } from '../issues/issueLists';
import { findNext } from '../meetings/meetingLists';
import type { Context } from '../ports';
import { listTasks, type TaskFilter } from '../tasks/taskLists';
import type { TaskView } from '../tasks/taskViews';
import { someOf } from '../today/panelLines';
import type { DigestView } from './reminderViews';

/** As the tab counts: what is more is said as "200+". */
const MOST_COUNTED = 200;

/**
 * What waits for the viewer this week: their own, for whoever leads an agency the agency's, for the coordinator the
 * panel's. Each task is told once, in the first line that is of it; the list to which a line leads has the others too.
 */
export async function getDigest(_input: Record<string, never>, ctx: Context): Promise<DigestView> {
  const told = new Set<TaskId>();
  const { role, agencyId } = ctx.viewer.member;
  const own = await taskLines(ownSaid, told, ctx);
  const agency = role === 'agencyLead' ? await taskLines(agencySaid(agencyId), told, ctx) : [];
  const triages = hasRight(ctx.viewer, 'issue.triage');
  const panel = triages ? [await issuesLine(ctx), ...(await taskLines(panelSaid, told, ctx))] : [];
  const next = await findNext(ctx);
  return {
    marking: ctx.roster.panel.marking,
    lines: [...own, ...agency, ...panel].filter(({ count }) => count !== '0'),
    ...(next === undefined ? {} : { nextMeetingText: `${next.id} is ${dueText(next.on, ctx.today)}` }),
  };
}

type Line = DigestView['lines'][number];

/** What is said of tasks, and which they are. */
interface Said {
  readonly one: string;
  readonly many: string;
  readonly filter: TaskFilter;
  readonly place: string;
}

/** With the names of the most urgent: they come by their due dates. What is in `told` is not told again. */
async function taskLines(said: readonly Said[], told: Set<TaskId>, ctx: Context): Promise<Line[]> {
  if (!hasRight(ctx.viewer, 'task.see')) return [];
  const lists = await Promise.all(said.map(({ filter }) => listTasks({ ...filter, limit: MOST_COUNTED }, ctx)));
  return said.map(({ one, many, place }, index) => {
    const { items = [], cursor } = lists[index] ?? {};
    const untold = items.filter(({ id }) => !told.has(id));
    for (const { id } of untold) told.add(id);
    const count = countText(untold.length, cursor);
    const more = untold.length < items.length ? ' more' : '';
    const words = count === '1' ? `One${more} task ${one}` : `${count}${more} tasks ${many}`;
    return { place, count, text: `${words}: ${someOf(untold.map(nameInLine))}` };
  });
}

/** As many letters as tell a task from others. */
const MOST_TITLE = 40;

function nameInLine({ reference, restricted, title }: TaskView): string {
  return restricted ? reference : `${reference} ${shortened(title, MOST_TITLE)}`;
}

function countText(count: number, cursor: string | undefined): string {
  return cursor === undefined ? String(count) : `${count}+`;
}

const ownSaid: readonly Said[] = [
  {
    ...{ one: 'of yours is overdue', many: 'of yours are overdue' },
    ...{ filter: { mine: true, overdue: true }, place: 'action-log?mine=true&overdue=true' },
  },
  {
    ...{ one: 'waits for your answer', many: 'wait for your answer' },
    ...{ filter: { mine: true, state: ['allocated'] }, place: 'action-log?mine=true&state=allocated' },
  },
  {
    ...{ one: 'of yours is open', many: 'of yours are open' },
    ...{ filter: { mine: true }, place: 'action-log?mine=true' },
  },
];

function agencySaid(agencyId: AgencyId): readonly Said[] {
  const place = `action-log?agencyId=${agencyId}`;
  return [
    {
      ...{ one: 'of your agency is overdue', many: 'of your agency are overdue' },
      ...{ filter: { agencyId, overdue: true }, place: `${place}&overdue=true` },
    },
    { one: 'of your agency is open', many: 'of your agency are open', filter: { agencyId }, place },
  ];
}

const panelSaid: readonly Said[] = [
  {
    ...{ one: 'was declined', many: 'were declined' },
    ...{ filter: { state: ['declined'] }, place: 'action-log?state=declined' },
  },
  {
    ...{ one: 'of the panel is overdue', many: 'of the panel are overdue' },
    ...{ filter: { overdue: true }, place: 'action-log?overdue=true' },
  },
  {
    ...{ one: 'had no answer in time', many: 'had no answer in time' },
    ...{ filter: { unacknowledged: true }, place: 'action-log?unacknowledged=true' },
  },
  {
    ...{ one: 'is completed and waits to be closed', many: 'are completed and wait to be closed' },
    ...{ filter: { state: ['completed'] }, place: 'action-log?state=completed' },
  },
];

/** In the words of Today. */
async function issuesLine(ctx: Context): Promise<Line> {
  const { items, cursor } = await listIssues({ state: ['raised'], limit: MOST_COUNTED }, ctx);
  const count = countText(items.length, cursor);
  const said = count === '1' ? 'One issue waits' : `${count} issues wait`;
  const names = someOf(items.map(({ reference }) => reference));
  return { place: 'issues', count, text: `${said} to be looked at: ${names}` };
}
