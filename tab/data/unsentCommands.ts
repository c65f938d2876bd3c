import type { CommandInput } from '../../bot/contract';
import type { Instant } from '../../bot/domain/time';
import { ApiError } from './api';

/** What is done in a running meeting. Each input carries an id of its own: sent again, it is the same thing. */
export type UnsentCommand =
  | { readonly name: 'meeting.step'; readonly input: CommandInput<'meeting.step'> }
  | { readonly name: 'meeting.record'; readonly input: CommandInput<'meeting.record'> }
  | { readonly name: 'meeting.close'; readonly input: CommandInput<'meeting.close'> }
  | { readonly name: 'meeting.giveTask'; readonly input: CommandInput<'meeting.giveTask'> };

/**
 * Something done and not yet known to the server.
 *
 *   waiting ─sent▶ gone
 *   waiting ─refused▶ refused ─read▶ gone
 */
export interface Unsent {
  readonly id: string;
  /** Its place in the order in which things were done. */
  readonly turn: number;
  readonly command: UnsentCommand;
  /** In words, for when it is refused: "Extend Threat picture". */
  readonly what: string;
  /** By the server's clock, as far as it was known. */
  readonly at: Instant;
  readonly pageLoad: string;
  readonly stopwatchMs: number;
  readonly wallMs: number;
  /** What the server said, once it has refused it. */
  readonly refused?: string;
}

/** How this page measures how long something waited. */
export interface Stopwatch {
  /** Changes with each load of the page: readings of another load say nothing here. */
  readonly pageLoad: string;
  readonly elapsedMs: () => number;
  readonly wallMs: () => number;
}

const MOST_WAITED_MS = 8 * 60 * 60_000;
/** What is sent at once did not wait. */
const LEAST_WAITED_MS = 1000;

/** Sends one; rejects with an ApiError when the server refused it or could not be reached. */
export type Deliver = (command: UnsentCommand, waitedMs: number | undefined) => Promise<void>;

/**
 * The one way from the chair's hands to the server: first kept, then sent, one after another, each until it arrived
 * or was refused. Kept under one key each, so that two tabs of a person never overwrite each other.
 */
export class UnsentCommands {
  private all: readonly Unsent[] = [];
  /** What the storage would not take: it is kept as long as the page is open. */
  private readonly unkept = new Map<string, Unsent>();
  private isSending = false;
  private readonly readers = new Set<() => void>();

  constructor(
    private readonly storage: Storage,
    /** Says whose they are. */
    private readonly prefix: string,
    private readonly stopwatch: Stopwatch,
  ) {
    this.readAgain();
  }

  /** The same array until something changes, oldest first. */
  readonly snapshot = (): readonly Unsent[] => this.all;

  readonly subscribe = (tell: () => void): (() => void) => {
    const otherTab = ({ key }: StorageEvent): void => {
      if (key === null || key.startsWith(this.prefix)) this.readAgain();
    };
    this.readers.add(tell);
    window.addEventListener('storage', otherTab);
    return () => {
      this.readers.delete(tell);
      window.removeEventListener('storage', otherTab);
    };
  };

  add(command: UnsentCommand, what: string, at: Instant): void {
    const { pageLoad, elapsedMs, wallMs } = this.stopwatch;
    const turn = (this.all.at(-1)?.turn ?? 0) + 1;
    const id = `${String(turn).padStart(6, '0')}.${crypto.randomUUID()}`;
    this.keep({ id, turn, command, what, at, pageLoad, stopwatchMs: elapsedMs(), wallMs: wallMs() });
  }

  /** A refusal has been read, or what was refused is written anew. */
  forget(id: string): void {
    this.unkept.delete(id);
    try {
      this.storage.removeItem(this.prefix + id);
    } catch {
      // Then it was never kept there.
    }
    this.set(this.all.filter((unsent) => unsent.id !== id));
  }

  /**
   * Sends what waits until nothing does, or until the server cannot be reached: then it is for the caller to try again.
   *
   * @returns whether anything was sent or refused
   */
  async send(deliver: Deliver): Promise<boolean> {
    if (this.isSending) return false;
    this.isSending = true;
    try {
      return await alone(this.prefix, () => this.sendAll(deliver));
    } finally {
      this.isSending = false;
    }
  }

  private async sendAll(deliver: Deliver): Promise<boolean> {
    // Another tab may have sent them while this one waited for its turn.
    this.readAgain();
    for (let count = 0; ; count++) {
      const next = this.all.find(isWaiting);
      if (next === undefined) return count > 0;
      try {
        await deliver(next.command, this.waitedMs(next));
      } catch (error) {
        const refusal = refusalOf(error);
        if (refusal === undefined) return count > 0;
        this.keep({ ...next, refused: refusal });
        continue;
      }
      this.forget(next.id);
    }
  }

  /** How long it has waited by this page's stopwatch; after a reload by the clock on the wall, within bounds. */
  private waitedMs({ pageLoad, stopwatchMs, wallMs }: Unsent): number | undefined {
    const same = pageLoad === this.stopwatch.pageLoad;
    const waited = same ? this.stopwatch.elapsedMs() - stopwatchMs : this.stopwatch.wallMs() - wallMs;
    const waitedMs = Math.round(Math.min(MOST_WAITED_MS, Math.max(0, waited)));
    return waitedMs < LEAST_WAITED_MS ? undefined : waitedMs;
  }

  private keep(unsent: Unsent): void {
    try {
      this.storage.setItem(this.prefix + unsent.id, JSON.stringify(unsent));
      this.unkept.delete(unsent.id);
    } catch {
      this.unkept.set(unsent.id, unsent);
    }
    this.set(inTurn([...this.all.filter(({ id }) => id !== unsent.id), unsent]));
  }

  private readAgain(): void {
    const kept = keptIn(this.storage, this.prefix).filter(({ id }) => !this.unkept.has(id));
    this.set(inTurn([...kept, ...this.unkept.values()]));
  }

  private set(all: readonly Unsent[]): void {
    this.all = all;
    for (const tell of this.readers) tell();
  }
}

export function isWaiting({ refused }: Unsent): boolean {
  return refused === undefined;
}

function inTurn(all: readonly Unsent[]): readonly Unsent[] {
  return [...all].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function keptIn(storage: Storage, prefix: string): Unsent[] {
  try {
    const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '');
    const own = keys.filter((key) => key.startsWith(prefix));
    return own.map((key): unknown => JSON.parse(storage.getItem(key) ?? 'null')).filter(isUnsent);
  } catch {
    return []; // A forbidden storage keeps nothing.
  }
}

const names: readonly unknown[] = ['meeting.step', 'meeting.record', 'meeting.close', 'meeting.giveTask'];

/** What another version of the tab kept is left alone; the server looks at every field anyway. */
function isUnsent(kept: unknown): kept is Unsent {
  if (typeof kept !== 'object' || kept === null || !('command' in kept && 'id' in kept && 'what' in kept)) return false;
  const { command } = kept;
  return typeof command === 'object' && command !== null && 'name' in command && names.includes(command.name);
}

/** Signing in again, patience, or a lost race may mend these. */
const passing: readonly number[] = [401, 408, 425, 429];

/** Why the server will never take it, in words; undefined when it is worth another try. */
function refusalOf(error: unknown): string | undefined {
  if (!(error instanceof ApiError) || error.status < 400 || error.status >= 500) return undefined;
  if (passing.includes(error.status) || error.problem.code === 'changed-meanwhile') return undefined;
  return [error.problem.message, ...(error.problem.issues ?? []).map(({ message }) => message)].join(' ');
}

/** One tab of the browser at a time. Where that cannot be had, the ids still make everything arrive once. */
async function alone<Result>(name: string, act: () => Promise<Result>): Promise<Result> {
  if (!('locks' in navigator)) return act();
  return navigator.locks.request(name, act);
}
