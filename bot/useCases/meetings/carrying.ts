import { issueHearers } from '../../access/sight';
import type { AgendaItem, Place } from '../../domain/agenda';
import { carriedBack, carriedTo } from '../../domain/closing';
import type { AgendaItemId, MeetingId } from '../../domain/ids';
import { type Issue, waitsAt } from '../../domain/issue';
import { takenOffAgenda } from '../../domain/issueSteps';
import type { Meeting } from '../../domain/meeting';
import { Refusal } from '../../domain/refusal';
import * as series from '../../domain/series';
import type { Draft } from '../../ledger/changeDraft';
import type { Context } from '../ports';
import { lateness } from './lateness';
import { itemPart, type MeetingChange, recordMeeting } from './meetingChange';
import { loadMeetings } from './meetingLists';
import { moveInterests } from './recusal';

/** Planned from the rule where there is none, so that nothing carried is lost. */
async function meetingAfter(meeting: Meeting, draft: Draft, ctx: Context): Promise<Meeting> {
  const all = await loadMeetings(ctx);
  const listed = series.meetingAfter(meeting, all, ctx.roster.panel);
  const found = listed && ((await draft.read('meeting', listed.id)) ?? listed);
  if (found?.state === 'planned') return found;
  const [planned] = series.nextInSeries(ctx.roster.panel, all, 1);
  if (planned === undefined) throw new Refusal('not-found', { what: 'meeting' });
  return (await draft.read('meeting', planned.id)) ?? planned;
}

/** An item goes to the next meeting, with whoever needs to know of it, what was declared on it, and its issue. */
export async function carriedOn(
  meeting: Meeting,
  item: AgendaItem,
  draft: Draft,
  ctx: Context,
): Promise<MeetingChange> {
  const after = await meetingAfter(meeting, draft, ctx);
  const { next, places } = carriedInto(after, [item], meeting, ctx);
  recordAdded(placedOn(next, places), next, after, draft, ctx);
  await moveInterests({ from: meeting.id, to: next, places }, draft);
  await issuesGoAlong([item], meeting.id, next.id, draft);
  const left = { ...meeting, agenda: meeting.agenda.filter((each) => each !== item) };
  return { meeting: left, action: 'meeting-item-deferred', part: itemPart(meeting.id, item.id) };
}

/** What a meeting that is over, or will not be, leaves undone stands on the next one. What is for few is not counted. */
export async function carryAll(
  meeting: Meeting,
  items: readonly AgendaItem[],
  draft: Draft,
  ctx: Context,
): Promise<void> {
  if (items.length === 0) return;
  const after = await meetingAfter(meeting, draft, ctx);
  const { next, places } = carriedInto(after, items, meeting, ctx);
  const placed = placedOn(next, places);
  const forFew = placed.filter(({ audience }) => audience.kind === 'named');
  const note = `${placed.length - forFew.length} from ${meeting.id}`;
  if (forFew.length < placed.length)
    recordMeeting({ meeting: next, action: 'meeting-item-added', note }, after, draft, ctx);
  recordAdded(forFew, next, after, draft, ctx);
  await moveInterests({ from: meeting.id, to: next, places }, draft);
  await issuesGoAlong(items, meeting.id, next.id, draft);
}

/** Without those whose issue was dealt with otherwise. */
export async function stillWaiting(items: readonly AgendaItem[], at: MeetingId, draft: Draft): Promise<AgendaItem[]> {
  const waiting: AgendaItem[] = [];
  for (const item of items)
    if (item.issueId === undefined || (await issueOn(item, at, draft)) !== undefined) waiting.push(item);
  return waiting;
}

function placedOn({ agenda }: Meeting, places: readonly Place[]): AgendaItem[] {
  return agenda.filter(({ id }) => places.some(({ to }) => to === id));
}

/** Each by itself, for whoever may hear of it. */
function recordAdded(items: readonly AgendaItem[], next: Meeting, after: Meeting, draft: Draft, ctx: Context): void {
  for (const { id } of items)
    recordMeeting({ meeting: next, action: 'meeting-item-added', part: itemPart(next.id, id) }, after, draft, ctx);
}

/** Late, where the agenda that it comes to is frozen. */
function carriedInto(
  after: Meeting,
  items: readonly AgendaItem[],
  from: Meeting,
  ctx: Context,
): ReturnType<typeof carriedTo> {
  const { next, places } = carriedTo(after, items, from);
  const late = lateness(after, ctx);
  const placed = placedOn(next, places);
  const agenda = next.agenda.map((each) => (placed.includes(each) ? { ...each, ...late } : each));
  return { next: { ...next, agenda }, places };
}

/** Whether an item that is gone from the agenda of `meeting` was carried on from there. */
export async function isCarriedOn(
  itemId: AgendaItemId,
  meeting: Meeting,
  draft: Draft,
  ctx: Context,
): Promise<boolean> {
  return carriedBack(await meetingAfter(meeting, draft, ctx), itemId, meeting.id) !== undefined;
}

/** What was carried on before its meeting comes back, as it now is. @throws Refusal `item-gone` */
export async function broughtBack(
  meeting: Meeting,
  itemId: AgendaItemId,
  putIn: (item: AgendaItem) => Meeting,
  draft: Draft,
  ctx: Context,
): Promise<MeetingChange> {
  const after = await meetingAfter(meeting, draft, ctx);
  const found = carriedBack(after, itemId, meeting.id);
  if (found === undefined) throw new Refusal('item-gone');
  const { item, next, place } = found;
  const part = itemPart(after.id, place.from);
  recordMeeting({ meeting: next, action: 'meeting-item-removed', part }, after, draft, ctx);
  const back = putIn(item);
  await moveInterests({ from: after.id, to: back, places: [place] }, draft);
  await issuesGoAlong([item], after.id, meeting.id, draft);
  return { meeting: back, action: 'meeting-item-restored', part: itemPart(meeting.id, itemId) };
}

/** The issues go along with their items. */
async function issuesGoAlong(
  items: readonly AgendaItem[],
  from: MeetingId,
  to: MeetingId,
  draft: Draft,
): Promise<void> {
  for (const item of items) {
    const issue = await issueOn(item, from, draft);
    if (issue === undefined) continue;
    draft.put('issue', { ...issue, meetingId: to });
    const subject = { type: 'issue', id: issue.id, reference: issue.reference } as const;
    draft.log({ action: 'issue-put-on-agenda', by: 'system', subject, readers: issueHearers(issue), note: to });
  }
}

/** Its item is off the agenda: the issue waits for another. */
export async function issueWaitsAgain(item: AgendaItem, from: MeetingId, draft: Draft, ctx: Context): Promise<void> {
  const issue = await issueOn(item, from, draft);
  if (issue === undefined) return;
  const by = ctx.viewer.member.id;
  draft.put('issue', takenOffAgenda(issue, { by, at: ctx.now }));
  const subject = { type: 'issue', id: issue.id, reference: issue.reference } as const;
  draft.log({ action: 'issue-triaged', by, subject, readers: issueHearers(issue) });
  draft.send({ task: 'refresh', content: { kind: 'issue', issueId: issue.id }, to: [] });
}

/** Of an item, the issue that is to be discussed on it at that meeting. */
async function issueOn(
  { issueId }: AgendaItem,
  at: MeetingId,
  draft: Draft,
): Promise<Extract<Issue, { state: 'onAgenda' }> | undefined> {
  const issue = issueId === undefined ? undefined : await draft.read('issue', issueId);
  return issue !== undefined && waitsAt(issue, at) ? issue : undefined;
}
