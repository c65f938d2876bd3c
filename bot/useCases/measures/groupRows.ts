import { visibleDisruptions } from '../../access/disruptionSight';
import { mayKnowOfGroup } from '../../access/sight';
import { type Counted, countedDisruption, countedGroup, countedOpportunity, monthOf } from '../../domain/counted';
import type { Disruption } from '../../domain/disruption';
import type { Group } from '../../domain/group';
import type { GroupId } from '../../domain/ids';
import { keptFor, typeOf } from '../../domain/measures';
import { calledOpportunity, type Opportunity } from '../../domain/opportunity';
import { addDays, dayText } from '../../domain/time';
import { readAll } from '../../ledger/paging';
import { loadAllGroups } from '../groups/groupLists';
import { agencyName } from '../members/names';
import { opportunitiesOf } from '../opportunities/opportunityLists';
import type { Context } from '../ports';
import { type Asked, type CountedRow, rowsAsked } from './asked';
import { whenAndWhat } from './countedRows';
import type { CountedView } from './measureViews';
import type { Span } from './periods';

type Groups = ReadonlyMap<GroupId, Group>;
const direction = 'descending' as const;

/** What belongs to groups, or these themselves, as far as whoever asks may see them. */
export async function groupRows(asked: Asked, span: Span, ctx: Context): Promise<CountedRow[]> {
  const { groups } = await groupsFor(ctx);
  const of = typeOf(keptFor(asked.measure));
  if (of === 'group') return newGroups(asked, span, groups, ctx);
  if (of === 'opportunity') return opportunityRows(asked, span, groups, ctx);
  const isModerated = keptFor(asked.measure) === 'disruptions';
  const found = await disruptionsIn(span, ctx);
  return found.flatMap((each) =>
    rowsAsked(countedDisruption(each).as, asked, span, () => [disruptionRow(each, isModerated, groups, ctx)]),
  );
}

async function groupsFor(ctx: Context): Promise<{ groups: Groups; hidden: GroupId[] }> {
  const all = await loadAllGroups(ctx.roster.panel.id, ctx);
  const shown = all.filter((group) => mayKnowOfGroup(group, ctx.viewer));
  const groups: Groups = new Map(shown.map((group) => [group.id, group]));
  return { groups, hidden: all.map(({ id }) => id).filter((id) => !groups.has(id)) };
}

/** Those done in those days that whoever asks may see, the latest first. */
export async function disruptionsIn({ from, to }: Span, ctx: Context): Promise<Disruption[]> {
  const { hidden } = await groupsFor(ctx);
  const days = [
    { key: 'on', above: addDays(from, -1) },
    { key: 'on', below: addDays(to, 1) },
  ];
  const where = [...visibleDisruptions(ctx.viewer, hidden), ...days];
  return readAll('disruption', { where, key: 'on', direction }, ctx);
}

async function opportunityRows(asked: Asked, span: Span, groups: Groups, ctx: Context): Promise<CountedRow[]> {
  const where = [{ key: 'opportunities', is: monthOf(span.from) }];
  const found = await readAll('opportunity', { where, key: 'raisedAt', direction }, ctx);
  return found
    .filter(({ groupId }) => groups.has(groupId))
    .flatMap((each) => rowsAsked(countedOpportunity(each).as, asked, span, () => [opportunityRow(each, groups, ctx)]));
}

/** Those that were recorded in those days, each with how many were raised for it since. */
async function newGroups(asked: Asked, span: Span, groups: Groups, ctx: Context): Promise<CountedRow[]> {
  const isNew = ({ recordedOn }: Group) => recordedOn !== undefined && span.from <= recordedOn && recordedOn <= span.to;
  const rows = await Promise.all(
    [...groups.values()].filter(isNew).map(async (group) => {
      const as = countedGroup(group, (await opportunitiesOf(group.id, ctx)).length);
      return rowsAsked(as, asked, span, () => [groupRow(group, as.opportunitiesPerGroup, ctx)]);
    }),
  );
  return rows.flat();
}

function groupRow(group: Group, counted: Counted | undefined, ctx: Context): CountedView {
  const { id, reference, operation } = group;
  return {
    ...{ key: `group:${id}`, reference, title: titleOf(operation, true, group), place: `groups?group=${id}` },
    ...whenAndWhat(counted, 'opportunitiesPerGroup', ctx),
  };
}

/** Of what is for few a list says no words. */
function titleOf(words: string, isForAll: boolean, group: Group | undefined): string {
  return isForAll && group?.audience.kind !== 'named' ? words : 'Restricted';
}

function disruptionRow(disruption: Disruption, isModerated: boolean, groups: Groups, ctx: Context): CountedView {
  const { id, reference, what, on, agencyIds, groupId, taskId, readers, proposed, moderated } = disruption;
  const group = groupId === undefined ? undefined : groups.get(groupId);
  const grade = isModerated ? moderated?.grade : proposed.grade;
  return {
    ...{ key: `disruption:${id}`, reference, title: titleOf(what, readers.includes('*'), group) },
    ...{ onText: dayText(on, ctx.today), ...(grade === undefined ? {} : { note: grade }) },
    ...(agencyIds.length === 0 ? {} : { agencyName: agencyIds.map((each) => agencyName(each, ctx)).join(', ') }),
    place: groupId !== undefined ? `groups?group=${groupId}` : placeOfTask(taskId),
  };
}

function placeOfTask(taskId: Disruption['taskId']): string {
  return taskId === undefined ? 'groups' : `action-log?task=${taskId}`;
}

function opportunityRow(opportunity: Opportunity, groups: Groups, ctx: Context): CountedView {
  const { groupId, id, what, agencyId, state, raised } = opportunity;
  const group = groups.get(groupId);
  const reference = [group?.reference, calledOpportunity(opportunity).toLowerCase()].filter(Boolean).join(', ');
  return {
    ...{ key: `opportunity:${groupId}.${id}`, reference, title: titleOf(what, true, group) },
    ...{ onText: dayText(countedOpportunity(opportunity).as.opportunities?.on ?? raised.at, ctx.today), note: state },
    ...{ agencyName: agencyName(agencyId, ctx), place: `groups?group=${groupId}` },
  };
}
