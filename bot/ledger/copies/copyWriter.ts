import type { PanelId } from '../../domain/ids';
import { canonical } from '../../domain/canonical';
import {
  MAX_BATCH_BYTES,
  OutcomeUnknown,
  type PanelDocument,
  type PanelStore,
  StoreUnavailable,
  VersionConflict,
  type Write,
} from '../store';

/** Room for what a store keeps besides. */
const MOST_BYTES = MAX_BATCH_BYTES / 2;
const MOST_WRITES = 90;
/** Of a store that is busy, or whose answer was lost: some minutes. */
const MOST_TRIES = 20;

/** Puts documents into a partition as they are, in batches; what stands there already is left, or written over. */
export class CopyWriter {
  private batch = new Map<string, PanelDocument>();
  private bytes = 0;

  constructor(
    private readonly store: PanelStore,
    private readonly panelId: PanelId,
    private readonly pause: (ms: number) => Promise<void>,
  ) {}

  async put(document: PanelDocument): Promise<void> {
    const bytes = Buffer.byteLength(JSON.stringify(document));
    if (this.batch.size >= MOST_WRITES || this.bytes + bytes > MOST_BYTES) await this.flush();
    this.batch.set(document.id, document);
    this.bytes += bytes;
  }

  async flush(): Promise<void> {
    const documents = [...this.batch.values()];
    if (documents.length > 0) await this.patiently(() => this.create(documents));
    this.batch = new Map();
    this.bytes = 0;
  }

  /** Where there is none yet: whoever serves the panel may have written it since. */
  async create(documents: readonly PanelDocument[]): Promise<void> {
    try {
      await this.store.commit(
        this.panelId,
        documents.map((document) => ({ kind: 'create', document })),
      );
    } catch (error) {
      if (!(error instanceof VersionConflict || error instanceof OutcomeUnknown)) throw error;
      await this.settle(documents);
    }
  }

  private async settle(documents: readonly PanelDocument[]): Promise<void> {
    const writes = documents.map(async (document): Promise<Write | undefined> => {
      const found = await this.store.read(this.panelId, document.id);
      if (found === undefined) return { kind: 'create', document };
      return isSame(found, document) ? undefined : { kind: 'replace', document, version: found.version };
    });
    const left = (await Promise.all(writes)).filter((each) => each !== undefined);
    if (left.length > 0) await this.store.commit(this.panelId, left);
  }

  private async patiently(write: () => Promise<void>): Promise<void> {
    for (let turn = 1; ; turn++) {
      try {
        await write();
        return;
      } catch (error) {
        const isPassing = error instanceof StoreUnavailable || error instanceof OutcomeUnknown;
        if (!isPassing || turn === MOST_TRIES) throw error;
        await this.pause(error instanceof StoreUnavailable ? error.waitMs : turn * 100);
      }
    }
  }
}

function isSame(a: PanelDocument, b: PanelDocument): boolean {
  return canonical({ ...a, version: undefined }) === canonical({ ...b, version: undefined });
}
