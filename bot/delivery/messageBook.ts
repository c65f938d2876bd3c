import type { PanelId } from '../domain/ids';
import type { Instant } from '../domain/time';
import { type Delivery, type Message, queuedFor, unreachedBy } from '../domain/message';
import { type PanelStore, VersionConflict } from '../ledger/store';
import { documentOf, recordOf } from '../ledger/records';
import { findReach } from './recipients';

const MOST_RACES = 20;

/** The messages as they are stored, written by several processes at once. */
export class MessageBook {
  constructor(
    private readonly store: PanelStore,
    private readonly clock: () => Instant,
  ) {}

  /**
   * Changes a message as it is now, however often others write it meanwhile; a member met meanwhile is queued again, and
   * waits for nothing else than whoever holds the message.
   */
  async alter(
    panelId: PanelId,
    documentId: string,
    decide: (message: Message) => Message,
  ): Promise<Message | undefined> {
    for (let attempt = 1; attempt <= MOST_RACES; attempt++) {
      const found = await this.store.read(panelId, documentId);
      if (found === undefined) return undefined;
      const next = await this.requeueMet(panelId, decide(recordOf('message', found)));
      if ((await this.save(panelId, found.version, next)) !== undefined) return next;
    }
    throw new Error('A message could not be settled: others keep writing it');
  }

  /** @returns the new version; undefined when somebody else wrote it meanwhile */
  async save(panelId: PanelId, version: string, message: Message): Promise<string | undefined> {
    const document = documentOf('message', panelId, message);
    try {
      return (await this.store.commit(panelId, [{ kind: 'replace', document, version }]))[0];
    } catch (error) {
      if (error instanceof VersionConflict) return undefined;
      throw error;
    }
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
