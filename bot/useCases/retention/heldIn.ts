import { type Held, heldTogether, type RecordRef } from '../../domain/disposal';
import { ERASED } from '../../domain/sameWords';
import type { Draft } from '../../ledger/changeDraft';
import { linksAround } from '../links/linksAround';
import type { Onlooking } from '../ports';
import { workOf } from './workOf';

/** What goes with a record, as its certificate counts it: what went before with something else is not counted again. */
export async function heldIn(ref: RecordRef, draft: Draft, ctx: Onlooking): Promise<Held> {
  const [people, links, { opportunities, disruptions, referrals }] = await Promise.all([
    ref.type === 'group' ? draft.listOf('nominal', 'groupId', ref.id) : [],
    linksAround(ref, ctx),
    workOf(ref, ctx),
  ]);
  const standing = people.filter((each) => each.retention?.disposed === undefined && each.mergedInto === undefined);
  return heldTogether(
    { nominal: standing.length, opportunity: opportunities.length },
    {
      link: links.filter(({ what }) => what !== ERASED).length,
      disruption: disruptions.filter(({ disposed }) => disposed === undefined).length,
      referral: referrals.filter(({ disposed }) => disposed === undefined).length,
    },
  );
}
