import { type Agency, isIsaCurrent } from '../domain/agency';
import type { Member, Role } from '../domain/member';
import type { LocalDate } from '../domain/time';

const running = ['chair', 'deputyChair', 'coordinator'] as const;
const working = [...running, 'lro', 'agencyLead', 'member', 'substitute'] as const;
const attending = [...working, 'observer'] as const;
const chairing = ['chair', 'deputyChair'] as const;

/** THE table of rights: which roles may do what. Every row of the two tables of commands and queries names one. */
export const rights = {
  'panel.see': [...attending, 'auditor', 'administrator'],
  'people.see': attending,
  'agenda.see': attending,
  'meeting.plan': running,
  'meeting.run': running,
  /** Whoever the chair may hand over to. */
  'meeting.lead': working,
  'meeting.chair': chairing,
  'meeting.attend': attending,
  'minutes.see': working,
  'reminder.plan': running,
  'reminder.receive': attending,
  'group.see': working,
  'task.see': working,
  'task.answer': working,
  'task.propose': working,
  'task.direct': running,
  'task.moveAgency': ['chair'],
  'issue.see': working,
  'issue.raise': working,
  'issue.triage': running,
  'log.read': ['auditor', 'coordinator'],
} as const satisfies Record<string, readonly Role[]>;
export type Right = keyof typeof rights;

/** What an agency without a current agreement keeps: agenda titles, its own tasks, and raising what it knows itself. */
const withoutIsa: readonly Right[] = [
  'panel.see',
  'agenda.see',
  'meeting.attend',
  'reminder.receive',
  'task.see',
  'task.answer',
  'issue.see',
  'issue.raise',
];

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

export function hasRight(viewer: Viewer, right: Right): boolean {
  const allowed: readonly Role[] = rights[right];
  if (!allowed.includes(viewer.role)) return false;
  // An observer's force has no agreement: a dated invitation stands in for it. Auditors and administrators see no content.
  return viewer.isaCurrent || !isPartner(viewer) || withoutIsa.includes(right);
}

/** Those who run the panel do so for the host force, which needs no agreement with itself. */
function isPartner({ role }: Viewer): boolean {
  const others: readonly Role[] = [...running, 'observer', 'auditor', 'administrator'];
  return !others.includes(role);
}

/** Those who run the panel restrict records, so nothing is hidden from them. */
export function maySeeEverything(member: Member): boolean {
  const all: readonly Role[] = running;
  return all.includes(member.role);
}
