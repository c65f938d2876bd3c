/**
 * The panel's change number when somebody last looked at Today. A number and nothing else, kept by this browser: to keep
 * it with the panel would be a write for every look. What it was when the tab was opened holds until it is closed.
 */
const atOpening = new Map<string, number | undefined>();

function keyOf(whose: string): string {
  return `sentinel.lastLook.${whose}`;
}

/** Undefined on somebody's first look: everything would be new. */
export function lastLook(whose: string): number | undefined {
  if (!atOpening.has(whose)) atOpening.set(whose, read(whose));
  return atOpening.get(whose);
}

export function noteLook(whose: string, asOf: number): void {
  try {
    localStorage.setItem(keyOf(whose), String(asOf));
  } catch {
    // A browser that keeps nothing for the tab: nothing is said of what has changed.
  }
}

function read(whose: string): number | undefined {
  try {
    const kept = localStorage.getItem(keyOf(whose));
    return kept !== null && /^\d+$/.test(kept) ? Number(kept) : undefined;
  } catch {
    return undefined;
  }
}
