import type { Request, Response } from 'restify';
import { z } from 'zod';
import type { Chat } from './localChats';
import { type Door, door } from './door';
import type { LocalTeams } from './localTeams';

/** Answered in the connector's own shape, by whose codes the bot's client decides. */
export class ConnectorRefusal extends Error {
  override readonly name = 'ConnectorRefusal';

  constructor(
    readonly status: number,
    readonly code: string,
  ) {
    super(code);
  }
}

export type Params = Readonly<Record<string, string | undefined>>;
const ParamsSchema = z.record(z.string());

/** A door of the connector: the handler gets the parts of the path and gives the answer's body. */
export function connectorDoor(
  teams: LocalTeams,
  status: number,
  handler: (params: Params, req: Request) => Promise<object>,
): Door {
  return door(teams.log, async (req, res: Response) => {
    try {
      res.send(status, await handler(ParamsSchema.parse(req.params), req));
    } catch (error) {
      if (!(error instanceof ConnectorRefusal)) throw error;
      res.send(error.status, { error: { code: error.code, message: error.code } });
    }
  });
}

/** The chat that a conversation id names, and the thread where it names one ("19:…@thread.tacv2;messageid=…"). */
export async function loadConversation(
  teams: LocalTeams,
  id: string | undefined,
): Promise<{ chat: Chat; threadId?: string }> {
  const [chatId = '', ...marks] = (id ?? '').split(';');
  const chat = await teams.findChat(chatId);
  if (chat === undefined) throw new ConnectorRefusal(404, 'ConversationNotFound');
  const threadId = marks.map((mark) => /^messageid=(.+)$/.exec(mark)?.[1]).find((found) => found !== undefined);
  return chat.kind === 'channel' && threadId !== undefined ? { chat, threadId } : { chat };
}
