import type { PanelId } from '../domain/ids';
import { isNewerData, Refusal } from '../domain/refusal';
import type { Instant } from '../domain/time';
import type { Ledger } from './ledger';
import { documentIdAt, documentOf, keyOf, recordOf, type RecordType } from './records';
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

/** How far the records of a kind are. Whoever lists them looks at it meanwhile. */
export interface Progress {
  /** Those after `reached` may stand otherwise than this version writes them. */
  isAwaited: boolean;
  reached: string | undefined;
  /** How many were looked at. */
  seen: number;
  /** Ids of those that this version cannot read. */
  readonly unread: Set<string>;
}

interface Walked {
  readonly progress: Progress;
  written: number;
  /** Not written, whatever the store or the ledger said. */
  left: number;
}

/**
 * Writes again what stands otherwise than this version writes it. Whatever is killed in the middle, or done by two
 * processes at once, is done by looking again: a document that stands as it should is left alone.
 */
export class Rewriter {
  constructor(private readonly parts: RewriterParts) {}

  /**
   * Those that it cannot read or write hold up no others.
   *
   * @returns how many documents were written
   * @throws when some were not that can be read: the walk is not over
   */
  async walk(panelId: PanelId, kind: string, progress: Progress, isStopped: () => boolean): Promise<number> {
    if (!isRecordType(kind)) return 0;
    const walked: Walked = { progress, written: 0, left: 0 };
    Object.assign(progress, { reached: undefined, seen: 0 });
    let page: StoredDocument[] = [];
    do {
      if (isStopped()) return walked.written;
      page = await this.parts.store.walk(panelId, { type: kind, after: page.at(-1)?.id, limit: PAGE });
      await this.bring(panelId, kind, page, walked);
      progress.seen += page.length;
      if (walked.left === 0) progress.reached = page.at(-1)?.id ?? progress.reached;
      await new Promise((resume) => setImmediate(resume));
    } while (page.length === PAGE);
    if (walked.left > 0) throw new Error(`${walked.left} records were not brought up to date`);
    return walked.written;
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

  /** As one batch, or, where others were in between or it was too much, each by itself. */
  private async bring(
    panelId: PanelId,
    type: RecordType,
    page: readonly StoredDocument[],
    walked: Walked,
  ): Promise<void> {
    try {
      walked.written += await this.write(panelId, type, page, walked.progress);
    } catch {
      for (const { id } of page) await this.bringOne(panelId, type, id, walked);
    }
  }

  private async bringOne(panelId: PanelId, type: RecordType, id: string, walked: Walked): Promise<void> {
    for (let race = 1; ; race++) {
      try {
        const found = await this.parts.store.read(panelId, id);
        walked.written += found === undefined ? 0 : await this.write(panelId, type, [found], walked.progress);
        return;
      } catch (error) {
        if (isRace(error) && race < MOST_RACES) continue;
        this.parts.log('A record could not be brought up to date', { panelId, id, error });
        walked.left += 1;
        return;
      }
    }
  }

  private async write(
    panelId: PanelId,
    type: RecordType,
    documents: readonly StoredDocument[],
    progress: Progress,
  ): Promise<number> {
    const rekeyed: Write[] = [];
    const earlier: string[] = [];
    for (const stored of documents) {
      const rewriting = this.rewritingOf(type, stored, progress);
      if (rewriting.kind === 'keys') {
        const { version, ...document } = stored;
        rekeyed.push({ kind: 'replace', document: { ...document, keys: rewriting.keys }, version });
      }
      if (rewriting.kind === 'record') earlier.push(keyOf(stored));
    }
    if (rekeyed.length > 0) await this.parts.store.commit(panelId, rekeyed);
    return rekeyed.length + (earlier.length > 0 ? await this.upgrade(panelId, type, earlier) : 0);
  }

  /** What a newer version wrote is that one's to read. */
  private rewritingOf(type: RecordType, stored: StoredDocument, { unread }: Progress): Rewriting {
    const { panelId, id } = stored;
    try {
      const rewriting = rewritingOf(type, stored);
      unread.delete(id);
      return rewriting;
    } catch (error) {
      if (!isNewerData(error)) {
        unread.add(id);
        this.parts.log('A record cannot be read and is left as it is until the next start', {
          panelId,
          type,
          id,
          error,
        });
      }
      return { kind: 'none' };
    }
  }

  /**
   * What the log says of a record holds for its new form: it is said in the log that it has one, in the same batch. What
   * another process has upgraded since it was found is left alone.
   *
   * @returns how many records were written
   */
  private upgrade(panelId: PanelId, type: RecordType, keys: readonly string[]): Promise<number> {
    return this.parts.ledger.change(panelId, this.parts.clock(), async (draft) => {
      const upgraded: string[] = [];
      for (const key of keys) {
        const stored = await draft.standing(documentIdAt(type, key));
        if (stored === undefined || rewritingOf(type, stored).kind !== 'record') continue;
        const record = await draft.read(type, key);
        if (record === undefined) continue;
        draft.put(type, record);
        upgraded.push(key);
      }
      if (upgraded.length === 0) return 0;
      const subject = { type: 'panel', id: panelId, reference: type } as const;
      draft.log({ action: 'record-upgraded', by: 'system', subject, readers: ['*'], note: upgraded.join(' ') });
      return upgraded.length;
    });
  }
}

function isRace(error: unknown): boolean {
  if (error instanceof Refusal) return error.code === 'changed-meanwhile';
  return error instanceof VersionConflict || error instanceof OutcomeUnknown;
}
