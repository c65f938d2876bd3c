import type { Restrictable } from '../../access/restrictionConditions';
import { keepsGroup } from '../../access/groupConditions';
import { maySeeNominal } from '../../access/nominalSight';
import { maySeeGroup, maySeeItem, visibleIssues, visibleTasks } from '../../access/sight';
import type { About } from '../../domain/accessRequest';
import type { GroupId, MemberId, NominalId } from '../../domain/ids';
import type { AgendaItem } from '../../domain/agenda';
import type { Group } from '../../domain/group';
import { isLive, type Meeting, meetingReference } from '../../domain/meeting';
import { type Nominal, nominalReference } from '../../domain/nominal';
import { floorParts } from '../../domain/sections';
import { restrictedUntil, reviewFrom } from '../../domain/restriction';
import { addDays, dueText } from '../../domain/time';
import { recordOf } from '../../ledger/records';
import type { Condition } from '../../ledger/store';
import { loadAllGroups, loadGroups } from '../groups/groupLists';
import { restrictedPart } from '../members/audiences';
import { agencyName, doneText } from '../members/names';
import { loadMeetings } from '../meetings/meetingLists';
import { nameOf } from '../../ledger/roster';
import type { Context } from '../ports';
import { placeOf } from './placeOf';
import type { RegisterView, RestrictionView } from './restrictionViews';

/** As many as are shown of a kind: those that are due stand first. */
const MOST_SHOWN = 200;

interface OnePerson {
  readonly type: 'nominal';
  readonly groupId: GroupId;
  readonly nominalId: NominalId;
}

interface Entry {
  readonly what: Restrictable | { readonly type: 'nominal'; readonly record: Nominal; readonly group: Group };
  readonly about: About | OnePerson;
  readonly kindName: string;
  readonly reference: string;
  /** Who sees it though nobody names them. */
  readonly beside: readonly string[];
  /** "Restricted" unless told. */
  readonly began?: string;
  /** Recorded at a meeting that is over: it may be kept, and is opened to nobody any more. */
  readonly isRecorded?: boolean;
}

/** Every record that is for few, as far as whoever looks may see it; those to be looked at first. */
export async function listRestrictions(_input: Record<string, never>, ctx: Context): Promise<RegisterView> {
  const [tasks, issues, people, others] = await Promise.all([
    restrictedTasks([], MOST_SHOWN + 1, ctx),
    restrictedIssues([], MOST_SHOWN + 1, ctx),
    restrictedPeople([], MOST_SHOWN + 1, ctx),
    restrictedGroupsAndItems(ctx),
  ]);
  const shown = [tasks, issues, people].map((each) => each.slice(0, MOST_SHOWN));
  const entries = [...shown.flat(), ...others].sort((a, b) => untilOf(a).localeCompare(untilOf(b)));
  return {
    items: entries.map((entry) => lineOf(entry, ctx)),
    isMore: [tasks, issues, people].some(({ length }) => length > MOST_SHOWN),
    reviewProposedOn: reviewFrom(ctx.today, ctx.roster.panel.targets),
  };
}

/** How many of them somebody has to look at. */
export async function countDue(ctx: Context): Promise<{ count: number; isMore: boolean }> {
  const due: Condition[] = [{ key: 'restrictedUntil', below: addDays(ctx.today, 1) }];
  const [tasks, issues, people, others] = await Promise.all([
    restrictedTasks(due, MOST_COUNTED, ctx),
    restrictedIssues(due, MOST_COUNTED, ctx),
    restrictedPeople(due, MOST_COUNTED, ctx),
    restrictedGroupsAndItems(ctx),
  ]);
  const count = [...tasks, ...issues, ...people, ...others].filter((entry) => isDue(entry, ctx)).length;
  return { count: Math.min(count, MOST_COUNTED), isMore: count > MOST_COUNTED };
}

const MOST_COUNTED = 100;

function untilOf({ what }: Entry): string {
  return restrictedUntil(what.record) ?? '';
}

function isDue(entry: Entry, { today }: Context): boolean {
  return untilOf(entry) <= today;
}

const byReview = { key: 'restrictedUntil', direction: 'ascending' } as const;

async function restrictedTasks(where: readonly Condition[], limit: number, ctx: Context): Promise<Entry[]> {
  const visible = [...visibleTasks(ctx.viewer), ...where];
  const found = await ctx.store.query(ctx.roster.panel.id, { type: 'task', where: visible, order: byReview, limit });
  return found.map((document) => {
    const record = recordOf('task', document);
    const { id: taskId, reference, agencyId } = record;
    return {
      ...{ what: { type: 'task', record }, about: { type: 'task', taskId }, kindName: 'Task', reference },
      ...{ beside: [agencyName(agencyId, ctx)] },
    };
  });
}

async function restrictedIssues(where: readonly Condition[], limit: number, ctx: Context): Promise<Entry[]> {
  const visible = [...visibleIssues(ctx.viewer), ...where];
  const found = await ctx.store.query(ctx.roster.panel.id, { type: 'issue', where: visible, order: byReview, limit });
  return found.map((document) => {
    const record = recordOf('issue', document);
    const { id: issueId, reference, raised } = record;
    return {
      ...{ what: { type: 'issue', record }, about: { type: 'issue', issueId }, kindName: 'Issue', reference },
      ...{ beside: [nameOf(ctx.roster, raised.by)] },
    };
  });
}

async function restrictedPeople(where: readonly Condition[], limit: number, ctx: Context): Promise<Entry[]> {
  const { panel } = ctx.roster;
  const [found, groups] = await Promise.all([
    ctx.store.query(panel.id, { type: 'nominal', where, order: byReview, limit }),
    loadGroups(ctx),
  ]);
  return found.flatMap((document) => {
    const record = recordOf('nominal', document);
    const group = groups.find(({ id }) => id === record.groupId);
    if (group === undefined || !maySeeNominal({ nominal: record, group, panel }, ctx.viewer)) return [];
    return {
      ...{ what: { type: 'nominal', record, group }, kindName: 'Person', reference: nominalReference(record, group) },
      ...{ about: { type: 'nominal', groupId: group.id, nominalId: record.id }, beside: [] },
    };
  });
}

async function restrictedGroupsAndItems(ctx: Context): Promise<Entry[]> {
  const [all, meetings] = await Promise.all([loadAllGroups(ctx.roster.panel.id, ctx), loadMeetings(ctx)]);
  const restricted = all.filter(({ audience }) => audience.kind === 'named');
  return [
    ...restricted.filter((group) => maySeeGroup(group, ctx.viewer)).map(groupEntry),
    ...meetings.flatMap((each) => (isLive(each) ? itemsOf(each, restricted, ctx) : annexOf(each, ctx))),
  ];
}

function groupEntry(record: Group): Entry {
  const { id: groupId, reference } = record;
  return {
    ...{ what: { type: 'group', record }, about: { type: 'group', groupId }, kindName: 'Group', reference },
    beside: [],
  };
}

/** On agendas to come. An issue's and a group's stand under these, for those too who left for them. */
function itemsOf(meeting: Meeting, groups: readonly Group[], ctx: Context): Entry[] {
  const isElsewhere = ({ what: { record } }: ItemEntry) =>
    record.issueId !== undefined || groups.some(({ id }) => id === record.groupId);
  return restrictedItems(meeting, ctx).filter((entry) => !isElsewhere(entry));
}

/** What a meeting that is over recorded for few stays so, whatever becomes of the issue or the group that it was about. */
function annexOf(meeting: Meeting, ctx: Context): Entry[] {
  const { closed, on } = meeting;
  if (closed === undefined || meeting.retention?.disposed !== undefined) return [];
  const recorded = { by: closed.by, at: closed.at, reviewOn: reviewFrom(on, ctx.roster.panel.targets) };
  return restrictedItems(meeting, ctx).map((entry) => {
    const { record } = entry.what;
    const annex = { ...entry, kindName: 'Annex to the minutes of', isRecorded: true };
    if (record.restriction !== undefined) return annex;
    return { ...annex, what: { ...entry.what, record: { ...record, restriction: recorded } }, began: 'Recorded' };
  });
}

type ItemEntry = Entry & { readonly what: { readonly type: 'agendaItem'; readonly record: AgendaItem } };

function restrictedItems(meeting: Meeting, { viewer }: Context): ItemEntry[] {
  const visible = meeting.agenda.filter((item) => maySeeItem(item, viewer));
  return floorParts(visible).flatMap(({ item: record, number }): ItemEntry[] => {
    if (record.audience.kind !== 'named') return [];
    const about: About = { type: 'agendaItem', meetingId: meeting.id, itemId: record.id };
    const reference = `${meetingReference(meeting)}, ${number === undefined ? 'an item' : `item ${number}`}`;
    return [{ what: { type: 'agendaItem', record }, about, kindName: 'Agenda item', reference, beside: [] }];
  });
}

function lineOf(entry: Entry, ctx: Context): RestrictionView {
  const { about, kindName, reference, beside, what, began = 'Restricted', isRecorded = false } = entry;
  const { audience, restriction } = what.record;
  return {
    ...{ key: JSON.stringify(about), ...wherePart(about), ...titlePart(what) },
    ...{ kindName, reference, isDue: isDue(entry, ctx) },
    ...personPart(what, ctx),
    may: { lift: !isRecorded && (what.type !== 'nominal' || keepsGroup(what.group, ctx.viewer)) },
    readersText: restrictedPart(audience, beside, ctx).restrictedText ?? '',
    ...(restriction === undefined
      ? { sinceText: 'Restricted before the register was kept: no reason kept', reviewText: 'Nobody said when' }
      : {
          sinceText: doneText(began, restriction, ctx),
          reviewOn: restriction.reviewOn,
          reviewText: dueText(restriction.reviewOn, ctx.today),
        }),
    ...(restriction?.reason === undefined ? {} : { reason: restriction.reason }),
    ...keptPart(restriction?.kept, ctx),
  };
}

function wherePart(about: Entry['about']): Pick<RestrictionView, 'about' | 'place'> {
  if (about.type !== 'nominal') return { about, place: placeOf(about) };
  const { groupId, nominalId } = about;
  return { place: `${placeOf({ type: 'group', groupId })}&person=${nominalId}` };
}

function personPart(what: Entry['what'], { viewer }: Context): Pick<RestrictionView, 'person'> {
  if (what.type !== 'nominal' || !keepsGroup(what.group, viewer)) return {};
  const { id: nominalId, groupId, audience } = what.record;
  return { person: { groupId, nominalId, audience } };
}

function titlePart(what: Entry['what']): Pick<RestrictionView, 'title'> {
  switch (what.type) {
    case 'issue':
    case 'nominal':
      return {};
    case 'group':
      return { title: what.record.operation };
    case 'task':
    case 'agendaItem':
      return { title: what.record.title };
  }
}

function keptPart(kept: { by: MemberId; at: Parameters<typeof doneText>[1]['at'] } | undefined, ctx: Context) {
  return kept === undefined ? {} : { keptText: doneText('Kept', kept, ctx) };
}
