import { QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiError, isRefusal } from './api';

/** A refusal stays one however often it is asked again; a lost connection, or having asked too much, is worth two more tries. */
function isWorthAnotherTry(failures: number, error: Error): boolean {
  const refused = error instanceof ApiError && error.status >= 400 && error.status < 500 && error.status !== 429;
  return !refused && failures < 2;
}

/** As long as the server asks for, but no longer than a minute; else a second, then two. */
function waitMs(failures: number, error: Error): number {
  const asked = error instanceof ApiError ? error.waitSeconds : undefined;
  return 1000 * Math.min(60, asked ?? 2 ** failures);
}

export function newQueryClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({
      // What somebody may no longer see does not stay on their screen.
      onError: (error, query) => {
        if (isRefusal(error)) query.setState({ data: undefined });
      },
    }),
    defaultOptions: {
      // 'always': when the machine says it is offline, the screen says so too instead of waiting for ever.
      queries: {
        ...{ staleTime: 30_000, retry: isWorthAnotherTry, retryDelay: waitMs, networkMode: 'always' },
        refetchOnWindowFocus: ({ state }) => !isRefusal(state.error),
        refetchOnReconnect: ({ state }) => !isRefusal(state.error),
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}
