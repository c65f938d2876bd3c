import { useState } from 'react';
import { ApiError } from './api';

/**
 * What a form was drawn from. Whoever was told that somebody else was faster has seen how it stands now, and goes on
 * from there.
 */
export function useSeenVersion(version: string): (error: Error | null) => string {
  const [drawnFrom, setDrawnFrom] = useState(version);
  return (error) => {
    const seen = isOvertaken(error) ? version : drawnFrom;
    setDrawnFrom(seen);
    return seen;
  };
}

/** Somebody else was faster. */
export function isOvertaken(error: Error | null): boolean {
  return error instanceof ApiError && error.problem.code === 'changed-meanwhile';
}
