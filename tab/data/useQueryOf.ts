import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { QueryName } from '../../bot/contract';
import { ask, type QueryParameters } from './api';
import { sharedAsKnown } from './known';

/**
 * One query of the contract. While other filters load, what was there stays: nothing jumps.
 *
 * @param said what is said with it that makes it no other answer
 */
export function useQueryOf<Name extends QueryName>(
  name: Name,
  input: QueryParameters = {},
  enabled = true,
  said?: () => QueryParameters,
) {
  return useQuery({
    queryKey: [name, input],
    queryFn: () => ask(name, { ...input, ...said?.() }),
    placeholderData: keepPreviousData,
    structuralSharing: sharedAsKnown,
    enabled,
  });
}
