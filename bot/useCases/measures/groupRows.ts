import { visibleDisruptions } from '../../access/disruptionSight';
import { mayKnowOfGroup } from '../../access/sight';
import { type CountedRecord, countedDisruption, countedOpportunity, monthOf } from '../../domain/counted';
import type { Disruption } from '../../domain/disruption';
import type { Group } from '../../domain/group';
import type { GroupId } from '../../domain/ids';
import { keptFor, typeOf } from '../../domain/measures';
import { calledOpportunity, type Opportunity } from '../../domain/opportunity';
import { addDays, dayText } from '../../domain/time';
import { readPage } from '../../ledger/paging';
import { loadAllGroups } from '../groups/groupLists';
import { agencyName } from '../members/names';
import type { Context } from '../ports';
import { type Asked, isAsked, type Page, placeIn } from './asked';
import type { CountedView } from './measureViews';
import type { Span } from './periods';

type Groups = ReadonlyMap<GroupId, Group>;

/** A page of what belongs to groups, as far as whoever asks may see these. */
export async function groupRows(asked: Asked, span: Span, at: string | undefined, ctx: Context): Promise<Page> {
  const all = await loadAllGroups(ctx.roster.panel.id, ctx);
  const shown = all.filter((group) => mayKnowOfGroup(group, ctx.viewer));
  const groups: Groups = new Map(shown.map((group) => [group.id, group]));
  const hidden = all.filter(({ id }) => !groups.has(id)).map(({ id }) => id);
  const request = { direction: 'descending' as const, cursor: placeIn(at) };
  const is = (record: CountedRecord) => isAsked(record, asked, span);
  const kept = keptFor(asked.measure);
  if (typeOf(kept) === 'disruption') {
    const days = [
      { key: 'on', above: addDays(span.from, -1) },
      { key: 'on', below: addDays(span.to, 1) },
    ];
    const where = [...visibleDisruptions(ctx.viewer, hidden), ...days];
    const { records, ...next } = await readPage('disruption', { ...request, where, key: 'on' }, ctx);
    const found = records.filter((each) => is(countedDisruption(each)));
    return { ...next, items: found.map((each) => disruptionRow(each, kept === 'disruptions', groups, ctx)) };
  }
  const where = [{ key: kept, is: monthOf(span.from) }];
  const { records, ...next } = await readPage('opportunity', { ...request, where, key: 'raisedAt' }, ctx);
  const found = records.filter((each) => groups.has(each.groupId) && is(countedOpportunity(each)));
  return { ...next, items: found.map((each) => opportunityRow(each, groups, ctx)) };
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
