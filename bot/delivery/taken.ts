import type { PanelId } from '../domain/ids';

/** So many of one panel at once: each is begun well within its lease. */
const MOST_AT_ONCE = 20;

/** Messages that this process took in the batch that wrote them, until they are sent or did not come to stand. */
export class Taken {
  private readonly byPanel = new Map<PanelId, Set<string>>();

  /** @returns whether there was a hand free */
  add(panelId: PanelId, id: string): boolean {
    const taken = this.byPanel.get(panelId) ?? new Set();
    if (taken.size >= MOST_AT_ONCE) return false;
    this.byPanel.set(panelId, taken.add(id));
    return true;
  }

  remove(panelId: PanelId, id: string): void {
    const taken = this.byPanel.get(panelId);
    taken?.delete(id);
    if (taken?.size === 0) this.byPanel.delete(panelId);
  }
}
