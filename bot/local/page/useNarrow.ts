import { useSyncExternalStore } from 'react';

/** Chats, a chat and the tab beside each other need as much: with less there is one at a time. */
const room = matchMedia('(min-width: 900px)');

function subscribe(tell: () => void): () => void {
  room.addEventListener('change', tell);
  return () => room.removeEventListener('change', tell);
}

export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => !room.matches);
}
