import type { PanelId } from '../domain/ids';
import type { Instant } from '../domain/time';
import { type Delivery, type Message, queuedFor, unreachedBy } from '../domain/message';
import { changeBeside } from '../ledger/beside';
import type { PanelStore, StoredDocument } from '../ledger/store';
import { findReach } from './recipients';

/** The messages as they are stored, written by several processes at once. */
export class MessageBook {
  constructor(
    private readonly store: PanelStore,
    private readonly clock: () => Instant,
  ) {}

  /**
   * Changes a message as it is now, however often others write it meanwhile; a member met meanwhile is queued again, and
   * waits for nothing else than whoever holds the message. `found`: as it was when it was last seen, which spares reading it.
   */
  async alter(
    panelId: PanelId,
    id: string,
    decide: (message: Message) => Message,
    found?: StoredDocument,
  ): Promise<Message | undefined> {
    const { after } = await changeBeside(
      this.store,
      { panelId, type: 'message', key: id },
      (message) => (message === undefined ? undefined : this.requeueMet(panelId, decide(message))),
      found && { found },
    );
    return after;
  }

  /** Somebody first met while their message was given up, or put off, is not missed: the contact is read once more. */
  private async requeueMet(panelId: PanelId, message: Message): Promise<Message> {
    const met = new Set<string>();
    for (const memberId of unreachedBy(message)) {
      const reach = await findReach(this.store, panelId, { kind: 'member', memberId });
      if (reach !== undefined) met.add(memberId);
    }
    if (met.size === 0) return message;
    const deliveries = message.deliveries.map((each): Delivery =>
      each.recipient.kind === 'member' && met.has(each.recipient.memberId) ? queuedFor(each.recipient) : each,
    );
    const dueAt = message.lease === undefined ? this.clock() : message.dueAt;
    return { ...message, deliveries, state: 'waiting', dueAt };
  }
}
