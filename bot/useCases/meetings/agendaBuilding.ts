import { idOfGroupItem } from '../../domain/agendaItemIds';
import { agenciesNamed, guardAudience } from '../members/audiences';
import { z } from 'zod';
import { type AgendaItem, AgendaItemKind, AgendaPurpose, newItem, Paper } from '../../domain/agenda';
import { given } from '../../domain/given';
import { recusedFrom } from '../../domain/attendance';
import { itemOf, withItem, withItemMoved } from '../../domain/agendaOrder';
import { isOnAgenda, isTemplateLine } from '../../domain/sections';
import { lateness } from './lateness';
import { Audience, wholePanel } from '../../domain/audience';
import { canonical } from '../../domain/canonical';
import { groupItemTitle } from '../../domain/group';
import { groupConditions } from '../../access/groupConditions';
import { AgendaItemId, GroupId, type MeetingId, MemberId } from '../../domain/ids';
import { isLive, type Meeting } from '../../domain/meeting';
import { Refusal } from '../../domain/refusal';
import { readBy } from '../../domain/restriction';
import { floorItemId, itemRunOf } from '../../domain/runSteps';
import { refuseAboveCeiling, typedLine, typedText } from '../../domain/text';
import type { Draft } from '../../ledger/changeDraft';
import { broughtBack, carriedOn, isCarriedOn, issueWaitsAgain } from './carrying';
import { guardReadersOfItem } from './itemOfRecord';
import { changeMeeting, itemPart, type MeetingChange, withItemChanged } from './meetingChange';
import { loadMeetings, MeetingRef, showMeeting } from './meetingLists';
import type { Admitted, Context } from '../ports';
import { askedWhy, whyFields } from '../restrictions/askedReaders';
import { agenciesOf, memberOf } from '../../ledger/roster';
import { expectedAt } from './expected';
import { itemDisclosureFields, keepShared, sharedItem } from './itemDisclosures';
import type { MeetingView } from './meetingViews';
import { without } from '../../domain/without';

const ItemRef = MeetingRef.extend({ itemId: AgendaItemId });

const ItemLines = z.object({
  title: typedText(120),
  minutes: z.number().int().min(1, 'Give it at least a minute.').max(240, 'Give it four hours at the most.'),
  kind: AgendaItemKind,
  purpose: AgendaPurpose,
  presenterId: MemberId.nullable().describe('null: nobody in particular'),
  papers: z.array(Paper.extend({ title: typedLine(120) })).max(10),
  audience: Audience,
});

const preRead = z
  .boolean()
  .optional()
  .describe('Whether those who may know a group’s people may look at its presentation before the item is live');

export const NewAgendaItem = ItemRef.extend({
  // Carried on it may take the meeting's number before it.
  itemId: AgendaItemId.refine((id) => id.length <= 64, 'Use at most 64 characters.').describe(
    'Chosen by the caller, a UUID say: sent again, it is the same item',
  ),
  title: ItemLines.shape.title,
  minutes: ItemLines.shape.minutes,
  kind: AgendaItemKind.default('standing'),
  purpose: AgendaPurpose.default('discuss'),
  presenterId: ItemLines.shape.presenterId.optional(),
  papers: ItemLines.shape.papers.optional(),
  audience: Audience.optional().describe('Who needs to know; the whole panel unless told'),
  ...whyFields,
  ...itemDisclosureFields,
  beforeId: AgendaItemId.optional().describe('Before other business unless told'),
});
export const AgendaItemChange = ItemRef.merge(ItemLines.partial()).extend({
  ...{ preRead, ...whyFields, ...itemDisclosureFields },
});
export const AgendaItemRef = ItemRef;
export const LateDecision = ItemRef.extend({ accept: z.boolean().describe('false: to the next meeting') });
export const CarryingOn = ItemRef.extend({
  back: z.boolean().default(false).describe('true: it was carried on, and comes back'),
  beforeId: AgendaItemId.optional().describe('Where it comes back; where a new item would stand unless told'),
});
/** What a group is given on an agenda unless told. */
const GROUP_MINUTES = 10;
export const GroupOnAgenda = MeetingRef.extend({
  groupId: GroupId,
  minutes: ItemLines.shape.minutes.optional(),
  preRead,
  lineId: AgendaItemId.optional().describe(
    'The line it stands in. Unless told: among the new groups, or the mapped ones once it has been on an agenda',
  ),
  ...itemDisclosureFields,
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
    const made: AgendaItem = {
      ...newItem(itemId, { title, minutes, kind, purpose }),
      papers,
      audience,
      ...askedWhy(audience, input, ctx),
      ...presenter(presenterId, ctx),
    };
    const item = sharedItem(made, undefined, input, ctx);
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

interface Where {
  readonly beforeId?: AgendaItemId | undefined;
  readonly lineId?: AgendaItemId | undefined;
}

/** The item on the agenda: late, where the agenda has been frozen. */
export function withNewItem(meeting: Meeting, item: AgendaItem, where: Where, ctx: Context): Meeting {
  return withItemAt(meeting, { ...item, ...lateness(meeting, ctx) }, where);
}

function withItemAt(meeting: Meeting, item: AgendaItem, { beforeId, lineId }: Where): Meeting {
  const agenda = withItem(meeting.agenda, item, lineId);
  return { ...meeting, agenda: beforeId === undefined ? agenda : [...withItemMoved(agenda, item.id, beforeId)] };
}

/** Other words, time, presenter, papers or readers. What is recorded on it already keeps the readers it had. */
export function changeAgendaItem(input: z.infer<typeof AgendaItemChange>, ctx: Context): Promise<MeetingView> {
  const { meetingId, itemId, presenterId, ...lines } = input;
  const decide: Decide = async (meeting, draft) => {
    const before = itemOf(meeting.agenda, itemId);
    if (lines.papers !== undefined) await guardReadsPapers(itemId, meetingId, draft, ctx);
    refuseAboveCeiling(lines.title);
    if (lines.audience !== undefined) {
      guardAudience(lines.audience, before.audience, ctx);
      await guardReadersOfItem(before, lines.audience, draft, ctx);
    }
    const { presenterId: _, ...rest } = before;
    const presented = presenterId === undefined ? before : { ...rest, ...presenter(presenterId, ctx) };
    const { title, minutes, kind, purpose, papers, audience } = lines;
    const said = given({ title, minutes, kind, purpose, papers, audience });
    const told = sharedItem(readBefore({ ...presented, ...said }, input), before, input, ctx);
    const after: AgendaItem = readBy(told, {
      ...told,
      restriction: askedWhy(told.audience, input, ctx, before).restriction,
    });
    if (canonical(after) === canonical(before)) return { meeting, action: 'meeting-item-changed' };
    const to = lines.audience === undefined ? undefined : agenciesNamed(lines.audience, ctx);
    const changed = withItemChanged(meeting, after);
    return { meeting: changed, action: 'meeting-item-changed', part: itemPart(meeting.id, itemId), to };
  };
  return changeAgenda(meetingId, decide, ctx);
}

/** A group's presentation, to look at before its item is live; of another item there is none. */
function readBefore(item: AgendaItem, { preRead }: { preRead?: boolean | undefined }): AgendaItem {
  if (preRead === undefined || item.groupId === undefined) return item;
  return preRead ? { ...item, preRead } : without(item, ['preRead']);
}

/** Whoever left for the item is shown none of its papers, and would write over them. @throws Refusal `item-gone` */
async function guardReadsPapers(itemId: AgendaItemId, meetingId: MeetingId, draft: Draft, ctx: Context): Promise<void> {
  const left = recusedFrom(itemId, await draft.listOf('attendance', 'meetingId', meetingId));
  if (left.includes(ctx.viewer.member.id)) throw new Refusal('item-gone');
}

/** Off the agenda, unless it is on the floor or has been dealt with; its issue waits for another. */
export function removeAgendaItem({ meetingId, itemId }: z.infer<typeof ItemRef>, ctx: Context): Promise<MeetingView> {
  const decide: Decide = async (meeting, draft) => {
    const item = meeting.agenda.find(({ id }) => id === itemId);
    if (item === undefined) return { meeting, action: 'meeting-item-removed' };
    const { run } = meeting;
    if (floorItemId(run) === itemId || itemRunOf(run, itemId).spentMs > 0) throw new Refusal('item-over');
    await issueWaitsAgain(item, meetingId, draft, ctx);
    const agenda = meeting.agenda.filter((each) => each !== item);
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
    return carriedOn(meeting, item, draft, ctx);
  };
  return changeAgenda(meetingId, decide, ctx);
}

/** An item goes to the next meeting before its own has begun; or it comes back from there, where it stood. */
export function carryItemOn(
  { meetingId, itemId, back, beforeId }: z.infer<typeof CarryingOn>,
  ctx: Context,
): Promise<MeetingView> {
  const decide: Decide = async (meeting, draft) => {
    if (meeting.state !== 'planned') throw new Refusal('meeting-not-planned', { reference: meeting.id });
    const item = meeting.agenda.find(({ id }) => id === itemId);
    if (item !== undefined && back) return { meeting, action: 'meeting-item-restored' };
    if (item === undefined && !back) {
      if (await isCarriedOn(itemId, meeting, draft, ctx)) return { meeting, action: 'meeting-item-deferred' };
      throw new Refusal('item-gone');
    }
    if (item !== undefined) {
      if (isTemplateLine(item)) throw new Refusal('item-stays');
      return carriedOn(meeting, item, draft, ctx);
    }
    const neighbour = meeting.agenda.find(({ id }) => id === beforeId)?.id;
    const putIn = (known: AgendaItem) => withItemAt(meeting, known, { beforeId: neighbour });
    return broughtBack(meeting, itemId, putIn, draft, ctx);
  };
  return changeAgenda(meetingId, decide, ctx);
}

/** The agenda as it now is goes to the panel’s chats; once more only when it has changed. */
export function publishAgenda({ meetingId }: z.infer<typeof MeetingRef>, ctx: Context): Promise<MeetingView> {
  const decide: Decide = (meeting, draft) => {
    if (meeting.state !== 'planned') throw new Refusal('meeting-not-planned', { reference: meeting.id });
    const fingerprint = ctx.sha256(JSON.stringify([meeting.on, meeting.startsAt, meeting.agenda])).slice(0, 16);
    if (meeting.published?.fingerprint === fingerprint) return { meeting, action: 'meeting-published' };
    draft.announce({ kind: 'agenda', meetingId });
    const published = { by: ctx.viewer.member.id, at: ctx.now, fingerprint };
    const to = agenciesOf(expectedAt(meeting, ctx.roster), ctx.roster);
    return { meeting: { ...meeting, published }, action: 'meeting-published', to };
  };
  return changeAgenda(meetingId, decide, ctx);
}

/**
 * A group as an item of its own, presented by whoever leads its plan, for whoever may see the group. What it is shared
 * under goes with it; where nothing stands for a body that has come to need it since, it is asked for, and kept on both.
 */
export function putGroupOnAgenda(input: z.infer<typeof GroupOnAgenda>, ctx: Admitted): Promise<MeetingView> {
  const { meetingId, groupId, minutes = GROUP_MINUTES, lineId } = input;
  const decide: Decide = async (meeting, draft) => {
    const group = ctx.admission.admit(groupConditions, await draft.read('group', groupId));
    if (meeting.agenda.some((item) => item.groupId === groupId)) return { meeting, action: 'meeting-item-added' };
    const itemId = AgendaItemId.parse(idOfGroupItem(groupId));
    const { audience, disclosures, lroId: presenterId } = group;
    const line = newItem(itemId, { title: groupItemTitle(group), minutes, kind: 'group', purpose: 'decide' });
    const made: AgendaItem = { ...line, groupId, audience, ...given({ disclosures, presenterId }) };
    const item = sharedItem(readBefore(made, input), undefined, input, ctx);
    keepShared(group, item, draft, ctx);
    const where = { lineId: lineId ?? (await lineOfGroup(groupId, meeting, ctx)) };
    return {
      meeting: withNewItem(meeting, item, where, ctx),
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
