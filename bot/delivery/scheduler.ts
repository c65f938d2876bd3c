import type { PanelId } from '../domain/ids';
import { type Instant, instantOf } from '../domain/time';
import type { Schedule } from '../domain/message';
import { type PanelStore, type StoredDocument, VersionConflict } from '../ledger/store';
import { documentOf, recordOf } from '../ledger/records';
import { later, soon } from './rules';

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

/**
 * Looks through a panel's reminders at the times that its schedule names. One query finds the panels that are due, with
 * one panel or five thousand; a lease keeps two processes from the same one.
 */
export class Scheduler {
  private working: Promise<void> | undefined;

  constructor(private readonly parts: SchedulerParts) {}

  /** Makes sure that a panel has a schedule; its first look is at once. */
  async begin(panelId: PanelId): Promise<void> {
    const document = documentOf('schedule', panelId, { dueAt: this.parts.clock() });
    await this.parts.store.commit(panelId, [{ kind: 'create', document }]).catch((error: unknown) => {
      if (!(error instanceof VersionConflict)) throw error;
    });
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

  /** What is being looked through is looked through to its end. */
  async stop(): Promise<void> {
    await this.working;
  }

  private async round(): Promise<void> {
    const where = [{ key: 'dueAt', below: soon(this.parts.clock()) }];
    const due = await this.parts.store.queryEverywhere({ type: 'schedule', where, limit: MOST_AT_ONCE });
    for (const document of due) await this.look(document);
  }

  private async look(document: StoredDocument): Promise<void> {
    const { panelId } = document;
    const schedule = recordOf('schedule', document);
    const real = Date.now();
    if (schedule.lease !== undefined && Date.parse(schedule.lease.until) > real) return;
    const lease = { by: this.parts.processId, until: instantOf(new Date(real + LEASE_MS)) };
    const version = await this.save(panelId, document.version, { ...schedule, lease });
    if (version === undefined) return;
    const dueAt = await this.parts.look(panelId).catch((error: unknown) => {
      this.parts.log('Reminders were not queued and are tried again', { panelId, error });
      return later(this.parts.clock(), AGAIN_MS);
    });
    await this.save(panelId, version, { dueAt });
  }

  /** @returns the new version; undefined when another process was first */
  private async save(panelId: PanelId, version: string, schedule: Schedule): Promise<string | undefined> {
    const document = documentOf('schedule', panelId, schedule);
    try {
      return (await this.parts.store.commit(panelId, [{ kind: 'replace', document, version }]))[0];
    } catch (error) {
      if (error instanceof VersionConflict) return undefined;
      throw error;
    }
  }
}
