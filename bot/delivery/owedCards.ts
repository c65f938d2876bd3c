import type { PanelId } from '../domain/ids';
import { type Message, newMessage } from '../domain/message';
import { instantOf } from '../domain/time';
import { changeBeside } from '../ledger/beside';
import type { Owed } from '../ledger/courier';
import { recordOf } from '../ledger/records';
import type { OutboxParts } from './outboxParts';
import { refreshCopies } from './refreshCopies';
import { later } from './retryRules';

/** Longer than cards take to be shown; whoever dies in it is followed by another process. */
const LEASE_MS = 60_000;

/** Cards that the head says are to be shown anew: the truth may be shown twice, so that nobody claims them. */
export class OwedCards {
  /** By panel, what this process has shown since the head said so. */
  private readonly shown = new Map<PanelId, Set<string>>();
  private readonly showing = new Map<string, Promise<void>>();
  private stopped = false;

  constructor(
    private readonly parts: OutboxParts,
    /** A message waits, from so many milliseconds on. */
    private readonly waits: (panelId: PanelId, ms: number) => void,
  ) {}

  /** Those of the head that are still owed, with what is new; this process's own where whose they were has left them. */
  owe(panelId: PanelId, standing: readonly Owed[], fresh: readonly Message[]): Owed[] {
    const mine = { by: this.parts.processId, until: instantOf(new Date(Date.now() + LEASE_MS)) };
    const left = standing.filter(({ id }) => this.shown.get(panelId)?.has(id) !== true);
    const new_ = fresh.map(({ id, content, groupId, createdAt }) => ({
      ...{ id, content, createdAt, ...mine },
      ...(groupId === undefined ? {} : { groupId }),
    }));
    return [...left.map((each) => (isLeft(each) && !this.showing.has(each.id) ? { ...each, ...mine } : each)), ...new_];
  }

  /** The head says so now: those of this process are shown. */
  show(panelId: PanelId, owed: readonly Owed[]): void {
    const shown = this.shown.get(panelId) ?? new Set();
    this.shown.set(panelId, new Set(owed.map(({ id }) => id).filter((id) => shown.has(id))));
    for (const each of owed) if (each.by === this.parts.processId) this.begin(panelId, each);
  }

  /** What a process that died left in the head, the one before this one too. */
  async pickUp(panelId: PanelId): Promise<void> {
    const found = await this.parts.store.read(panelId, 'head');
    const owed = found === undefined ? [] : (recordOf('head', found).owed ?? []);
    for (const each of owed) {
      if (isLeft(each)) this.begin(panelId, each);
      else setTimeout(() => this.begin(panelId, each), Date.parse(each.until) - Date.now()).unref();
    }
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await Promise.all(this.showing.values());
  }

  private begin(panelId: PanelId, owed: Owed): void {
    const shown = this.shown.get(panelId) ?? new Set();
    this.shown.set(panelId, shown);
    if (this.stopped || this.showing.has(owed.id) || shown.has(owed.id)) return;
    const work = this.draw(panelId, owed)
      .then(() => void shown.add(owed.id))
      .catch((error: unknown) => this.parts.log('Cards could not be shown anew', { panelId, message: owed.id, error }))
      .finally(() => this.showing.delete(owed.id));
    this.showing.set(owed.id, work);
  }

  /** What does not come to an end here is a message from then on, and tried again as one. */
  private async draw(panelId: PanelId, { by: _, until: __, ...owed }: Owed): Promise<void> {
    const now = this.parts.clock();
    const message = newMessage({ ...owed, task: 'refresh', deliveries: [], dueAt: now });
    const tried = { ...message, attempts: 1 };
    const wait = await refreshCopies(this.parts, panelId, tried, async () => !this.stopped).catch((error: unknown) => {
      this.parts.log('A message stumbled', { panelId, message: owed.id, error });
      return LEASE_MS;
    });
    if (wait === undefined) return;
    const place = { panelId, type: 'message', key: owed.id } as const;
    await changeBeside(this.parts.store, place, (known) => known ?? { ...tried, dueAt: later(now, wait) }, {
      found: undefined,
    });
    this.waits(panelId, wait);
  }
}

function isLeft({ until }: Owed): boolean {
  return Date.parse(until) <= Date.now();
}
