import { z } from 'zod';
import { AgencyId, MemberId } from './ids';
import type { Member } from './member';
import { maySeeEverything } from '../access/rights';

/** Who needs to know: the whole panel, or the named agencies and members (and those who run the panel). */
export const Audience = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('panel') }),
  z.object({ kind: z.literal('named'), agencyIds: z.array(AgencyId).max(60), memberIds: z.array(MemberId).max(60) }),
]);
export type Audience = z.infer<typeof Audience>;

export const wholePanel: Audience = { kind: 'panel' };

/** The readers of a record, as its document carries them: "*", "agency:hmrc", "member:tom-hesketh". */
export function readersOf(audience: Audience): string[] {
  if (audience.kind === 'panel') return ['*'];
  return [...audience.agencyIds.map(agencyReader), ...audience.memberIds.map(memberReader)];
}

/** What stands for `member` among readers; undefined for those who run the panel and need no naming. */
export function readerNamesOf(member: Member): string[] | undefined {
  return maySeeEverything(member) ? undefined : ['*', agencyReader(member.agencyId), memberReader(member.id)];
}

export function isReader(readers: readonly string[], member: Member): boolean {
  const names = readerNamesOf(member);
  return names === undefined || names.some((name) => readers.includes(name));
}

export function agencyReader(id: AgencyId): string {
  return `agency:${id}`;
}

export function memberReader(id: MemberId): string {
  return `member:${id}`;
}
