import { isSameAudience } from '../../domain/audience';
import { type AgendaItem, type AgendaPurpose, newItem } from '../../domain/agenda';
import { AgendaItemId, type MeetingId } from '../../domain/ids';
import type { Issue } from '../../domain/issue';
import { isLive, type Meeting } from '../../domain/meeting';
import { Refusal } from '../../domain/refusal';
import { shortened } from '../../domain/text';
import type { Draft } from '../../ledger/changeDraft';
import { withNewItem } from '../meetings/agendaBuilding';
import { itemPart, meetingIn, recordMeeting, withItemChanged } from '../meetings/meetingChange';
import { loadMeetings } from '../meetings/meetingLists';
import { moveInterests } from '../meetings/recusal';
import { agencyName } from '../members/names';
import type { Context } from '../ports';

/** @throws Refusal `meeting-not-running` when it is over */
export async function putOn(
  issue: Issue,
  meetingId: MeetingId,
  minutes: number,
  draft: Draft,
  ctx: Context,
): Promise<Meeting> {
  const meeting = await meetingIn(draft, meetingId);
  if (!isLive(meeting)) throw new Refusal('meeting-not-running');
  const item = issueItem(issue, minutes, 'discuss', ctx);
  if (meeting.agenda.some(({ id }) => id === item.id)) return meeting;
  const changed = withNewItem(meeting, item, {}, ctx);
  recordMeeting(
    { meeting: changed, action: 'meeting-item-added', part: itemPart(meetingId, item.id) },
    meeting,
    draft,
    ctx,
  );
  return changed;
}

function itemIdOf({ id }: Issue): AgendaItemId {
  return AgendaItemId.parse(`issue-${id}`);
}

/** An item of the issue's own, for whoever may see the issue. */
export function issueItem(issue: Issue, minutes: number, purpose: AgendaPurpose, ctx: Context): AgendaItem {
  // Agendas are printed, projected and sent: the words are read on the issue itself by those who may.
  const title = shortened(`${issue.reference}, ${agencyName(issue.agencyId, ctx)}`, 120);
  const line = newItem(itemIdOf(issue), { title, minutes, kind: 'issue', purpose });
  return { ...line, issueId: issue.id, audience: issue.audience };
}

/** Off the agenda it stood on, as long as that meeting has not begun; what was declared there goes along. */
export async function takeOff(
  issue: Extract<Issue, { state: 'onAgenda' }>,
  to: Meeting,
  draft: Draft,
  ctx: Context,
): Promise<void> {
  const meeting = await meetingIn(draft, issue.meetingId);
  const [from, item] = [meeting, to].map(({ agenda }) => agenda.find(({ issueId }) => issueId === issue.id));
  if (from !== undefined && item !== undefined)
    await moveInterests({ from: meeting.id, to, places: [{ from: from.id, to: item.id }] }, draft);
  const agenda = meeting.agenda.filter(({ issueId }) => issueId !== issue.id);
  if (meeting.state !== 'planned' || agenda.length === meeting.agenda.length) return;
  const part = itemPart(meeting.id, itemIdOf(issue));
  recordMeeting({ meeting: { ...meeting, agenda }, action: 'meeting-item-removed', part }, meeting, draft, ctx);
}

/** An issue restricted or opened after it came onto an agenda is so there too, and on those it was carried on from. */
export async function restrictOnAgendas(issue: Issue, draft: Draft, ctx: Context): Promise<void> {
  const { audience } = issue;
  const holding = (await loadMeetings(ctx)).filter(({ agenda }) => agenda.some(({ issueId }) => issueId === issue.id));
  const ids = new Set([...holding.map(({ id }) => id), ...(issue.state === 'onAgenda' ? [issue.meetingId] : [])]);
  for (const id of ids) {
    const meeting = await meetingIn(draft, id);
    const item = meeting.agenda.find(({ issueId }) => issueId === issue.id);
    if (item === undefined || isSameAudience(item.audience, audience)) continue;
    const part = itemPart(id, item.id);
    const changed = withItemChanged(meeting, { ...item, audience });
    recordMeeting({ meeting: changed, action: 'meeting-item-changed', part }, meeting, draft, ctx);
  }
}
