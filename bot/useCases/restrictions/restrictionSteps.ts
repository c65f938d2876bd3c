import { z } from 'zod';
import { About } from '../../domain/accessRequest';
import { Audience, isSameAudience, wholePanel } from '../../domain/audience';
import { kept, RestrictionReason, type Restricted } from '../../domain/restriction';
import { Refusal } from '../../domain/refusal';
import { refuseAboveCeiling } from '../../domain/text';
import { LocalDate } from '../../domain/time';
import type { Admitted } from '../ports';
import { disclosureFields } from '../partners/askedDisclosure';
import { askedWhy, toldBy } from './askedReaders';
import { admitHeld } from './held';
import type { RestrictedView } from './restrictionViews';

const AboutRef = z.object({ about: About });
export const NewRestriction = AboutRef.extend({
  audience: Audience.describe('Who needs to know'),
  reason: RestrictionReason,
  reviewOn: LocalDate.optional().describe('When somebody looks whether it still has to stand; else as settings say'),
  ...disclosureFields,
});
export const KeptRestriction = AboutRef.extend({ reviewOn: LocalDate, reason: RestrictionReason.optional() });
export const LiftedRestriction = AboutRef.extend({ reason: RestrictionReason });

/**
 * For others than until now. Agencies that are named anew and need a gateway are told only through one.
 *
 * @throws Refusal `not-found`, `would-not-see`, `gateway-needed`, `marking-too-high`
 */
export function restrict(input: z.infer<typeof NewRestriction>, ctx: Admitted): Promise<RestrictedView> {
  const { about, audience, reason: restrictedWhy, reviewOn: restrictedReviewOn } = input;
  return ctx.ledger.change(ctx.roster.panel.id, ctx.now, async (draft) => {
    const held = await admitHeld(about, draft, ctx);
    const before = held.what.record;
    const { to, shared } = toldBy(audience, before, input, ctx);
    const why = askedWhy(audience, { restrictedWhy, restrictedReviewOn }, ctx, before);
    const next: Restricted = { audience, ...why };
    const isAsBefore = isSameAudience(before.audience, audience) && before.restriction === next.restriction;
    if (!isAsBefore) await held.readBy(next, { action: 'restriction-set', to, shared });
    return { reference: held.reference, restricted: audience.kind === 'named' };
  });
}

/** Looked at, and left to stand until another day. @throws Refusal `not-found`, `not-restricted`, `not-later` */
export function keepRestriction(input: z.infer<typeof KeptRestriction>, ctx: Admitted): Promise<RestrictedView> {
  const { about, reviewOn, reason } = input;
  refuseAboveCeiling(reason);
  return ctx.ledger.change(ctx.roster.panel.id, ctx.now, async (draft) => {
    const held = await admitHeld(about, draft, ctx);
    const { audience, restriction } = held.what.record;
    const view = { reference: held.reference, restricted: true };
    if (audience.kind === 'panel') throw new Refusal('not-restricted', { reference: held.reference });
    const isDone = restriction?.reviewOn === reviewOn && (reason === undefined || reason === restriction.reason);
    if (isDone) return view;
    if (reviewOn <= ctx.today) throw new Refusal('review-day-over');
    const next = kept(restriction, { reason, reviewOn }, { by: ctx.viewer.member.id, at: ctx.now });
    await held.readBy({ audience, restriction: next }, { action: 'restriction-kept' });
    return view;
  });
}

/** Open to the whole panel from now on; what was recorded until then stays with those who could read it. */
export function liftRestriction(input: z.infer<typeof LiftedRestriction>, ctx: Admitted): Promise<RestrictedView> {
  refuseAboveCeiling(input.reason);
  return ctx.ledger.change(ctx.roster.panel.id, ctx.now, async (draft) => {
    const held = await admitHeld(input.about, draft, ctx);
    const view = { reference: held.reference, restricted: false };
    if (held.what.record.audience.kind === 'panel') return view;
    const to = [...ctx.roster.agencies.keys()];
    await held.readBy({ audience: wholePanel }, { action: 'restriction-lifted', to, note: input.reason });
    return view;
  });
}
