import type { Attributes } from './attributes';
import { type PanelStore, VersionConflict } from '../../ledger/store';
import { inHand } from './hand';
import type { Telemetry } from './telemetry';

/** The store, with a span of each request that something in hand makes, and a count of races that were lost. */
export function tracedStore(store: PanelStore, telemetry: Telemetry): PanelStore {
  const traced = async <T>(
    operation: Attributes['operation'],
    ask: () => Promise<T>,
    documentsOf: (answer: T) => number,
  ): Promise<T> => {
    const parent = inHand()?.span;
    const span = parent && telemetry.begin('store', parent, { operation });
    try {
      const answer = await ask();
      if (span !== undefined) telemetry.end(span, { documents: documentsOf(answer) });
      return answer;
    } catch (error) {
      const isConflict = error instanceof VersionConflict;
      if (isConflict) telemetry.count('sentinel.store.conflicts', {});
      if (span !== undefined) telemetry.end(span, { outcome: isConflict ? 'refused' : 'fault' });
      throw error;
    }
  };
  const length = (found: readonly unknown[]) => found.length;
  return {
    read: (panelId, id) =>
      traced(
        'read',
        () => store.read(panelId, id),
        (found) => (found === undefined ? 0 : 1),
      ),
    query: (panelId, query) => traced('query', () => store.query(panelId, query), length),
    queryEverywhere: (query) => traced('queryEverywhere', () => store.queryEverywhere(query), length),
    walk: (panelId, page) => traced('walk', () => store.walk(panelId, page), length),
    commit: (panelId, writes) => traced('commit', () => store.commit(panelId, writes), length),
    purge: () => store.purge(),
    close: () => store.close(),
  };
}
