import { hasRight } from '../../access/rights';
import type { AgendaItem } from '../../domain/agenda';
import {
  disclosureText,
  gatewayText,
  guardDisclosure,
  joiningDisclosures,
  needsGateway,
  withDisclosures,
} from '../../domain/disclosure';
import { type Group, groupReaders } from '../../domain/group';
import type { Draft } from '../../ledger/changeDraft';
import { agencyOf } from '../../ledger/roster';
import { agenciesNamed } from '../members/audiences';
import { agencyName } from '../members/names';
import type { Context, Onlooking } from '../ports';
import { disclosureFields, disclosureOf } from '../partners/askedDisclosure';
import type { AgendaItemView } from './meetingViews';

/** What an item is for is its `purpose` already. */
export const itemDisclosureFields = { gateway: disclosureFields.gateway, sharedFor: disclosureFields.purpose };

interface ItemDisclosureInput {
  readonly gateway?: string | undefined;
  readonly sharedFor?: string | undefined;
}

/**
 * The item with why each body that needs a gateway, and is named on it now, may know of it. Asked once: a body for which
 * it stands on the item already is asked for nothing.
 *
 * @throws Refusal `gateway-needed`, `gateway-not-offered`
 */
export function sharedItem(
  item: AgendaItem,
  before: AgendaItem | undefined,
  { gateway, sharedFor }: ItemDisclosureInput,
  ctx: Context,
): AgendaItem {
  const { panel } = ctx.roster;
  const known = before === undefined ? [] : agenciesNamed(before.audience, ctx);
  const given = (item.disclosures ?? []).map(({ agencyId }) => agencyId);
  const barred = agenciesNamed(item.audience, ctx)
    .filter((id) => !known.includes(id) && !given.includes(id))
    .map((id) => agencyOf(ctx.roster, id))
    .filter((agency) => needsGateway(agency, panel));
  const why = disclosureOf({ gateway, purpose: sharedFor }, ctx);
  guardDisclosure(barred, why, panel);
  return withDisclosures(item, { agencyIds: barred.map(({ id }) => id), why, at: ctx.now });
}

/** The group with what its item is shared under: on the next agenda nobody is asked again. */
export function keepShared(group: Group, { disclosures = [] }: AgendaItem, draft: Draft, ctx: Context): void {
  const known = group.disclosures ?? [];
  const added = disclosures.filter((each) => !known.includes(each));
  const [why] = added;
  if (why === undefined) return;
  draft.put('group', joiningDisclosures(group, { disclosures: added }));
  const { id, reference } = group;
  draft.log({
    action: 'restriction-set',
    by: ctx.viewer.member.id,
    subject: { type: 'group', id, reference },
    readers: groupReaders(group),
    to: added.map(({ agencyId }) => agencyId),
    note: gatewayText(why),
  });
}

/** For those who plan, and for each agency of what it was told. */
export function itemDisclosures(
  { disclosures = [] }: AgendaItem,
  ctx: Onlooking,
): Pick<AgendaItemView, 'disclosureTexts' | 'sharedWith'> {
  const { viewer } = ctx;
  if (viewer.kind !== 'person') return {};
  const plans = hasRight(viewer, 'meeting.plan');
  const told = plans ? disclosures : disclosures.filter(({ agencyId }) => agencyId === viewer.member.agencyId);
  if (told.length === 0) return {};
  const disclosureTexts = told.map(
    ({ agencyId, ...why }) => `Shared with ${agencyName(agencyId, ctx)} under ${disclosureText(why)}`,
  );
  return { disclosureTexts, ...(plans ? { sharedWith: told.map(({ agencyId }) => agencyId) } : {}) };
}
