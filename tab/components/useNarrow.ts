import { useSyncExternalStore } from 'react';

/** Below this width (CSS pixels, so also at a high zoom) the rail goes to the foot and the page scrolls as one. */
const NARROW_PX = 720;

/** From this width on, what is opened from a list stands beside it; below, over it. */
const BESIDE_PX = 1100;

function subscribe(tell: () => void): () => void {
  window.addEventListener('resize', tell);
  return () => window.removeEventListener('resize', tell);
}

export function useNarrow(): boolean {
  return useBelow(NARROW_PX);
}

export function useRoomBeside(): boolean {
  return !useBelow(BESIDE_PX);
}

export function useBelow(px: number): boolean {
  return useSyncExternalStore(subscribe, () => window.innerWidth < px);
}
