import type { PanelId } from '../domain/ids';
import { type Delivery, type Message, queuedFor } from '../domain/message';
import type { Instant } from '../domain/time';
import { keyOf, recordOf } from '../ledger/records';
import type { PanelStore } from '../ledger/store';
import type { MessageBook } from './messageBook';

const MOST_RECOVERED = 100;
/** Claims of a message, after which it is left alone: five times the whole ladder. */
const MOST_CLAIMS = 40;

/** Queues again what nobody got because the bot could not sign in, once Teams takes something from it. */
export class Recovery {
  /** Panels where Teams has taken a card since sign-in last failed, or since this process began. */
  private readonly signedIn = new Set<PanelId>();

  constructor(
    private readonly store: PanelStore,
    private readonly book: MessageBook,
    private readonly clock: () => Instant,
  ) {}

  /** @returns whether something is due again */
  async after(panelId: PanelId, outcomes: readonly Delivery[]): Promise<boolean> {
    if (outcomes.some(isLeft)) this.signedIn.delete(panelId);
    const isTaken = outcomes.some((each) => each.state === 'sent' && each.rung === 'card');
    if (!isTaken || this.signedIn.has(panelId)) return false;
    this.signedIn.add(panelId);
    try {
      return await this.queueAgain(panelId);
    } catch (error) {
      this.signedIn.delete(panelId);
      throw error;
    }
  }

  private async queueAgain(panelId: PanelId): Promise<boolean> {
    const found = await this.store.query(panelId, {
      type: 'message',
      where: [{ key: 'failed', is: 'yes' }],
      order: { key: 'createdAt', direction: 'descending' },
      limit: MOST_RECOVERED,
    });
    const left = found.filter((document) => hasLeft(recordOf('message', document)));
    for (const each of left) await this.book.alter(panelId, keyOf(each), (message) => this.again(message));
    return left.length > 0;
  }

  private again(message: Message): Message {
    if (!hasLeft(message)) return message;
    const deliveries = message.deliveries.map((each) => (isLeft(each) ? queuedFor(each.recipient) : each));
    return {
      ...message,
      deliveries,
      state: 'waiting',
      dueAt: message.lease === undefined ? this.clock() : message.dueAt,
    };
  }
}

function hasLeft({ deliveries, attempts }: Message): boolean {
  return attempts < MOST_CLAIMS && deliveries.some(isLeft);
}

/** Members alone: what was said in a chat of many is late by then. */
function isLeft(delivery: Delivery): boolean {
  return delivery.state === 'failed' && delivery.reason === 'notSignedIn' && delivery.recipient.kind === 'member';
}
