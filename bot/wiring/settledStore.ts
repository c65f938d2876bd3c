import type { PanelId } from '../domain/ids';
import type { Migration } from './migration';
import type { DocumentQuery, PanelStore, StoredDocument, WalkPage, Write } from '../ledger/store';

/**
 * A store whose lists find all that they should: those of a kind that is being brought up to date wait until it is. The
 * heads that pass through tell whether it is to be.
 */
export class SettledStore implements PanelStore {
  constructor(
    private readonly store: PanelStore,
    private readonly migration: Migration,
  ) {}

  async read(panelId: PanelId, id: string): Promise<StoredDocument | undefined> {
    const found = await this.store.read(panelId, id);
    if (found?.type === 'head') this.migration.meet(found);
    return found;
  }

  async query(panelId: PanelId, query: DocumentQuery): Promise<StoredDocument[]> {
    await this.migration.settled(panelId, query.type);
    return this.store.query(panelId, query);
  }

  queryEverywhere(query: DocumentQuery): Promise<StoredDocument[]> {
    return this.store.queryEverywhere(query);
  }

  walk(panelId: PanelId, page: WalkPage): Promise<StoredDocument[]> {
    return this.store.walk(panelId, page);
  }

  commit(panelId: PanelId, writes: readonly Write[]): Promise<string[]> {
    return this.store.commit(panelId, writes);
  }

  purge(): Promise<void> {
    return this.store.purge();
  }

  async close(): Promise<void> {
    await this.migration.stop();
    await this.store.close();
  }
}
