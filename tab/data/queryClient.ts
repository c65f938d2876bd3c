import { QueryClient } from '@tanstack/react-query';
import { ApiError } from './api';

/** A refusal stays one however often it is asked again; a lost connection is worth two more tries. */
function isWorthAnotherTry(failures: number, error: Error): boolean {
  const refused = error instanceof ApiError && error.status >= 400 && error.status < 500;
  return !refused && failures < 2;
}

export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      // 'always': when the machine says it is offline, the screen says so too instead of waiting for ever.
      queries: { staleTime: 30_000, retry: isWorthAnotherTry, networkMode: 'always' },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}
