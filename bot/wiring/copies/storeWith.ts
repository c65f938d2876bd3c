import type { PanelId } from '../../domain/ids';
import type { DocumentQuery, PanelDocument, PanelStore, StoredDocument, WalkPage } from '../../ledger/store';

/** A store as it will be once `documents` stand in it. To be read alone. */
export class StoreWith implements PanelStore {
  private readonly documents: readonly StoredDocument[];

  constructor(
    private readonly store: PanelStore,
    documents: readonly PanelDocument[],
  ) {
    this.documents = documents.map((document) => ({ ...document, version: '' }));
  }

  async read(panelId: PanelId, id: string): Promise<StoredDocument | undefined> {
    return this.documents.find((each) => each.panelId === panelId && each.id === id) ?? this.store.read(panelId, id);
  }

  async walk(panelId: PanelId, page: WalkPage): Promise<StoredDocument[]> {
    const { type, after = '', limit } = page;
    const own = this.documents.filter(
      (each) => each.panelId === panelId && each.id > after && (type === undefined || each.type === type),
    );
    const found = await this.store.walk(panelId, page);
    const others = found.filter(({ id }) => !own.some((each) => each.id === id));
    return [...others, ...own].sort((a, b) => (a.id < b.id ? -1 : 1)).slice(0, limit);
  }

  query(panelId: PanelId, query: DocumentQuery): Promise<StoredDocument[]> {
    return this.store.query(panelId, query);
  }

  queryEverywhere(query: DocumentQuery): Promise<StoredDocument[]> {
    return this.store.queryEverywhere(query);
  }

  async commit(): Promise<string[]> {
    throw new Error('This store is read alone');
  }

  async purge(): Promise<void> {}

  async close(): Promise<void> {}
}
