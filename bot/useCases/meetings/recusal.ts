import { issueHearers } from '../../access/sight';
import type { AgendaItem, Place } from '../../domain/agenda';
import { type Attendance, noAttendance, withInterestsMoved } from '../../domain/attendance';
import { narrowest, saidToFew, wholePanel } from '../../domain/audience';
import { standingsOf } from '../../domain/closing';
import { type Group, groupReaders, withGroupRecusal } from '../../domain/group';
import type { IssueId, MeetingId, MemberId } from '../../domain/ids';
import { type Issue, withRecusal } from '../../domain/issue';
import type { Meeting } from '../../domain/meeting';
import type { Draft } from '../../ledger/changeDraft';
import { showCardsAnew } from '../groups/cardsOfGroup';
import type { Context } from '../ports';
import { hideMadeOf, hideStandings, leaveBefore } from './hiding';
import { hideWithGroup } from './leftForGroup';
import { attendancePart, logMeeting, meetingIn } from './meetingChange';
import { loadMeetings } from './meetingLists';

/** The issue or the group of an item is hidden from whoever leaves for it, wherever it goes from there, with what it has taken in. */
export async function markRecusal(
  { issueId, groupId }: AgendaItem,
  memberId: MemberId,
  isRecused: boolean,
  draft: Draft,
  ctx: Context,
): Promise<void> {
  for (const issue of issueId === undefined ? [] : await familyOf(issueId, draft)) {
    recordHidden(issue, withRecusal(issue, memberId, isRecused), draft, ctx);
  }
  const group = groupId === undefined ? undefined : await draft.read('group', groupId);
  if (group === undefined) return;
  recordGroupHidden(group, withGroupRecusal(group, memberId, isRecused), draft, ctx);
  await hideWithGroup({ groupId: group.id, memberId, isRecused }, ctx.viewer.member.id, draft);
}

/** The group, and so each of its people. */
function recordGroupHidden(before: Group, after: Group, draft: Draft, ctx: Context): void {
  if (after === before) return;
  draft.put('group', after);
  showCardsAnew(after, draft);
  const subject = { type: 'group', id: after.id, reference: after.reference } as const;
  draft.log({ action: 'group-hidden', by: ctx.viewer.member.id, subject, readers: groupReaders(after) });
}

function recordHidden(before: Issue, after: Issue, draft: Draft, ctx: Context): void {
  if (after === before) return;
  draft.put('issue', after);
  const subject = { type: 'issue', id: after.id, reference: after.reference } as const;
  draft.log({ action: 'issue-hidden', by: ctx.viewer.member.id, subject, readers: issueHearers(after) });
  draft.send({ task: 'refresh', content: { kind: 'issue', issueId: after.id }, to: [] });
}

/** An issue with those that were merged into it. */
async function familyOf(issueId: IssueId, draft: Draft): Promise<Issue[]> {
  const issue = await draft.read('issue', issueId);
  if (issue === undefined) return [];
  const merged = await Promise.all((issue.mergedFrom ?? []).map((id) => draft.read('issue', id)));
  return [issue, ...merged.filter((each) => each !== undefined)];
}

/**
 * What has been recorded on the item already is hidden too, here and wherever it stood before: whoever leaves for it reads
 * nothing of it.
 */
export async function hideFrom(
  memberId: MemberId,
  { id: meetingId }: Meeting,
  item: AgendaItem,
  draft: Draft,
  ctx: Context,
): Promise<void> {
  const issues = item.issueId === undefined ? [] : await familyOf(item.issueId, draft);
  const standings = standingsOf({ meetingId, item }, idsOf(issues), await loadMeetings(ctx));
  const hiding = { memberIds: [memberId], draft, ctx };
  await hideStandings(standings, hiding);
  await leaveBefore(
    standings.filter((each) => each.meetingId !== meetingId),
    hiding,
  );
  for (const issue of issues) await hideMadeOf(issue, hiding);
}

function idsOf(issues: readonly Issue[]): IssueId[] {
  return issues.map(({ id }) => id);
}

/**
 * Issues become one: whoever left for any of them has left for all of it, on the agenda where it stands, in what meetings
 * recorded on them, and for the tasks that were made of them. The one that `merged` is comes back, to be put.
 */
export async function hideMerged(survivor: Issue, merged: Issue, draft: Draft, ctx: Context): Promise<Issue> {
  const memberIds = survivor.recusedIds ?? [];
  const hide = (issue: Issue) => memberIds.reduce((hidden, id) => withRecusal(hidden, id, true), issue);
  const family = await familyOf(survivor.id, draft);
  if (memberIds.length === 0) return merged;
  for (const issue of family) if (issue.id !== merged.id) recordHidden(issue, hide(issue), draft, ctx);
  if (survivor.state === 'onAgenda')
    await leaveForIssue(survivor, await meetingIn(draft, survivor.meetingId), draft, ctx);
  const hiding = { memberIds, draft, ctx };
  const standings = standingsOf(undefined, idsOf(family), await loadMeetings(ctx));
  await hideStandings(standings, hiding);
  await leaveBefore(standings, hiding);
  for (const issue of family) await hideMadeOf(issue, hiding);
  return hide(merged);
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
    const moved = after.interests.filter((interest) => !known.interests.includes(interest));
    logInterest(to, memberId, moved, draft);
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
    logInterest(at, memberId, [interest], draft);
  }
}

/** Of what was declared on items for few alone nobody else is told. */
function logInterest(meeting: Meeting, memberId: MemberId, declared: Attendance['interests'], draft: Draft): void {
  const part = attendancePart(meeting.id, memberId);
  const audiences = declared.map(({ itemId, audience = wholePanel }) =>
    narrowest([audience, ...meeting.agenda.filter(({ id }) => id === itemId).map((item) => item.audience)]),
  );
  const isForFew = audiences.every(({ kind }) => kind === 'named');
  const readers = isForFew ? saidToFew(audiences, memberId) : undefined;
  logMeeting(meeting, 'attendance-interest-declared', { note: memberId, part, readers }, draft, 'system');
}
