import { type Agency, isIsaCurrent } from '../domain/agency';
import { type Member, panelRunners, type Role } from '../domain/member';
import type { LocalDate } from '../domain/time';

/** One person as the rules see them today. */
export interface Viewer {
  readonly member: Member;
  readonly agency: Agency;
  /** False: only what is the agency's own. */
  readonly isaCurrent: boolean;
  /** What the rules take the member for: a substitute who is not vetted is an observer to them. */
  readonly role: Role;
}

export function viewerOf(member: Member, agency: Agency, today: LocalDate): Viewer {
  return {
    member,
    agency,
    isaCurrent: maySeeEverything(member) || isIsaCurrent(agency, today),
    role: roleOn(member, today),
  };
}

/** What the rules take a member for on a day. */
export function roleOn({ role, vettedUntil }: Member, today: LocalDate): Role {
  const vetted = role !== 'substitute' || (vettedUntil !== undefined && today <= vettedUntil);
  return vetted ? role : 'observer';
}

/** Those who run the panel restrict records, so nothing is hidden from them. */
export function maySeeEverything(member: Member): boolean {
  const all: readonly Role[] = panelRunners;
  return all.includes(member.role);
}
