import type { Span } from '@opentelemetry/api';
import { randomUUID } from 'node:crypto';
import type { Courier } from '../../ledger/courier';
import { Ledger } from '../../ledger/ledger';
import type { Announcer, PanelStore } from '../../ledger/store';
import { sha256 } from '../sha256';
import { inHand, withHand } from './hand';

/** More messages than wait to be sent at any moment. */
const MOST_REMEMBERED = 5_000;

/** From which click, in this process, a message came. Kept beside the messages, so that the store pays nothing for it. */
export class Origins {
  private readonly spans = new Map<string, Span>();

  note(messageId: string): void {
    const span = inHand()?.span;
    if (span === undefined) return;
    this.spans.set(messageId, span);
    const [oldest] = this.spans.keys();
    if (this.spans.size > MOST_REMEMBERED && oldest !== undefined) this.spans.delete(oldest);
  }

  of(messageId: string): Span | undefined {
    return this.spans.get(messageId);
  }
}

/** What waits in one panel is decided in one go, by whoever came first: each change is decided as its own all the same. */
export class TracedLedger extends Ledger {
  constructor(store: PanelStore, announcer: Announcer, origins: Origins, courier: Courier) {
    const newId = () => {
      const id = randomUUID();
      origins.note(id);
      return id;
    };
    super(store, announcer, sha256, newId, courier);
  }

  override change: Ledger['change'] = (panelId, now, decide, written) => {
    const hand = inHand();
    return super.change(
      panelId,
      now,
      hand === undefined ? decide : (draft) => withHand(hand, () => decide(draft)),
      written,
    );
  };
}
