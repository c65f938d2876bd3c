import { z } from 'zod';
import {
  ClickAnswer,
  type ClickBody,
  Clock,
  Found,
  Mails,
  type MeetingBody,
  MeetingState,
  Messages,
  People,
  Problem,
  type SearchBody,
  type SendBody,
  Session,
  type ShareBody,
  TokenAnswer,
} from '../pageContract';
import { MessageView } from '../localMessage';

/** The server said no, or could not be reached. `message` is fit to show. */
export class ServerError extends Error {
  override readonly name = 'ServerError';

  constructor(
    readonly code: string,
    message: string,
    readonly requestId?: string,
  ) {
    super(message);
  }
}

const UNREACHABLE = 'The server did not answer. What you wrote stands where it was; try again once the server runs.';

async function ask<T>(schema: z.ZodType<T, z.ZodTypeDef, unknown>, path: string, body?: object): Promise<T> {
  const init =
    body === undefined
      ? {}
      : { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
  const response = await fetch(path, init).catch(() => {
    throw new ServerError('unreachable', UNREACHABLE);
  });
  const json: unknown = await response.json().catch(() => undefined);
  if (response.ok) return schema.parse(json);
  const problem = Problem.safeParse(json);
  if (!problem.success) throw new ServerError('unreachable', UNREACHABLE);
  throw new ServerError(problem.data.code, problem.data.message, problem.data.requestId);
}

const query = (parts: Record<string, string>) => new URLSearchParams(parts).toString();
const Nothing = z.object({});

export const server = {
  people: () => ask(People, '/local/api/people'),
  session: (as: string) => ask(Session, `/local/api/session?${query({ as })}`),
  messages: (as: string, chatId: string) => ask(Messages, `/local/api/messages?${query({ as, chatId })}`),
  mails: (as: string) => ask(Mails, `/local/api/mails?${query({ as })}`),
  send: (body: SendBody) => ask(MessageView, '/local/api/messages', body),
  sendAgain: (as: string, chatId: string, messageId: string) =>
    ask(Nothing, '/local/api/messages/again', { as, chatId, messageId }),
  click: (body: ClickBody) => ask(ClickAnswer, '/local/api/clicks', body),
  search: (body: SearchBody) => ask(Found, '/local/api/extension/search', body),
  share: (body: ShareBody) => ask(MessageView, '/local/api/extension/cards', body),
  meeting: (body: MeetingBody) => ask(MeetingState, '/local/api/meetings', body),
  block: (as: string, blocked: boolean) => ask(Nothing, '/local/api/block', { as, blocked }),
  clock: () => ask(Clock, '/local/clock'),
  setClock: (now: string | null) => ask(Clock, '/local/clock', { now }),
  token: (member: string) => ask(TokenAnswer, '/local/token', { member }),
  meetingDetails: (id: string) => ask(z.unknown(), `/local/connector/v1/meetings/${encodeURIComponent(id)}`),
};
