import type { PersonViewer, Viewer } from './viewer';
import { namesOf } from '../domain/byName';
import { panelRunners, type Role } from '../domain/member';

const working = [...panelRunners, 'lro', 'agencyLead', 'member', 'substitute'] as const;
const attending = [...working, 'observer'] as const;
const chairing = ['chair', 'deputyChair'] as const;

/** THE table of rights: which roles may do what. Every row of the two tables of commands and queries names one. */
export const rights = {
  /** Says who one is, and yes to the panel's statement: the one thing that is asked of everybody. */
  'panel.enter': [...attending, 'auditor', 'administrator'],
  'panel.see': [...attending, 'auditor', 'administrator'],
  'people.see': attending,
  'agenda.see': attending,
  'meeting.plan': panelRunners,
  'meeting.run': panelRunners,
  /** Whoever the chair may hand over to. */
  'meeting.lead': working,
  'meeting.chair': chairing,
  'meeting.attend': attending,
  'minutes.see': working,
  'chat.approve': ['coordinator'],
  'member.link': ['coordinator'],
  /** Brings in what the panel did before it had Sentinel: content, which an administrator does not see. */
  'past.keep': ['coordinator'],
  /** The people of the panel: who sits on it, for whom, as what. */
  'member.keep': ['coordinator', 'administrator'],
  /** For one's own agency, by whoever was named to sign. */
  'agreement.sign': working,
  'partner.see': [...panelRunners, 'administrator'],
  'partner.keep': ['coordinator', 'administrator'],
  'settings.see': [...panelRunners, 'administrator'],
  'settings.keep': ['coordinator', 'administrator'],
  'reminder.plan': panelRunners,
  'reminder.receive': attending,
  'group.see': working,
  /** Says which grade a disruption is, that somebody else proposed. */
  'disruption.moderate': panelRunners,
  /** Records a group; who keeps one that stands, its condition says. */
  'group.keep': [...panelRunners, 'lro'],
  'task.see': working,
  'task.answer': working,
  'task.propose': working,
  'task.direct': panelRunners,
  'task.moveAgency': ['chair'],
  'issue.see': working,
  'issue.raise': working,
  'issue.triage': panelRunners,
  /** Who needs to know of what, until when, and why. */
  'restriction.keep': panelRunners,
  'access.ask': working,
  /** Whoever holds what is asked for. */
  'access.answer': working,
  'log.read': ['auditor', 'coordinator'],
  'log.eraseWords': ['coordinator'],
  /** What is due for review, what is held, what was disposed of. */
  'retention.see': panelRunners,
  'retention.decide': ['coordinator'],
  /** A legal hold stops disposal and erasure. */
  'hold.keep': panelRunners,
  /** How the panel does, in numbers. */
  'measure.see': [...panelRunners, 'administrator'],
  /** What stands behind them. */
  'measure.open': panelRunners,
  /** What is held about a person, for them. */
  'person.disclose': ['coordinator'],
} as const satisfies Record<string, readonly Role[]>;
export type Right = keyof typeof rights;
export const rightNames = namesOf(rights);

/** What an agency without a current agreement keeps: agenda titles, its own tasks, and raising what it knows itself. */
const withoutIsa: readonly Right[] = [
  'panel.enter',
  'panel.see',
  'agenda.see',
  'meeting.attend',
  'reminder.receive',
  'task.see',
  'task.answer',
  'issue.see',
  'issue.raise',
  'agreement.sign',
  // Asks, and is told what has to be done first.
  'access.ask',
];

/** What is left to whoever has yet to say yes to the panel's statement: that, and whether they come to a meeting. */
const beforeAccepting: readonly Right[] = ['panel.enter', 'meeting.attend'];

/** What a chat of many may be shown at all; how much of it, sight.ts tells. */
const sharedRights: readonly Right[] = ['panel.see', 'agenda.see'];

export function hasRight(viewer: Viewer, right: Right): boolean {
  switch (viewer.kind) {
    case 'system':
      // It reads whatever it is asked to draw, and does nothing on anybody's behalf.
      return false;
    case 'everybody':
      return sharedRights.includes(right);
    case 'person': {
      if (viewer.mustAccept === true && !beforeAccepting.includes(right)) return false;
      return mayByRole(viewer, right);
    }
  }
}

/** What is refused for nothing but that. */
export function waitsForAccepting(viewer: PersonViewer, right: Right): boolean {
  return viewer.mustAccept === true && mayByRole(viewer, right) && !hasRight(viewer, right);
}

function mayByRole(viewer: PersonViewer, right: Right): boolean {
  const allowed: readonly Role[] = rights[right];
  if (!allowed.includes(viewer.role)) return false;
  return viewer.isaCurrent || !isPartner(viewer) || withoutIsa.includes(right);
}

/**
 * Those who run the panel do so for the host force, which needs no agreement with itself. An observer's force has no
 * agreement either: a dated invitation stands in for it. Auditors and administrators see no content. A substitute who is
 * taken for an observer still comes from a partner.
 */
function isPartner({ member }: PersonViewer): boolean {
  const others: readonly Role[] = [...panelRunners, 'observer', 'auditor', 'administrator'];
  return !others.includes(member.role);
}
