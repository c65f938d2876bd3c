import { readersOf } from '../domain/audience';
import { type Agency } from '../domain/agency';
import { agencyReader, memberReader, recusedReader } from '../domain/audience';
import { needsGateway } from '../domain/disclosure';
import type { Group } from '../domain/group';
import type { Member } from '../domain/member';
import type { Nominal } from '../domain/nominal';
import type { Panel } from '../domain/panel';
import { isReader, readerNamesOf } from './readers';
import { maySeeGroup } from './sight';
import { type PersonViewer, runsThePanel, type Viewer } from './viewer';

/** A group as far as its people are asked for, and what the panel says of gateways. */
export interface PeopleOf {
  readonly group: Group;
  readonly panel: Pick<Panel, 'gateways'>;
}

/** One person, with the group that they are recorded in. */
export interface NominalOf extends PeopleOf {
  readonly nominal: Nominal;
}

/** Whether somebody may know that there are people in a group: never more than those who may see the group. */
export function mayKnowPeople({ group, panel }: PeopleOf, viewer: Viewer): boolean {
  if (viewer.kind !== 'person') return viewer.kind === 'system';
  return maySeeGroup(group, viewer) && (runsThePanel(viewer.member) || isToldOfPeople(group, viewer.agency, panel));
}

/** No one may know of somebody who may not know of the group; a person may be for fewer than the group is. */
export function maySeeNominal({ nominal, ...of }: NominalOf, viewer: Viewer): boolean {
  const isGone = nominal.retention?.disposed !== undefined || nominal.mergedInto !== undefined;
  return !isGone && mayKnowPeople(of, viewer) && isReader(readersOf(nominal.audience), viewer);
}

/** The same as conditions, of people whose groups' people one may know. */
export function visiblePeople(viewer: PersonViewer, groups: readonly Pick<Group, 'id'>[]) {
  const names = readerNamesOf(viewer);
  return [
    { key: 'groupId', in: groups.map(({ id }) => id) },
    ...(names === undefined ? [] : [{ key: 'readers', holdsAnyOf: names }]),
  ];
}

/** A body that needs a gateway is told of no person until one is recorded, with what the people are shared for. */
function isToldOfPeople({ peopleTo = [] }: Group, agency: Agency, panel: PeopleOf['panel']): boolean {
  return !needsGateway(agency, panel) || peopleTo.some(({ agencyId }) => agencyId === agency.id);
}

/**
 * Who may hear of a change to somebody, kept with the log entry: "*" would tell those too who need a gateway and have
 * none, so agencies are named.
 */
export function nominalHearers(
  { nominal, group, panel }: PeopleOf & { readonly nominal: Pick<Nominal, 'audience'> },
  agencies: Iterable<Agency>,
  members: Iterable<Member>,
): string[] {
  const told = [...agencies].filter((agency) => isToldOfPeople(group, agency, panel));
  const isTold = ({ agencyId }: Member) => told.some(({ id }) => id === agencyId);
  const names = ({ id, agencyId }: Member) => [agencyReader(agencyId), memberReader(id)];
  const isAmong = (audience: Nominal['audience'], member: Member) =>
    audience.kind === 'panel' || names(member).some((name) => readersOf(audience).includes(name));
  const recused = group.recusedIds?.map(recusedReader) ?? [];
  if (group.audience.kind === 'panel' && nominal.audience.kind === 'panel')
    return [...told.map(({ id }) => agencyReader(id)), ...recused];
  const people = [...members].filter(
    (each) => isTold(each) && isAmong(group.audience, each) && isAmong(nominal.audience, each),
  );
  return [...people.map(({ id }) => memberReader(id)), ...recused];
}
