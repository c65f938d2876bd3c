import { z } from 'zod';
import { DisruptionId, GroupId, ReferralId } from './ids';
import { addDays, type Instant, LocalDate, localDateOf } from './time';

/**
 * What of the threat picture falls due for one person. The day with it: of what was looked at meanwhile and has another
 * day now nothing is said.
 */
export const PictureDue = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('review'), groupId: GroupId, on: LocalDate }),
  z.object({ kind: z.literal('control'), disruptionId: DisruptionId, on: LocalDate }),
  z.object({ kind: z.literal('referral'), referralId: ReferralId }),
]);
export type PictureDue = z.infer<typeof PictureDue>;

/** What is said where nothing may be told of the record: in an e-mail, and by versions that do not know of it. */
export const pictureTexts: Readonly<Record<PictureDue['kind'], string>> = {
  review: 'The review of a group that you lead is due. Open it under Groups.',
  control: 'What was to last of a disruption is to be looked at again. Open it under Groups.',
  referral: 'A referral that you made has no answer yet. Say on the panel’s pages what came back.',
};

/** So long others may take over a referral before whoever made it is told that nothing came back. */
const ANSWER_DAYS = 28;

/** The day from which a referral is one without an answer. */
export function unansweredFrom(madeAt: Instant, timeZone: string): LocalDate {
  return addDays(localDateOf(madeAt, timeZone), ANSWER_DAYS);
}

/** Before it nothing is one, in whichever zone. */
export function madeBefore(today: LocalDate): LocalDate {
  return addDays(today, 2 - ANSWER_DAYS);
}
