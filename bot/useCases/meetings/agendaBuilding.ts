import { agenciesNamed, guardAudience } from '../members/audiences';
import { z } from 'zod';
import { type AgendaItem, AgendaItemKind, AgendaPurpose, freezesOn, newItem, Paper } from '../../domain/agenda';
import { itemOf, withItem, withItemMoved } from '../../domain/agendaOrder';
import { isOnAgenda } from '../../domain/sections';
import { Audience, wholePanel } from '../../domain/audience';
import { carriedTo } from '../../domain/closing';
import { groupConditions } from '../../access/meetingConditions';
import { AgendaItemId, GroupId, type MeetingId, MemberId } from '../../domain/ids';
import { findNextMeeting, isLive, type Meeting } from '../../domain/meeting';
import { Refusal } from '../../domain/refusal';
import { hasRight } from '../../access/rights';
import { floorItemId, itemRunOf } from '../../domain/runSteps';
import { nextInSeries } from '../../domain/series';
import { refuseAboveCeiling, typedText } from '../../domain/text';
import type { Draft } from '../../ledger/changeDraft';
import { changeMeeting, itemPart, type MeetingChange, recordMeeting, withItemChanged } from './meetingChange';
import { loadMeetings, MeetingRef, showMeeting } from './meetingLists';
import { moveInterests } from './recusal';
import type { Admitted, Context } from '../ports';
import { agenciesOf, memberOf } from '../../ledger/roster';
import { isExpected } from './viewAttendance';
import type { MeetingView } from './meetingViews';

const ItemRef = MeetingRef.extend({ itemId: AgendaItemId });

const ItemLines = z.object({
  title: typedText(120),
  minutes: z.number().int().min(1, 'Give it at least a minute.').max(240, 'Give it four hours at the most.'),
  kind: AgendaItemKind,
  purpose: AgendaPurpose,
  presenterId: MemberId.nullable().describe('null: nobody in particular'),
  papers: z.array(Paper).max(10),
  audience: Audience,
});

export const NewAgendaItem = ItemRef.extend({
  itemId: AgendaItemId.describe('Chosen by the caller, a UUID say: sent again, it is the same item'),
  title: ItemLines.shape.title,
  minutes: ItemLines.shape.minutes,
  kind: AgendaItemKind.default('standing'),
  purpose: AgendaPurpose.default('discuss'),
  presenterId: ItemLines.shape.presenterId.optional(),
  papers: ItemLines.shape.papers.optional(),
  audience: Audience.optional().describe('Who needs to know; the whole panel unless told'),
  beforeId: AgendaItemId.optional().describe('Before other business unless told'),
});
export const AgendaItemChange = ItemRef.merge(ItemLines.partial());
export const AgendaItemRef = ItemRef;
export const LateDecision = ItemRef.extend({ accept: z.boolean().describe('false: to the next meeting') });
/** What a group is given on an agenda unless told. */
const GROUP_MINUTES = 10;
export const GroupOnAgenda = MeetingRef.extend({
  groupId: GroupId,
  minutes: ItemLines.shape.minutes.optional(),
  lineId: AgendaItemId.optional().describe(
    'The line it stands in. Unless told: among the new groups, or the mapped ones once it has been on an agenda',
  ),
});

type Decide = (meeting: Meeting, draft: Draft) => MeetingChange | Promise<MeetingChange>;

async function changeAgenda(meetingId: MeetingId, decide: Decide, ctx: Context): Promise<MeetingView> {
  const guarded: Decide = (meeting, draft) => {
    if (!isLive(meeting)) throw new Refusal('meeting-not-running');
    return decide(meeting, draft);
  };
  const meeting = await changeMeeting(meetingId, guarded, ctx);
  return showMeeting(meeting, ctx);
}

/** A new item; after the freeze it waits for the chair, unless the chair puts it on. */
export function addAgendaItem(input: z.infer<typeof NewAgendaItem>, ctx: Context): Promise<MeetingView> {
  const { itemId, title, minutes, kind, purpose, presenterId, papers = [], audience = wholePanel, beforeId } = input;
  const decide: Decide = (meeting) => {
    if (meeting.agenda.some(({ id }) => id === itemId)) return { meeting, action: 'meeting-item-added' };
    refuseAboveCeiling(title);
    guardAudience(audience, wholePanel, ctx);
    const item = {
      ...newItem(itemId, { title, minutes, kind, purpose }),
      papers,
      audience,
      ...presenter(presenterId, ctx),
    };
    const to = agenciesNamed(audience, ctx);
    return {
      meeting: withNewItem(meeting, item, { beforeId }, ctx),
      action: 'meeting-item-added',
      part: itemPart(meeting.id, itemId),
      to,
    };
  };
  return changeAgenda(input.meetingId, decide, ctx);
}

function presenter(id: MemberId | null | undefined, ctx: Context): { presenterId?: MemberId } {
  return id === null || id === undefined ? {} : { presenterId: memberOf(ctx.roster, id).id };
}

/** The item on the agenda: late, where the agenda has been frozen. */
export function withNewItem(
  meeting: Meeting,
  item: AgendaItem,
  { beforeId, lineId }: { readonly beforeId?: AgendaItemId | undefined; readonly lineId?: AgendaItemId | undefined },
  ctx: Context,
): Meeting {
  const agenda = withItem(meeting.agenda, { ...item, ...lateness(meeting, ctx) }, lineId);
  return { ...meeting, agenda: beforeId === undefined ? agenda : [...withItemMoved(agenda, item.id, beforeId)] };
}

function lateness({ on }: Meeting, { today, calendar, viewer }: Context): Pick<AgendaItem, 'late'> {
  if (today < freezesOn(on, calendar.holidays)) return {};
  return { late: hasRight(viewer, 'meeting.chair') ? 'accepted' : 'waiting' };
}

/** Other words, time, presenter, papers or readers. What is recorded on it already keeps the readers it had. */
export function changeAgendaItem(input: z.infer<typeof AgendaItemChange>, ctx: Context): Promise<MeetingView> {
  const { meetingId, itemId, presenterId, ...lines } = input;
  const decide: Decide = (meeting) => {
    const before = itemOf(meeting.agenda, itemId);
    refuseAboveCeiling(lines.title);
    if (lines.audience !== undefined) guardAudience(lines.audience, before.audience, ctx);
    const { presenterId: _, ...rest } = before;
    const presented = presenterId === undefined ? before : { ...rest, ...presenter(presenterId, ctx) };
    const after: AgendaItem = { ...presented, ...given(lines) };
    if (JSON.stringify(after) === JSON.stringify(before)) return { meeting, action: 'meeting-item-changed' };
    const to = lines.audience === undefined ? undefined : agenciesNamed(lines.audience, ctx);
    const changed = withItemChanged(meeting, after);
    return { meeting: changed, action: 'meeting-item-changed', part: itemPart(meeting.id, itemId), to };
  };
  return changeAgenda(meetingId, decide, ctx);
}

type Lines = Omit<z.infer<typeof AgendaItemChange>, 'meetingId' | 'itemId' | 'presenterId'>;

/** What was told; an absent field stays as it is. */
function given({ title, minutes, kind, purpose, papers, audience }: Lines): Partial<AgendaItem> {
  return {
    ...(title === undefined ? {} : { title }),
    ...(minutes === undefined ? {} : { minutes }),
    ...(kind === undefined ? {} : { kind }),
    ...(purpose === undefined ? {} : { purpose }),
    ...(papers === undefined ? {} : { papers }),
    ...(audience === undefined ? {} : { audience }),
  };
}

/** Off the agenda, unless it is on the floor or has been dealt with. */
export function removeAgendaItem({ meetingId, itemId }: z.infer<typeof ItemRef>, ctx: Context): Promise<MeetingView> {
  const decide: Decide = (meeting) => {
    const agenda = meeting.agenda.filter(({ id }) => id !== itemId);
    if (agenda.length === meeting.agenda.length) return { meeting, action: 'meeting-item-removed' };
    const { run } = meeting;
    if (floorItemId(run) === itemId || itemRunOf(run, itemId).spentMs > 0) throw new Refusal('item-over');
    return { meeting: { ...meeting, agenda }, action: 'meeting-item-removed', part: itemPart(meeting.id, itemId) };
  };
  return changeAgenda(meetingId, decide, ctx);
}

/** The chair takes a late item, or gives it to the next meeting. */
export function decideLateItem(
  { meetingId, itemId, accept }: z.infer<typeof LateDecision>,
  ctx: Context,
): Promise<MeetingView> {
  const decide: Decide = async (meeting, draft) => {
    const item = itemOf(meeting.agenda, itemId);
    if (isOnAgenda(item)) return { meeting, action: 'meeting-item-accepted' };
    const agenda = meeting.agenda.map((each) => (each === item ? { ...item, late: 'accepted' as const } : each));
    const part = itemPart(meeting.id, itemId);
    if (accept) return { meeting: { ...meeting, agenda }, action: 'meeting-item-accepted', part };
    const after = await meetingAfter(meeting, draft, ctx);
    const { next, places } = carriedTo(after, [item], meeting.id);
    recordMeeting({ meeting: next, action: 'meeting-item-added', part: itemPart(next.id, itemId) }, after, draft, ctx);
    await moveInterests({ from: meeting.id, to: next, places }, draft);
    const left = meeting.agenda.filter((each) => each !== item);
    return { meeting: { ...meeting, agenda: left }, action: 'meeting-item-deferred', part };
  };
  return changeAgenda(meetingId, decide, ctx);
}

/** The next planned meeting; one is planned from the rule where there is none, so that nothing carried is lost. */
export async function meetingAfter(meeting: Meeting, draft: Draft, ctx: Context): Promise<Meeting> {
  const all = await loadMeetings(ctx);
  const later = all.filter(({ on, state, id }) => state === 'planned' && id !== meeting.id && on >= meeting.on);
  const next = findNextMeeting(later, meeting.on);
  const found = next === undefined ? undefined : await draft.read('meeting', next.id);
  if (found?.state === 'planned') return found;
  const [planned] = nextInSeries(ctx.roster.panel, all, 1);
  if (planned === undefined) throw new Refusal('not-found', { what: 'meeting' });
  return (await draft.read('meeting', planned.id)) ?? planned;
}

/** The agenda as it now is goes to the panel’s chats; once more only when it has changed. */
export function publishAgenda({ meetingId }: z.infer<typeof MeetingRef>, ctx: Context): Promise<MeetingView> {
  const decide: Decide = (meeting, draft) => {
    if (meeting.state !== 'planned') throw new Refusal('meeting-not-planned', { reference: meeting.id });
    const fingerprint = ctx.sha256(JSON.stringify([meeting.on, meeting.startsAt, meeting.agenda])).slice(0, 16);
    if (meeting.published?.fingerprint === fingerprint) return { meeting, action: 'meeting-published' };
    draft.announce({ kind: 'agenda', meetingId });
    const published = { by: ctx.viewer.member.id, at: ctx.now, fingerprint };
    const expected = [...ctx.roster.members.values()].filter(isExpected).map(({ id }) => id);
    const to = agenciesOf(expected, ctx.roster);
    return { meeting: { ...meeting, published }, action: 'meeting-published', to };
  };
  return changeAgenda(meetingId, decide, ctx);
}

/** A group as an item of its own, presented by whoever leads its plan, for whoever may see the group. */
export function putGroupOnAgenda(
  { meetingId, groupId, minutes = GROUP_MINUTES, lineId }: z.infer<typeof GroupOnAgenda>,
  ctx: Admitted,
): Promise<MeetingView> {
  const decide: Decide = async (meeting, draft) => {
    const group = ctx.admission.admit(groupConditions, await draft.read('group', groupId));
    if (meeting.agenda.some((item) => item.groupId === groupId)) return { meeting, action: 'meeting-item-added' };
    const itemId = AgendaItemId.parse(`group-${groupId}`);
    const title = `Operation ${group.operation} (${group.reference})`;
    const item: AgendaItem = {
      ...newItem(itemId, { title, minutes, kind: 'group', purpose: 'decide' }),
      ...{ groupId, audience: group.audience },
      ...(group.lroId === undefined ? {} : { presenterId: group.lroId }),
    };
    const line = lineId ?? (await lineOfGroup(groupId, meeting, ctx));
    return {
      meeting: withNewItem(meeting, item, { lineId: line }, ctx),
      action: 'meeting-item-added',
      part: itemPart(meeting.id, itemId),
    };
  };
  return changeAgenda(meetingId, decide, ctx);
}

/** Mapped groups are discussed, new ones decided upon. */
async function lineOfGroup(groupId: GroupId, { id, agenda }: Meeting, ctx: Context): Promise<AgendaItemId | undefined> {
  const others = (await loadMeetings(ctx)).filter((meeting) => meeting.id !== id);
  const isMapped = others.some((meeting) => meeting.agenda.some((item) => item.groupId === groupId));
  const purpose = isMapped ? 'discuss' : 'decide';
  return agenda.find((item) => item.kind === 'group' && item.groupId === undefined && item.purpose === purpose)?.id;
}
