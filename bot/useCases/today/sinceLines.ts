import { z } from 'zod';
import { mayHear } from '../../access/liveSight';
import { hasRight } from '../../access/rights';
import { maySeeIssue, maySeeTask } from '../../access/sight';
import { wordsInList } from '../../domain/audience';
import type { Issue } from '../../domain/issue';
import { isChange, type LogEntry, wholeOf } from '../../domain/log';
import type { LogAction } from '../../domain/logActions';
import type { Task } from '../../domain/task';
import { headlineOf } from '../../domain/text';
import { momentText } from '../../domain/time';
import { listLogPage } from '../../ledger/logPages';
import { recordOf } from '../../ledger/records';
import { nameOf, zoneOf } from '../../ledger/roster';
import { heardUpTo } from '../log/heardUpTo';
import { doneText } from '../log/history';
import type { Context } from '../ports';
import { answerPart } from './ownLines';
import { line } from './todayLine';
import type { TodayLineView, TodayView } from './todayViews';

/** A change number that Today gave when somebody last looked. */
export const Since = z.object({ asOf: z.coerce.number().int().nonnegative() });

/** After a long absence the latest of it is told: nobody reads more. */
const MOST_ENTRIES = 400;
const MOST_LOOKED_AT = 40;
const MOST_LINES = 8;

/** What happened to a meeting that changes what somebody does. */
const ofMeetings: readonly string[] = [
  ...(['meeting-planned', 'meeting-moved', 'meeting-placed', 'meeting-cancelled'] satisfies LogAction[]),
  ...(['meeting-published', 'minutes-confirmed', 'minutes-agreed'] satisfies LogAction[]),
];
/** Sentinel's own notes of what went out are no news. */
const noNews: readonly string[] = [
  ...(['task-notified', 'issue-notified', 'task-chased', 'task-hidden', 'issue-hidden'] satisfies LogAction[]),
];

/**
 * What others did since whoever asks last looked: to what is theirs, for those who run the panel to all that they see;
 * a record once, with the last that was done to it, the latest first.
 */
export async function getSince({ asOf }: z.infer<typeof Since>, ctx: Context): Promise<TodayView> {
  const { changeNumber } = ctx.snapshot;
  const after = Math.max(asOf, changeNumber - MOST_ENTRIES);
  const { entries } = await listLogPage(ctx.store, ctx.roster.panel.id, { after, limit: MOST_ENTRIES });
  const lines: TodayLineView[] = [];
  for (const entry of lastOfEach(entries, ctx).slice(0, MOST_LOOKED_AT)) {
    const told = await lineOf(entry, ctx);
    if (told !== undefined) lines.push(told);
    if (lines.length === MOST_LINES) break;
  }
  return { items: lines, asOf: await heardUpTo(ctx) };
}

function lastOfEach(entries: readonly LogEntry[], { viewer }: Context): LogEntry[] {
  const last = new Map<string, LogEntry>();
  for (const entry of entries) {
    const isNews = isChange(entry) && entry.by !== viewer.member.id && !noNews.includes(entry.action);
    if (!isNews || !mayHear(entry, viewer)) continue;
    const { type, id } = wholeOf(entry);
    // What was done last stands last.
    last.delete(`${type}:${id}`);
    last.set(`${type}:${id}`, entry);
  }
  return [...last.values()].reverse();
}

async function lineOf(entry: LogEntry, ctx: Context): Promise<TodayLineView | undefined> {
  const { type, id } = wholeOf(entry);
  const text = `${doneText(entry)} ${momentText(entry.at, ctx.today, zoneOf(ctx))} by ${nameOf(ctx.roster, entry.by)}`;
  const about = { key: `since:${type}:${id}`, kind: 'changed', text, go: 'Open' } as const;
  if (type === 'meeting') {
    const isTold = ofMeetings.includes(entry.action);
    return isTold ? line({ ...about, reference: id, place: `meeting?meeting=${id}` }) : undefined;
  }
  if (type !== 'task' && type !== 'issue') return undefined;
  const found = await ctx.store.read(ctx.roster.panel.id, `${type}:${id}`);
  if (found === undefined) return undefined;
  return type === 'task'
    ? taskLine(recordOf('task', found), about, ctx)
    : issueLine(recordOf('issue', found), about, ctx);
}

type About = Pick<TodayLineView, 'key' | 'kind' | 'text' | 'go'>;

function taskLine(task: Task, about: About, { viewer }: Context): TodayLineView | undefined {
  const { id, reference, title, ownerId, deputyId } = task;
  const { id: memberId } = viewer.member;
  const concerns = hasRight(viewer, 'task.direct') || ownerId === memberId || deputyId === memberId;
  if (!concerns || !maySeeTask(task, viewer)) return undefined;
  return line({ ...about, reference, title: wordsInList(task, title), place: `action-log?task=${id}` });
}

function issueLine(issue: Issue, about: About, { viewer }: Context): TodayLineView | undefined {
  const { id, reference, text, raised } = issue;
  const concerns = hasRight(viewer, 'issue.triage') || raised.by === viewer.member.id;
  if (!concerns || !maySeeIssue(issue, viewer)) return undefined;
  const title = wordsInList(issue, headlineOf(text, 90));
  return line({ ...about, text: `${about.text}${answerPart(issue)}`, reference, title, place: `issues?issue=${id}` });
}
