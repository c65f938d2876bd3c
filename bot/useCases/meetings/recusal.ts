import { issueHearers } from '../../access/sight';
import type { AgendaItem, Place } from '../../domain/agenda';
import { noAttendance, withInterestsMoved } from '../../domain/attendance';
import type { MeetingId, MemberId } from '../../domain/ids';
import { type Issue, withRecusal } from '../../domain/issue';
import type { Meeting } from '../../domain/meeting';
import type { Task } from '../../domain/task';
import type { Draft } from '../../ledger/changeDraft';
import type { Context } from '../ports';
import { attendancePart, logMeeting } from './meetingChange';
import { recordTask } from '../tasks/taskChange';

/** The issue of an item is hidden from whoever leaves for it, wherever it goes from there. */
export async function markRecusal(
  { issueId }: AgendaItem,
  memberId: MemberId,
  isRecused: boolean,
  draft: Draft,
  ctx: Context,
): Promise<void> {
  const issue = issueId === undefined ? undefined : await draft.read('issue', issueId);
  const next = issue === undefined ? undefined : withRecusal(issue, memberId, isRecused);
  if (next === undefined || next === issue) return;
  draft.put('issue', next);
  const subject = { type: 'issue', id: next.id, reference: next.reference } as const;
  draft.log({ action: 'issue-hidden', by: ctx.viewer.member.id, subject, readers: issueHearers(next) });
  draft.send({ task: 'refresh', content: { kind: 'issue', issueId: next.id }, to: [] });
}

/** What has been recorded on the item already is hidden too: whoever leaves for it reads nothing of it. */
export async function hideFrom(
  memberId: MemberId,
  { id }: Meeting,
  item: AgendaItem,
  draft: Draft,
  ctx: Context,
): Promise<void> {
  const entries = await draft.listOf('minuteEntry', 'meetingId', id);
  for (const entry of entries.filter(({ itemId }) => itemId === item.id)) {
    draft.put('minuteEntry', { ...entry, recusedIds: withId(entry.recusedIds, memberId) });
  }
  for (const task of await tasksOf(item, id, draft)) {
    const hidden = { ...task, recusedIds: withId(task.recusedIds, memberId) };
    recordTask(hidden, 'task-hidden', undefined, draft, ctx);
    draft.send({ task: 'refresh', content: { kind: 'task', taskId: task.id }, to: [] });
  }
}

/** Given on the item, or made of its issue, with their parts. */
async function tasksOf({ id, issueId }: AgendaItem, meetingId: MeetingId, draft: Draft): Promise<Task[]> {
  const given = await draft.listOf('task', 'meetingId', meetingId);
  const onItem = given.filter(({ origin }) => origin.kind === 'meeting' && origin.itemId === id);
  const issue = issueId === undefined ? undefined : await draft.read('issue', issueId);
  if (issue?.state !== 'tasked') return onItem;
  const made = await draft.read('task', issue.taskId);
  return [...onItem, ...(made === undefined ? [] : [made]), ...(await draft.listOf('task', 'partOf', issue.taskId))];
}

function withId(ids: readonly MemberId[] = [], id: MemberId): MemberId[] {
  return [...new Set([...ids, id])];
}

interface Move {
  readonly from: MeetingId;
  readonly to: Meeting;
  readonly places: readonly Place[];
}

/** An item goes to another meeting: whoever declared an interest in it, or left for it, has done so there too. */
export async function moveInterests({ from, to, places }: Move, draft: Draft): Promise<void> {
  for (const before of await draft.listOf('attendance', 'meetingId', from)) {
    const { memberId } = before;
    const there = await draft.read('attendance', `${to.id}.${memberId}`);
    const known = there ?? noAttendance(to.panelId, to.id, memberId);
    const after = withInterestsMoved(known, before, places);
    if (after === known) continue;
    draft.put('attendance', after);
    logInterest(to, memberId, draft);
  }
}

/** Whoever left for the issue at another meeting, or for one that was merged into it, has left for it here. */
export async function leaveForIssue(issue: Issue, at: Meeting, draft: Draft, ctx: Context): Promise<void> {
  const item = at.agenda.find(({ issueId }) => issueId === issue.id);
  if (item === undefined) return;
  for (const memberId of issue.recusedIds ?? []) {
    const there = await draft.read('attendance', `${at.id}.${memberId}`);
    const known = there ?? noAttendance(at.panelId, at.id, memberId);
    if (known.interests.some(({ itemId }) => itemId === item.id)) continue;
    const text = `As declared on ${issue.reference} before`;
    const interest = { itemId: item.id, text, recused: true, audience: item.audience, at: ctx.now };
    draft.put('attendance', { ...known, interests: [...known.interests, interest].slice(-100) });
    logInterest(at, memberId, draft);
  }
}

function logInterest(meeting: Meeting, memberId: MemberId, draft: Draft): void {
  const part = attendancePart(meeting.id, memberId);
  logMeeting(meeting, 'attendance-interest-declared', { note: memberId, part }, draft, 'system');
}
