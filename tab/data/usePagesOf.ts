import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { ask, type QueryParameters } from './api';
import { sharedAsKnown } from './known';

type PagedName =
  | ('tasks.list' | 'issues.list' | 'reminders.upcoming' | 'log.find' | 'retention.queue')
  | ('disruptions.list' | 'disruptions.ofGroup' | 'measures.records' | 'links.all');

/** A list of the contract, page after page. A live change reads again only what is already shown. */
export function usePagesOf<Name extends PagedName>(name: Name, input: QueryParameters = {}) {
  return useInfiniteQuery({
    queryKey: [name, input, 'pages'],
    queryFn: ({ pageParam }) => ask(name, { ...input, cursor: pageParam }),
    initialPageParam: noCursor,
    getNextPageParam: (page) => page.cursor,
    placeholderData: keepPreviousData,
    structuralSharing: sharedAsKnown,
  });
}

const noCursor: string | undefined = undefined;
