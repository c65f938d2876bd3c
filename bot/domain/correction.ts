import { z } from 'zod';
import { CorrectionId, GroupId, MemberId, NominalId, PanelId } from './ids';
import { Instant } from './time';

/** Somebody who saw what was wrong: when last before it was put right, what they are told, and when they said they know. */
const Witness = z.object({
  memberId: MemberId,
  readAt: Instant,
  /** `left`: nobody reaches them any more, which the coordinator is told. */
  told: z.enum(['opens', 'disregards', 'left']),
  seenAt: Instant.optional(),
});
export type Witness = z.infer<typeof Witness>;

/** That a person's record was corrected, and who saw what was wrong. What it was, and is, the log and the person say. */
export const Correction = z.object({
  id: CorrectionId,
  panelId: PanelId,
  groupId: GroupId,
  nominalId: NominalId,
  by: MemberId,
  at: Instant,
  witnesses: z.array(Witness).max(1000),
});
export type Correction = z.infer<typeof Correction>;

/** Who has still to say that they know. */
export function unseenBy({ witnesses }: Correction): MemberId[] {
  return witnesses.filter(({ told, seenAt }) => told !== 'left' && seenAt === undefined).map((each) => each.memberId);
}

/** The very same where there is nothing for them to say. */
export function seenCorrection(correction: Correction, memberId: MemberId, at: Instant): Correction {
  if (!unseenBy(correction).includes(memberId)) return correction;
  const witnesses = correction.witnesses.map((each) => (each.memberId === memberId ? { ...each, seenAt: at } : each));
  return { ...correction, witnesses };
}
