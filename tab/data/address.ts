import { useSyncExternalStore } from 'react';
import { isScreen, type Parameters, type Screen } from './screens';

export type { Parameters, Screen };

/**
 * Where one is in the tab: "#/action-log?overdue=true&agencyId=ea". Filters are part of it, so that a view is a link.
 * `task` and `issue` open a drawer over whatever screen is there.
 */
export interface Address {
  readonly screen: Screen;
  readonly parameters: Parameters;
}

/** "/action-log?task=t-1", with or without "#" and "/". Undefined when it names no screen. */
export function parseAddress(text: string): Address | undefined {
  const [name = '', query = ''] = text.replace(/^#?\/?/, '').split('?', 2);
  return isScreen(name) ? { screen: name, parameters: Object.fromEntries(new URLSearchParams(query)) } : undefined;
}

export function addressText(screen: Screen, parameters: Parameters = {}): string {
  const query = new URLSearchParams({ ...parameters }).toString();
  return `#/${screen}${query === '' ? '' : `?${query}`}`;
}

/** Goes there; `replace` leaves no step to go back to, as while typing. */
export function goTo(screen: Screen, parameters: Parameters = {}, { replace = false } = {}): void {
  const text = addressText(screen, parameters);
  if (text === location.hash) return;
  if (replace) history.replaceState(null, '', text);
  else history.pushState(null, '', text);
  for (const tell of readers) tell();
}

/** Changes some parameters of where one is; undefined or empty takes one away. */
export function setParameters(
  changes: Readonly<Record<string, string | undefined>>,
  options?: { replace: boolean },
): void {
  const { screen, parameters } = currentAddress();
  const merged = Object.entries({ ...parameters, ...changes });
  const kept = merged.filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '');
  goTo(screen, Object.fromEntries(kept), options);
}

const readers = new Set<() => void>();
let lastHash: string | undefined;
let lastAddress: Address = { screen: 'today', parameters: {} };

/** The same object for the same hash, as useSyncExternalStore wants. */
export function currentAddress(): Address {
  if (location.hash !== lastHash) {
    lastHash = location.hash;
    lastAddress = parseAddress(lastHash) ?? { screen: 'today', parameters: {} };
  }
  return lastAddress;
}

function subscribe(tell: () => void): () => void {
  readers.add(tell);
  window.addEventListener('hashchange', tell);
  window.addEventListener('popstate', tell);
  return () => {
    readers.delete(tell);
    window.removeEventListener('hashchange', tell);
    window.removeEventListener('popstate', tell);
  };
}

export function useAddress(): Address {
  return useSyncExternalStore(subscribe, currentAddress);
}
