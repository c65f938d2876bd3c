import type { PanelId } from '../domain/ids';
import { type Instant, instantOf } from '../domain/time';
import type { Lease, Schedule } from '../domain/message';
import { without } from '../domain/without';
import { changeBeside } from '../ledger/beside';
import type { PanelStore, StoredDocument } from '../ledger/store';
import { LeftToNewer } from './leftToNewer';
import { later, soon } from './retryRules';

export interface SchedulerParts {
  readonly store: PanelStore;
  readonly clock: () => Instant;
  /** This process among others: who holds a lease. */
  readonly processId: string;
  /** Queues what is due in a panel. @returns when to look again */
  readonly look: (panelId: PanelId) => Promise<Instant>;
  readonly log: (message: string, details: object) => void;
}

/** Longer than a look takes; whoever dies in it is followed by another process. */
const LEASE_MS = 60_000;
const AGAIN_MS = 60_000;
const MOST_AT_ONCE = 50;
const LOOK = 'reminders';

/**
 * Looks through a panel's reminders at the times that its schedule names. One query finds the panels that are due, with
 * one panel or five thousand; a lease keeps two processes from the same one.
 */
export class Scheduler {
  private working: Promise<void> | undefined;
  private stopped = false;
  private readonly left: LeftToNewer;

  constructor(private readonly parts: SchedulerParts) {
    this.left = new LeftToNewer(parts.log);
  }

  /** Makes sure that a panel has a schedule; its first look is at once. */
  async begin(panelId: PanelId): Promise<void> {
    const dueAt = this.parts.clock();
    await changeBeside(this.parts.store, { panelId, type: 'schedule', key: '' }, (known) => known ?? { dueAt });
  }

  /** Looks where a look is due. One round at a time. */
  run(): Promise<void> {
    this.working ??= this.round()
      .catch((error: unknown) => this.parts.log('Reminders could not be looked for', { error }))
      .finally(() => {
        this.working = undefined;
      });
    return this.working;
  }

  /** A look that begins now, after the one under way: the clock has moved. */
  async lookNow(): Promise<void> {
    await this.working;
    await this.run();
  }

  /** The panel that is being looked through is looked through to its end; the others are left to whoever comes next. */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.working;
  }

  private async round(): Promise<void> {
    const where = [{ key: 'dueAt', below: soon(this.parts.clock()) }];
    const limit = MOST_AT_ONCE + this.left.count();
    const due = await this.parts.store.queryEverywhere({ type: 'schedule', where, limit });
    for (const document of due.filter(({ panelId }) => !this.left.holds(panelId, LOOK))) {
      if (this.stopped) return;
      await this.look(document).catch((error: unknown) => this.afterFault(document.panelId, error));
    }
  }

  /** One panel that cannot be looked through is no reason not to look through the others. */
  private afterFault(panelId: PanelId, error: unknown): void {
    if (this.left.leaves(panelId, LOOK, error)) return;
    this.parts.log('Reminders could not be looked for', { panelId, error });
  }

  private async look(found: StoredDocument): Promise<void> {
    const { panelId } = found;
    const lease = { by: this.parts.processId, until: instantOf(new Date(Date.now() + LEASE_MS)) };
    const place = { panelId, type: 'schedule', key: '' } as const;
    const { before, after } = await changeBeside(this.parts.store, place, (known) => this.leased(known, lease), {
      found,
    });
    if (after === before) return;
    const dueAt = await this.parts.look(panelId).catch((error: unknown) => {
      // As due as it was, so that the newer version looks at once.
      if (this.left.leaves(panelId, LOOK, error)) return this.parts.clock();
      this.parts.log('Reminders were not queued and are tried again', { panelId, error });
      return later(this.parts.clock(), AGAIN_MS);
    });
    // Where the look outlasted its lease, whoever looks now says when to look next.
    await changeBeside(this.parts.store, place, (known) =>
      known === undefined || !isLease(known, lease) ? known : { ...without(known, ['lease']), dueAt },
    );
  }

  /** Under this process's lease; the very same where another's stands, or nothing is due. Leases run on real time. */
  private leased(schedule: Schedule | undefined, lease: Lease): Schedule | undefined {
    if (schedule === undefined || schedule.dueAt >= soon(this.parts.clock())) return schedule;
    const isTaken = schedule.lease !== undefined && Date.parse(schedule.lease.until) > Date.now();
    return isTaken ? schedule : { ...schedule, lease };
  }
}

function isLease({ lease }: Schedule, { by, until }: Lease): boolean {
  return lease?.by === by && lease.until === until;
}
