import type { Parameters } from '../../data/address';
import { useQueryOf } from '../../data/useQueryOf';
import { flagWords, openWords, stateWords } from './taskFilters';

interface FurtherFilter {
  readonly key: string;
  readonly value: string;
  /** "Environment Agency", "Closed tasks" */
  readonly name: string;
}

/** What narrows the list beside the views, in words. */
export function useFurtherFilters({ agencyId, ownerId, state, flag, open }: Parameters): readonly FurtherFilter[] {
  const agencies = useQueryOf('agencies.list', {}, agencyId !== undefined);
  const members = useQueryOf('members.list', { agencyId }, ownerId !== undefined);
  const agency = agencies.data?.items.find(({ id }) => id === agencyId)?.name;
  const owner = members.data?.items.find(({ id }) => id === ownerId)?.name;
  return [
    filter('agencyId', agencyId, agency ?? 'One agency'),
    filter('ownerId', ownerId, owner ?? 'One owner'),
    filter('state', state, wordIn(stateWords, state)),
    filter('flag', flag, wordIn(flagWords, flag)),
    filter('open', open, wordIn(openWords, open)),
  ].filter((each) => each !== undefined);
}

function filter(key: string, value: string | undefined, name: string): FurtherFilter | undefined {
  return value === undefined ? undefined : { key, value, name };
}

/** What a link asks for may be more than one can choose here. */
function wordIn(words: Readonly<Record<string, string>>, value = ''): string {
  return value
    .split(',')
    .map((each) => words[each] ?? each)
    .join(', ');
}
