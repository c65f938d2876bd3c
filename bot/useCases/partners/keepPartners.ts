import { z } from 'zod';
import { formulaText, isFormula } from '../../domain/spreadsheet';
import { Agency, agencyIdFor, isPartnerOn, isTenantOf } from '../../domain/agency';
import { agencyKindNames, kindName } from '../../domain/agencyKinds';
import { canonical } from '../../domain/canonical';
import { FormVersion } from '../../domain/formVersion';
import { given } from '../../domain/given';
import { type AgencyId, MemberId } from '../../domain/ids';
import { listed } from '../../domain/listed';
import type { Member } from '../../domain/member';
import { guardRoom } from '../../domain/membership';
import * as partnership from '../../domain/partnership';
import { Refusal } from '../../domain/refusal';
import { searchable } from '../../domain/searchable';
import { refuseAboveCeiling, typedLine } from '../../domain/text';
import { LocalDate } from '../../domain/time';
import type { Draft } from '../../ledger/changeDraft';
import { nameOf } from '../../ledger/roster';
import type { Context } from '../ports';
import { forgetChat, unlink } from '../members/inviting';
import { inFull } from './agreementToSign';
import { change, record, shown } from './partnerChange';
import { PartnerRef } from './partners';
import type { PartnerDetailView } from './partnerViews';

const { regime, seatsWanted, presentations } = Agency.shape;
const TenantId = z
  .string()
  .trim()
  .toLowerCase()
  .uuid('This is no tenant id. It has 32 digits and letters in five groups, as Entra shows it under “Overview”.');
const GroupId = z
  .string()
  .trim()
  .toLowerCase()
  .uuid('This is no object id. It has 32 digits and letters in five groups, as Entra shows it on the group’s page.');
const AgencyKind = z
  .string()
  .refine((kind) => agencyKindNames.some((each) => each === kind), 'Choose one of the kinds.');

const organisationName = typedLine(120).refine((name) => !isFormula(name), formulaText);

export const NewPartner = z.object({
  ...{ name: organisationName, kind: AgencyKind, regime },
  seatsWanted: seatsWanted.describe('One unless told'),
});

/** What is not sent stays; null empties a field. */
export const PartnerChange = PartnerRef.extend({
  ...{ version: FormVersion, name: organisationName.optional(), kind: Agency.shape.kind.optional() },
  ...{ regime: regime.optional(), seatsWanted: seatsWanted.unwrap().nullish(), contactId: MemberId.nullish() },
  tenantIds: z
    .array(TenantId)
    .min(1)
    .max(20)
    .nullish()
    .describe('The Entra tenants from which its people sign in; null: that of the panel'),
  groupId: GroupId.nullish().describe('The Entra group whose people sit for it; null: none'),
  andUnlink: z.boolean().optional().describe('Whoever signs in from a tenant that is no longer named is shut out'),
});

/** Where it is told without, whatever stands is written over. */
const version = FormVersion.optional();

export const PartnerStepTaken = PartnerRef.extend({
  version,
  step: z.enum(['approached', 'visited']),
  on: LocalDate.nullable().describe('On none: it is taken back'),
});

export const PartnerPresentation = PartnerRef.extend({
  version,
  ...presentations.unwrap().element.shape,
  given: z.boolean().default(true).describe('False: that of the day was not given after all'),
});

export const PartnerEnd = PartnerRef.extend({
  version: FormVersion,
  on: LocalDate.nullable().describe('Its last day; on none: it stays'),
});

/**
 * Its id is made from its name and never given to another. Sent again, it is the same partner.
 *
 * @throws Refusal `partner-known`, `panel-full`
 */
export async function addPartner(input: z.infer<typeof NewPartner>, ctx: Context): Promise<PartnerDetailView> {
  refuseAboveCeiling(input.name);
  const panelId = ctx.roster.panel.id;
  const added = await ctx.ledger.change(panelId, ctx.now, async (draft) => {
    const { known, id } = await placeFor(input.name, draft, ctx);
    const agency: Agency = {
      ...given(input),
      name: input.name,
      kind: input.kind,
      regime: input.regime,
      id,
      panelId,
      isa: null,
    };
    if (known !== undefined) {
      if (canonical({ ...agency, id: known.id }) === canonical(known)) return known;
      throw new Refusal('partner-known', { name: known.name });
    }
    guardRoom('partners', ctx.roster.agencies.size, ctx.roster.agencies.size + 1);
    record('agency-added', agency, kindName(agency.kind), draft, ctx);
    return agency;
  });
  return shown(added, ctx);
}

/** The partner of that name, or the id of a new one. */
async function placeFor(name: string, draft: Draft, ctx: Context): Promise<{ known?: Agency; id: AgencyId }> {
  const isSame = (each: Agency) => searchable(each.name) === searchable(name) && isPartnerOn(each, ctx.today);
  const known = [...ctx.roster.agencies.values()].find(isSame);
  if (known !== undefined) return { known, id: known.id };
  for (let number = 1; ; number++) {
    const id = agencyIdFor(name, number);
    const taken = await draft.findAgency(id);
    if (taken === undefined) return { id };
    if (isSame(taken)) return { known: taken, id };
  }
}

/**
 * Whoever signs in from a tenant that is taken away is named before, and unlinked with it.
 *
 * @throws Refusal `changed-meanwhile` saying who changed what; `contact-elsewhere`, `group-taken`, `would-shut-out`, `own-account`,
 * `last-auditor`
 */
export async function changePartner(input: z.infer<typeof PartnerChange>, ctx: Context): Promise<PartnerDetailView> {
  const { agencyId, version, andUnlink = false, ...fields } = input;
  let shut: Member[] = [];
  refuseAboveCeiling(fields.name);
  const partner = await change({ agencyId, version }, ctx, (before) => {
    const after = partnership.withFields(before, given(fields), ctx.roster.members);
    guardGroup(after, ctx);
    shut = shutOutBy(before, after, ctx);
    if (shut.length > 0 && !andUnlink)
      throw new Refusal('would-shut-out', { names: listed(shut.map(({ name }) => name)) });
    const isNamed =
      [after.name, after.kind, after.regime].join('\n') !== [before.name, before.kind, before.regime].join('\n');
    const also = async (draft: Draft) => {
      for (const { id } of shut) {
        const member = await draft.findMember(id);
        if (member !== undefined) await unlink(member, draft, ctx);
      }
    };
    return { after, action: isNamed ? 'agency-changed' : 'agency-noted', note: changesText(before, after, ctx), also };
  });
  for (const { id } of shut) await forgetChat(id, ctx);
  return partner;
}

/** Whoever is in a group sits for one partner. @throws Refusal `group-taken` */
function guardGroup({ id, groupId }: Agency, { roster, today }: Context): void {
  const others = [...roster.agencies.values()].filter((each) => each.id !== id && isPartnerOn(each, today));
  const holder = groupId === undefined ? undefined : others.find((each) => each.groupId === groupId);
  if (holder !== undefined) throw new Refusal('group-taken', { name: holder.name });
}

/** Whose account is of a tenant that was the agency's and is not any more. @throws Refusal `own-account` */
function shutOutBy(before: Agency, after: Agency, { roster, viewer, homeTenantIds }: Context): Member[] {
  if (homeTenantIds === undefined) return [];
  const shut = [...roster.members.values()].filter(({ agencyId, account }) => {
    const isOf = (agency: Agency) => account !== undefined && isTenantOf(agency, account.tenantId, homeTenantIds);
    return agencyId === after.id && isOf(before) && !isOf(after);
  });
  if (shut.some(({ id }) => id === viewer.member.id)) throw new Refusal('own-account');
  return shut;
}

const regimeNames: Record<Agency['regime'], string> = {
  part3: 'law enforcement processing',
  ukgdpr: 'the general regime',
  both: 'both regimes',
};

function changesText(before: Agency, after: Agency, { roster }: Context): string {
  return listed([
    ...(before.name === after.name ? [] : [`name from ${before.name}`]),
    ...(before.kind === after.kind ? [] : [`kind to ${kindName(after.kind)}`]),
    ...(before.regime === after.regime ? [] : [`regime to ${regimeNames[after.regime]}`]),
    ...(before.seatsWanted === after.seatsWanted ? [] : [`seats wanted to ${partnership.seatsWantedOf(after)}`]),
    ...(before.contactId === after.contactId
      ? []
      : [`single point of contact to ${after.contactId === undefined ? 'nobody' : nameOf(roster, after.contactId)}`]),
    ...(canonical(before.tenantIds) === canonical(after.tenantIds)
      ? []
      : [`tenants to ${after.tenantIds?.join(', ') ?? 'that of the panel'}`]),
    ...(before.groupId === after.groupId ? [] : [`group of Entra to ${after.groupId ?? 'none'}`]),
  ]);
}

/** @throws Refusal `changed-meanwhile`, `day-to-come` */
export function stepPartner(input: z.infer<typeof PartnerStepTaken>, ctx: Context): Promise<PartnerDetailView> {
  const { agencyId, version, step, on } = input;
  return change({ agencyId, version }, ctx, (before) => ({
    after: partnership.stepped(before, step, on, ctx.today),
    ...(on === null
      ? { action: 'agency-step-undone', note: `not ${step} yet` }
      : { action: `agency-${step}`, note: inFull(on) }),
  }));
}

/** @throws Refusal `changed-meanwhile`, `day-to-come` */
export function presentToPartner(input: z.infer<typeof PartnerPresentation>, ctx: Context): Promise<PartnerDetailView> {
  const { agencyId, version, on, audience, given: isGiven } = input;
  const to = audience === undefined ? '' : `, to ${audience}`;
  return change({ agencyId, version }, ctx, (before) =>
    isGiven
      ? {
          after: partnership.presented(before, { on, ...given({ audience }) }, ctx.today),
          ...{ action: 'agency-presented', note: `${inFull(on)}${to}` },
        }
      : {
          after: partnership.notPresented(before, on),
          ...{ action: 'agency-presentation-undone', note: inFull(on) },
        },
  );
}

/** @throws Refusal `changed-meanwhile`, `partner-seated`, `partner-day-over` */
export function endPartner(
  { agencyId, version, on }: z.infer<typeof PartnerEnd>,
  ctx: Context,
): Promise<PartnerDetailView> {
  const people = [...ctx.roster.members.values()].filter((member) => member.agencyId === agencyId);
  return change({ agencyId, version }, ctx, (before) => ({
    after: partnership.ended(before, on, people, ctx.today),
    ...(on === null
      ? { action: 'agency-kept', note: 'no last day' }
      : { action: 'agency-ended', note: `last day ${inFull(on)}` }),
  }));
}
