import { type FoundEnd, type Linked } from '../../access/linkSight';
import { type Group, sitesOf } from '../../domain/group';
import type { GroupId } from '../../domain/ids';
import type { LinkEnd, LinkFacts } from '../../domain/link';
import { MOST_NOMINALS, type Nominal, nominalKey } from '../../domain/nominal';
import type { Draft } from '../../ledger/changeDraft';
import { recordOf } from '../../ledger/records';
import { oncePerSnapshot } from '../../ledger/snapshot';
import { findGroup } from '../groups/groupLists';
import type { Onlooking } from '../ports';

/** Where ends are looked up: in a change, or once for all that a list shows. */
interface Lookup {
  readonly groupOf: (groupId: GroupId) => Promise<Group | undefined>;
  readonly nominalOf: (end: Extract<LinkEnd, { kind: 'nominal' }>) => Promise<Nominal | undefined>;
}

/** Undefined where either of them is gone. */
async function linkedBy({ from, to }: Pick<LinkFacts, 'from' | 'to'>, lookup: Lookup, ctx: Onlooking) {
  const [foundFrom, foundTo] = await Promise.all([from, to].map((end) => foundEnd(end, lookup, ctx)));
  return foundFrom && foundTo && { from: foundFrom, to: foundTo };
}

async function foundEnd(end: LinkEnd, lookup: Lookup, { roster }: Onlooking): Promise<FoundEnd | undefined> {
  // The same is read, whether there is one or not.
  const [group, nominal] = await Promise.all([
    lookup.groupOf(end.groupId),
    end.kind === 'nominal' ? lookup.nominalOf(end) : undefined,
  ]);
  if (end.kind === 'nominal') return group && nominal && { kind: 'nominal', nominal, group, panel: roster.panel };
  if (end.kind === 'group') return group && { kind: 'group', group };
  const site = group && sitesOf(group).find(({ id }) => id === end.siteId);
  return group && site && { kind: 'site', group, site };
}

export function linkedIn(
  facts: Pick<LinkFacts, 'from' | 'to'>,
  draft: Draft,
  ctx: Onlooking,
): Promise<Linked | undefined> {
  const lookup: Lookup = {
    groupOf: (groupId) => draft.read('group', groupId),
    nominalOf: ({ groupId, nominalId }) => draft.read('nominal', nominalKey({ groupId, id: nominalId })),
  };
  return linkedBy(facts, lookup, ctx);
}

/** The same for a list: groups and their people are read once a change, whoever asks and however many links meet there. */
export function linkedNow(facts: Pick<LinkFacts, 'from' | 'to'>, ctx: Onlooking): Promise<Linked | undefined> {
  const lookup: Lookup = {
    groupOf: (groupId) => findGroup(groupId, ctx),
    nominalOf: async ({ groupId, nominalId }) => (await loadPeopleIn(groupId, ctx)).find(({ id }) => id === nominalId),
  };
  return linkedBy(facts, lookup, ctx);
}

/** All that a link could join in one group: itself first, then its people, its places, businesses and vehicles. */
export async function endsIn(groupId: GroupId, ctx: Onlooking): Promise<{ end: LinkEnd; found: FoundEnd }[]> {
  const [group, people] = await Promise.all([findGroup(groupId, ctx), loadPeopleIn(groupId, ctx)]);
  if (group === undefined) return [];
  const { panel } = ctx.roster;
  const inOrder = [...people].sort((a, b) => a.number - b.number);
  return [
    { end: { kind: 'group', groupId }, found: { kind: 'group', group } },
    ...inOrder.map((nominal) => ({
      end: { kind: 'nominal', groupId, nominalId: nominal.id } as const,
      found: { kind: 'nominal', nominal, group, panel } as const,
    })),
    ...sitesOf(group).map((site) => ({
      end: { kind: 'site', groupId, siteId: site.id } as const,
      found: { kind: 'site', group, site } as const,
    })),
  ];
}

const loadPeopleIn = oncePerSnapshot(async (groupId: GroupId, { store, roster }: Onlooking) => {
  const where = [{ key: 'groupId', is: groupId }];
  const found = await store.query(roster.panel.id, { type: 'nominal', where, limit: MOST_NOMINALS });
  return found.map((document) => recordOf('nominal', document));
});
