import type { Agency } from '../domain/agency';
import { type AgencyId, MemberId, type PanelId } from '../domain/ids';
import { MOST_PEOPLE } from '../domain/membership';
import { isOnDuty, isSeatedOn, type Member } from '../domain/member';
import type { Panel } from '../domain/panel';
import { Refusal } from '../domain/refusal';
import { type Instant, type LocalDate, localDateOf } from '../domain/time';
import type { PanelStore, StoredDocument } from './store';
import type { Head } from './head';
import { recordOf, type RecordType, type RecordOf } from './records';

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

  constructor(
    private readonly store: PanelStore,
    private readonly logger?: { warn(details: object, message: string): void },
  ) {}

  /** As it is at `now`, by the panel's own day. */
  async load(head: Head, now: Instant): Promise<Roster> {
    const everybody = await this.everybody(head);
    return rosterOn(everybody, localDateOf(now, everybody.panel.timeZone));
  }

  private everybody({ panelId, rosterAsOf }: Head): Promise<Everybody> {
    const cached = this.cached.get(panelId);
    if (cached !== undefined && this.asOf.get(panelId) === rosterAsOf) return cached;

    const loading = this.loadEverybody(panelId, rosterAsOf);
    this.cached.set(panelId, loading);
    this.asOf.set(panelId, rosterAsOf);
    loading.catch(() => this.cached.delete(panelId));
    return loading;
  }

  private async loadEverybody(panelId: PanelId, asOf: number): Promise<Everybody> {
    const [found, agencies, people] = await Promise.all([
      this.store.read(panelId, 'panel'),
      this.all(panelId, 'agency'),
      this.all(panelId, 'member'),
    ]);
    if (found === undefined) throw new Error(`Panel ${panelId} has a log but no settings`);
    const byId = new Map(agencies.map((agency) => [agency.id, agency]));
    return { asOf, panel: recordOf('panel', found), agencies: byId, people, onDays: new Map() };
  }

  /** Whatever is over the line is read too: a panel that nobody could open could not be mended either. */
  private async all<Type extends RecordType>(panelId: PanelId, type: Type): Promise<RecordOf<Type>[]> {
    const limit = MOST_PEOPLE + 1;
    let found = await this.store.query(panelId, { type, limit });
    if (found.length === limit) {
      found = await walkAll(this.store, panelId, type);
      this.logger?.warn({ panelId, type, count: found.length }, 'A panel has more of a kind than it should');
    }
    return found.map((document) => recordOf(type, document));
  }
}

async function walkAll(store: PanelStore, panelId: PanelId, type: string): Promise<StoredDocument[]> {
  const all: StoredDocument[] = [];
  for (;;) {
    const page = await store.walk(panelId, { type, after: all.at(-1)?.id, limit: MOST_PEOPLE });
    all.push(...page);
    if (page.length < MOST_PEOPLE) return all;
  }
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
