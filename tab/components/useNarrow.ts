import { useSyncExternalStore } from 'react';

/** Below this width (CSS pixels, so also at a high zoom) lists become cards and the rail goes to the foot. */
const NARROW_PX = 720;

function subscribe(tell: () => void): () => void {
  window.addEventListener('resize', tell);
  return () => window.removeEventListener('resize', tell);
}

export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => window.innerWidth < NARROW_PX);
}
