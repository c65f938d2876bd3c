import { z } from 'zod';
import { MemberId } from './ids';
import { type EntraAccount, isSameAccount } from './member';
import { addMinutes, Instant } from './time';
import { without } from './without';

/** More than a coordinator speaks to; whoever was turned away longest ago makes room. */
const MOST_KEPT = 50;
/** Trying again within that time is one try: it is not worth a write. */
const SAME_TRY_MINUTES = 10;
/** For so long somebody who is not them is not listed again, however often they try. */
const QUIET_MINUTES = 7 * 24 * 60;

/** Somebody with the address of a seat that nobody has taken, for whom their organisation may not vouch. */
const TurnedAway = z.object({
  tenantId: z.string().min(1),
  objectId: z.string().min(1),
  /** The seat it would be. */
  memberId: MemberId,
  firstAt: Instant,
  lastAt: Instant,
  /** The coordinator said that it is not them. */
  dismissedAt: Instant.optional(),
});
export type TurnedAway = z.infer<typeof TurnedAway>;

/** Those of one panel, whoever tried last at the end. */
export const TurnedAways = z.object({ people: z.array(TurnedAway).max(MOST_KEPT) });
export type TurnedAways = z.infer<typeof TurnedAways>;

type Claim = EntraAccount & Pick<TurnedAway, 'memberId'>;

function isClaim(each: TurnedAway, claim: Claim): boolean {
  return each.memberId === claim.memberId && isSameAccount(each, claim);
}

/** @returns the same list where nothing is worth keeping */
export function turnedAway(kept: TurnedAways | undefined, claim: Claim, at: Instant): TurnedAways {
  const { people } = kept ?? { people: [] };
  const before = people.find((each) => isClaim(each, claim));
  if (kept !== undefined && before !== undefined && at < pauseEndOf(before)) return kept;
  const { tenantId, objectId, memberId } = claim;
  const now: TurnedAway =
    before === undefined
      ? { tenantId, objectId, memberId, firstAt: at, lastAt: at }
      : { ...without(before, ['dismissedAt']), lastAt: at };
  return { ...kept, people: [...people.filter((each) => each !== before), now].slice(-MOST_KEPT) };
}

function pauseEndOf({ lastAt, dismissedAt }: TurnedAway): Instant {
  return dismissedAt === undefined ? addMinutes(lastAt, SAME_TRY_MINUTES) : addMinutes(dismissedAt, QUIET_MINUTES);
}

export function claimIn(kept: TurnedAways | undefined, claim: Claim): TurnedAway | undefined {
  return kept?.people.find((each) => isClaim(each, claim));
}

export function dismissed(kept: TurnedAways, claim: Claim, dismissedAt: Instant): TurnedAways {
  return { ...kept, people: kept.people.map((each) => (isClaim(each, claim) ? { ...each, dismissedAt } : each)) };
}

/** Nobody waits for that seat any longer, nor that account for another. */
export function linked(kept: TurnedAways, claim: Claim): TurnedAways {
  const waits = (each: TurnedAway) => each.memberId !== claim.memberId && !isSameAccount(each, claim);
  return { ...kept, people: kept.people.filter(waits) };
}
