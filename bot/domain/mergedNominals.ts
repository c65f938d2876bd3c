import { amongBoth, isForFew } from './audience';
import type { AgencyId, MemberId } from './ids';
import { factsOf, type Nominal } from './nominal';
import type { Retained } from './retained';
import { readBy, type Restricted } from './restriction';
import type { Stamp } from './task';

interface Merging extends Stamp {
  readonly agencyIdOf: (id: MemberId) => AgencyId | undefined;
}

/**
 * Two records of one person as one. The one that stays keeps what it says, and what it lacks it has from the other; it is
 * for those alone who might read both. The one that goes is kept as it was, for those alone too, and shown by nothing.
 */
export function mergedNominals(
  goes: Nominal,
  stays: Nominal,
  { by, at, agencyIdOf }: Merging,
): { readonly gone: Nominal; readonly staying: Nominal } {
  const few = readersOfMerged(goes, stays, agencyIdOf);
  const retention = retainedLonger(goes.retention, stays.retention);
  const took = [...(stays.took ?? []), ...[...(goes.took ?? []), { nominalId: goes.id, number: goes.number, at }]];
  return {
    gone: { ...readBy(goes, few), mergedInto: { nominalId: stays.id, by, at } },
    staying: {
      ...{ ...readBy(stays, few), ...factsOf(goes), ...factsOf(stays) },
      ...{ took, changed: { by, at } },
      ...(retention === undefined ? {} : { retention }),
    },
  };
}

function readersOfMerged(goes: Nominal, stays: Nominal, agencyIdOf: Merging['agencyIdOf']): Restricted {
  const audience = amongBoth(stays.audience, goes.audience, agencyIdOf);
  return { audience, restriction: isForFew(stays) ? stays.restriction : goes.restriction };
}

/** Kept on for as long as somebody decided to keep either. */
function retainedLonger(one: Retained | undefined, other: Retained | undefined): Retained | undefined {
  const reviewOn = [one?.reviewOn, other?.reviewOn]
    .filter((day) => day !== undefined)
    .sort()
    .at(-1);
  return reviewOn === undefined ? other : { ...other, reviewOn };
}
