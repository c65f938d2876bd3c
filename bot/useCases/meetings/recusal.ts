import { issueHearers } from '../../access/sight';
import type { AgendaItem, Place } from '../../domain/agenda';
import { noAttendance, withInterestsMoved } from '../../domain/attendance';
import type { MeetingId, MemberId } from '../../domain/ids';
import { type Issue, withRecusal } from '../../domain/issue';
import type { Meeting } from '../../domain/meeting';
import type { Task } from '../../domain/task';
import type { Draft } from '../../ledger/changeDraft';
import type { Context } from '../ports';
import { attendancePart, logMeeting, meetingIn } from './meetingChange';
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
  const given = await draft.listOf('task', 'meetingId', id);
  const onItem = given.filter(({ origin }) => origin.kind === 'meeting' && origin.itemId === item.id);
  const issue = item.issueId === undefined ? undefined : await draft.read('issue', item.issueId);
  hideTasks([...onItem, ...(issue === undefined ? [] : await madeOf(issue, draft))], memberId, draft, ctx);
}

/** The task made of an issue, with its parts. */
async function madeOf(issue: Issue, draft: Draft): Promise<Task[]> {
  if (issue.state !== 'tasked') return [];
  const made = await draft.read('task', issue.taskId);
  return [...(made === undefined ? [] : [made]), ...(await draft.listOf('task', 'partOf', issue.taskId))];
}

function hideTasks(tasks: readonly Task[], memberId: MemberId, draft: Draft, ctx: Context): void {
  for (const task of tasks) {
    const hidden = { ...task, recusedIds: withId(task.recusedIds, memberId) };
    recordTask(hidden, 'task-hidden', undefined, draft, ctx);
    draft.send({ task: 'refresh', content: { kind: 'task', taskId: task.id }, to: [] });
  }
}

/**
 * An issue takes in another one: whoever left for that one has left for this one too, on the agenda where it stands, in
 * the minutes of it, and for the task that was made of it.
 */
export async function hideMerged(
  issue: Issue,
  newlyIds: readonly MemberId[],
  draft: Draft,
  ctx: Context,
): Promise<void> {
  for (const memberId of newlyIds) hideTasks(await madeOf(issue, draft), memberId, draft, ctx);
  if (issue.state !== 'onAgenda' || newlyIds.length === 0) return;
  const meeting = await meetingIn(draft, issue.meetingId);
  const item = meeting.agenda.find(({ issueId }) => issueId === issue.id);
  if (item === undefined) return;
  await leaveForIssue(issue, meeting, draft, ctx);
  for (const memberId of newlyIds) await hideFrom(memberId, meeting, item, draft, ctx);
  await hideSections(newlyIds, meeting.id, item, draft);
}

async function hideSections(
  memberIds: readonly MemberId[],
  meetingId: MeetingId,
  item: AgendaItem,
  draft: Draft,
): Promise<void> {
  for (const minutes of await draft.listOf('minutes', 'meetingId', meetingId)) {
    if (!minutes.sections.some(({ itemId }) => itemId === item.id)) continue;
    const sections = minutes.sections.map((section) =>
      section.itemId === item.id
        ? { ...section, recusedIds: memberIds.reduce(withId, section.recusedIds ?? []) }
        : section,
    );
    draft.put('minutes', { ...minutes, sections });
  }
}

function withId(ids: readonly MemberId[] | undefined, id: MemberId): MemberId[] {
  return [...new Set([...(ids ?? []), id])];
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
