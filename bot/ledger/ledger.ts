import { genesisHash, type LogEntry, type Sha256 } from '../domain/log';
import type { PanelId } from '../domain/ids';
import { Refusal } from '../domain/refusal';
import type { Instant } from '../domain/time';
import type { Draft } from './changeDraft';
import { type Batch, type CachedHead, ChangeGroup, type Queued } from './changeGroup';
import type { Carried, Courier } from './courier';
import {
  type Announcer,
  OutcomeUnknown,
  type PanelDocument,
  type PanelStore,
  type StoredDocument,
  VersionConflict,
  type Write,
} from './store';
import type { Head } from './head';
import { documentIdOf, recordOf } from './records';
import { shapesOfNew } from './shapes';
import { todaysShapes } from './todaysShapes';

/** Attempts at a group that other processes keep overtaking. */
const MAX_ATTEMPTS = 12;
/** Months kept in hand: what is done today counts in few. */
const MOST_TALLIES = 6;
/** Answers lost in a row before a group is given up as unknown. */
const MAX_LOST = 3;

/**
 * The one way to change a panel: records, log entries, messages and head in one batch.
 *
 * A panel's changes queue; those that wait commit together as a group, in the order they came. A lost race against
 * another process runs the group again on fresh records, which is safe since deciding has no side effects.
 */
export class Ledger {
  private readonly queues = new Map<PanelId, Queued[]>();
  private readonly heads = new Map<PanelId, CachedHead>();

  constructor(
    private readonly store: PanelStore,
    private readonly announcer: Announcer,
    private readonly sha256: Sha256,
    private readonly newId: () => string,
    private readonly courier?: Courier,
  ) {}

  /**
   * @param decide reads and puts through the draft; called again after a lost race
   * @param written is told the entries that the change wrote, before it is answered
   * @returns what `decide` gave, once it is durable
   * @throws Refusal whatever `decide` refuses; `changed-meanwhile` when other processes keep winning
   */
  change<T>(
    panelId: PanelId,
    now: Instant,
    decide: (draft: Draft) => Promise<T>,
    written: (entries: readonly LogEntry[]) => void = () => {},
  ): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const queue = this.queues.get(panelId);
      const decideAndTell = async (draft: Draft) => {
        const value = await decide(draft);
        return (entries: readonly LogEntry[]) => {
          written(entries);
          resolve(value);
        };
      };
      const queued: Queued = { now, decide: decideAndTell, reject };
      if (queue !== undefined) {
        queue.push(queued);
        return;
      }
      this.queues.set(panelId, [queued]);
      void this.drain(panelId);
    });
  }

  private async drain(panelId: PanelId): Promise<void> {
    for (;;) {
      const queue = this.queues.get(panelId) ?? [];
      if (queue.length === 0) {
        this.queues.delete(panelId);
        return;
      }
      const taken = await this.commitSome(panelId, queue).catch((error: unknown) => {
        for (const each of queue) each.reject(error);
        return queue.length;
      });
      queue.splice(0, taken);
    }
  }

  /** Commits the first changes of the queue together. Returns how many are settled. */
  private async commitSome(panelId: PanelId, queue: readonly Queued[]): Promise<number> {
    for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
      const head = await this.head(panelId);
      const group = new ChangeGroup(panelId, head, this.store, this.sha256, this.newId, this.courier);
      const settled = await group.run(queue);
      if (await this.commitGroup(panelId, group, head)) {
        for (const settle of settled) settle();
        return settled.length;
      }
      this.heads.delete(panelId);
      if (attempt > 2) await new Promise((resume) => setTimeout(resume, attempt * (1 + (attempt % 3)) * 3));
    }
    for (const each of queue) each.reject(new Refusal('changed-meanwhile'));
    return queue.length;
  }

  private async commitGroup(panelId: PanelId, group: ChangeGroup, before: CachedHead): Promise<boolean> {
    if (group.entries.length === 0) return true;
    const batch = await group.batch();
    this.heads.delete(panelId);
    const drop = () => this.courier?.drop(panelId, batch.taken);
    const versions = await this.commitOnce(panelId, group, batch.writes).catch((error: unknown) => {
      drop();
      throw error;
    });
    if (versions === 'overtaken') {
      drop();
      return false;
    }
    if (versions !== 'stands') {
      const [version, ...others] = versions;
      this.heads.set(panelId, { value: batch.head, version, tallies: standing(before, batch.tallies, others) });
    }
    this.carry(panelId, batch, versions === 'stands' ? [] : versions);
    this.announcer.announce(panelId, group.entries);
    return true;
  }

  private carry(panelId: PanelId, { writes, head, taken, waiting }: Batch, versions: readonly string[]): void {
    const at = new Map(writes.map((write, index) => [write.kind === 'delete' ? write.id : write.document.id, index]));
    const carried = taken.map((message): Carried => {
      const version = versions[at.get(documentIdOf('message', message)) ?? -1];
      return { message, version };
    });
    this.courier?.carry(panelId, { taken: carried, owed: head.owed ?? [], waiting });
  }

  /**
   * Sends a batch again whose answer was lost, until it is certain. Reading alone would not do: a request may still be
   * on its way. The head's version lets the batch stand once at the most, and a conflict says that it came in or never will.
   * @throws OutcomeUnknown when the store keeps silent
   */
  private async commitOnce(
    panelId: PanelId,
    group: ChangeGroup,
    writes: readonly Write[],
  ): Promise<string[] | 'stands' | 'overtaken'> {
    for (let lost = 0; ;) {
      try {
        return await this.store.commit(panelId, writes);
      } catch (error) {
        if (error instanceof VersionConflict) {
          return lost > 0 && (await this.stands(panelId, group)) ? 'stands' : 'overtaken';
        }
        lost += 1;
        if (!(error instanceof OutcomeUnknown) || lost > MAX_LOST) throw error;
        await new Promise((resume) => setTimeout(resume, lost * 50));
      }
    }
  }

  /** Whether a group whose answer was lost is in the log after all. */
  private async stands(panelId: PanelId, group: ChangeGroup): Promise<boolean> {
    const last = group.entries[group.entries.length - 1];
    if (last === undefined) return false;
    const found = await this.store.read(panelId, documentIdOf('log', last));
    return found !== undefined && recordOf('log', found).hash === last.hash;
  }

  private async head(panelId: PanelId): Promise<CachedHead> {
    const cached = this.heads.get(panelId);
    if (cached !== undefined) return cached;
    const found = await this.store.read(panelId, 'head');
    const head: CachedHead =
      found === undefined
        ? { value: emptyHead(panelId), version: undefined }
        : { value: recordOf('head', found), version: found.version };
    this.heads.set(panelId, head);
    return head;
  }
}

/** Those of the last changes, at the versions that they have come to. */
function standing(
  { tallies = new Map() }: CachedHead,
  written: readonly PanelDocument[],
  versions: readonly string[],
): ReadonlyMap<string, StoredDocument> {
  const now = written.map((document, index) => ({ ...document, version: versions[index] ?? '' }));
  const others = [...tallies.values()].filter(({ id }) => !now.some((each) => each.id === id));
  return new Map([...others, ...now].slice(-MOST_TALLIES).map((document) => [document.id, document]));
}

function emptyHead(panelId: PanelId): Head {
  return {
    panelId,
    logNumber: 0,
    changeNumber: 0,
    lastHash: genesisHash,
    rosterAsOf: 0,
    counters: {},
    runningMeetingIds: [],
    shapes: shapesOfNew(todaysShapes()),
    counting: { round: 1 },
  };
}
