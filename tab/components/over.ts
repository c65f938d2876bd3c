import { useSyncExternalStore } from 'react';

/** What may stand over any screen, one at a time. */
export type Over = 'search' | 'keys' | 'giveTask' | 'raiseIssue' | 'askAccess';

let shown: Over | undefined;
const readers = new Set<() => void>();

export function showOver(over: Over | undefined): void {
  shown = over;
  for (const tell of readers) tell();
}

export function shownOver(): Over | undefined {
  return shown;
}

export function useOver(): Over | undefined {
  return useSyncExternalStore(subscribe, shownOver);
}

function subscribe(tell: () => void): () => void {
  readers.add(tell);
  return () => readers.delete(tell);
}
