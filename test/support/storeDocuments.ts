import { randomUUID } from 'node:crypto';
import type { ReadCount } from '../../bot/store/batchRules';
import { PanelId } from '../../bot/domain/ids';
import type { DocumentKeys, PanelDocument, PanelStore, Write } from '../../bot/ledger/store';

/** A place that stores can be opened on, several at once. */
export interface StorePlace {
  open(onRead?: (count: ReadCount) => void): Promise<PanelStore>;
  close(): Promise<void>;
}

export function aPanelId(): PanelId {
  return PanelId.parse(`panel-${randomUUID()}`);
}

type DocumentParts = { panelId: PanelId; id: string; type?: string; keys?: DocumentKeys; value?: unknown };

export function aDocument({ type = 'task', keys = {}, value = {}, ...rest }: DocumentParts): PanelDocument {
  return { ...rest, type, keys, value };
}

export function creates(documents: readonly PanelDocument[]): Write[] {
  return documents.map((document) => ({ kind: 'create', document }));
}
