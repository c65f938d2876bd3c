import type { PanelId } from '../domain/ids';
import { isNewerData } from '../domain/refusal';

/** The newer version has taken it in hand long before. */
const AGAIN_MS = 60_000;

/**
 * Work that this version cannot do, because a newer one that runs beside it wrote what it needs. It is left to that one:
 * given up, it would be lost; tried over and over, it would be kept from the one that can.
 */
export class LeftToNewer {
  /** In this machine's milliseconds. */
  private readonly restsUntil = new Map<string, number>();
  private readonly told = new Set<PanelId>();

  constructor(private readonly log: (message: string, details: object) => void) {}

  /** @returns whether it is for this that the work failed */
  leaves(panelId: PanelId, work: string, error: unknown): boolean {
    if (!isNewerData(error)) return false;
    this.restsUntil.set(keyOf(panelId, work), performance.now() + AGAIN_MS);
    // Once for all of a panel: there may be thousands of them, met again and again.
    if (!this.told.has(panelId)) this.log('Work on newer data is left to a newer Sentinel', { panelId, work });
    this.told.add(panelId);
    return true;
  }

  holds(panelId: PanelId, work: string): boolean {
    return (this.restsUntil.get(keyOf(panelId, work)) ?? 0) > performance.now();
  }

  /** How much of it rests: so many more are to be looked at to find what can be done. */
  count(): number {
    for (const [key, until] of this.restsUntil) if (until <= performance.now()) this.restsUntil.delete(key);
    return this.restsUntil.size;
  }
}

function keyOf(panelId: PanelId, work: string): string {
  return `${panelId} ${work}`;
}
