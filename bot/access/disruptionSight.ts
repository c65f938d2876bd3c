import { readersOfBoth } from '../domain/audience';
import type { Disruption } from '../domain/disruption';
import { type Group, groupReaders } from '../domain/group';
import type { GroupId } from '../domain/ids';
import type { Task } from '../domain/task';
import { isReader, readerNamesOf, recusedNamesOf } from './readers';
import { hasRight } from './rights';
import { mayKnowOfGroup, maySeeGroup, maySeeTask } from './sight';
import type { PersonViewer, Viewer } from './viewer';

/** A disruption with the group that it is of, where it is of one. */
export interface DisruptionOf {
  readonly disruption: Disruption;
  readonly group?: Group | undefined;
}

/** What one is proposed of, before there is one. */
export interface Disrupted {
  readonly group?: Group | undefined;
  readonly task?: Task | undefined;
}

/** Never more than those who may see its group, and its task or what was recorded of it at a meeting. */
export function maySeeDisruption({ disruption, group }: DisruptionOf, viewer: Viewer): boolean {
  if (viewer.kind !== 'person') return viewer.kind === 'system';
  if (!hasRight(viewer, 'group.see') || !isReader(disruption.readers, viewer)) return false;
  return disruption.groupId === undefined || (group !== undefined && mayKnowOfGroup(group, viewer));
}

export function maySeeDisrupted({ group, task }: Disrupted, viewer: Viewer): boolean {
  if (viewer.kind !== 'person' || !hasRight(viewer, 'group.see')) return false;
  return (group === undefined || maySeeGroup(group, viewer)) && (task === undefined || maySeeTask(task, viewer));
}

/**
 * The same rule as conditions on a document's keys. A group's readers stand on the group alone, so that nothing has to be
 * written anew when they change: here come the groups that are hidden from whoever looks.
 */
export function visibleDisruptions(viewer: PersonViewer, hidden: readonly GroupId[]) {
  const names = readerNamesOf(viewer);
  return [
    ...(names === undefined ? [] : [{ key: 'readers', holdsAnyOf: names }]),
    { key: 'readers', holdsNoneOf: recusedNamesOf(viewer) },
    ...(hidden.length === 0 ? [] : [{ key: 'ofGroups', holdsNoneOf: hidden }]),
  ];
}

/** Who may hear of a change to it, kept with the log entry. */
export function disruptionHearers({ disruption: { readers }, group }: DisruptionOf): string[] {
  return group === undefined ? readers : readersOfBoth(groupReaders(group), readers);
}
