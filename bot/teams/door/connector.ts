import { z } from 'zod';
import {
  ChatFailure,
  type ChatFailureKind,
  type ChatPost,
  type ChatPoster,
  type MentionPost,
} from '../../useCases/messages/chatPoster';
import type { ChatAddress } from '../../domain/contact';
import type { SignIn } from './signIn';
import { mentionActivity, messageActivity } from './turn';

const Accepted = z.object({ id: z.string().optional() }).catch({});
const RosterMember = z.object({
  tenantId: z.string().optional().nullable(),
  email: z.string().optional().nullable(),
  userPrincipalName: z.string().optional().nullable(),
  userRole: z.string().optional().nullable(),
});

const TIMEOUT_MS = 10_000;

/** The wire to Teams: Bot Connector v3, one request a call, no replays, keep-alive by fetch itself. */
export class Connector implements ChatPoster {
  constructor(
    private readonly signIn: SignIn,
    private readonly mayCall: (serviceUrl: string) => boolean,
    /** Where a service URL is now. */
    private readonly reachedAt = (serviceUrl: string): string => serviceUrl,
  ) {}

  async post(address: ChatAddress, post: ChatPost | MentionPost): Promise<string> {
    return this.send(address, 'card' in post ? messageActivity(post) : mentionActivity(post));
  }

  async update(address: ChatAddress, activityId: string, post: ChatPost): Promise<void> {
    const path = `${activitiesPath(address.conversationId)}/${encodeURIComponent(activityId)}`;
    await this.request('PUT', address.serviceUrl, path, { ...messageActivity(post), id: activityId });
  }

  /** Sends any activity. @returns its id, '' where Teams gives none */
  async send(address: ChatAddress, activity: object, replyToId?: string): Promise<string> {
    const reply = replyToId === undefined ? '' : `/${encodeURIComponent(replyToId)}`;
    const answer = await this.request(
      'POST',
      address.serviceUrl,
      `${activitiesPath(address.conversationId)}${reply}`,
      activity,
    );
    return Accepted.parse(answer).id ?? '';
  }

  /** Sends it to one person of a chat of many. https://learn.microsoft.com/microsoftteams/platform/agents-in-teams/targeted-messages */
  async whisper(address: ChatAddress, activity: object, userId: string): Promise<string> {
    const path = `${activitiesPath(address.conversationId)}?isTargetedActivity=true`;
    const answer = await this.request('POST', address.serviceUrl, path, { ...activity, recipient: { id: userId } });
    return Accepted.parse(answer).id ?? '';
  }

  /** The e-mail and tenant of a person of the chat, as far as Teams' roster states them. */
  async personOf(
    address: ChatAddress,
    userId: string,
  ): Promise<{ email: string | undefined; tenantId: string | undefined; isGuest: boolean }> {
    const path = `v3/conversations/${encodeURIComponent(address.conversationId)}/members/${encodeURIComponent(userId)}`;
    const { data } = RosterMember.safeParse(await this.request('GET', address.serviceUrl, path));
    const { email, userPrincipalName, tenantId, userRole } = data ?? {};
    return {
      ...{ email: email ?? userPrincipalName ?? undefined, tenantId: tenantId ?? undefined },
      isGuest: userRole?.toLowerCase() === 'guest' || userPrincipalName?.includes('#EXT#') === true,
    };
  }

  private async request(method: string, serviceUrl: string, path: string, body?: object): Promise<unknown> {
    if (!this.mayCall(serviceUrl)) throw new ChatFailure('refused');
    const token = await this.signIn.token();
    const reached = this.reachedAt(serviceUrl);
    const base = reached.endsWith('/') ? reached : `${reached}/`;
    const response = await fetch(new URL(path, base), {
      method,
      headers: {
        'Content-Type': 'application/json',
        ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    }).catch((error: unknown) => {
      throw new ChatFailure(isRefusedConnection(error) ? 'unavailable' : 'unknown');
    });
    const text = await response.text().catch(() => '');
    if (!response.ok) throw failureOf(response);
    return text === '' ? {} : parsed(text);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

/** Nobody listened, so nobody accepted anything. */
function isRefusedConnection(error: unknown): boolean {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : undefined;
  return cause !== undefined && 'code' in cause && (cause.code === 'ECONNREFUSED' || cause.code === 'ENOTFOUND');
}

/** 401 is about our token. 500, 502 and 504 may come after Teams accepted the message; 503 and the throttles come before. */
const failureKinds: Readonly<Record<number, ChatFailureKind>> = {
  401: 'notSignedIn',
  403: 'blocked',
  404: 'gone',
  408: 'throttled',
  410: 'gone',
  412: 'throttled',
  429: 'throttled',
  500: 'unknown',
  502: 'unknown',
  503: 'unavailable',
  504: 'unknown',
};

function failureOf(response: Response): ChatFailure {
  const seconds = Number(response.headers.get('retry-after'));
  const retryAfterMs = Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : undefined;
  return new ChatFailure(failureKinds[response.status] ?? 'refused', retryAfterMs);
}

function activitiesPath(conversationId: string): string {
  return `v3/conversations/${encodeURIComponent(conversationId)}/activities`;
}
