import { type Invitation, isOverOn, type Member } from './member';
import { Refusal } from './refusal';
import { addMinutes, type Instant, type LocalDate } from './time';
import { without } from './without';

const INVITATION_DAYS = 14;

/**
 * A seat and who may take it by a link. A newer link ends the one before; so do another address, another seat, and
 * whoever takes the seat.
 *
 *   nobody's ─invited▶ invited ─accepted▶ linked ─unlinked▶ nobody's, and by an invitation alone
 *                        └─withdrawn, or 14 days▶ nobody's
 *
 * By mail it is due until the mail is known to have gone: whatever breaks off between leaves nobody out.
 *
 * @returns the same member where that invitation stands already
 * @throws Refusal `seat-taken` where somebody has the seat, `seat-over`
 */
export function invitedMember(member: Member, { id, by }: Inviting, now: Instant, today: LocalDate): Member {
  if (isOverOn(member, today)) throw new Refusal('seat-over', { name: member.name });
  if (member.account !== undefined) throw new Refusal('seat-taken', { name: member.name });
  if (member.invitation?.id === id) return member;
  const invitation: Invitation = { id, sentAt: now, expiresAt: addMinutes(now, INVITATION_DAYS * 24 * 60) };
  return { ...member, invitation: by === 'mail' ? { ...invitation, mailIsDue: true } : invitation };
}

interface Inviting {
  readonly id: string;
  readonly by: 'mail' | 'hand';
}

/** The mail of that invitation went out, or its link is handed over instead. The same member where that is known. */
export function writtenToMember(member: Member, id: string): Member {
  const { invitation } = member;
  if (invitation?.id !== id || invitation.mailIsDue === undefined) return member;
  return { ...member, invitation: without(invitation, ['mailIsDue']) };
}

/** The same member where there is nothing to take back. */
export function uninvitedMember(member: Member): Member {
  return member.invitation === undefined ? member : without(member, ['invitation']);
}

/** Nobody's from now on, whatever address they sign in with: their open tab would take the seat again by itself. */
export function unlinkedMember(member: Member): Member {
  return member.account === undefined ? member : { ...without(member, ['account']), byInvitation: true };
}

export function isInvited({ invitation }: Pick<Member, 'invitation'>, now: Instant): boolean {
  return invitation !== undefined && now < invitation.expiresAt;
}

/** Nobody has the seat, and no link that opens it is known to have gone to them. */
export function needsInvitation(member: Member, now: Instant, today: LocalDate): boolean {
  const reached = isInvited(member, now) && member.invitation?.mailIsDue === undefined;
  return !isOverOn(member, today) && member.account === undefined && !reached;
}

/**
 * Whose seat a link opens.
 *
 * @throws Refusal `invitation-over` where it was used, withdrawn or followed by a newer one, or who was invited has left;
 * `invitation-expired`
 */
export function memberInvited(member: Member | undefined, id: string, now: Instant, today: LocalDate): Member {
  if (member?.invitation?.id !== id || isOverOn(member, today)) throw new Refusal('invitation-over');
  if (!isInvited(member, now)) throw new Refusal('invitation-expired');
  return member;
}
