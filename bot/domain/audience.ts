import { z } from 'zod';
import { AgencyId, MemberId } from './ids';

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

export function agencyReader(id: AgencyId): string {
  return `agency:${id}`;
}

export function memberReader(id: MemberId): string {
  return `member:${id}`;
}
