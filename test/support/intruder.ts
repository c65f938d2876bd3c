import type { PanelId } from '../../bot/domain/ids';
import { genesisHash, hashOf, type LogEntry } from '../../bot/domain/log';
import type { DocumentKeys, PanelDocument, PanelStore, StoredDocument } from '../../bot/ledger/store';
import { readLog, sha256 } from './ledgerTasks';

/** Whoever has the store in hand and leaves the log aside. */
export class Intruder {
  constructor(
    private readonly store: PanelStore,
    private readonly panelId: PanelId,
  ) {}

  async read(id: string): Promise<StoredDocument> {
    const found = await this.store.read(this.panelId, id);
    if (found === undefined) throw new Error(`There is no ${id}`);
    return found;
  }

  async alter(id: string, change: (value: object) => object): Promise<void> {
    const { version, ...document } = await this.read(id);
    if (typeof document.value !== 'object' || document.value === null) throw new Error(`${id} is no record`);
    const altered = { ...document, value: change(document.value) };
    await this.store.commit(this.panelId, [{ kind: 'replace', document: altered, version }]);
  }

  /** A document as if it had always been there. */
  async plant(id: string, document: Omit<PanelDocument, 'id' | 'panelId'>): Promise<void> {
    await this.store.commit(this.panelId, [{ kind: 'create', document: { ...document, id, panelId: this.panelId } }]);
  }

  /** Lists find it by other keys from now on. */
  async refile(id: string, keys: DocumentKeys): Promise<void> {
    await this.relabel(id, { keys: { ...(await this.read(id)).keys, ...keys } });
  }

  /** Not a byte of the record changes. */
  async relabel(id: string, labels: Partial<Pick<PanelDocument, 'type' | 'form' | 'keys'>>): Promise<void> {
    const { version, ...document } = await this.read(id);
    await this.store.commit(this.panelId, [{ kind: 'replace', document: { ...document, ...labels }, version }]);
  }

  async remove(id: string): Promise<void> {
    const { version } = await this.read(id);
    await this.store.commit(this.panelId, [{ kind: 'delete', id, version }]);
  }

  /** The log as if it had ended there, its head with it. */
  async cutBack(to: number): Promise<void> {
    const entries = await readLog(this.store, this.panelId);
    for (const { number } of entries.filter((each) => each.number > to)) await this.remove(logId(number));
    const last = entries.find(({ number }) => number === to);
    const end = { logNumber: to, changeNumber: to, lastHash: last?.hash ?? genesisHash };
    await this.alter('head', (head) => ({ ...head, ...end }));
  }

  /** The log as if it had always been so: every hash made anew, and the head with them. */
  async rewrite(change: (entry: LogEntry) => LogEntry): Promise<void> {
    let previousHash = genesisHash;
    for (const entry of await readLog(this.store, this.panelId)) {
      const next = { ...change(entry), previousHash };
      const hash = hashOf(next, sha256);
      await this.alter(logId(entry.number), () => ({ ...next, hash }));
      previousHash = hash;
    }
    await this.alter('head', (head) => ({ ...head, lastHash: previousHash }));
  }
}

/** The id of an entry's document. */
export function logId(number: number): string {
  return `log:${String(number).padStart(9, '0')}`;
}
