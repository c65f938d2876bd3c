import { hasRight } from '../../access/rights';
import { roleNames } from '../../domain/member';
import { wordsIn } from '../../domain/searchable';
import { agencyName } from '../members/names';
import type { Context } from '../ports';
import { type Asked, bears } from './asked';
import { MOST_OF_A_KIND } from './findRecords';
import type { FoundView } from './searchViews';

/** People and agencies of the panel, each leading to their tasks. The roster is in hand, whoever asks. */
export function findPeople(asked: Asked, ctx: Context): FoundView[] {
  if (!hasRight(ctx.viewer, 'people.see')) return [];
  const { members, agencies } = ctx.roster;
  const isMeant = ({ name }: { readonly name: string }) => bears(wordsIn(name), asked);
  const people = [...members.values()].filter(isMeant).map(({ id, name, role, agencyId }): FoundView => {
    const note = `${roleNames[role]}, ${agencyName(agencyId, ctx)}`;
    return { key: `person:${id}`, kind: 'person', title: name, note, place: `action-log?ownerId=${id}` };
  });
  const partners = [...agencies.values()].filter(isMeant).map(({ id, name }): FoundView => {
    return { key: `agency:${id}`, kind: 'agency', title: name, place: `action-log?agencyId=${id}` };
  });
  return [...people.slice(0, MOST_OF_A_KIND), ...partners.slice(0, MOST_OF_A_KIND)];
}
