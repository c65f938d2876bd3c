import type { PanelId } from '../domain/ids';
import { Refusal } from '../domain/refusal';
import type { Instant } from '../domain/time';
import type { Ledger } from './ledger';
import { documentOf, keyOf, recordOf, type RecordType } from './records';
import type { PanelShapes } from './shapes';
import { OutcomeUnknown, type PanelStore, type StoredDocument, VersionConflict, type Write } from './store';
import { isRecordType, type Rewriting, rewritingOf } from './todaysShapes';

/** Documents read at once; between pages others have their turn. */
const PAGE = 25;
const MOST_RACES = 50;

export interface RewriterParts {
  readonly store: PanelStore;
  /** Another than the one that serves: what waits in that one's queue may wait for this. */
  readonly ledger: Ledger;
  readonly clock: () => Instant;
  readonly log: (message: string, details: object) => void;
}

/**
 * Writes again what stands otherwise than this version writes it. Whatever is killed in the middle, or done by two
 * processes at once, is done by looking again: a document that stands as it should is left alone.
 */
export class Rewriter {
  constructor(private readonly parts: RewriterParts) {}

  /** @returns how many documents were written */
  async walk(panelId: PanelId, kinds: readonly string[], isStopped: () => boolean): Promise<number> {
    let rewritten = 0;
    for (const kind of kinds.filter(isRecordType)) {
      let page: StoredDocument[] = [];
      do {
        if (isStopped()) return rewritten;
        page = await this.parts.store.walk(panelId, { type: kind, after: page.at(-1)?.id, limit: PAGE });
        rewritten += await this.bring(panelId, kind, page);
        await new Promise((resume) => setImmediate(resume));
      } while (page.length === PAGE);
    }
    return rewritten;
  }

  /** What the head says of it, as it is then. */
  async mark(panelId: PanelId, decide: (shapes: PanelShapes | undefined) => PanelShapes | undefined): Promise<void> {
    for (let race = 1; race <= MOST_RACES; race++) {
      const found = await this.parts.store.read(panelId, 'head');
      if (found === undefined) return;
      const head = recordOf('head', found);
      const shapes = decide(head.shapes);
      if (JSON.stringify(shapes) === JSON.stringify(head.shapes)) return;
      const document = documentOf('head', panelId, { ...head, shapes });
      if (await this.commit(panelId, { kind: 'replace', document, version: found.version })) return;
    }
    throw new Error('The head could not be marked: others keep writing it');
  }

  private async commit(panelId: PanelId, write: Write): Promise<boolean> {
    try {
      await this.parts.store.commit(panelId, [write]);
      return true;
    } catch (error) {
      if (isRace(error)) return false;
      throw error;
    }
  }

  /** As one batch, or, where others were in between or it was too much, each by itself. @returns how many were written */
  private async bring(panelId: PanelId, type: RecordType, page: readonly StoredDocument[]): Promise<number> {
    try {
      return await this.write(panelId, type, page);
    } catch {
      let rewritten = 0;
      for (const { id } of page) rewritten += await this.bringOne(panelId, type, id);
      return rewritten;
    }
  }

  private async bringOne(panelId: PanelId, type: RecordType, id: string): Promise<number> {
    for (let race = 1; ; race++) {
      const found = await this.parts.store.read(panelId, id);
      if (found === undefined) return 0;
      try {
        return await this.write(panelId, type, [found]);
      } catch (error) {
        if (isRace(error) && race < MOST_RACES) continue;
        this.parts.log('A record could not be brought up to date', { panelId, id, error });
        return 0;
      }
    }
  }

  private async write(panelId: PanelId, type: RecordType, documents: readonly StoredDocument[]): Promise<number> {
    const rekeyed: Write[] = [];
    const earlier: string[] = [];
    for (const stored of documents) {
      const rewriting = this.rewritingOf(type, stored);
      if (rewriting.kind === 'keys') {
        rekeyed.push({ kind: 'replace', document: rewriting.document, version: stored.version });
      }
      if (rewriting.kind === 'record') earlier.push(keyOf(stored));
    }
    if (rekeyed.length > 0) await this.parts.store.commit(panelId, rekeyed);
    if (earlier.length > 0) await this.upgrade(panelId, type, earlier);
    return rekeyed.length + earlier.length;
  }

  private rewritingOf(type: RecordType, stored: StoredDocument): Rewriting {
    try {
      return rewritingOf(type, stored);
    } catch (error) {
      // Whoever asks for it is told; the others are brought up to date all the same.
      this.parts.log('A record cannot be read and is left as it is', { panelId: stored.panelId, id: stored.id, error });
      return { kind: 'none' };
    }
  }

  /** What the log says of a record holds for its new form: it is said in the log that it has one, in the same batch. */
  private async upgrade(panelId: PanelId, type: RecordType, keys: readonly string[]): Promise<void> {
    await this.parts.ledger.change(panelId, this.parts.clock(), async (draft) => {
      for (const key of keys) {
        const record = await draft.read(type, key);
        if (record !== undefined) draft.put(type, record);
      }
      const subject = { type: 'panel', id: panelId, reference: type } as const;
      draft.log({ action: 'record-upgraded', by: 'system', subject, readers: ['*'], note: keys.join(' ') });
    });
  }
}

function isRace(error: unknown): boolean {
  if (error instanceof Refusal) return error.code === 'changed-meanwhile';
  return error instanceof VersionConflict || error instanceof OutcomeUnknown;
}
