import { randomUUID } from 'node:crypto';
import type { OutboxParts } from '../../delivery/outboxParts';
import type { Instant } from '../../domain/time';
import type { Courier } from '../../ledger/courier';
import { Ledger } from '../../ledger/ledger';
import type { Announcer, PanelStore } from '../../ledger/store';
import type { Services } from '../../useCases/ports';
import type { Waiting } from '../../useCases/settings/deployment';
import { sha256 } from '../sha256';
import { isTurnKind, type SignInReason, type Work } from './attributes';
import { inHand, ownWork } from './hand';
import type { Telemetry } from './telemetry';
import { tracedDeliveries } from './tracedDeliveries';
import { Origins, TracedLedger } from './tracedLedger';
import { tracedRows } from './tracedRows';
import { tracedStore } from './tracedStore';

/** What stands around the parts to measure them. Without telemetry it is nothing: each part is what it is by itself. */
export class Measures {
  private readonly origins = new Origins();

  constructor(readonly telemetry: Telemetry | undefined) {}

  store(store: PanelStore): PanelStore {
    return this.telemetry === undefined ? store : tracedStore(store, this.telemetry);
  }

  ledger(store: PanelStore, announcer: Announcer, courier: Courier): Ledger {
    return this.telemetry === undefined
      ? new Ledger(store, announcer, sha256, randomUUID, courier)
      : new TracedLedger(store, announcer, this.origins, courier);
  }

  services(): Pick<Services, 'around' | 'logChecked'> {
    const { telemetry } = this;
    if (telemetry === undefined) return {};
    const logChecked = (isWhole: boolean) =>
      telemetry.count('sentinel.chain.checks', { outcome: isWhole ? 'whole' : 'broken' });
    return { around: tracedRows(telemetry), logChecked };
  }

  delivery(): Pick<OutboxParts, 'around'> {
    return this.telemetry === undefined ? {} : { around: tracedDeliveries(this.telemetry, this.origins) };
  }

  /** What the product does by itself is told apart from what set it off. */
  own<T>(name: Work, work: () => T): T {
    return this.telemetry === undefined ? work() : ownWork(name, work);
  }

  /** What Cosmos charged for one request, and what it answered. */
  charged(): ((units: number, operation: string, refused?: number) => void) | undefined {
    const { telemetry } = this;
    if (telemetry === undefined) return undefined;
    return (units, _operation, refused) => {
      const of = inHand()?.of;
      if (of !== undefined) of.units += units;
      telemetry.count('sentinel.store.request_units', { name: of?.name ?? 'upkeep' }, units);
      if (refused === 429) telemetry.count('sentinel.store.throttled', {});
    };
  }

  notLetIn(reason: SignInReason): void {
    this.telemetry?.count('sentinel.sign_in.refused', { reason });
  }

  /** What was turned down before or behind the rows; chat and mail tell of their own. */
  refused(code: string, status: number): void {
    const of = inHand()?.of;
    if (of?.door === undefined || of.code !== undefined || status >= 500) return;
    of.code = code;
    this.telemetry?.count('sentinel.refusals', { door: of.door, code });
  }

  /** What the bot hears, each kind noted as that when it comes. */
  heard<Turn>(heard: Readonly<Record<string, (turn: Turn) => Promise<void>>>): typeof heard {
    if (this.telemetry === undefined) return heard;
    const noted = Object.entries(heard).map(([kind, hear]) => {
      const hearNoted = (turn: Turn) => {
        const of = inHand()?.of;
        if (of !== undefined && isTurnKind(kind)) of.kind = kind;
        return hear(turn);
      };
      return [kind, hearNoted] as const;
    });
    return Object.fromEntries(noted);
  }

  /** Something went wrong in what is in hand, whatever is answered. */
  fault(): void {
    const of = inHand()?.of;
    if (of !== undefined) of.outcome = 'fault';
  }

  /** Undefined while it ends: that is no news. */
  ready(look: () => Promise<boolean | undefined>): void {
    this.telemetry?.watch('sentinel.ready', async () => {
      const isReady = await look();
      return isReady === undefined ? undefined : Number(isReady);
    });
  }

  watch(gauges: {
    readonly readers: () => number;
    readonly waiting: () => Waiting | undefined;
    readonly now: () => Instant;
  }): void {
    const { telemetry } = this;
    if (telemetry === undefined) return;
    const { readers, waiting, now } = gauges;
    telemetry.watch('sentinel.live.readers', readers);
    telemetry.watch('sentinel.outbox.depth', () => waiting()?.count);
    telemetry.watch('sentinel.outbox.oldest_due_age', () => {
      const look = waiting();
      if (look === undefined) return undefined;
      return look.since === undefined ? 0 : Math.max(0, (Date.parse(now()) - Date.parse(look.since)) / 1000);
    });
  }
}
