import type { PanelId } from '../../bot/domain/ids';
import { digestsIn, genesisHash, hashOf, type LogEntry, saltedDigest } from '../../bot/domain/log';
import { logKeying } from '../../bot/ledger/logKeys';
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

  /** All of it as it was read once. */
  async putBack({ version: _, ...document }: StoredDocument): Promise<void> {
    const { version } = await this.read(document.id);
    await this.store.commit(this.panelId, [{ kind: 'replace', document, version }]);
  }

  /** Lists find it by other keys from now on. */
  async refile(id: string, keys: DocumentKeys): Promise<void> {
    await this.relabel(id, { keys: { ...(await this.read(id)).keys, ...keys } });
  }

  /** Not a byte of the record changes. */
  async relabel(
    id: string,
    labels: Partial<Pick<PanelDocument, 'type' | 'form' | 'entry' | 'salt' | 'keys'>>,
  ): Promise<void> {
    const { version, ...document } = await this.read(id);
    await this.store.commit(this.panelId, [{ kind: 'replace', document: { ...document, ...labels }, version }]);
  }

  /** The salt of its digest is gone. */
  async unseal(id: string): Promise<void> {
    const { version, salt: _, ...document } = await this.read(id);
    await this.store.commit(this.panelId, [{ kind: 'replace', document, version }]);
  }

  /** It no longer says which entry holds its digest. */
  async unlabel(id: string): Promise<void> {
    const { version, entry: _, ...document } = await this.read(id);
    await this.store.commit(this.panelId, [{ kind: 'replace', document, version }]);
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
      await this.relabel(logId(entry.number), { keys: logKeying.keysOf({ ...next, hash }) });
      previousHash = hash;
    }
    await this.alter('head', (head) => ({ ...head, lastHash: previousHash }));
  }

  /** The log and its records as the version wrote them whose records had no salt of their own. */
  async leaveInSecondForm(): Promise<void> {
    const values = new Map<string, unknown>();
    for (const entry of await readLog(this.store, this.panelId)) {
      for (const id of Object.keys(digestsIn(entry))) {
        await this.unseal(id);
        values.set(id, (await this.read(id)).value);
      }
    }
    await this.rewrite((entry) => {
      if (entry.form !== 3) throw new Error('There is none of another form');
      const { over: _, vouched: __, records = {}, words, ...rest } = entry;
      const digests = Object.keys(records).map((id) => [id, saltedDigest(values.get(id), words?.salt ?? '', sha256)]);
      return { ...rest, words, form: 2, records: Object.fromEntries(digests) };
    });
  }
}

/** The id of an entry's document. */
export function logId(number: number): string {
  return `log:${String(number).padStart(9, '0')}`;
}
