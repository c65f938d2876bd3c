import type { MemberId, PanelId } from '../domain/ids';
import { addMinutes, type Instant, instantOf } from '../domain/time';
import { ChatFailure, type ChatPost, type ChatPoster } from '../useCases/chat';
import type { CardCopy, Contact } from '../useCases/contacts';
import type { Delivery, Message, MessageContent } from '../useCases/messages';
import { type PanelStore, type StoredDocument, VersionConflict } from '../useCases/ports';
import { documentOf, recordOf } from '../useCases/records';
import type { Pace } from './pace';

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
const LEASE_MS = 60_000;
const MOST_AT_ONCE = 20;
const MOST_ATTEMPTS = 8;
const MOST_COPIES = 100;

type FailureReason = Extract<Delivery, { state: 'failed' }>['reason'];

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
    for (const document of found) {
      const message = recordOf('message', document);
      const deliveries = message.deliveries.map((each): Delivery =>
        each.memberId === memberId && each.state === 'failed' ? { state: 'queued', memberId } : each,
      );
      await this.save(panelId, document.version, {
        ...message,
        state: 'waiting',
        deliveries,
        dueAt: this.parts.clock(),
      });
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
      await Promise.all(claimed.map((claim) => this.deliver(panelId, claim.message, claim.version)));
      if (claimed.length === 0 || this.stopped) return;
    }
  }

  /** Takes a message for this process; undefined when another holds it or was first. Leases run on real time. */
  private async claim(
    panelId: PanelId,
    document: StoredDocument,
  ): Promise<{ message: Message; version: string } | undefined> {
    const message = recordOf('message', document);
    const real = Date.now();
    if (message.lease !== undefined && Date.parse(message.lease.until) > real) return undefined;
    const lease = { by: this.parts.processId, until: instantOf(new Date(real + LEASE_MS)) };
    const claimed = { ...message, lease, attempts: message.attempts + 1 };
    const version = await this.save(panelId, document.version, claimed);
    return version === undefined ? undefined : { message: claimed, version };
  }

  private async deliver(panelId: PanelId, message: Message, version: string): Promise<void> {
    let retryAfterMs = message.task === 'refresh' ? await this.refreshCopies(panelId, message) : undefined;
    const deliveries: Delivery[] = [];
    for (const each of message.deliveries) {
      if (each.state !== 'queued') {
        deliveries.push(each);
        continue;
      }
      const { delivery, wait } = await this.post(panelId, message, each.memberId);
      deliveries.push(delivery);
      if (wait !== undefined) retryAfterMs = Math.max(retryAfterMs ?? 0, wait);
    }
    const { lease: _, ...released } = message;
    const finished = retryAfterMs === undefined;
    const next: Message = finished
      ? { ...released, deliveries, state: 'done' }
      : { ...released, deliveries, dueAt: later(this.parts.clock(), retryAfterMs ?? 0) };
    await this.save(panelId, version, next);
    if (!finished) this.kickLater(panelId, retryAfterMs ?? 0);
  }

  private kickLater(panelId: PanelId, ms: number): void {
    setTimeout(() => this.kick(panelId), ms + 10).unref();
  }

  /** One recipient's copy. `wait` says to try again, in so many milliseconds. */
  private async post(
    panelId: PanelId,
    message: Message,
    memberId: MemberId,
  ): Promise<{ delivery: Delivery; wait?: number }> {
    const at = this.parts.clock();
    const failed = (reason: FailureReason) => ({ delivery: { state: 'failed', memberId, at, reason } as const });
    const contact = await this.contactOf(panelId, memberId);
    if (contact === undefined) return failed('noContact');
    const drawn = await this.parts.draw(panelId, message.content, memberId, [contact.userId]);
    if (drawn === undefined) return failed('refused');

    try {
      await this.parts.pace.wait(contact.address.conversationId, contact.address.tenantId);
      const activityId = await this.parts.poster.post(contact.address, drawn);
      await this.keepCopy(panelId, message.content, contact, activityId, at);
      return { delivery: { state: 'sent', memberId, at } };
    } catch (error) {
      if (!(error instanceof ChatFailure)) throw error;
      const wait = waitAfter(error, message.attempts);
      if (wait !== undefined) return { delivery: { state: 'queued', memberId }, wait };
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
    const id = this.parts.sha256(`${address.conversationId}\n${activityId}`).slice(0, 32);
    const copy: CardCopy = { id, subject, address, activityId, memberId, userIds: [userId], at };
    await this.parts.store
      .commit(panelId, [{ kind: 'create', document: documentOf('cardCopy', panelId, copy) }])
      .catch((error: unknown) => {
        if (!(error instanceof VersionConflict)) throw error;
      });
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
      if (wait === undefined) await this.forget(panelId, document);
      return wait;
    }
  }

  private async forget(panelId: PanelId, { id, version }: StoredDocument): Promise<void> {
    await this.parts.store.commit(panelId, [{ kind: 'delete', id, version }]).catch((error: unknown) => {
      if (!(error instanceof VersionConflict)) throw error;
    });
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

function soon(now: Instant): Instant {
  return instantOf(new Date(Date.parse(now) + 1));
}

function later(now: Instant, ms: number): Instant {
  return addMinutes(now, ms / 60_000);
}

/** How long to wait before the next attempt; undefined when there is to be none. */
function waitAfter({ kind, retryAfterMs }: ChatFailure, attempts: number): number | undefined {
  if (kind === 'blocked' || kind === 'gone' || kind === 'refused' || attempts >= MOST_ATTEMPTS) return undefined;
  const doubling = 500 * 2 ** Math.min(attempts, 7);
  return retryAfterMs ?? doubling * (0.5 + Math.random());
}

function reasonOf({ kind }: ChatFailure): FailureReason {
  switch (kind) {
    case 'blocked':
      return 'blocked';
    case 'gone':
      return 'notInstalled';
    case 'refused':
      return 'refused';
    case 'throttled':
    case 'unavailable':
    case 'unknown':
      return 'gaveUp';
  }
}

function subjectOf(content: MessageContent): CardCopy['subject'] | undefined {
  switch (content.kind) {
    case 'task':
      return { type: 'task', id: content.taskId };
    case 'issue':
      return { type: 'issue', id: content.issueId };
    case 'agenda':
      return undefined;
  }
}
