import type { Agency } from '../domain/agency';
import type { AgencyId, MemberId, PanelId } from '../domain/ids';
import type { Member } from '../domain/member';
import type { Panel } from '../domain/panel';
import { Refusal } from '../domain/refusal';
import type { PanelStore } from './store';
import type { Head } from './head';
import { recordOf, type RecordType, type RecordOf } from './records';

/** More than any panel has; a panel that grows past it fails loudly instead of losing people. */
const MOST_PEOPLE = 1000;

/** The settings and people of each panel, read again only when the head says that they changed. */
export class Rosters {
  private readonly cached = new Map<PanelId, Promise<Roster>>();
  private readonly asOf = new Map<PanelId, number>();

  constructor(private readonly store: PanelStore) {}

  async load(head: Head): Promise<Roster> {
    const { panelId, rosterAsOf } = head;
    const cached = this.cached.get(panelId);
    if (cached !== undefined && this.asOf.get(panelId) === rosterAsOf) return cached;

    const loading = loadRoster(this.store, panelId, rosterAsOf);
    this.cached.set(panelId, loading);
    this.asOf.set(panelId, rosterAsOf);
    loading.catch(() => this.cached.delete(panelId));
    return loading;
  }
}

async function loadRoster(store: PanelStore, panelId: PanelId, asOf: number): Promise<Roster> {
  const [found, agencies, members] = await Promise.all([
    store.read(panelId, 'panel'),
    all(store, panelId, 'agency'),
    all(store, panelId, 'member'),
  ]);
  if (found === undefined) throw new Error(`Panel ${panelId} has a log but no settings`);
  return {
    asOf,
    panel: recordOf('panel', found),
    agencies: new Map(agencies.map((agency) => [agency.id, agency])),
    members: new Map(members.map((member) => [member.id, member])),
  };
}

async function all<Type extends RecordType>(
  store: PanelStore,
  panelId: PanelId,
  type: Type,
): Promise<RecordOf<Type>[]> {
  const found = await store.query(panelId, { type, limit: MOST_PEOPLE + 1 });
  if (found.length > MOST_PEOPLE) throw new Error(`Panel ${panelId} has more than ${MOST_PEOPLE} of ${type}`);
  return found.map((document) => recordOf(type, document));
}

/** @throws Refusal `not-found` */
export function memberOf(roster: Roster, id: MemberId): Member {
  const member = roster.members.get(id);
  if (member === undefined) throw new Refusal('not-found', { what: 'member' });
  return member;
}

/** @throws Refusal `not-found` */
export function agencyOf(roster: Roster, id: AgencyId): Agency {
  const agency = roster.agencies.get(id);
  if (agency === undefined) throw new Refusal('not-found', { what: 'agency' });
  return agency;
}

/** What to call somebody; people who left keep their name in the log only. */
export function nameOf(roster: Roster, id: string): string {
  if (id === 'system') return 'Sentinel';
  for (const member of roster.members.values()) if (member.id === id) return member.name;
  return 'a former member';
}

/** Ids of those with one of `roles`, in the roster's order. */
export function membersInRole(roster: Roster, ...roles: readonly Member['role'][]): MemberId[] {
  return [...roster.members.values()].filter((member) => roles.includes(member.role)).map((member) => member.id);
}

/** Those who are told of urgent things: whoever runs the panel, and whoever is on duty. */
export function toldOfUrgent(roster: Roster): MemberId[] {
  const onDuty = [...roster.members.values()].filter((member) => member.onDuty === true);
  return [...membersInRole(roster, 'chair', 'deputyChair', 'coordinator'), ...onDuty.map(({ id }) => id)];
}

/** The day in words needs the panel's zone; every view takes it from here. */
export function zoneOf(ctx: { readonly roster: Roster }): string {
  return ctx.roster.panel.timeZone;
}

/** The panel's settings and people, as of log entry `asOf`. */
export interface Roster {
  readonly asOf: number;
  readonly panel: Panel;
  readonly agencies: ReadonlyMap<AgencyId, Agency>;
  readonly members: ReadonlyMap<MemberId, Member>;
}

/** The agencies of people, each once; whoever has left is of none. */
export function agenciesOf(memberIds: Iterable<MemberId>, { members }: Roster): AgencyId[] {
  const ids = [...memberIds].map((id) => members.get(id)?.agencyId);
  return [...new Set(ids.filter((id) => id !== undefined))];
}
