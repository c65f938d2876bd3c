import type { MemberId, PanelId } from '../domain/ids';
import { type Instant, instantOf } from '../domain/time';
import { type Delivery, type Message, recipientKey } from '../domain/message';
import type { StoredDocument } from '../ledger/store';
import { changeBeside } from '../ledger/beside';
import { keyOf, recordOf } from '../ledger/records';
import { LeftToNewer } from './leftToNewer';
import { refreshCopies } from './refreshCopies';
import { MessageBook } from './messageBook';
import type { OutboxParts } from './outboxParts';
import { postCopy } from './posting';
import { chatsOf } from './recipients';
import { Recovery } from './recovery';
import { later, soon } from './retryRules';

/** Long enough for the slowest send, short enough that a process that died hands over soon. */
const LEASE_MS = 15_000;
const MOST_AT_ONCE = 20;
const MOST_HEALED = 100;

/** By recipient; undefined where nothing was left to say to them. */
type Outcomes = Map<string, Delivery | undefined>;

/** Sends what the panel owes to people: claimed under a lease, paced, tried again, and marked; safe to restart. */
export class Outbox {
  private readonly running = new Map<PanelId, Promise<void>>();
  private readonly again = new Set<PanelId>();
  /** Calls the work on a panel away from waiting for what is slow. */
  private readonly wakes = new Map<PanelId, () => void>();
  /** What this process shows on cards at the moment without having claimed it. */
  private readonly refreshing = new Set<string>();
  /** Messages that could not be taken in hand: told of once, though they are met at every look. */
  private readonly stuck = new Set<string>();
  private readonly book: MessageBook;
  private readonly recovery: Recovery;
  private readonly left: LeftToNewer;
  private stopped = false;

  constructor(private readonly parts: OutboxParts) {
    this.left = new LeftToNewer(parts.log);
    this.book = new MessageBook(parts.store, parts.clock);
    this.recovery = new Recovery(parts.store, this.book, parts.clock);
  }

  /** Something may be due in this panel. Returns at once. */
  kick(panelId: PanelId): void {
    if (this.stopped) return;
    if (this.running.has(panelId)) {
      this.again.add(panelId);
      this.wakes.get(panelId)?.();
      return;
    }
    const work = this.work(panelId)
      .catch((error: unknown) => this.parts.log('The outbox stumbled', { panelId, error }))
      .finally(() => {
        this.running.delete(panelId);
        this.wakes.delete(panelId);
        if (this.again.delete(panelId)) this.kick(panelId);
      });
    this.running.set(panelId, work);
  }

  /** Finishes what is being sent and starts nothing more. */
  async stop(): Promise<void> {
    this.stopped = true;
    await Promise.all(this.running.values());
  }

  /** Somebody can be written to: what failed only for that, or waits for it, is sent. */
  async heal(panelId: PanelId, memberId: MemberId): Promise<void> {
    const where = [{ key: 'unreached', holdsAnyOf: [memberId] }];
    const found = await this.parts.store.query(panelId, { type: 'message', where, limit: MOST_HEALED });
    for (const each of found) {
      // Altering it queues whoever has been met; a process that holds the message settles it first.
      await this.book.alter(panelId, keyOf(each), (message) => message);
    }
    if (found.length > 0) this.kick(panelId);
  }

  /** Until nothing is due. What is slow holds up nothing else: others are sent beside it. */
  private async work(panelId: PanelId): Promise<void> {
    const inHand = new Set<Promise<void>>();
    while (!this.stopped) {
      this.again.delete(panelId);
      const woken = new Promise<void>((resume) => this.wakes.set(panelId, resume));
      const free = MOST_AT_ONCE - inHand.size;
      const due = await this.findDue(panelId, free);
      const claims = await Promise.all(due.map((document) => this.tryToClaim(panelId, document)));
      const claimed = claims.filter((message) => message !== undefined);
      for (const message of claimed) {
        const sending = this.deliver(panelId, message)
          .catch((error: unknown) => this.afterFault(panelId, message, error))
          .catch((error: unknown) => this.afterStumble(panelId, message, error))
          .finally(() => inHand.delete(sending));
        inHand.add(sending);
      }
      if (inHand.size === 0) return;
      if (claimed.length === free) await Promise.race(inHand);
      else if (claimed.length === 0 || due.length < free) await Promise.race([Promise.all(inHand), woken]);
    }
    await Promise.all(inHand);
  }

  private async findDue(panelId: PanelId, most: number): Promise<StoredDocument[]> {
    const where = [
      { key: 'state', is: 'waiting' },
      { key: 'dueAt', below: soon(this.parts.clock()) },
    ];
    const limit = most + this.left.count() + this.refreshing.size;
    const due = await this.parts.store.query(panelId, { type: 'message', where, limit });
    const isFree = (id: string) => !this.left.holds(panelId, id) && !this.refreshing.has(id);
    return due.filter((document) => isFree(keyOf(document))).slice(0, most);
  }

  /** What a newer version can send is for that one, at once and as if it had not been held. */
  private async afterFault(panelId: PanelId, { id }: Message, error: unknown): Promise<void> {
    if (!this.left.leaves(panelId, id, error)) throw error;
    this.refreshing.delete(id);
    await this.book.alter(panelId, id, ({ lease: _, ...held }) => ({ ...held, dueAt: this.parts.clock() }));
  }

  /** It is taken in hand again as if whoever held it had died. */
  private afterStumble(panelId: PanelId, { id }: Message, error: unknown): void {
    this.parts.log('A message stumbled', { panelId, message: id, error });
    setTimeout(() => this.refreshing.delete(id), LEASE_MS).unref();
  }

  /** One that cannot be read or held is no reason to keep back the others. */
  private tryToClaim(panelId: PanelId, document: StoredDocument): Promise<Message | undefined> {
    return this.claim(panelId, document).catch((error: unknown) => {
      if (this.left.leaves(panelId, keyOf(document), error)) return undefined;
      if (!this.stuck.has(document.id)) {
        this.stuck.add(document.id);
        this.parts.log('A message could not be taken in hand', { panelId, message: document.id, error });
      }
      return undefined;
    });
  }

  /** Takes a message for this process; undefined when another holds it or was first. */
  private async claim(panelId: PanelId, found: StoredDocument): Promise<Message | undefined> {
    const unclaimed = recordOf('message', found);
    if (needsNoClaim(unclaimed)) {
      this.refreshing.add(unclaimed.id);
      return { ...unclaimed, attempts: unclaimed.attempts + 1 };
    }
    const { before, after } = await changeBeside(
      this.parts.store,
      { panelId, type: 'message', key: keyOf(found) },
      (message) => message && this.claimed(panelId, message),
      { found },
    );
    return after === before ? undefined : after;
  }

  /** As this process holds it; the very same one where another does, or has dealt with it. Leases run on real time. */
  private async claimed(panelId: PanelId, message: Message): Promise<Message> {
    const isHeld = message.lease !== undefined && Date.parse(message.lease.until) > Date.now();
    if (isHeld || message.state === 'done' || message.dueAt >= soon(this.parts.clock())) return message;
    const isNew = message.task === 'announce' && message.attempts === 0;
    const deliveries = isNew ? await chatsOf(this.parts.store, panelId, message.content) : withoutCertainty(message);
    return { ...message, ...this.holding(), deliveries, attempts: message.attempts + 1 };
  }

  /** A lease from now on. Due again only when it is over: what others hold does not stand in the way of what is due. */
  private holding(): Required<Pick<Message, 'lease' | 'dueAt'>> {
    const until = instantOf(new Date(Date.now() + LEASE_MS));
    return { lease: { by: this.parts.processId, until }, dueAt: later(this.parts.clock(), LEASE_MS) };
  }

  private async deliver(panelId: PanelId, message: Message): Promise<void> {
    let wait = message.task === 'refresh' ? await this.refresh(panelId, message) : undefined;
    const outcomes: Outcomes = new Map();
    for (const each of message.deliveries) {
      let delivery: Delivery | undefined = each;
      // What is left is for whoever comes next.
      while (delivery?.state === 'queued' && !this.stopped) {
        // Each step is marked before the next one is taken: who takes over after a crash doubles one at the most.
        if (outcomes.size > 0) await this.mark(panelId, message.id, outcomes);
        const posted = await postCopy(this.parts, panelId, message, delivery);
        delivery = posted.delivery;
        outcomes.set(recipientKey(each.recipient), delivery);
        if (posted.wait === undefined) continue;
        wait = Math.max(wait ?? 0, posted.wait);
        break;
      }
    }
    const settled = await this.book.alter(panelId, message.id, ({ lease: _, ...current }) => {
      const deliveries = withOutcomes(current, outcomes);
      const open = wait !== undefined || deliveries.some(({ state }) => state === 'queued');
      const attempts = Math.max(current.attempts, message.attempts);
      const state = open ? 'waiting' : 'done';
      return { ...current, attempts, deliveries, state, dueAt: later(this.parts.clock(), wait ?? 0) };
    });
    this.refreshing.delete(message.id);
    if (settled?.state === 'waiting') this.kickLater(panelId, settled.dueAt);
    await this.tellReached(panelId, message, outcomes);
    const made = [...outcomes.values()].filter((each) => each !== undefined);
    if (await this.recovery.after(panelId, made)) this.kick(panelId);
  }

  private refresh(panelId: PanelId, message: Message): Promise<number | undefined> {
    return refreshCopies(this.parts, panelId, message, async () => {
      if (message.lease !== undefined) await this.mark(panelId, message.id, new Map());
      return !this.stopped;
    });
  }

  private async mark(panelId: PanelId, id: string, outcomes: Outcomes): Promise<void> {
    await this.book.alter(panelId, id, (current) => ({
      ...current,
      ...this.holding(),
      deliveries: withOutcomes(current, outcomes),
    }));
  }

  /** What hangs on it is no reason to send anything again. */
  private async tellReached(panelId: PanelId, { id, content }: Message, outcomes: Outcomes): Promise<void> {
    for (const delivery of outcomes.values()) {
      if (delivery?.state !== 'sent' || delivery.recipient.kind === 'chat') continue;
      const { memberId } = delivery.recipient;
      await this.parts
        .reached(panelId, { content, memberId, at: delivery.at })
        .catch((error: unknown) => this.parts.log('A delivery was not noted', { panelId, message: id, error }));
    }
  }

  private kickLater(panelId: PanelId, dueAt: Instant): void {
    const ms = Date.parse(dueAt) - Date.parse(this.parts.clock());
    setTimeout(() => this.kick(panelId), Math.max(0, ms) + 10).unref();
  }
}

/**
 * The truth may be shown twice, so that nobody has to be kept from showing it: it costs no commit. What is blanked goes on
 * for long, and is claimed.
 */
function needsNoClaim({ task, inChat, lease }: Message): boolean {
  return task === 'refresh' && inChat === undefined && lease === undefined;
}

/** A lease that stands is of somebody who died: what they had in hand may have arrived. Recipients are served in order. */
function withoutCertainty({ lease, deliveries }: Message): Delivery[] {
  const inHand = lease === undefined ? undefined : deliveries.find(({ state }) => state === 'queued');
  return deliveries.map((each) => (each === inHand && each.state === 'queued' ? { ...each, answerLost: true } : each));
}

/** What was sent is final: whoever has read it meanwhile goes on having read it. */
function withOutcomes({ deliveries }: Pick<Message, 'deliveries'>, outcomes: Outcomes): Delivery[] {
  return deliveries.flatMap((each) => {
    const key = recipientKey(each.recipient);
    return each.state === 'sent' || !outcomes.has(key) ? each : (outcomes.get(key) ?? []);
  });
}
