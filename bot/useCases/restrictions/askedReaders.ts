import type { Restrictable } from '../../access/restrictionConditions';
import { hasRight } from '../../access/rights';
import { Audience, wholePanel, withReader } from '../../domain/audience';
import { type Disclosure, guardDisclosure, needsGateway } from '../../domain/disclosure';
import type { AgencyId } from '../../domain/ids';
import { type Restricted, RestrictionReason, type Restriction, restrictionOf } from '../../domain/restriction';
import { refuseAboveCeiling } from '../../domain/text';
import { LocalDate } from '../../domain/time';
import { Flag } from '../../ledger/paging';
import { agencyOf } from '../../ledger/roster';
import { agenciesNamed, guardAudience } from '../members/audiences';
import { type DisclosureInput, disclosureOf } from '../partners/askedDisclosure';
import type { Context } from '../ports';

/** Asked for beside who needs to know. */
export const whyFields = {
  restrictedWhy: RestrictionReason.optional().describe('Why it is for few'),
  restrictedReviewOn: LocalDate.optional().describe(
    'When somebody looks whether it still has to be; else as settings say',
  ),
};

/** Who needs to know of what is made. */
export const readersFields = {
  audience: Audience.optional().describe('Who needs to know; the whole panel unless told'),
  restricted: Flag.optional().describe('The same in a word: only whose it is, and those who run the panel'),
  ...whyFields,
};

/** The same, to be left out of the record that is made. */
export const ofReaders = ['audience', 'restricted', 'restrictedWhy', 'restrictedReviewOn'] as const;

interface AskedWhy {
  readonly restrictedWhy?: string | undefined;
  readonly restrictedReviewOn?: LocalDate | undefined;
}

export interface AskedReaders extends AskedWhy {
  readonly audience?: Audience | undefined;
  readonly restricted?: boolean | undefined;
}

/**
 * Whoever makes it goes on seeing it.
 *
 * @throws Refusal `not-found`, `would-not-see`
 */
export function askedAudience({ audience, restricted = false }: AskedReaders, ctx: Context): Audience {
  const asked: Audience = audience ?? (restricted ? { kind: 'named', agencyIds: [], memberIds: [] } : wholePanel);
  guardAudience(asked, wholePanel, ctx);
  return goingOnSeeing(asked, ctx);
}

/** With whoever says who needs to know, unless they see everything. */
export function goingOnSeeing(asked: Audience, { viewer }: Context): Audience {
  return hasRight(viewer, 'task.direct') ? asked : withReader(asked, viewer.member.id);
}

/** Why it is for few from now on. @throws Refusal `marking-too-high` */
export function askedWhy(
  audience: Audience,
  { restrictedWhy: reason, restrictedReviewOn: reviewOn }: AskedWhy,
  { viewer, now: at, today, roster }: Pick<Context, 'viewer' | 'now' | 'today' | 'roster'>,
  before?: Restricted,
): { restriction?: Restriction } {
  refuseAboveCeiling(reason);
  const { targets } = roster.panel;
  return restrictionOf(audience, { reason, reviewOn }, { by: viewer.member.id, at, today, targets }, before);
}

/**
 * Agencies that are named anew, and those of them that need a gateway: they are told through one alone.
 *
 * @throws Refusal `not-found`, `would-not-see`, `gateway-needed`
 */
export function toldBy(
  audience: Audience,
  before: Pick<Restrictable['record'], 'audience' | 'disclosures'>,
  input: DisclosureInput,
  ctx: Context,
): { to?: AgencyId[]; shared: { agencyIds: AgencyId[]; why: Disclosure | undefined } } {
  guardAudience(audience, before.audience, ctx);
  const known = agenciesNamed(before.audience, ctx);
  const to = agenciesNamed(audience, ctx).filter((id) => !known.includes(id));
  const { panel } = ctx.roster;
  const isGiven = (id: AgencyId) => before.disclosures?.some(({ agencyId }) => agencyId === id) === true;
  const barred = to
    .map((id) => agencyOf(ctx.roster, id))
    .filter((agency) => needsGateway(agency, panel) && !isGiven(agency.id));
  const why = disclosureOf(input, ctx);
  guardDisclosure(barred, why, panel);
  return { ...(to.length === 0 ? {} : { to }), shared: { agencyIds: barred.map(({ id }) => id), why } };
}
