import type { MemberId, PanelId } from '../domain/ids';
import { type Instant, instantOf } from '../domain/time';
import { ChatFailure, type ChatPost, type ChatPoster } from '../useCases/chat';
import { type CardCopy, cardCopyId, type Contact } from '../useCases/contacts';
import { type Delivery, type Message, type MessageContent, unreachedBy } from '../useCases/messages';
import { type PanelStore, type StoredDocument, VersionConflict } from '../useCases/ports';
import { documentOf, recordOf } from '../useCases/records';
import type { Pace } from './pace';
import { type FailureReason, later, reasonOf, soon, subjectOf, waitAfter } from './rules';

export interface OutboxParts {
  readonly store: PanelStore;
  readonly poster: ChatPoster;
  readonly pace: Pace;
  readonly clock: () => Instant;
  /** This process among others: who holds a lease. */
  readonly processId: string;
  readonly sha256: (text: string) => string;
  /** Draws content as `memberId` may see it, or as everybody may; undefined when that member is gone. */
  readonly draw: (
    panelId: PanelId,
    content: MessageContent,
    memberId: MemberId | undefined,
    userIds: readonly string[],
  ) => Promise<ChatPost | undefined>;
  readonly log: (message: string, details: object) => void;
}

/** Long enough for the slowest send, short enough that a process that died hands over soon. */
const LEASE_MS = 15_000;
const MOST_AT_ONCE = 20;
const MOST_COPIES = 100;
const MOST_RACES = 20;

/** Sends what the panel owes to people: claimed under a lease, paced, tried again, and marked; safe to restart. */
export class Outbox {
  private readonly running = new Map<PanelId, Promise<void>>();
  private readonly again = new Set<PanelId>();
  private stopped = false;

  constructor(private readonly parts: OutboxParts) {}

  /** Something may be due in this panel. Returns at once. */
  kick(panelId: PanelId): void {
    if (this.stopped) return;
    if (this.running.has(panelId)) {
      this.again.add(panelId);
      return;
    }
    const work = this.work(panelId)
      .catch((error: unknown) => this.parts.log('The outbox stumbled', { panelId, error }))
      .finally(() => {
        this.running.delete(panelId);
        if (this.again.delete(panelId)) this.kick(panelId);
      });
    this.running.set(panelId, work);
  }

  /** Finishes what is being sent and starts nothing more. */
  async stop(): Promise<void> {
    this.stopped = true;
    await Promise.all(this.running.values());
  }

  /** Somebody can be written to: what failed only for that is tried again. */
  async heal(panelId: PanelId, memberId: MemberId): Promise<void> {
    const where = [{ key: 'unreached', holdsAnyOf: [memberId] }];
    const found = await this.parts.store.query(panelId, { type: 'message', where, limit: MOST_COPIES });
    for (const { id } of found) {
      // Altering it queues whoever has been met; a process that holds the message settles it first.
      await this.alter(panelId, id, (message) => ({
        ...message,
        dueAt: message.lease === undefined ? this.parts.clock() : message.dueAt,
      }));
    }
    if (found.length > 0) this.kick(panelId);
  }

  private async work(panelId: PanelId): Promise<void> {
    for (;;) {
      const due = await this.parts.store.query(panelId, {
        type: 'message',
        where: [
          { key: 'state', is: 'waiting' },
          { key: 'dueAt', below: soon(this.parts.clock()) },
        ],
        limit: MOST_AT_ONCE,
      });
      const claims = await Promise.all(due.map((document) => this.claim(panelId, document)));
      const claimed = claims.filter((claim) => claim !== undefined);
      await Promise.all(claimed.map((claim) => this.deliver(panelId, claim)));
      if (claimed.length === 0 || this.stopped) return;
    }
  }

  /** Takes a message for this process; undefined when another holds it or was first. Leases run on real time. */
  private async claim(
    panelId: PanelId,
    document: StoredDocument,
  ): Promise<{ message: Message; documentId: string } | undefined> {
    const message = recordOf('message', document);
    const real = Date.now();
    if (message.lease !== undefined && Date.parse(message.lease.until) > real) return undefined;
    const claimed = { ...message, ...this.holding(), attempts: message.attempts + 1 };
    const version = await this.save(panelId, document.version, claimed);
    return version === undefined ? undefined : { message: claimed, documentId: document.id };
  }

  /** A lease from now on. Due again only when it is over: what others hold does not stand in the way of what is due. */
  private holding(): Required<Pick<Message, 'lease' | 'dueAt'>> {
    const until = instantOf(new Date(Date.now() + LEASE_MS));
    return { lease: { by: this.parts.processId, until }, dueAt: later(this.parts.clock(), LEASE_MS) };
  }

  private async deliver(
    panelId: PanelId,
    { message, documentId }: { message: Message; documentId: string },
  ): Promise<void> {
    let wait = message.task === 'refresh' ? await this.refreshCopies(panelId, message) : undefined;
    const outcomes = new Map<MemberId, Delivery>();
    let heldSince = Date.now();
    for (const each of message.deliveries) {
      if (each.state !== 'queued') continue;
      if (Date.now() - heldSince > LEASE_MS / 3) {
        heldSince = Date.now();
        await this.alter(panelId, documentId, (current) => ({ ...current, ...this.holding() }));
      }
      const posted = await this.post(panelId, message, each);
      outcomes.set(each.memberId, posted.delivery);
      if (posted.wait !== undefined) wait = Math.max(wait ?? 0, posted.wait);
    }
    const settled = await this.alter(panelId, documentId, ({ lease: _, ...current }) => {
      const deliveries = current.deliveries.map((each) => outcomes.get(each.memberId) ?? each);
      const open = wait !== undefined || deliveries.some(({ state }) => state === 'queued');
      return { ...current, deliveries, state: open ? 'waiting' : 'done', dueAt: later(this.parts.clock(), wait ?? 0) };
    });
    if (settled?.state === 'waiting') this.kickLater(panelId, wait ?? 0);
  }

  private kickLater(panelId: PanelId, ms: number): void {
    setTimeout(() => this.kick(panelId), ms + 10).unref();
  }

  /** One recipient's copy. `wait` says to try again, in so many milliseconds. */
  private async post(
    panelId: PanelId,
    message: Message,
    { memberId, answerLost = false }: Extract<Delivery, { state: 'queued' }>,
  ): Promise<{ delivery: Delivery; wait?: number }> {
    const at = this.parts.clock();
    const failed = (reason: FailureReason) => ({ delivery: { state: 'failed', memberId, at, reason } as const });
    const contact = await this.contactOf(panelId, memberId);
    if (contact === undefined) return failed('noContact');
    const drawn = await this.parts.draw(panelId, message.content, memberId, [contact.userId]);
    if (drawn === undefined) return failed('refused');
    // Teams gives no key by which it could tell that it has this already, so the person is told.
    const post = answerLost ? { ...drawn, summary: `${drawn.summary} (sent again, you may have it twice)` } : drawn;

    try {
      await this.parts.pace.wait(contact.address.conversationId, contact.address.tenantId);
      const activityId = await this.parts.poster.post(contact.address, post);
      await this.keepCopy(panelId, message.content, contact, activityId, at);
      return { delivery: { state: 'sent', memberId, at } };
    } catch (error) {
      if (!(error instanceof ChatFailure)) throw error;
      // Where the answer was lost the card may have arrived: it is sent once more and no further.
      const wait = error.kind === 'unknown' && answerLost ? undefined : waitAfter(error, message.attempts);
      if (wait !== undefined) {
        const lost = answerLost || error.kind === 'unknown' ? { answerLost: true } : {};
        return { delivery: { state: 'queued', memberId, ...lost }, wait };
      }
      this.parts.log('A message was not delivered', { panelId, message: message.id, reason: error.kind });
      return failed(reasonOf(error));
    }
  }

  private async contactOf(panelId: PanelId, memberId: MemberId): Promise<Contact | undefined> {
    const found = await this.parts.store.read(panelId, `contact:${memberId}`);
    return found === undefined ? undefined : recordOf('contact', found);
  }

  private async keepCopy(
    panelId: PanelId,
    content: MessageContent,
    { address, memberId, userId }: Contact,
    activityId: string,
    at: Instant,
  ): Promise<void> {
    const subject = subjectOf(content);
    if (subject === undefined || activityId === '') return;
    const id = cardCopyId(address, activityId, this.parts.sha256);
    const copy: CardCopy = { id, subject, address, activityId, memberId, userIds: [userId], at };
    // The card has arrived whatever becomes of this note; without it the card is drawn anew when it comes into view.
    await this.parts.store
      .commit(panelId, [{ kind: 'create', document: documentOf('cardCopy', panelId, copy) }])
      .catch((error: unknown) => this.parts.log('A card copy was not noted', { panelId, error }));
  }

  /** Shows the truth on every copy that stands. @returns how long to wait before trying again, if some failed */
  private async refreshCopies(panelId: PanelId, message: Message): Promise<number | undefined> {
    const subject = subjectOf(message.content);
    if (subject === undefined) return undefined;
    const where = [{ key: 'subjectId', is: subject.id }];
    const found = await this.parts.store.query(panelId, { type: 'cardCopy', where, limit: MOST_COPIES });
    const waits = await Promise.all(found.map((document) => this.refreshCopy(panelId, message, document)));
    const some = waits.filter((wait) => wait !== undefined);
    return some.length === 0 ? undefined : Math.max(...some);
  }

  private async refreshCopy(panelId: PanelId, message: Message, document: StoredDocument): Promise<number | undefined> {
    const copy = recordOf('cardCopy', document);
    const drawn = await this.parts.draw(panelId, message.content, copy.memberId, copy.userIds);
    if (drawn === undefined) return undefined;
    try {
      await this.parts.pace.wait(copy.address.conversationId, copy.address.tenantId);
      await this.parts.poster.update(copy.address, copy.activityId, drawn);
      return undefined;
    } catch (error) {
      if (!(error instanceof ChatFailure)) throw error;
      // An update says the same however often it is made, so a lost answer is simply asked again.
      const wait = waitAfter(error, message.attempts);
      if (error.kind === 'gone' || error.kind === 'blocked') await this.forget(panelId, document);
      return wait;
    }
  }

  private async forget(panelId: PanelId, { id, version }: StoredDocument): Promise<void> {
    await this.parts.store.commit(panelId, [{ kind: 'delete', id, version }]).catch((error: unknown) => {
      if (!(error instanceof VersionConflict)) throw error;
    });
  }

  /** Changes a message as it is now, however often others write it meanwhile; a member met meanwhile is queued again. */
  private async alter(
    panelId: PanelId,
    documentId: string,
    decide: (message: Message) => Message,
  ): Promise<Message | undefined> {
    for (let attempt = 1; attempt <= MOST_RACES; attempt++) {
      const found = await this.parts.store.read(panelId, documentId);
      if (found === undefined) return undefined;
      const next = await this.requeueMet(panelId, decide(recordOf('message', found)));
      if ((await this.save(panelId, found.version, next)) !== undefined) return next;
    }
    throw new Error('A message could not be settled: others keep writing it');
  }

  /** Somebody first met while their message was being given up is not missed: the contact is read once more. */
  private async requeueMet(panelId: PanelId, message: Message): Promise<Message> {
    const met: MemberId[] = [];
    for (const memberId of unreachedBy(message)) {
      if ((await this.contactOf(panelId, memberId)) !== undefined) met.push(memberId);
    }
    if (met.length === 0) return message;
    const deliveries = message.deliveries.map((each): Delivery =>
      met.includes(each.memberId) ? { state: 'queued', memberId: each.memberId } : each,
    );
    return { ...message, deliveries, state: 'waiting' };
  }

  /** @returns the new version; undefined when somebody else wrote it meanwhile */
  private async save(panelId: PanelId, version: string, message: Message): Promise<string | undefined> {
    const document = documentOf('message', panelId, message);
    try {
      return (await this.parts.store.commit(panelId, [{ kind: 'replace', document, version }]))[0];
    } catch (error) {
      if (error instanceof VersionConflict) return undefined;
      throw error;
    }
  }
}
