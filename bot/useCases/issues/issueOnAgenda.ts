import { idOfIssueItem } from '../../domain/agendaItemIds';
import { isSameAudience, narrowest } from '../../domain/audience';
import { type AgendaItem, type AgendaPurpose, newItem } from '../../domain/agenda';
import { joiningDisclosures } from '../../domain/disclosure';
import { given } from '../../domain/given';
import { AgendaItemId, type MeetingId } from '../../domain/ids';
import type { Issue } from '../../domain/issue';
import { isLive, type Meeting } from '../../domain/meeting';
import { Refusal } from '../../domain/refusal';
import { shortened } from '../../domain/text';
import type { Draft } from '../../ledger/changeDraft';
import { withNewItem } from '../meetings/agendaBuilding';
import { itemPart, meetingIn, readAsItsRecord, recordMeeting } from '../meetings/meetingChange';
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
  return AgendaItemId.parse(idOfIssueItem(id));
}

/** An item of the issue's own, for whoever may see the issue, and shared under what that is. */
export function issueItem(issue: Issue, minutes: number, purpose: AgendaPurpose, ctx: Context): AgendaItem {
  // Agendas are printed, projected and sent: the words are read on the issue itself by those who may.
  const title = shortened(`${issue.reference}, ${agencyName(issue.agencyId, ctx)}`, 120);
  const line = newItem(itemIdOf(issue), { title, minutes, kind: 'issue', purpose });
  const { id: issueId, audience, disclosures } = issue;
  return { ...line, issueId, audience, ...given({ disclosures }) };
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
  await leaveAgenda(issue, draft, ctx);
}

/** Dealt with otherwise, it is off the agenda of a meeting that has not begun; one that runs or is over keeps it. */
export async function leaveAgenda(issue: Issue, draft: Draft, ctx: Context): Promise<void> {
  const place = await placeOf(issue, draft);
  if (place !== undefined) recordLeft(place, draft, ctx);
}

/**
 * The issue that goes on stands where the one stood that it has taken in, with its time and its papers, unless it has its
 * own place or is a task already: then there is one item less. Undefined where it has taken no place.
 */
export async function takePlace(
  survivor: Issue,
  merged: Issue,
  draft: Draft,
  ctx: Context,
): Promise<MeetingId | undefined> {
  const place = await placeOf(merged, draft);
  if (place === undefined) return undefined;
  const { meeting, item } = place;
  const left = recordLeft(place, draft, ctx);
  if (survivor.state !== 'raised' && survivor.state !== 'triaged') return undefined;
  const { late, presenterId, papers } = item;
  const line = { ...issueItem(survivor, item.minutes, item.purpose, ctx), ...given({ late }) };
  // What was put there for few is not shown to more.
  const isForSame = isSameAudience(item.audience, line.audience);
  const taken = isForSame ? { ...line, papers, ...given({ presenterId }) } : line;
  const agenda = meeting.agenda.map((each) => (each === item ? taken : each));
  const part = itemPart(meeting.id, taken.id);
  const next = { ...meeting, agenda };
  recordMeeting({ meeting: next, action: 'meeting-item-added', part }, left, draft, ctx);
  await moveInterests({ from: meeting.id, to: next, places: [{ from: item.id, to: taken.id }] }, draft);
  return meeting.id;
}

interface StandsAt {
  readonly meeting: Meeting;
  readonly item: AgendaItem;
}

/** Where it is to be discussed, as long as that has not begun. */
async function placeOf(issue: Issue, draft: Draft): Promise<StandsAt | undefined> {
  if (issue.state !== 'onAgenda') return undefined;
  const meeting = await meetingIn(draft, issue.meetingId);
  const item = meeting.agenda.find(({ issueId }) => issueId === issue.id);
  return meeting.state === 'planned' && item !== undefined ? { meeting, item } : undefined;
}

function recordLeft({ meeting, item }: StandsAt, draft: Draft, ctx: Context): Meeting {
  const left = { ...meeting, agenda: meeting.agenda.filter((each) => each !== item) };
  const part = itemPart(meeting.id, item.id);
  recordMeeting({ meeting: left, action: 'meeting-item-removed', part }, meeting, draft, ctx);
  return left;
}

/** An issue restricted or opened after it came onto an agenda is so there too; on those it was carried on from, restricted alone. */
export async function restrictOnAgendas(issue: Issue, draft: Draft, ctx: Context): Promise<void> {
  const { audience } = issue;
  const holding = (await loadMeetings(ctx)).filter(({ agenda }) => agenda.some(({ issueId }) => issueId === issue.id));
  const ids = new Set([...holding.map(({ id }) => id), ...(issue.state === 'onAgenda' ? [issue.meetingId] : [])]);
  const over = new Set(holding.filter((meeting) => !isLive(meeting)).map(({ id }) => id));
  const isIts = ({ issueId }: AgendaItem) => issueId === issue.id;
  for (const id of ids) {
    // What a meeting has recorded of it for few is not opened with it.
    const asItIs = (item: AgendaItem) =>
      over.has(id)
        ? { ...item, audience: narrowest([item.audience, audience]) }
        : joiningDisclosures({ ...item, audience }, issue);
    await readAsItsRecord(id, { isIts, asItIs }, draft, ctx);
  }
}
