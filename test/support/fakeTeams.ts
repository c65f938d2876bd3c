import { createHash, randomUUID } from 'node:crypto';
import type { Json } from './runningServer';
import { type Forgery, SigningKeys } from './signingKeys';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

/** A person of the fake Teams. */
export interface TeamsUser {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly aadObjectId: string;
  /** Where Teams' roster says that they are from; the chat's own tenant unless told. */
  readonly tenantId?: string;
  /** As Teams' roster has it: "guest". */
  readonly userRole?: string;
}

export interface TeamsChat {
  readonly id: string;
  readonly type: 'personal' | 'groupChat' | 'channel';
  readonly name?: string;
}

export interface Posted {
  readonly id: string;
  readonly chat: string;
  /** The message or click that this answers; without it the bot came of its own accord. */
  readonly replyTo?: string;
  readonly isTargeted: boolean;
  /** The message as it stands after updates. */
  activity: {
    text?: string;
    summary?: string;
    attachments?: { content: Record<string, unknown> }[];
    recipient?: object;
  };
  updates: number;
}

interface Fault {
  readonly match: RegExp;
  readonly status: number;
  readonly headers: Record<string, string>;
  times: number;
}

const BOT_ID = '28:sentinel';

/** Teams' connector in memory, over real HTTP: chats, roster, updates, faults and signed tokens. */
export class FakeTeams {
  readonly posts: Posted[] = [];
  readonly requests: { method: string; path: string; authorization: string | undefined }[] = [];
  tenantId = '11111111-1111-4111-8111-111111111111';
  botAppId = '22222222-2222-4222-8222-222222222222';
  private readonly users = new Map<string, TeamsUser>();
  private readonly faults: Fault[] = [];
  private readonly holds: { match: RegExp; released: Promise<void>; reached: () => void }[] = [];
  readonly keys = new SigningKeys();
  private readonly server: Server;
  private next = 1;
  url = '';

  constructor() {
    this.server = createServer((req, res) => void this.handle(req, res));
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    const address = this.server.address();
    if (address === null || typeof address === 'string') throw new Error('No port');
    this.url = `http://127.0.0.1:${address.port}`;
    return this;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  user(name: string, email: string, more: { tenantId?: string; userRole?: string } = {}): TeamsUser {
    const hash = createHash('md5').update(name).digest('hex');
    const aadObjectId = hash.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5');
    const user = { id: `29:${hash}`, name, email, aadObjectId, ...more };
    this.users.set(user.id, user);
    return user;
  }

  /** The chat of one person with the bot. */
  personal(user: TeamsUser): TeamsChat {
    return { id: `a:${user.id}`, type: 'personal' };
  }

  fault(match: RegExp, status: number, { times = 1, headers = {} } = {}): void {
    this.faults.push({ match, status, times, headers });
  }

  /** Keeps requests back that have come in, as a slow Teams does; `reached` once there is one, until `release`. */
  hold(match: RegExp): { reached: Promise<void>; release: () => void } {
    let [release, reached]: (() => void)[] = [];
    const released = new Promise<void>((resolve) => (release = resolve));
    const first = new Promise<void>((resolve) => (reached = resolve));
    this.holds.push({ match, released, reached: () => reached?.() });
    return { reached: first, release: () => release?.() };
  }

  /** What stands in a chat, oldest first. */
  in(chat: TeamsChat): Posted[] {
    return this.posts.filter((post) => post.chat === chat.id);
  }

  clear(chat: TeamsChat): void {
    this.posts.splice(0, Infinity, ...this.posts.filter((post) => post.chat !== chat.id));
  }

  /** The bot's last answer in a chat, whatever else arrived there meanwhile. */
  answerIn(chat: TeamsChat): Posted | undefined {
    return this.in(chat).findLast(({ replyTo }) => replyTo !== undefined);
  }

  private async handle(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(Buffer.from(chunk));
    const body = chunks.length === 0 ? {} : JSON.parse(Buffer.concat(chunks).toString('utf8'));
    const path = decodeURIComponent(new URL(req.url ?? '/', this.url).pathname);
    const answer = (status: number, value: unknown = {}, headers: Record<string, string> = {}) => {
      res.writeHead(status, { 'Content-Type': 'application/json', ...headers });
      res.end(JSON.stringify(value));
    };
    if (path === '/openid') {
      const issuer = 'https://api.botframework.com';
      answer(200, { issuer, jwks_uri: `${this.url}/keys`, id_token_signing_alg_values_supported: ['RS256'] });
      return;
    }
    if (path === '/keys' || path === '/common/discovery/v2.0/keys') {
      answer(200, { keys: this.keys.published() });
      return;
    }

    this.requests.push({ method: req.method ?? '', path, authorization: req.headers.authorization });
    const fault = this.faults.find((each) => each.times > 0 && each.match.test(`${req.method ?? ''} ${path}`));
    if (fault !== undefined) {
      fault.times -= 1;
      answer(fault.status, { error: { code: 'Fault' } }, fault.headers);
      return;
    }
    await this.held(`${req.method ?? ''} ${path}`);
    this.connector(req, path, body, answer);
  }

  private async held(request: string): Promise<void> {
    for (const { match, released, reached } of this.holds) {
      if (!match.test(request)) continue;
      reached();
      await released;
    }
  }

  private connector(
    { method, url }: IncomingMessage,
    path: string,
    body: Posted['activity'],
    answer: (status: number, value?: unknown) => void,
  ): void {
    const activities = /^\/v3\/conversations\/([^/]+)\/activities(?:\/([^/]+))?$/.exec(path);
    if (activities !== null) {
      const [, chat = '', activityId = ''] = activities;
      const post = this.posts.find(({ id }) => id === activityId);
      if (method === 'POST') {
        const id = `post-${this.next++}`;
        const replyTo = activityId === '' ? {} : { replyTo: activityId };
        const isTargeted = url?.endsWith('?isTargetedActivity=true') === true;
        this.posts.push({ id, chat, activity: body, updates: 0, isTargeted, ...replyTo });
        answer(201, { id });
      } else if (post === undefined) {
        answer(404, { error: { code: 'ActivityNotFound' } });
      } else {
        Object.assign(post, { activity: body, updates: post.updates + 1 });
        answer(200, { id: activityId });
      }
      return;
    }
    const member = /^\/v3\/conversations\/[^/]+\/members\/([^/]+)$/.exec(path);
    const user = member?.[1] === undefined ? undefined : this.users.get(member[1]);
    if (user === undefined) answer(404, { error: { code: 'MemberNotFoundInConversation' } });
    else answer(200, { tenantId: this.tenantId, ...user, userPrincipalName: user.email });
  }

  /** A token as the Bot Framework signs it, or one that is off in its claims, header or key. */
  token(claims: object = {}, forgery: Forgery = {}): string {
    return this.keys.token({ aud: this.botAppId, serviceurl: this.url, ...claims }, forgery);
  }

  /** An activity as Teams posts it. */
  activity(chat: TeamsChat, from: TeamsUser, parts: object): Record<string, unknown> {
    return {
      channelId: 'msteams',
      serviceUrl: this.url,
      id: randomUUID(),
      timestamp: new Date().toISOString(),
      recipient: { id: BOT_ID, name: 'Sentinel' },
      from: { id: from.id, name: from.name, aadObjectId: from.aadObjectId },
      conversation: {
        id: chat.id,
        conversationType: chat.type,
        name: chat.name,
        tenantId: this.tenantId,
        ...(chat.type === 'personal' ? {} : { isGroup: true }),
      },
      channelData: { tenant: { id: this.tenantId } },
      ...parts,
    };
  }

  async post(
    botUrl: string,
    activity: object,
    headers: Record<string, string> = {},
  ): Promise<{ status: number; body: Json }> {
    const response = await fetch(`${botUrl}/api/messages`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(activity),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
  }

  say(botUrl: string, chat: TeamsChat, from: TeamsUser, text: string, parts: object = {}) {
    return this.post(botUrl, this.activity(chat, from, { type: 'message', text, ...parts }));
  }

  /** In a group or channel the bot hears only what mentions it. */
  mention(botUrl: string, chat: TeamsChat, from: TeamsUser, text: string) {
    const entities = [{ type: 'mention', mentioned: { id: BOT_ID, name: 'Sentinel' }, text: '<at>Sentinel</at>' }];
    return this.say(botUrl, chat, from, `<at>Sentinel</at> ${text}`, { entities });
  }

  /** The bot is added to a chat by somebody, or taken out of it. */
  addBot(botUrl: string, chat: TeamsChat, from: TeamsUser, action: 'add' | 'remove' = 'add') {
    return this.post(botUrl, this.activity(chat, from, { type: 'installationUpdate', action }));
  }

  /** Something happens in the Teams meeting of a chat; joining and leaving name the person. */
  meetingEvent(
    botUrl: string,
    chat: TeamsChat,
    from: TeamsUser,
    what: 'meetingStart' | 'meetingParticipantJoin' | 'meetingParticipantLeave',
    who: readonly TeamsUser[] = [from],
  ) {
    const inMeeting = what === 'meetingParticipantJoin';
    const members = who.map((user) => ({ user, meeting: { inMeeting, role: 'Attendee' } }));
    const value = what === 'meetingStart' ? { Id: 'meeting-1', Title: 'Panel', MeetingType: 'Scheduled' } : { members };
    const channelData = { tenant: { id: this.tenantId }, meeting: { id: 'meeting-1' } };
    const name = `application/vnd.microsoft.${what}`;
    return this.post(botUrl, this.activity(chat, from, { type: 'event', name, value, channelData }));
  }

  /** A click on an Execute button. */
  click(
    botUrl: string,
    chat: TeamsChat,
    from: TeamsUser,
    verb: string,
    data: object,
    trigger?: 'manual' | 'automatic',
  ) {
    const value = { action: { type: 'Action.Execute', verb, data }, ...(trigger === undefined ? {} : { trigger }) };
    return this.invoke(botUrl, chat, from, 'adaptiveCard/action', value);
  }

  /** Whatever wants an answer: clicks, dialogs, message extensions. */
  invoke(botUrl: string, chat: TeamsChat, from: TeamsUser, name: string, value: object) {
    return this.post(botUrl, this.activity(chat, from, { type: 'invoke', name, value }));
  }
}

/** What holds a reference together at the end of a line (U+2011) reads as any hyphen. */
export function plainHyphens(text: string): string {
  return text.replaceAll('\u2011', '-');
}

/** Every text of a card, in reading order: what somebody would see. */
export function textsOf(card: unknown): string {
  if (Array.isArray(card)) return card.map(textsOf).join(' ');
  if (typeof card !== 'object' || card === null) return '';
  return Object.entries(card)
    .map(([key, value]) => {
      const shown = key === 'text' || key === 'title' || key === 'label';
      return shown && typeof value === 'string' ? plainHyphens(value) : textsOf(value);
    })
    .filter((text) => text !== '')
    .join(' ');
}

export function cardOf(post: Posted | undefined): Record<string, unknown> {
  const content = post?.activity.attachments?.[0]?.content;
  if (content === undefined) throw new Error('No card was posted');
  return content;
}
