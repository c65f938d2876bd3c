import type { Server } from 'restify';
import { z } from 'zod';
import { readJson } from '../wiring/http/body';
import { type Chat, personalChatId } from './localChats';
import { connectorDoor, ConnectorRefusal, loadConversation, type Params } from './connectorDoor';
import type { LocalTeams } from './localTeams';
import { CardJson, type Draft, type Message } from './localMessage';
import { findByTeamsId } from './teamsUser';

/** Teams refuses more. https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages */
const MAX_MESSAGE_BYTES = 28 * 1024;
const CARD = 'application/vnd.microsoft.card.adaptive';

const Outgoing = z.object({
  type: z.string(),
  text: z.string().nullish(),
  textFormat: z.string().nullish(),
  attachments: z.array(z.object({ contentType: z.string(), content: z.unknown() })).nullish(),
  importance: z.string().nullish(),
  suggestedActions: z.object({ actions: z.array(z.object({ title: z.string(), value: z.unknown() })) }).nullish(),
});
type Outgoing = z.infer<typeof Outgoing>;

const NewConversation = z.object({
  isGroup: z.boolean().nullish(),
  members: z.array(z.object({ id: z.string() })).nullish(),
  activity: Outgoing.nullish(),
  channelData: z.object({ channel: z.object({ id: z.string() }).nullish() }).nullish(),
});
type NewConversation = z.infer<typeof NewConversation>;

/** Where the bot posts, changes and deletes: the Bot Framework connector. */
export function addConnector(server: Server, teams: LocalTeams): void {
  const base = '/local/connector/v3/conversations';
  const activities = `${base}/:id/activities`;
  const create = connectorDoor(teams, 201, async (_params, req) =>
    createConversation(teams, NewConversation.parse(await readJson(req))),
  );
  const post = connectorDoor(teams, 201, async ({ id }, req) => {
    const outgoing = Outgoing.parse(await readJson(req));
    const { chat, threadId } = await loadConversation(teams, id);
    return { id: postOutgoing(teams, chat, outgoing, threadId) };
  });
  server.post(base, create);
  server.post(activities, post);
  server.post(`${activities}/:activityId`, post);
  server.put(
    `${activities}/:activityId`,
    connectorDoor(teams, 200, async (params, req) => {
      const outgoing = Outgoing.parse(await readJson(req));
      const { chat, message } = await loadPosted(teams, params);
      checkWritable(teams, chat, outgoing);
      teams.change(chat, message, contentOf(outgoing));
      return { id: message.id };
    }),
  );
  server.del(
    `${activities}/:activityId`,
    connectorDoor(teams, 200, async (params) => {
      const { chat, message } = await loadPosted(teams, params);
      teams.change(chat, message, { state: 'deleted', text: '', cards: [], suggestions: [] });
      return {};
    }),
  );
}

async function loadPosted(teams: LocalTeams, { id, activityId }: Params): Promise<{ chat: Chat; message: Message }> {
  const { chat } = await loadConversation(teams, id);
  const message = teams.store.findMessage(chat.id, activityId ?? '');
  if (message === undefined || message.state === 'deleted') {
    throw new ConnectorRefusal(404, 'ActivityNotFoundInConversation');
  }
  return { chat, message };
}

function postOutgoing(teams: LocalTeams, chat: Chat, outgoing: Outgoing, threadId?: string): string {
  checkWritable(teams, chat, outgoing);
  // Typing and the like leave no trace in a chat.
  if (outgoing.type !== 'message') return '0';
  const thread = threadId === undefined ? {} : { threadId };
  return teams.post(chat, { ...thread, author: { kind: 'bot' }, ...contentOf(outgoing) }).id;
}

function checkWritable(teams: LocalTeams, chat: Chat, outgoing: Outgoing): void {
  if (Buffer.byteLength(JSON.stringify(outgoing)) > MAX_MESSAGE_BYTES) {
    throw new ConnectorRefusal(413, 'MessageSizeTooBig');
  }
  if (chat.kind === 'personal' && teams.isBlockedBy(chat.memberId)) {
    throw new ConnectorRefusal(403, 'MessageWritesBlocked');
  }
}

/** A person's own chat with the bot, or a new post in a channel. */
async function createConversation(teams: LocalTeams, asked: NewConversation): Promise<object> {
  const { activity } = asked;
  if (asked.isGroup === true) {
    const { chat } = await loadConversation(teams, asked.channelData?.channel?.id);
    if (activity == null) throw new ConnectorRefusal(400, 'BadSyntax');
    const activityId = postOutgoing(teams, chat, activity);
    return { id: `${chat.id};messageid=${activityId}`, activityId };
  }
  const member = findByTeamsId((await teams.panel()).members, asked.members?.[0]?.id ?? '');
  if (member === undefined) throw new ConnectorRefusal(403, 'BotNotInConversationRoster');
  const { chat } = await loadConversation(teams, personalChatId(member.id));
  return { id: chat.id, ...(activity == null ? {} : { activityId: postOutgoing(teams, chat, activity) }) };
}

function contentOf(outgoing: Outgoing): Pick<Draft, 'text' | 'format' | 'cards' | 'suggestions' | 'urgent'> {
  const attachments = outgoing.attachments ?? [];
  return {
    text: outgoing.text ?? '',
    format: outgoing.textFormat === 'plain' ? 'plain' : 'markdown',
    cards: attachments.filter(({ contentType }) => contentType === CARD).map(({ content }) => CardJson.parse(content)),
    suggestions: (outgoing.suggestedActions?.actions ?? []).map(({ title, value }) => ({
      title,
      value: typeof value === 'string' ? value : title,
    })),
    urgent: outgoing.importance === 'urgent',
  };
}
