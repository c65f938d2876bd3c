import type { MemberId, PanelId } from '../domain/ids';
import { type Instant, instantOf } from '../domain/time';
import { type Delivery, type Message, recipientKey } from '../domain/message';
import type { StoredDocument } from '../ledger/store';
import { changeBeside } from '../ledger/beside';
import type { Carried, Courier, Owed } from '../ledger/courier';
import { documentOf, keyOf, recordOf } from '../ledger/records';
import { LeftToNewer } from './leftToNewer';
import { refreshCopies } from './refreshCopies';
import { MessageBook } from './messageBook';
import type { OutboxParts, Posted } from './outboxParts';
import { needsNoClaim, type Outcomes, withOutcomes, withoutCertainty } from './outcomes';
import { OwedCards } from './owedCards';
import { postCopy } from './posting';
import { chatsOf } from './recipients';
import { Recovery } from './recovery';
import { later, soon } from './retryRules';
import { Taken } from './taken';

/** Long enough for the slowest send, short enough that a process that died hands over soon. */
const LEASE_MS = 15_000;
const MOST_AT_ONCE = 20;
const MOST_HEALED = 100;
/** What is due later still is found by then; a timer of more than 24 days would go off at once. */
const LONGEST_WAIT_MS = 24 * 60 * 60_000;

/** Sends what the panel owes to people: claimed under a lease, paced, tried again, and marked; safe to restart. */
export class Outbox implements Courier {
  private readonly running = new Map<PanelId, Promise<void>>();
  private readonly again = new Set<PanelId>();
  /** Calls the work on a panel away from waiting for what is slow. */
  private readonly wakes = new Map<PanelId, () => void>();
  /** What this process shows on cards at the moment without having claimed it. */
  private readonly refreshing = new Set<string>();
  /** Messages that could not be taken in hand: told of once, though they are met at every look. */
  private readonly stuck = new Set<string>();
  private readonly taken = new Taken();
  private readonly sending = new Set<Promise<void>>();
  private readonly owed: OwedCards;
  private readonly book: MessageBook;
  private readonly recovery: Recovery;
  private readonly left: LeftToNewer;
  private stopped = false;

  constructor(private readonly parts: OutboxParts) {
    this.left = new LeftToNewer(parts.log);
    this.owed = new OwedCards(parts, (panelId, ms) => this.kickLater(panelId, later(parts.clock(), ms)));
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

  /** The first look at a panel: what this process, or another, did not come to the end of. Returns at once. */
  begin(panelId: PanelId): void {
    this.kick(panelId);
    this.owed
      .pickUp(panelId)
      .catch((error: unknown) => this.parts.log('Cards that are owed could not be looked for', { panelId, error }));
  }

  /** Finishes what is being sent and starts nothing more. */
  async stop(): Promise<void> {
    this.stopped = true;
    await Promise.all([...this.running.values(), ...this.sending, this.owed.stop()]);
  }

  /** What goes to each by themselves: what is for all chats is looked up at its first claim. */
  take(panelId: PanelId, message: Message): Message {
    const isNow = message.task === 'post' && message.dueAt < soon(this.parts.clock());
    const isTaken = isNow && !this.stopped && this.taken.add(panelId, message.id);
    return isTaken ? { ...message, ...this.holding(), attempts: 1 } : message;
  }

  drop(panelId: PanelId, taken: readonly Message[]): void {
    for (const { id } of taken) this.taken.remove(panelId, id);
  }

  owe(panelId: PanelId, standing: readonly Owed[], fresh: readonly Message[]): readonly Owed[] {
    return this.owed.owe(panelId, standing, fresh);
  }

  carry(panelId: PanelId, { taken, owed, waiting }: Parameters<Courier['carry']>[1]): void {
    for (const each of taken) {
      const sending = this.sendTaken(panelId, each).finally(() => {
        this.drop(panelId, [each.message]);
        this.sending.delete(sending);
      });
      this.sending.add(sending);
    }
    this.owed.show(panelId, owed);
    for (const { dueAt } of waiting) this.kickLater(panelId, dueAt);
  }

  private async sendTaken(panelId: PanelId, { message, version }: Carried): Promise<void> {
    const found = version === undefined ? undefined : { ...documentOf('message', panelId, message), version };
    const leftMs = Date.parse(message.lease?.until ?? '') - Date.now();
    // The batch took long: nobody else is to find it free while it is on its way.
    const isLate = leftMs < LEASE_MS / 2;
    const held = isLate ? await this.mark(panelId, message.id, new Map()).catch(() => undefined) : message;
    if (held !== undefined) await this.send(panelId, held, isLate ? undefined : found);
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
        const sending = this.send(panelId, message).finally(() => inHand.delete(sending));
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

  private send(panelId: PanelId, message: Message, found?: StoredDocument): Promise<void> {
    return this.deliver(panelId, message, found)
      .catch((error: unknown) => this.afterFault(panelId, message, error))
      .catch((error: unknown) => this.afterStumble(panelId, message, error));
  }

  private async deliver(panelId: PanelId, message: Message, found?: StoredDocument): Promise<void> {
    let held = found;
    let wait = message.task === 'refresh' ? await this.refresh(panelId, message) : undefined;
    const outcomes: Outcomes = new Map();
    for (const each of message.deliveries) {
      let delivery: Delivery | undefined = each;
      // What is left is for whoever comes next.
      while (delivery?.state === 'queued' && !this.stopped) {
        // Each step is marked before the next one is taken: who takes over after a crash doubles one at the most.
        if (outcomes.size > 0) {
          await this.mark(panelId, message.id, outcomes);
          held = undefined;
        }
        const posted = await postCopy(this.parts, panelId, message, delivery);
        delivery = posted.delivery;
        outcomes.set(recipientKey(each.recipient), delivery);
        this.showOvertaken(panelId, posted);
        if (posted.wait === undefined) continue;
        wait = Math.max(wait ?? 0, posted.wait);
        break;
      }
    }
    const settle = ({ lease: _, ...current }: Message): Message => {
      const deliveries = withOutcomes(current, outcomes);
      const open = wait !== undefined || deliveries.some(({ state }) => state === 'queued');
      const attempts = Math.max(current.attempts, message.attempts);
      const state = open ? 'waiting' : 'done';
      return { ...current, attempts, deliveries, state, dueAt: later(this.parts.clock(), wait ?? 0) };
    };
    const settled = await this.book.alter(panelId, message.id, settle, held);
    this.refreshing.delete(message.id);
    if (settled?.state === 'waiting') this.kickLater(panelId, settled.dueAt);
    await this.tellReached(panelId, message, outcomes);
    const made = [...outcomes.values()].filter((each) => each !== undefined);
    if (await this.recovery.after(panelId, made)) this.kick(panelId);
  }

  private showOvertaken(panelId: PanelId, { isOvertaken = false }: Posted): void {
    if (isOvertaken) this.kickLater(panelId, this.parts.clock());
  }

  private refresh(panelId: PanelId, message: Message): Promise<number | undefined> {
    return refreshCopies(this.parts, panelId, message, async () => {
      if (message.lease !== undefined) await this.mark(panelId, message.id, new Map());
      return !this.stopped;
    });
  }

  private mark(panelId: PanelId, id: string, outcomes: Outcomes): Promise<Message | undefined> {
    return this.book.alter(panelId, id, (current) => ({
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
    if (ms < LONGEST_WAIT_MS) setTimeout(() => this.kick(panelId), Math.max(0, ms) + 10).unref();
  }
}
