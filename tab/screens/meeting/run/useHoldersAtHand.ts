import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useQueryOf } from '../../../data/useQueryOf';

/** Whoever runs a meeting gives tasks even while the line is lost: the people of each agency are there beforehand. */
export function useHoldersAtHand(wanted: boolean): void {
  const queries = useQueryClient();
  const agencies = useQueryOf('agencies.list', {}, wanted).data;
  const members = useQueryOf('members.list', {}, wanted).data;
  useEffect(() => {
    if (agencies === undefined || members === undefined) return;
    // The live stream says when people change: until then they need not be asked for again.
    queries.setQueryDefaults(['members.list'], { gcTime: Infinity, staleTime: Infinity });
    for (const { id: agencyId } of agencies.items) {
      const items = members.items.filter((person) => person.agencyId === agencyId);
      queries.setQueryData(['members.list', { agencyId }], { items });
    }
  }, [queries, agencies, members]);
}
