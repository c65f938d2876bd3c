import { useSyncExternalStore } from 'react';

/** Whether the server answers. The live stream and every request report here; the banner shows it. */
let reachable = true;
const readers = new Set<() => void>();

function set(next: boolean): void {
  if (next === reachable) return;
  reachable = next;
  for (const tell of readers) tell();
}

export function noteReachable(): void {
  set(true);
}

export function noteUnreachable(): void {
  set(false);
}

/** By what is known without asking. */
export function isCutOff(): boolean {
  return !reachable || !navigator.onLine;
}

export function useReachable(): boolean {
  return useSyncExternalStore(
    (tell) => {
      readers.add(tell);
      return () => readers.delete(tell);
    },
    () => reachable,
  );
}
