import { setTimeout as pause } from 'node:timers/promises';
import type { PanelId } from '../domain/ids';
import { Refusal } from '../domain/refusal';
import { Rewriter, type RewriterParts } from '../ledger/rewriter';
import { shapesIn, unsettledKinds, walkBegun, walkEnded } from '../ledger/shapes';
import type { StoredDocument } from '../ledger/store';
import { todaysShapes } from '../ledger/todaysShapes';

/** Before a kind is walked anew because an earlier version goes on writing it. */
const AGAIN_MS = 5_000;
/** After a fault; twice as long after each further one. */
const PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5 * 60_000;
/** What fails over and over does not keep lists from people for ever. */
const AWAITED_ATTEMPTS = 3;
/** By then no earlier version goes on beside this one: what it wrote beside the log, where no head tells of it, is found. */
const AFTERWARDS_MS = 15 * 60_000;
/** A person waits no longer. */
const PATIENCE_MS = 10_000;

interface Walk {
  readonly kinds: readonly string[];
  /** After the first attempts. */
  readonly tried: Promise<unknown>;
  readonly over: Promise<unknown>;
}

/**
 * Brings panels up to the shapes in which this version writes, while it serves: keys by which lists filter, and records
 * of earlier forms. Begins as soon as a head is met that tells of earlier ones.
 */
export class Migration {
  private readonly walks = new Map<PanelId, Walk>();
  /** Until when a panel is not walked anew. */
  private readonly restsUntil = new Map<PanelId, number>();
  private readonly stopping = new AbortController();
  private readonly today = todaysShapes();
  private readonly rewriter: Rewriter;

  constructor(private readonly parts: RewriterParts) {
    this.rewriter = new Rewriter(parts);
  }

  /** Whoever has read a head shows it here. */
  meet({ panelId, value }: StoredDocument): void {
    if (this.walks.has(panelId) || this.isStopped() || (this.restsUntil.get(panelId) ?? 0) > Date.now()) return;
    const kinds = unsettledKinds(shapesIn(value), this.today);
    if (kinds.length === 0) return;
    const tried = this.settle(panelId, kinds, 0, AWAITED_ATTEMPTS);
    const over = tried
      .then((isSettled) => isSettled || this.settle(panelId, kinds, AWAITED_ATTEMPTS, Infinity))
      .finally(() => {
        this.walks.delete(panelId);
        this.restsUntil.set(panelId, Date.now() + AGAIN_MS);
      });
    this.walks.set(panelId, { kinds, tried, over });
  }

  /** Until lists of this kind find all that they should. @throws Refusal `newer-data` where that takes too long */
  async settled(panelId: PanelId, kind: string): Promise<void> {
    const walk = this.walks.get(panelId);
    if (walk?.kinds.includes(kind) !== true) return;
    const patience = new AbortController();
    const late = pause(PATIENCE_MS, undefined, { signal: patience.signal, ref: false }).then(() => {
      throw new Refusal('newer-data');
    });
    await Promise.race([walk.tried, late]).finally(() => patience.abort());
  }

  /** Leaves what is not done for the next start. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await Promise.all([...this.walks.values()].map(({ over }) => over));
  }

  private isStopped(): boolean {
    return this.stopping.signal.aborted;
  }

  /** @returns whether it is done, after the attempts from `first` to before `end` */
  private async settle(panelId: PanelId, kinds: readonly string[], first: number, end: number): Promise<boolean> {
    for (let attempt = first; attempt < end && !this.isStopped(); attempt++) {
      if (attempt > 0) await this.rest(Math.min(PAUSE_MS * 2 ** (attempt - 1), LONGEST_PAUSE_MS));
      if (await this.attempt(panelId, kinds)) return true;
    }
    return false;
  }

  private async rest(ms: number): Promise<void> {
    await pause(ms, undefined, { signal: this.stopping.signal, ref: false }).catch(() => {});
  }

  private async attempt(panelId: PanelId, kinds: readonly string[]): Promise<boolean> {
    if (this.isStopped()) return false;
    const began = performance.now();
    try {
      await this.rewriter.mark(panelId, (shapes) => walkBegun(shapes, this.today, kinds));
      const rewritten = await this.walk(panelId, kinds);
      if (this.isStopped()) return false;
      await this.rewriter.mark(panelId, (shapes) => walkEnded(shapes, this.today, kinds));
      const ms = Math.round(performance.now() - began);
      this.parts.log('Records were brought up to date', { panelId, kinds, rewritten, ms });
      if (rewritten > 0) setTimeout(() => void this.lookAfterwards(panelId, kinds), AFTERWARDS_MS).unref();
      return true;
    } catch (error) {
      this.parts.log('Records could not be brought up to date and are tried again', { panelId, error });
      return false;
    }
  }

  private async lookAfterwards(panelId: PanelId, kinds: readonly string[]): Promise<void> {
    await this.walk(panelId, kinds).catch((error: unknown) =>
      this.parts.log('Records could not be looked through once more', { panelId, error }),
    );
  }

  private walk(panelId: PanelId, kinds: readonly string[]): Promise<number> {
    return this.rewriter.walk(panelId, kinds, () => this.isStopped());
  }
}
