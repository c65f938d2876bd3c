import { createHash } from 'node:crypto';
import type { Member } from '../domain/member';
import { TENANT_ID } from './localMember';

export function userIdOf(memberId: string): string {
  return `29:${memberId}`;
}

/** A stable UUID made from the member's id: Entra has none for people who exist on this machine alone. */
export function objectIdOf(memberId: string): string {
  const hex = createHash('sha256').update(`sentinel-local:${memberId}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** As Teams names the sender of an activity. */
export function senderOf(member: Member) {
  return { id: userIdOf(member.id), name: member.name, aadObjectId: objectIdOf(member.id) };
}

/** As the connector's roster has a person. */
export function teamsUser(member: Member) {
  const words = member.name.split(' ');
  return {
    ...senderOf(member),
    objectId: objectIdOf(member.id),
    givenName: words[0] ?? member.name,
    surname: words.slice(1).join(' '),
    email: member.email,
    userPrincipalName: member.email,
    tenantId: TENANT_ID,
    userRole: 'user',
  };
}

/** By Teams' id ("29:…") or by object id: Teams' roster takes either. */
export function findByTeamsId<M extends Member>(members: readonly M[], id: string): M | undefined {
  return members.find((member) => userIdOf(member.id) === id || objectIdOf(member.id) === id);
}
