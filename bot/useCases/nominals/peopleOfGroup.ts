import type { z } from 'zod';
import { keepsGroup } from '../../access/groupConditions';
import { nominalConditions, peopleConditions } from '../../access/nominalConditions';
import { maySeeNominal, type NominalOf, type PeopleOf } from '../../access/nominalSight';
import { disclosureText, needsGateway } from '../../domain/disclosure';
import { type GroupId, NominalId } from '../../domain/ids';
import { calledNominal, categoryNames, MOST_NOMINALS, type Nominal, nominalKey } from '../../domain/nominal';
import { momentText } from '../../domain/time';
import { recordOf } from '../../ledger/records';
import { zoneOf } from '../../ledger/roster';
import { agencyName } from '../members/names';
import { GroupRef } from '../groups/groupViews';
import type { Admitted, Context } from '../ports';
import type { PeopleView, PersonView } from './nominalViews';
import { nominalsIn, standingNominal } from './standingNominal';

export const NominalRef = GroupRef.extend({ nominalId: NominalId });

/**
 * The people of one group whom the viewer may know of: what they are, and no names.
 *
 * @throws Refusal `not-found` the same for a group that is hidden, whose people are not for the viewer, and for none
 */
export async function listPeople({ groupId }: z.infer<typeof GroupRef>, ctx: Admitted): Promise<PeopleView> {
  const { panel } = ctx.roster;
  const [group, found] = await Promise.all([ctx.store.read(panel.id, `group:${groupId}`), recordedIn(groupId, ctx)]);
  const of = ctx.admission.admit(peopleConditions, group && { group: recordOf('group', group), panel });
  const people = visibleOf(found, of, ctx);
  const keeps = keepsGroup(of.group, ctx.viewer);
  return {
    groupId,
    items: people.map(personView),
    ...(keeps ? sharedPart(of, ctx) : {}),
    may: { record: keeps, share: keeps },
  };
}

async function recordedIn(groupId: GroupId, { store, roster }: Context): Promise<Nominal[]> {
  const where = [{ key: 'groupId', is: groupId }];
  const found = await store.query(roster.panel.id, { type: 'nominal', where, limit: MOST_NOMINALS });
  return found.map((document) => recordOf('nominal', document));
}

function visibleOf(people: readonly Nominal[], of: PeopleOf, { viewer }: Context): Nominal[] {
  return people.filter((nominal) => maySeeNominal({ nominal, ...of }, viewer)).sort((a, b) => a.number - b.number);
}

/** Those of a group whom the viewer may know of, by number. */
export async function peopleSeenOf(of: PeopleOf, ctx: Context): Promise<Nominal[]> {
  return visibleOf(await recordedIn(of.group.id, ctx), of, ctx);
}

export function personView({ id, category, role, audience, took, ...nominal }: Nominal): PersonView {
  return {
    ...{ id, category, called: calledNominal(nominal), categoryText: categoryNames[category] },
    ...(role === undefined ? {} : { role }),
    ...(took === undefined ? {} : { took: took.map((each) => ({ id: each.nominalId, called: calledNominal(each) })) }),
    restricted: audience.kind === 'named',
  };
}

function sharedPart({ group, panel }: PeopleOf, ctx: Context): Pick<PeopleView, 'shared' | 'sharedBefore' | 'needing'> {
  const { peopleTo = [], peopleToBefore = [] } = group;
  const needing = [...ctx.roster.agencies.values()].filter(
    (agency) => needsGateway(agency, panel) && !peopleTo.some(({ agencyId }) => agencyId === agency.id),
  );
  return {
    shared: peopleTo.map(({ agencyId: id, disclosure }) => {
      const name = agencyName(id, ctx);
      return { id, name, text: `Shared with ${name} under ${disclosureText(disclosure)}` };
    }),
    sharedBefore: peopleToBefore
      .map(
        ({ agencyId, disclosure, ended }) =>
          `Shared with ${agencyName(agencyId, ctx)} until ${momentText(ended.at, ctx.today, zoneOf(ctx))} under ${disclosureText(disclosure)}`,
      )
      .reverse(),
    needing: needing.map(({ id, name }) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name)),
  };
}

/** One person, for whoever may see them: the same is read, whether there is one or not. @throws Refusal `not-found` */
export async function loadNominal(
  { groupId, nominalId }: z.infer<typeof NominalRef>,
  ctx: Admitted,
): Promise<NominalOf> {
  const { panel } = ctx.roster;
  const [group, nominal] = await Promise.all([
    ctx.store.read(panel.id, `group:${groupId}`),
    standingNominal(nominalKey({ groupId, id: nominalId }), nominalsIn(ctx)),
  ]);
  const of = group && nominal && { group: recordOf('group', group), nominal, panel };
  return ctx.admission.admit(nominalConditions, of);
}
