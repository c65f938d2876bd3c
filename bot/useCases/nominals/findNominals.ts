import { z } from 'zod';
import { mayKnowPeople, maySeeNominal, visiblePeople } from '../../access/nominalSight';
import { calledNominal, nominalKey } from '../../domain/nominal';
import { loadGroups } from '../groups/groupLists';
import type { Context } from '../ports';
import { findWorded } from '../search/findRecords';
import type { PersonFoundView } from './nominalViews';
import { nominalsIn, standingNominal } from './standingNominal';

/** A name, or how it begins; a letter or two would call up everybody. */
export const PeopleSearch = z.object({ text: z.string().trim().min(3).max(100) });

const MOST_PEOPLE = 50;

/**
 * People of groups by name, a former one too where two records of one person became one,
 * or by force reference, for whoever may know of them: that one is called so, and never the name. It tells who somebody is,
 * so that it is asked for by itself and each of them is logged.
 */
export async function findNominals(
  { text }: z.infer<typeof PeopleSearch>,
  ctx: Context,
): Promise<{ items: PersonFoundView[] }> {
  const { viewer } = ctx;
  const { panel } = ctx.roster;
  const groups = (await loadGroups(ctx)).filter((group) => mayKnowPeople({ group, panel }, viewer));
  const visible = visiblePeople(viewer, groups);
  const found = await findWorded('nominal', { visible, latest: 'number', most: MOST_PEOPLE }, { text }, ctx);
  const standing = await Promise.all(found.map((each) => standingNominal(nominalKey(each), nominalsIn(ctx))));
  const people = new Map(standing.flatMap((each) => (each === undefined ? [] : [[nominalKey(each), each] as const])));
  const items = groups.flatMap((group) =>
    [...people.values()]
      .filter((nominal) => nominal.groupId === group.id && maySeeNominal({ nominal, group, panel }, viewer))
      .sort((a, b) => a.number - b.number)
      .map((nominal) => ({
        ...{ id: nominal.id, called: calledNominal(nominal) },
        ...{ groupId: group.id, groupReference: group.reference, operation: group.operation },
      })),
  );
  return { items };
}
