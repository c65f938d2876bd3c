import { z } from 'zod';
import { type Agency, isCovered, isPartnerOn } from '../../domain/agency';
import { fillsSeat, isObserving } from '../../domain/partnership';
import { confidenceTexts, type Power } from '../../domain/power';
import { powersFitting, type WhatIsAsked } from '../../domain/powerMatching';
import { isPowerOf } from '../../domain/powersOfKind';
import { FourP } from '../../domain/disruption';
import { typesOfKind } from '../founding/agencyTypes';
import type { Context } from '../ports';
import { powerView } from './keepPowers';
import { loadPowers } from './panelPowers';
import type { FoundPowerView, PowerHolderView } from './powerViews';

const Words = z.string().trim().min(1);

export const PowerSearch = z.object({
  threat: Words.max(120).optional().describe('illegal waste'),
  place: Words.max(200).optional().describe('The kind of place: shop, yard, house, car wash, vehicle, online'),
  kind: Words.max(120)
    .regex(/^[\p{L}][\p{L}\d ,:()&'’/-]*$/u, 'Write the name of a kind.')
    .optional()
    .describe('Pursue, Prevent, Protect or Prepare; or a kind of agency, as its key or as the list calls it'),
  words: Words.max(2000).optional().describe('Anything else: the words of an issue'),
  limit: z.coerce.number().int().min(1).max(50).default(12),
});

/**
 * Who can do something about it: the powers of the panel's list that are on and fit, those that fit best first, each with
 * whose it is on this panel. Told of nothing but a kind, all of that kind.
 */
export async function findPowers(
  { kind, limit, ...asked }: z.infer<typeof PowerSearch>,
  ctx: Context,
): Promise<{ items: FoundPowerView[]; moreText?: string }> {
  const offered = (await loadPowers(ctx)).filter((power) => power.on && isOfKind(power, kind));
  const isAsked = Object.values<WhatIsAsked[keyof WhatIsAsked]>(asked).some((text) => text !== undefined);
  const found = isAsked ? powersFitting(asked, offered, typesOfKind) : offered.map((power) => ({ power, because: [] }));
  const items = found.slice(0, limit).map(({ power, because }) => foundView(power, because, ctx));
  const more = found.length - items.length;
  return { items, ...(more === 0 ? {} : { moreText: `${more} more fit less well` }) };
}

function isOfKind({ fourP, agency }: Power, kind: string | undefined): boolean {
  if (kind === undefined || kind === agency) return true;
  const asked = FourP.safeParse(kind);
  return asked.success ? fourP.includes(asked.data) : typesOfKind(kind).includes(agency);
}

/** Agencies of the panel that have it. */
export function holdersOf(power: Power, { roster, today }: Context): Agency[] {
  return [...roster.agencies.values()].filter(
    (each) => isPartnerOn(each, today) && !isObserving(each) && isPowerOf(power, each, typesOfKind),
  );
}

function foundView(power: Power, because: readonly string[], ctx: Context): FoundPowerView {
  const { id, agency, legalBasis, lever, typicalOpportunity, fourP, confidence } = power;
  const holders = holdersOf(power, ctx).map((each) => holderView(each, ctx));
  return {
    ...{ id, agency, power: power.power, legalBasis, lever, typicalOpportunity, fourP, holders },
    ...{ confidenceText: confidenceTexts[confidence], checkText: powerView(power, ctx).checkText },
    because: [...because],
    ...(holders.length === 0 ? { nobodyText: `Nobody on the panel: ask ${agency}` } : {}),
  };
}

/** Somebody sits for it. */
export function isSeated({ id }: Agency, { roster }: Context): boolean {
  return [...roster.members.values()].some((member) => member.agencyId === id && fillsSeat(member));
}

function holderView(agency: Agency, ctx: Context): PowerHolderView {
  const { roster, today } = ctx;
  const { id, name } = agency;
  const covered = isCovered(agency, { panel: roster.panel, today });
  const seated = isSeated(agency, ctx);
  const seat = seated ? 'On the panel' : 'Nobody sits for it yet';
  return { agencyId: id, name, ready: seated && covered, text: covered ? seat : `${seat}, no current agreement` };
}
