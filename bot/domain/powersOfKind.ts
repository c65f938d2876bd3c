import type { Agency } from './agency';
import { kindName } from './agencyKinds';
import type { Power } from './power';

/** As the list of powers calls agencies of a kind: one line for most, several for charities. */
export type CalledByKind = (kind: string) => readonly string[];

/**
 * Whether a power of the list is that agency's, by its name or its kind's. Where the list calls several of its kind by their own names (charities),
 * it has those of its own name alone: the RSPCA has nothing of Crimestoppers'.
 */
export function isPowerOf(
  { agency: called }: Pick<Power, 'agency'>,
  { name, kind }: Pick<Agency, 'name' | 'kind'>,
  calledByKind: CalledByKind,
): boolean {
  if (called === name || called === kindName(kind)) return true;
  const ofKind = calledByKind(kind);
  return ofKind.length === 1 && ofKind.includes(called);
}
