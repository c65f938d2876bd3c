import { type Agency, isCovered, isHost } from '../domain/agency';
import { type Member, panelRunners, type Role, wasOnDuty } from '../domain/member';
import type { Panel } from '../domain/panel';
import { hasYetToAccept } from '../domain/statement';
import { addDays, type LocalDate } from '../domain/time';

/** One person as the rules see them today. */
export interface PersonViewer {
  readonly kind: 'person';
  readonly member: Member;
  readonly agency: Agency;
  /** False: only what is the agency's own. */
  readonly isaCurrent: boolean;
  /** Their agency is the force's own, which runs the panel. */
  readonly ofHost: boolean;
  /** What the rules take the member for: a substitute who is not vetted is an observer to them. */
  readonly role: Role;
  /** On the duty list of today or yesterday: whoever was told at night may take it in hand in the morning. */
  readonly onDuty: boolean;
  /** The panel's confidentiality statement waits for their yes: until then nothing of the panel is theirs to see. */
  readonly mustAccept?: true;
}

/** Everybody in a chat of many: it shows what the least entitled person there may know. */
export interface EverybodyViewer {
  readonly kind: 'everybody';
}

/** The product itself, on nobody's behalf: it reads all, and what it draws is for nobody's eyes. */
export interface SystemViewer {
  readonly kind: 'system';
}

/** Who looks. Nobody is impersonated to draw for others. */
export type Viewer = PersonViewer | EverybodyViewer | SystemViewer;

export const everybody: EverybodyViewer = { kind: 'everybody' };
export const system: SystemViewer = { kind: 'system' };

/** The panel's settings and its day: a roster is both. */
interface AsOf {
  readonly panel: Panel;
  readonly today: LocalDate;
}

/** As the rules see somebody whom others speak of: what they may see once they have said yes to the panel's statement. */
export function viewerOf(member: Member, agency: Agency, asOf: AsOf): PersonViewer {
  const { today } = asOf;
  return {
    kind: 'person',
    member,
    agency,
    isaCurrent: runsThePanel(member) || isCovered(agency, asOf),
    ofHost: isHost(agency, asOf.panel),
    role: roleOn(member, today),
    onDuty: wasOnDuty(member, addDays(today, -1), today),
  };
}

/** Whoever looks themselves, at whichever door. */
export function lookerOf(member: Member, agency: Agency, asOf: AsOf): PersonViewer {
  const viewer = viewerOf(member, agency, asOf);
  return hasYetToAccept(member, asOf.panel) ? { ...viewer, mustAccept: true } : viewer;
}

/** What the rules take a member for on a day. */
export function roleOn({ role, vettedUntil }: Member, today: LocalDate): Role {
  const vetted = role !== 'substitute' || (vettedUntil !== undefined && today <= vettedUntil);
  return vetted ? role : 'observer';
}

/** Those who run the panel restrict records, so nothing is hidden from them but what they are recused from. */
export function runsThePanel(member: Member): boolean {
  const all: readonly Role[] = panelRunners;
  return all.includes(member.role);
}
