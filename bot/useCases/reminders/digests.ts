import { hasRight } from '../../access/rights';
import { shortened } from '../../domain/text';
import { dueText } from '../../domain/time';
import { listIssues } from '../issues/issueLists';
import { findNext } from '../meetings/meetingLists';
import type { Context } from '../ports';
import { listTasks, type TaskFilter } from '../tasks/taskLists';
import { someOf } from '../today/panelLines';
import type { DigestView } from './reminderViews';

/** As the tab counts: what is more is said as "200+". */
const MOST_COUNTED = 200;

/**
 * What waits for the viewer this week: their own, for whoever leads an agency the agency's, for the coordinator the
 * panel's. The counts are those of the tab's lists, to which each line leads.
 */
export async function getDigest(_input: Record<string, never>, ctx: Context): Promise<DigestView> {
  const own = await ownLines(ctx);
  const agency = ctx.viewer.member.role === 'agencyLead' ? await agencyLines(ctx) : [];
  const panel = hasRight(ctx.viewer, 'issue.triage') ? await panelLines(ctx) : [];
  const next = await findNext(ctx);
  return {
    marking: ctx.roster.panel.marking,
    lines: [...own, ...agency, ...panel].filter(({ count }) => count !== '0'),
    ...(next === undefined ? {} : { nextMeetingText: `${next.id} is ${dueText(next.on, ctx.today)}` }),
  };
}

type Line = DigestView['lines'][number];

/** What is said of one task, and of so many. */
type Said = readonly [one: string, many: (count: string) => string];

/** With the names of the most urgent: they come by their due dates. */
async function tasksLine([one, many]: Said, filter: TaskFilter, place: string, ctx: Context): Promise<Line> {
  if (!hasRight(ctx.viewer, 'task.see')) return { text: '', count: '0', place };
  const { items, cursor } = await listTasks({ ...filter, limit: MOST_COUNTED }, ctx);
  const count = countText(items.length, cursor);
  const names = items.map(({ reference, restricted, title }) =>
    restricted ? reference : `${reference} ${shortened(title, MOST_TITLE)}`,
  );
  return { place, count, text: `${count === '1' ? one : many(count)}: ${someOf(names)}` };
}

/** As many letters as tell a task from others. */
const MOST_TITLE = 40;

function countText(count: number, cursor: string | undefined): string {
  return cursor === undefined ? String(count) : `${count}+`;
}

function ownLines(ctx: Context): Promise<Line[]> {
  return Promise.all([
    tasksLine(
      ['One task of yours is overdue', (count) => `${count} tasks of yours are overdue`],
      { mine: true, overdue: true },
      'action-log?mine=true&overdue=true',
      ctx,
    ),
    tasksLine(
      ['One task waits for your answer', (count) => `${count} tasks wait for your answer`],
      { mine: true, state: ['allocated'] },
      'action-log?mine=true&state=allocated',
      ctx,
    ),
    tasksLine(
      ['One task of yours is open', (count) => `${count} tasks of yours are open`],
      { mine: true },
      'action-log?mine=true',
      ctx,
    ),
  ]);
}

function agencyLines(ctx: Context): Promise<Line[]> {
  const { agencyId } = ctx.viewer.member;
  const place = `action-log?agencyId=${agencyId}`;
  return Promise.all([
    tasksLine(
      ['One task of your agency is overdue', (count) => `${count} tasks of your agency are overdue`],
      { agencyId, overdue: true },
      `${place}&overdue=true`,
      ctx,
    ),
    tasksLine(
      ['One task of your agency is open', (count) => `${count} tasks of your agency are open`],
      { agencyId },
      place,
      ctx,
    ),
  ]);
}

/** In the words of Today. */
async function panelLines(ctx: Context): Promise<Line[]> {
  const { items, cursor } = await listIssues({ state: ['raised'], limit: MOST_COUNTED }, ctx);
  const count = countText(items.length, cursor);
  const said = count === '1' ? 'One issue waits' : `${count} issues wait`;
  const names = someOf(items.map(({ reference }) => reference));
  const issues = { place: 'issues', count, text: `${said} to be looked at: ${names}` };
  const tasks = await Promise.all([
    tasksLine(
      ['One task was declined', (many) => `${many} tasks were declined`],
      { state: ['declined'] },
      'action-log?state=declined',
      ctx,
    ),
    tasksLine(
      ['One task had no answer in time', (many) => `${many} tasks had no answer in time`],
      { unacknowledged: true },
      'action-log?unacknowledged=true',
      ctx,
    ),
    tasksLine(
      ['One task is completed and waits to be closed', (many) => `${many} tasks are completed and wait to be closed`],
      { state: ['completed'] },
      'action-log?state=completed',
      ctx,
    ),
    tasksLine(
      ['One task of the panel is overdue', (many) => `${many} tasks of the panel are overdue`],
      { overdue: true },
      'action-log?overdue=true',
      ctx,
    ),
  ]);
  return [issues, ...tasks];
}
