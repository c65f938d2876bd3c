import type { Agency } from '../domain/agency';
import { type AgencyId, MemberId, type PanelId } from '../domain/ids';
import { isOnDuty, isSeatedOn, type Member } from '../domain/member';
import type { Panel } from '../domain/panel';
import { Refusal } from '../domain/refusal';
import { type Instant, type LocalDate, localDateOf } from '../domain/time';
import type { PanelStore } from './store';
import type { Head } from './head';
import { recordOf, type RecordType, type RecordOf } from './records';

/** More than any panel has; a panel that grows past it fails loudly instead of losing people. */
export const MOST_PEOPLE = 1000;

/** All that a panel's settings and people are, whoever has left included. */
interface Everybody {
  readonly asOf: number;
  readonly panel: Panel;
  readonly agencies: ReadonlyMap<AgencyId, Agency>;
  readonly people: readonly Member[];
  /** As of one day; a panel is asked about today, and now and then about tomorrow. */
  readonly onDays: Map<LocalDate, Roster>;
}

/** More days than are asked about at once. */
const MOST_DAYS = 8;

/** The settings and people of each panel, read again only when the head says that they changed. */
export class Rosters {
  private readonly cached = new Map<PanelId, Promise<Everybody>>();
  private readonly asOf = new Map<PanelId, number>();

  constructor(private readonly store: PanelStore) {}

  /** As it is at `now`, by the panel's own day. */
  async load(head: Head, now: Instant): Promise<Roster> {
    const everybody = await this.everybody(head);
    return rosterOn(everybody, localDateOf(now, everybody.panel.timeZone));
  }

  private everybody({ panelId, rosterAsOf }: Head): Promise<Everybody> {
    const cached = this.cached.get(panelId);
    if (cached !== undefined && this.asOf.get(panelId) === rosterAsOf) return cached;

    const loading = loadEverybody(this.store, panelId, rosterAsOf);
    this.cached.set(panelId, loading);
    this.asOf.set(panelId, rosterAsOf);
    loading.catch(() => this.cached.delete(panelId));
    return loading;
  }
}

async function loadEverybody(store: PanelStore, panelId: PanelId, asOf: number): Promise<Everybody> {
  const [found, agencies, people] = await Promise.all([
    store.read(panelId, 'panel'),
    all(store, panelId, 'agency'),
    all(store, panelId, 'member'),
  ]);
  if (found === undefined) throw new Error(`Panel ${panelId} has a log but no settings`);
  const byId = new Map(agencies.map((agency) => [agency.id, agency]));
  return { asOf, panel: recordOf('panel', found), agencies: byId, people, onDays: new Map() };
}

function rosterOn({ asOf, panel, agencies, people, onDays }: Everybody, today: LocalDate): Roster {
  const known = onDays.get(today);
  if (known !== undefined) return known;
  const [seated, gone] = [
    people.filter((each) => isSeatedOn(each, today)),
    people.filter((each) => !isSeatedOn(each, today)),
  ];
  const byId = (some: readonly Member[]) => new Map(some.map((member) => [member.id, member]));
  const roster: Roster = { asOf, today, panel, agencies, members: byId(seated), former: byId(gone) };
  if (onDays.size >= MOST_DAYS) onDays.clear();
  onDays.set(today, roster);
  return roster;
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

/** What to call somebody; people who left keep their name. */
export function nameOf({ members, former }: Roster, id: string): string {
  if (id === 'system') return 'Sentinel';
  const known = MemberId.safeParse(id);
  const member = known.success ? (members.get(known.data) ?? former.get(known.data)) : undefined;
  return member?.name ?? 'a former member';
}

/** Ids of those with one of `roles`, in the roster's order. */
export function membersInRole(roster: Roster, ...roles: readonly Member['role'][]): MemberId[] {
  return [...roster.members.values()].filter((member) => roles.includes(member.role)).map((member) => member.id);
}

/** Those who are told of urgent things at `now`: whoever runs the panel, and whoever is on duty. */
export function toldOfUrgent(roster: Roster, now: Instant): MemberId[] {
  const onDuty = [...roster.members.values()].filter((member) => isOnDuty(member, now, roster.panel.timeZone));
  return [...membersInRole(roster, 'chair', 'deputyChair', 'coordinator'), ...onDuty.map(({ id }) => id)];
}

/** The day in words needs the panel's zone; every view takes it from here. */
export function zoneOf(ctx: { readonly roster: Roster }): string {
  return ctx.roster.panel.timeZone;
}

/** The panel's settings and people, as of log entry `asOf` and of one day. */
export interface Roster {
  readonly asOf: number;
  readonly today: LocalDate;
  readonly panel: Panel;
  readonly agencies: ReadonlyMap<AgencyId, Agency>;
  /** Who sits on the panel. */
  readonly members: ReadonlyMap<MemberId, Member>;
  /** Whoever has left: a name, and nothing else. */
  readonly former: ReadonlyMap<MemberId, Member>;
}

/** The agencies of people, each once; whoever has left is of none. */
export function agenciesOf(memberIds: Iterable<MemberId>, { members }: Roster): AgencyId[] {
  const ids = [...memberIds].map((id) => members.get(id)?.agencyId);
  return [...new Set(ids.filter((id) => id !== undefined))];
}
