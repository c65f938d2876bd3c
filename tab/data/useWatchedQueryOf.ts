import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { QueryName } from '../../bot/contract';
import { ask, type QueryParameters } from './api';
import { sharedAsKnown } from './known';

const AGAIN_MS = 15_000;

/** A query of the contract about what changes without an entry in the log, so that no live change tells of it. */
export function useWatchedQueryOf<Name extends QueryName>(
  name: Name,
  input: QueryParameters = {},
  { everyMs = AGAIN_MS, enabled = true } = {},
) {
  return useQuery({
    queryKey: [name, input],
    queryFn: () => ask(name, input),
    placeholderData: keepPreviousData,
    structuralSharing: sharedAsKnown,
    refetchInterval: everyMs,
    enabled,
  });
}
