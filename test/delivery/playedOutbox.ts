import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import northmoor from '../../bot/panels/northmoor.json';
import { slugOf } from '../../bot/domain/ids';
import { instantOf } from '../../bot/domain/time';
import type { Message } from '../../bot/domain/message';
import { cardOf, FakeTeams, type Posted, type TeamsChat, type TeamsUser, textsOf } from '../support/fakeTeams';
import { until } from '../support/sentinel';
import { openOutboxStand, type OutboxStand, type StandOptions } from './outboxStand';

/** Delivery as a test plays it: processes on one file, the fake Teams, and Northmoor's people by id. */
export class PlayedOutbox {
  readonly file = path.join(mkdtempSync(path.join(tmpdir(), 'sentinel-outbox-')), 'sentinel.db');
  readonly teams = new FakeTeams();
  private readonly stands: OutboxStand[] = [];

  async open(options: StandOptions = {}): Promise<OutboxStand> {
    if (this.teams.url === '') await this.teams.start();
    const stand = await openOutboxStand(this.file, options);
    this.stands.push(stand);
    return stand;
  }

  async close(): Promise<void> {
    for (const stand of this.stands) await stand.close();
    await this.teams.stop();
    rmSync(path.dirname(this.file), { recursive: true, force: true });
  }

  user(memberId: string): TeamsUser {
    const member = northmoor.members.find(({ name }) => slugOf(name) === memberId);
    if (member === undefined) throw new Error(`Nobody in Northmoor is called ${memberId}`);
    return this.teams.user(member.name, member.email);
  }

  async meet(stand: OutboxStand, ...memberIds: readonly string[]): Promise<void> {
    for (const memberId of memberIds) {
      const user = this.user(memberId);
      const conversationId = this.teams.personal(user).id;
      await stand.meet(memberId, { serviceUrl: this.teams.url, conversationId, userId: user.id });
    }
  }

  /** The bot is added to chats of many. */
  async join(stand: OutboxStand, ...chats: readonly TeamsChat[]): Promise<void> {
    for (const { id } of chats) await stand.join({ serviceUrl: this.teams.url, conversationId: id });
  }

  /** What stands in a member's own chat, oldest first. */
  chat(memberId: string): Posted[] {
    return this.teams.in(this.teams.personal(this.user(memberId)));
  }

  texts(memberId: string): string[] {
    return this.chat(memberId).map((post) => textsOf(cardOf(post)));
  }

  /** Requests to a member's chat, those that Teams turned down included. */
  requests(memberId: string): string[] {
    const { id } = this.teams.personal(this.user(memberId));
    return this.teams.requests.filter(({ path: to }) => to.includes(id)).map(({ method }) => method);
  }

  fault(memberId: string, status: number, options: { times?: number; headers?: Record<string, string> } = {}): void {
    const { id } = this.teams.personal(this.user(memberId));
    this.teams.fault(new RegExp(`conversations/${id}/activities`), status, options);
  }
}

/** What a task for tax and benefits bodies states; others do not mind. */
export const disclosure = { gateway: 'Crime and Disorder Act 1998, s.115', purpose: 'Disrupting the yard' };

/** The chair gives Priya Sandhu, or whom the test names, a task. Nothing is sent before a kick. */
export async function giveTask(stand: OutboxStand, taskId: string, more: object = {}): Promise<void> {
  const visit = { title: `Visit ${taskId}`, agencyId: 'ea', ownerId: 'priya-sandhu', dueOn: '2027-02-19' };
  await stand.command('ruth-calder', 'task.allocate', { taskId, ...visit, ...disclosure, ...more });
}

/** Waits until nothing waits. @returns the messages as they ended, oldest first */
export async function allDone(stand: OutboxStand, patienceMs?: number): Promise<Message[]> {
  const settled = async () => {
    const messages = await stand.messages();
    return messages.every(({ state }) => state === 'done') && messages;
  };
  return until('every message is settled', settled, patienceMs);
}

/** How each recipient's copy ended, message by message. */
export function outcomes(messages: readonly Message[]): string[][] {
  return messages.map(({ deliveries }) =>
    deliveries.map((each) => (each.state === 'failed' ? `failed: ${each.reason}` : each.state)),
  );
}

/** By which way each copy arrived, or why it did not, and what was tried: "sent by email; card: blocked, mention". */
export function ways(messages: readonly Message[]): string[] {
  return messages.flatMap(({ deliveries }) =>
    deliveries.map((each) => {
      const ended = each.state === 'failed' ? `failed: ${each.reason}` : `${each.state} by ${each.rung}`;
      const tried = each.tried.map(({ rung, reason }) => (reason === undefined ? rung : `${rung}: ${reason}`));
      return tried.length === 0 ? ended : `${ended}; ${tried.join(', ')}`;
    }),
  );
}

/** A lease of `by` that ends in so many milliseconds; leases run on real time. */
export function leaseOf(by: string, endsInMs: number): NonNullable<Message['lease']> {
  return { by, until: instantOf(new Date(Date.now() + endsInMs)) };
}
