import type { PanelId } from '../domain/ids';
import { MAX_BATCH_WRITES, type Write } from '../ledger/store';

/** What was read, for tests and measures: a lookup by id, or a query. */
export interface ReadCount {
  readonly operation: 'read' | 'query';
  readonly documents: number;
}
export type OnRead = (count: ReadCount) => void;

/**
 * Cosmos's rules of a batch, kept by both stores so that what works embedded works in Azure.
 * @throws Error when the batch is too long or leaves its panel
 */
export function checkBatch(panelId: PanelId, writes: readonly Write[]): void {
  if (writes.length > MAX_BATCH_WRITES) {
    throw new Error(`A batch holds ${MAX_BATCH_WRITES} writes at the most, not ${writes.length}`);
  }
  const strayed = writes.find((write) => write.kind !== 'delete' && write.document.panelId !== panelId);
  if (strayed !== undefined) throw new Error(`A batch of panel ${panelId} writes to another panel`);
}
