import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { QueryName } from '../../bot/contract';
import { ask, type QueryParameters } from './api';
import { sharedAsKnown } from './known';

/** One query of the contract. While other filters load, what was there stays: nothing jumps. */
export function useQueryOf<Name extends QueryName>(name: Name, input: QueryParameters = {}, enabled = true) {
  return useQuery({
    queryKey: [name, input],
    queryFn: () => ask(name, input),
    placeholderData: keepPreviousData,
    structuralSharing: sharedAsKnown,
    enabled,
  });
}
