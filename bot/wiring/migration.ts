import { setTimeout as pause } from 'node:timers/promises';
import type { PanelId } from '../domain/ids';
import { Counter } from '../ledger/counter';
import { isCountedType } from '../ledger/counting';
import { type Progress, Rewriter, type RewriterParts } from '../ledger/rewriter';
import { Sealer } from '../ledger/sealer';
import {
  isBehind,
  MOST_UNREAD,
  type PanelShapes,
  sealed,
  shapesIn,
  unsettledKinds,
  walkBegun,
  walkEnded,
} from '../ledger/shapes';
import type { StoredDocument } from '../ledger/store';
import { isCounted } from '../domain/tally';
import { todaysShapes } from '../ledger/todaysShapes';

/** Before a kind is walked anew because an earlier version goes on writing it. */
const AGAIN_MS = 5_000;
/** After a fault; twice as long after each further one. */
const PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5 * 60_000;
/** What fails over and over is not looked through for every list for ever. */
const AWAITED_ATTEMPTS = 3;
/** By then no earlier version goes on beside this one: what it wrote beside the log, where no head tells of it, is found. */
const AFTERWARDS_MS = 15 * 60_000;

/** What is to be done once all records stand as this version writes them. */
interface Rest {
  seal: boolean;
  count: boolean;
}

/**
 * Brings panels up to the shapes in which this version writes, while it serves: keys by which lists filter, and records
 * of earlier forms; then has the log vouch for what it has no digest of. Begins as soon as a head is met that tells of
 * earlier ones.
 */
export class Migration {
  private readonly walks = new Map<PanelId, Promise<void>>();
  /** By kind, of those that this process has walked or walks. */
  private readonly progress = new Map<PanelId, Map<string, Progress>>();
  /** Until when a panel is not walked anew. */
  private readonly restsUntil = new Map<PanelId, number>();
  private readonly stopping = new AbortController();
  private readonly today = todaysShapes();
  private readonly rewriter: Rewriter;
  private readonly sealer: Sealer;
  private readonly counter: Counter;

  constructor(private readonly parts: RewriterParts) {
    this.rewriter = new Rewriter(parts);
    this.sealer = new Sealer(parts);
    this.counter = new Counter(parts.store);
  }

  /** Whoever has read a head shows it here. */
  meet({ panelId, value }: StoredDocument): void {
    if (this.walks.has(panelId) || this.isStopped() || (this.restsUntil.get(panelId) ?? 0) > Date.now()) return;
    const shapes = shapesIn(value);
    const behind = this.behind(panelId, shapes);
    const rest = { seal: shapes?.sealed !== true, count: !isCounted(value) };
    if (behind.size === 0 && !rest.seal && !rest.count) return;
    for (const kind of behind.keys()) this.parts.log('Records are being brought up to date', { panelId, kind });
    this.progress.set(panelId, new Map([...(this.progress.get(panelId) ?? []), ...behind]));
    const walk = this.settle(panelId, new Map(behind), rest).finally(() => {
      this.walks.delete(panelId);
      this.restsUntil.set(panelId, Date.now() + AGAIN_MS);
    });
    this.walks.set(panelId, walk);
  }

  private behind(panelId: PanelId, shapes: PanelShapes | undefined): Map<string, Progress> {
    const known = this.progress.get(panelId);
    const { unread = {} } = shapes ?? {};
    const begun = (kind: string, isAwaited: boolean): [string, Progress] => {
      const ids = known?.get(kind)?.unread ?? new Set(unread[kind]);
      return [kind, { isAwaited, reached: undefined, seen: 0, unread: ids }];
    };
    // What could not be read is tried once by each process: it may be a later version than the one that failed.
    const again = Object.entries(unread).filter(([kind]) => known?.has(kind) !== true);
    return new Map([
      ...again.map(([kind, ids]) => begun(kind, ids.length >= MOST_UNREAD)),
      ...unsettledKinds(shapes, this.today).map((kind) => begun(kind, true)),
    ]);
  }

  /** How far a kind is; undefined where all is as this version writes it. */
  progressOf(panelId: PanelId, kind: string): Readonly<Progress> | undefined {
    const found = this.progress.get(panelId)?.get(kind);
    return found === undefined || (!found.isAwaited && found.unread.size === 0) ? undefined : found;
  }

  /** The panels of which some of a kind may not be as this version writes it. */
  panelsBehind(kind: string): PanelId[] {
    return [...this.progress.keys()].filter((panelId) => this.progressOf(panelId, kind) !== undefined);
  }

  /** Leaves what is not done for the next start. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await Promise.all(this.walks.values());
  }

  private isStopped(): boolean {
    return this.stopping.signal.aborted;
  }

  private async settle(panelId: PanelId, left: Map<string, Progress>, rest: Rest): Promise<void> {
    for (let attempt = 0; (left.size > 0 || rest.seal || rest.count) && !this.isStopped(); attempt++) {
      if (attempt > 0) await this.rest(Math.min(PAUSE_MS * 2 ** (attempt - 1), LONGEST_PAUSE_MS));
      if (attempt === AWAITED_ATTEMPTS) for (const progress of left.values()) progress.isAwaited = false;
      rest.count ||= [...left.keys()].some(isCountedType);
      await this.attempt(panelId, left);
      if (rest.count) rest.count = !(await this.count(panelId));
      if (rest.seal) rest.seal = !(await this.seal(panelId));
    }
  }

  /** @returns whether it is done */
  private async count(panelId: PanelId): Promise<boolean> {
    try {
      return await this.counter.count(panelId, () => this.isStopped());
    } catch (error) {
      this.parts.log('Records could not be counted and are counted on', { panelId, error });
      return false;
    }
  }

  /** @returns whether it is done */
  private async seal(panelId: PanelId): Promise<boolean> {
    try {
      const records = await this.sealer.seal(panelId, () => this.isStopped());
      if (records === undefined) return false;
      await this.rewriter.mark(panelId, sealed);
      if (records > 0)
        this.parts.log('The log vouches for records of before, as they were found', { panelId, records });
      return true;
    } catch (error) {
      this.parts.log('Records of before could not be sealed and are tried again', { panelId, error });
      return false;
    }
  }

  private async rest(ms: number): Promise<void> {
    await pause(ms, undefined, { signal: this.stopping.signal, ref: false }).catch(() => {});
  }

  /** Leaves in `left` what is not done. Each kind is by itself: its lists wait for no other. */
  private async attempt(panelId: PanelId, left: Map<string, Progress>): Promise<void> {
    for (const [kind, progress] of left) {
      try {
        if (await this.bringUp(panelId, kind, progress)) left.delete(kind);
      } catch (error) {
        this.parts.log('Records could not be brought up to date and are tried again', { panelId, kind, error });
      }
    }
  }

  /** @returns whether it is done */
  private async bringUp(panelId: PanelId, kind: string, progress: Progress): Promise<boolean> {
    if (this.isStopped()) return false;
    const began = performance.now();
    if (isCountedType(kind))
      await this.counter.beginUnless(panelId, ({ shapes }) => !isBehind(shapes, this.today, kind));
    await this.rewriter.mark(panelId, (shapes) => walkBegun(shapes, this.today, kind));
    const rewritten = await this.walk(panelId, kind, progress);
    if (this.isStopped()) return false;
    await this.rewriter.mark(panelId, (shapes) => walkEnded(shapes, this.today, kind, progress.unread));
    progress.isAwaited = false;
    const ms = Math.round(performance.now() - began);
    this.parts.log('Records were brought up to date', { panelId, kind, rewritten, unread: progress.unread.size, ms });
    if (rewritten > 0) setTimeout(() => void this.lookAfterwards(panelId, kind, progress), AFTERWARDS_MS).unref();
    return true;
  }

  private async lookAfterwards(panelId: PanelId, kind: string, progress: Progress): Promise<void> {
    await this.walk(panelId, kind, progress).catch((error: unknown) =>
      this.parts.log('Records could not be looked through once more', { panelId, kind, error }),
    );
  }

  private walk(panelId: PanelId, kind: string, progress: Progress): Promise<number> {
    return this.rewriter.walk(panelId, kind, progress, () => this.isStopped());
  }
}
