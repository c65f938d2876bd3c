import { hasRight } from '../../access/rights';
import { dueText } from '../../domain/time';
import { listIssues } from '../issues/issueLists';
import { findNext } from '../meetings/meetingLists';
import type { Context } from '../ports';
import { listTasks, type TaskFilter } from '../tasks/taskLists';
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

async function tasksLine(text: string, filter: TaskFilter, place: string, ctx: Context): Promise<Line> {
  if (!hasRight(ctx.viewer, 'task.see')) return { text, count: '0', place };
  const { items, cursor } = await listTasks({ ...filter, limit: MOST_COUNTED }, ctx);
  return { text, place, count: countText(items.length, cursor) };
}

function countText(count: number, cursor: string | undefined): string {
  return cursor === undefined ? String(count) : `${count}+`;
}

function ownLines(ctx: Context): Promise<Line[]> {
  return Promise.all([
    tasksLine(
      'Your tasks that wait for your answer',
      { mine: true, state: ['allocated'] },
      'action-log?mine=true&state=allocated',
      ctx,
    ),
    tasksLine('Your overdue tasks', { mine: true, overdue: true }, 'action-log?mine=true&overdue=true', ctx),
    tasksLine('Your open tasks', { mine: true }, 'action-log?mine=true', ctx),
  ]);
}

function agencyLines(ctx: Context): Promise<Line[]> {
  const { agencyId } = ctx.viewer.member;
  const place = `action-log?agencyId=${agencyId}`;
  return Promise.all([
    tasksLine('Your agency’s open tasks', { agencyId }, place, ctx),
    tasksLine('Your agency’s overdue tasks', { agencyId, overdue: true }, `${place}&overdue=true`, ctx),
  ]);
}

async function panelLines(ctx: Context): Promise<Line[]> {
  const raised = await listIssues({ state: ['raised'], limit: MOST_COUNTED }, ctx);
  const issues = { text: 'Issues to look at', place: 'issues', count: countText(raised.items.length, raised.cursor) };
  const tasks = await Promise.all([
    tasksLine('Tasks declined', { state: ['declined'] }, 'action-log?state=declined', ctx),
    tasksLine(
      'Tasks that nobody acknowledged in time',
      { unacknowledged: true },
      'action-log?unacknowledged=true',
      ctx,
    ),
    tasksLine('Tasks completed, to be closed', { state: ['completed'] }, 'action-log?state=completed', ctx),
    tasksLine('Overdue tasks of all agencies', { overdue: true }, 'action-log?overdue=true', ctx),
  ]);
  return [issues, ...tasks];
}
