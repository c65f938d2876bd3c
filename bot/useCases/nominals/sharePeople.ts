import type { z } from 'zod';
import { peopleConditions } from '../../access/nominalConditions';
import { disclosureText, guardDisclosure, needsGateway } from '../../domain/disclosure';
import { type Group, groupReaders, withoutShare } from '../../domain/group';
import { AgencyId } from '../../domain/ids';
import { guardUnnamed } from '../../domain/nominal';
import { Refusal } from '../../domain/refusal';
import { refuseAboveCeiling } from '../../domain/text';
import type { Happening } from '../../ledger/changeDraft';
import { agencyName } from '../members/names';
import { disclosureFields, disclosureOf } from '../partners/askedDisclosure';
import { GroupRef } from '../groups/groupViews';
import type { Admitted, Context } from '../ports';
import { peopleIn, seenOf } from './keepNominals';
import type { PeopleView } from './nominalViews';
import { listPeople } from './peopleOfGroup';

export const PeopleShareRef = GroupRef.extend({ agencyId: AgencyId });
export const PeopleShare = PeopleShareRef.extend(disclosureFields);

/**
 * Records for what, and under which gateway, a body that needs one is told of a group's people from now on. What it is
 * shared for stands beside the list of them, which names nobody.
 *
 * @throws Refusal `gateway-needed`, `names-a-person`
 */
export async function sharePeople(
  { groupId, agencyId, ...input }: z.infer<typeof PeopleShare>,
  ctx: Admitted,
): Promise<PeopleView> {
  refuseAboveCeiling(input.purpose);
  await ctx.ledger.change(ctx.roster.panel.id, ctx.now, async (draft) => {
    const people = ctx.admission.admit(peopleConditions, await peopleIn(groupId, draft, ctx));
    const { group, panel } = people;
    const agency = await draft.findAgency(agencyId);
    if (agency === undefined) throw new Refusal('not-found', { what: 'agency' });
    if (group.peopleTo?.some((each) => each.agencyId === agencyId) === true) return;
    const disclosure = disclosureOf(input, ctx);
    guardDisclosure([agency], disclosure, panel);
    // Whoever needs none is told as it is.
    if (disclosure === undefined || !needsGateway(agency, panel)) return;
    guardUnnamed(disclosure.purpose, seenOf(await draft.listOf('nominal', 'groupId', groupId), people, ctx));
    const share = { agencyId, disclosure, by: ctx.viewer.member.id, at: ctx.now };
    const after: Group = { ...group, peopleTo: [...(group.peopleTo ?? []), share] };
    draft.put('group', after);
    const note = `Under ${disclosureText(disclosure)}`;
    draft.log(sharing('group-people-shared', after, { to: [agencyId], note }, ctx));
  });
  ctx.snapshot.forget();
  return listPeople({ groupId }, ctx);
}

/**
 * Takes a share back: from now on nobody of that body knows of the people. Under what it was shared stays with the group.
 * Taken back again it changes nothing.
 */
export async function unsharePeople(
  { groupId, agencyId }: z.infer<typeof PeopleShareRef>,
  ctx: Admitted,
): Promise<PeopleView> {
  await ctx.ledger.change(ctx.roster.panel.id, ctx.now, async (draft) => {
    const { group } = ctx.admission.admit(peopleConditions, await peopleIn(groupId, draft, ctx));
    const after = withoutShare(group, agencyId, { by: ctx.viewer.member.id, at: ctx.now });
    if (after === group) return;
    draft.put('group', after);
    draft.log(sharing('group-people-unshared', after, { note: agencyName(agencyId, ctx) }, ctx));
  });
  ctx.snapshot.forget();
  return listPeople({ groupId }, ctx);
}

function sharing(
  action: 'group-people-shared' | 'group-people-unshared',
  group: Group,
  said: Pick<Happening, 'to' | 'note'>,
  ctx: Context,
): Happening {
  return {
    ...{ action, by: ctx.viewer.member.id, ...said },
    subject: { type: 'group', id: group.id, reference: group.reference },
    readers: groupReaders(group),
  };
}
