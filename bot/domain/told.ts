import { z } from 'zod';
import { MemberId } from './ids';
import { LogSubject } from './log';
import { Instant } from './time';

/** That somebody was sent restricted words of a record in a card. Once a record and person, however often it is sent. */
export const Told = z.object({
  subject: LogSubject,
  memberId: MemberId,
  at: Instant,
  /** They were given access, and no card of it has gone to them yet. */
  isAccess: z.literal(true).optional(),
});
export type Told = z.infer<typeof Told>;

/** Ids have no colon in them. */
export function toldKey({ subject, memberId }: Pick<Told, 'subject' | 'memberId'>): string {
  return `${toldOf(subject)}${memberId}`;
}

export function toldOf({ type, id }: LogSubject): string {
  return `${type}:${id}:`;
}
