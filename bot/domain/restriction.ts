import { z } from 'zod';
import type { Audience } from './audience';
import { given } from './given';
import { MemberId } from './ids';
import { defaultTargets, restrictionMonthsOf, type Targets } from './targets';
import { typedText } from './text';
import { addMonths, Instant, LocalDate } from './time';
import { without } from './without';

export const RestrictionReason = typedText(300);

/** Why a record is for few, and when that is looked at again. Those of earlier versions have none. */
export const Restriction = z.object({
  by: MemberId,
  at: Instant,
  reason: RestrictionReason.optional(),
  reviewOn: LocalDate,
  /** Looked at, and left to stand until `reviewOn`. */
  kept: z.object({ by: MemberId, at: Instant }).optional(),
});
export type Restriction = z.infer<typeof Restriction>;

/** What has readers of its own, and may say why. */
export interface Restricted {
  readonly audience: Audience;
  readonly restriction?: Restriction | undefined;
}

/** As somebody says it when they restrict. */
export interface Why {
  readonly reason?: string | undefined;
  readonly reviewOn?: LocalDate | undefined;
}

interface Saying {
  readonly by: MemberId;
  readonly at: Instant;
  readonly today: LocalDate;
  readonly targets?: Targets | undefined;
}

/**
 * Why it is for few from now on. Named anew without a word, it keeps what was said; opened to the whole panel, there is
 * nothing to say.
 */
export function restrictionOf(
  audience: Audience,
  { reason, reviewOn }: Why,
  saying: Saying,
  before?: Restricted,
): { restriction?: Restriction } {
  if (audience.kind === 'panel') return {};
  const said = given({ reason, reviewOn });
  if (before?.audience.kind !== 'named') return { restriction: begun(said, saying) };
  const known = before.restriction;
  return isSaidAlready(known, said)
    ? given({ restriction: known })
    : { restriction: begun({ ...known, ...said }, saying) };
}

function isSaidAlready(known: Restriction | undefined, { reason = known?.reason, reviewOn = known?.reviewOn }: Why) {
  return reason === known?.reason && reviewOn === known?.reviewOn;
}

function begun({ reason, reviewOn }: Why, { by, at, today, targets }: Saying): Restriction {
  return { by, at, reviewOn: reviewOn ?? reviewFrom(today, targets), ...given({ reason }) };
}

/** The record for others from now on, and why for few where it is. */
export function readBy<Read extends object>(record: Read, { audience, restriction }: Restricted) {
  return { ...without(record, ['restriction']), audience, ...given({ restriction }) };
}

/** The day that is proposed for looking at it again. */
export function reviewFrom(today: LocalDate, targets: Targets = defaultTargets): LocalDate {
  return addMonths(today, restrictionMonthsOf(targets));
}

/** Left to stand until another day, by whoever looked. */
export function kept(
  restriction: Restriction | undefined,
  { reason, reviewOn }: { readonly reason?: string | undefined; readonly reviewOn: LocalDate },
  { by, at }: Pick<Saying, 'by' | 'at'>,
): Restriction {
  const said = given({ reason: reason ?? restriction?.reason });
  return { ...(restriction ?? { by, at }), ...said, reviewOn, kept: { by, at } };
}

/** Before any day: nobody said when it is to be looked at, so it is looked at first. */
const NO_DAY = '0000-00-00';

/** By which day a list of what is for few stands in order; undefined for what is for the whole panel. */
export function restrictedUntil({ audience, restriction }: Restricted): string | undefined {
  if (audience.kind === 'panel') return undefined;
  return restriction?.reviewOn ?? NO_DAY;
}
