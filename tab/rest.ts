import { unsentDelivery } from './data/laterDelivery';
import { overFiles } from './laterOvers';
import { partFiles } from './laterParts';
import { drawerFiles } from './laterScreens';
import { screenFiles } from './screenFiles';

/** Browsers without a notion of idleness wait this long. */
const REST_MS = 2000;

/**
 * Once the first screen stands and the browser has nothing to do, everything else comes by itself, one thing after the
 * other: what was never opened has to open also when the line is gone. Whoever saves data fetches only what is opened.
 */
export function fetchRest(): void {
  if ('connection' in navigator && isSaving(navigator.connection)) return;
  const begin = () => void fetchAll();
  if ('requestIdleCallback' in window) requestIdleCallback(begin, { timeout: REST_MS });
  else setTimeout(begin, REST_MS);
}

async function fetchAll(): Promise<void> {
  const later = [
    ...Object.values(overFiles),
    ...Object.values(screenFiles),
    ...drawerFiles,
    ...Object.values(partFiles),
  ];
  for (const fetchOne of [unsentDelivery, ...later]) {
    // Fetched again when it is opened.
    await fetchOne().catch(() => undefined);
  }
}

function isSaving(connection: unknown): boolean {
  return (
    typeof connection === 'object' && connection !== null && 'saveData' in connection && connection.saveData === true
  );
}
