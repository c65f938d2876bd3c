import { mayOwnTasks } from '../../access/taskConditions';
import type { Agency } from '../../domain/agency';
import { needsGateway } from '../../domain/disclosure';
import type { FourP } from '../../domain/disruption';
import type { AgencyId } from '../../domain/ids';
import type { Member } from '../../domain/member';
import type { pastStates } from '../../domain/pastTask';
import { plainWord } from '../../domain/searchable';
import { inOneLine } from '../../domain/spreadsheet';
import type { LocalDate } from '../../domain/time';
import type { Roster } from '../../ledger/roster';
import { agencyFinder, asSentence, unknownAgency } from '../members/agencyMeant';
import { didYouMean, quoted } from '../settings/faultWords';
import type { PastTaskColumn, PastTaskRow } from './pastTaskTable';
import type { RowFaults } from './rowFaults';

export type PastState = (typeof pastStates)[number];

/** It needs no due day, and nobody has to do anything more about it. */
export const overStates: readonly (PastState | undefined)[] = ['completed', 'closed', 'withdrawn'];

/** For all rows together. */
interface Chosen {
  /** For closed ones whose row says none. */
  readonly fourP?: FourP | undefined;
  /** Whether gateway and purpose are named for agencies that need them. */
  readonly hasGateway: boolean;
}

/** What rows are held against, and what is chosen for all of them. */
export interface Ground extends Chosen {
  readonly roster: Roster;
  readonly today: LocalDate;
  readonly agencyOf: (written: string) => Agency | undefined;
  readonly personOf: (written: string) => Member | undefined;
  /** What has to be chosen for rows that say nothing of it: agencies by name, references. */
  readonly asks: { readonly gateway: Set<string>; readonly fourP: Set<string> };
}

export function groundOf(roster: Roster, chosen: Chosen): Ground {
  const [agencyOf, personOf] = [agencyFinder(roster.agencies.values()), personFinder(roster)];
  return { ...chosen, roster, today: roster.today, agencyOf, personOf, asks: { gateway: new Set(), fourP: new Set() } };
}

/** By e-mail address or by name. */
function personFinder({ members }: Roster): (written: string) => Member | undefined {
  const people = [...members.values()];
  const byEmail = new Map(people.map((each) => [each.email, each]));
  const byName = new Map(people.map((each) => [plainWord(each.name), each]));
  return (written) => byEmail.get(written.trim().toLowerCase()) ?? byName.get(plainWord(written));
}

interface Holder {
  readonly agency: Agency;
  readonly owner: Member;
  /** Whoever had it and is not on the panel, as a line of the detail. */
  readonly formerly?: string;
}

type Faults = RowFaults<PastTaskColumn>;

/** Whose it is. Of what is over nobody need be found again: its agency's lead stands for whoever had it. */
export function holderIn(
  row: PastTaskRow,
  state: PastState | undefined,
  ground: Ground,
  faults: Faults,
): Holder | undefined {
  const isOver = overStates.includes(state);
  const agency = agencyIn(row, isOver, ground, faults);
  if (agency === undefined) return undefined;
  const named = row.owner === undefined ? undefined : ground.personOf(row.owner);
  const problem = row.owner === undefined || isOver ? undefined : ownerFault(row.owner, named, agency, ground);
  if (problem !== undefined) {
    faults.add('owner', problem);
    return undefined;
  }
  const owner = named?.agencyId === agency.id ? named : answererOf(agency.id, ground);
  if (owner === undefined) {
    faults.add('agency', `Nobody answers for ${agency.name}, and there is no coordinator. Add somebody first.`);
    return undefined;
  }
  const isFormer = row.owner !== undefined && owner !== named;
  return { agency, owner, ...(isFormer ? { formerly: `Owner then: ${inOneLine(row.owner)}` } : {}) };
}

function agencyIn(row: PastTaskRow, isOver: boolean, ground: Ground, faults: Faults): Agency | undefined {
  const { roster, agencyOf, asks, hasGateway } = ground;
  if (row.agency === undefined) {
    faults.add('agency', 'Name the organisation that had it to do.');
    return undefined;
  }
  const agency = agencyOf(row.agency);
  if (agency === undefined) faults.add('agency', unknownAgency(row.agency, [...roster.agencies.values()]).message);
  if (agency === undefined || isOver || !needsGateway(agency, roster.panel)) return agency;
  asks.gateway.add(agency.name);
  if (!hasGateway)
    faults.add(
      'agency',
      `${agency.name} may be told only through a gateway. Name one for all such rows, with the purpose.`,
    );
  return agency;
}

function ownerFault(
  written: string,
  named: Member | undefined,
  { id, name }: Agency,
  { roster, today }: Ground,
): string | undefined {
  const nobody = `Write somebody of ${name}, or leave it empty for its lead.`;
  if (named !== undefined) {
    if (named.agencyId !== id) return `${named.name} sits for another organisation. ${nobody}`;
    return mayOwnTasks(named, today) ? undefined : `${named.name} may not be given tasks. ${nobody}`;
  }
  const people = [...roster.members.values()].filter(({ agencyId }) => agencyId === id);
  const meant = didYouMean(
    written,
    people.map((each) => each.name),
  );
  return `Nobody on the panel is called ${quoted(written)}. ${meant === '' ? nobody : asSentence(meant)}`;
}

/** The agency's lead, else anybody of it who may; else the coordinator, who finds somebody. */
function answererOf(agencyId: AgencyId, { roster, today }: Ground): Member | undefined {
  const all = [...roster.members.values()];
  const able = all.filter((member) => member.agencyId === agencyId && mayOwnTasks(member, today));
  return able.find(({ role }) => role === 'agencyLead') ?? able[0] ?? all.find(({ role }) => role === 'coordinator');
}
