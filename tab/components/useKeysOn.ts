import { useSyncExternalStore } from 'react';
import { KEYS_OFF, keysAreOn } from './keys';

const tellers = new Set<() => void>();

export function useKeysOn(): [on: boolean, turn: (on: boolean) => void] {
  const on = useSyncExternalStore(subscribe, keysAreOn);
  return [on, turnKeys];
}

function turnKeys(on: boolean): void {
  try {
    if (on) localStorage.removeItem(KEYS_OFF);
    else localStorage.setItem(KEYS_OFF, 'yes');
  } catch {
    // A browser that keeps nothing keeps the keys on.
  }
  for (const tell of tellers) tell();
}

function subscribe(tell: () => void): () => void {
  tellers.add(tell);
  return () => void tellers.delete(tell);
}
