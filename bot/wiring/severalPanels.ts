import type { PanelStore } from '../ledger/store';
import { listPanels } from '../useCases/settings/deployment';

/** Whether the deployment holds several panels, of which somebody may be on more than one. It never holds fewer again. */
export class SeveralPanels {
  private count = 0;

  constructor(private readonly store: PanelStore) {}

  get areThere(): boolean {
    return this.count > 1;
  }

  /** Another process may have founded one. */
  async look(): Promise<void> {
    if (!this.areThere) this.count = (await listPanels(this.store)).length;
  }
}
