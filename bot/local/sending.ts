import { z } from 'zod';
import { MENTION, messageActivity, submitActivity } from './activities';
import { wasTaken } from './botDoor';
import type { Chat } from './localChats';
import type { LocalTeams } from './localTeams';
import type { Message, MessageView } from './localMessage';
import type { SendBody } from './pageContract';
import type { LocalMember } from './localMember';

/** Keeps and shows what a person typed, then hands it to the bot, which a shared chat's message must mention. */
export async function sendMessage(teams: LocalTeams, body: SendBody): Promise<MessageView> {
  const member = await teams.loadMember(body.as);
  const chat = await teams.loadChat(body.chatId, member.id);
  const isForBot = chat.kind === 'personal' || body.mention;
  const text = chat.kind !== 'personal' && body.mention ? `${MENTION} ${body.text}` : body.text;
  const message = postAs(teams, chat, member, text, body.threadId);
  // Not awaited: Teams shows a message before the bot has seen it.
  if (isForBot) void handOver(teams, chat, member, message);
  return teams.viewFor(message, member.id);
}

function postAs(teams: LocalTeams, chat: Chat, { id, name }: LocalMember, text: string, threadId?: string): Message {
  return teams.post(chat, {
    ...(threadId === undefined ? {} : { threadId }),
    author: { kind: 'member', id, name },
    text,
    format: 'plain',
    cards: [],
    suggestions: [],
    urgent: false,
  });
}

async function handOver(teams: LocalTeams, chat: Chat, member: LocalMember, message: Message): Promise<void> {
  try {
    await tellBot(teams, chat, member, message);
  } catch {
    // Nobody waits for this, and the server may be closing.
    teams.log('A message could not be handed to the bot', { messageId: message.id });
  }
}

async function tellBot(teams: LocalTeams, chat: Chat, member: LocalMember, message: Message): Promise<void> {
  const scene = await teams.sceneOf(chat, member, message.threadId ?? message.id);
  const answer = await teams.postToBot(messageActivity(scene, message));
  if (wasTaken(answer)) return;
  teams.log('The bot did not take a message', { messageId: message.id });
  teams.change(chat, message, { state: 'unanswered' });
}

/** Sends a message again that the bot did not take. */
export async function sendAgain(teams: LocalTeams, chat: Chat, member: LocalMember, message: Message): Promise<void> {
  teams.change(chat, message, { state: 'posted' });
  void handOver(teams, chat, member, teams.loadMessage(chat, message.id));
}

/**
 * The click of an Action.Submit. `msteams` in its data may turn it into a message that the person seems to type
 * (imBack), or that stands in the chat in other words than the bot receives (messageBack).
 * @returns whether the bot took it
 */
export async function sendSubmit(
  teams: LocalTeams,
  chat: Chat,
  member: LocalMember,
  message: Message,
  data: Record<string, unknown>,
): Promise<boolean> {
  const { msteams, ...value } = data;
  const hint = hintOf(msteams);
  const scene = await teams.sceneOf(chat, member, message.threadId ?? message.id);
  if (hint.said !== undefined) postAs(teams, chat, member, hint.said, message.threadId);
  const text = hint.text === undefined || chat.kind === 'personal' ? hint.text : `${MENTION} ${hint.text}`;
  return wasTaken(await teams.postToBot(submitActivity(scene, message.id, hint.value ?? value, text)));
}

const SubmitHint = z.object({
  type: z.string(),
  text: z.string().optional().catch(undefined),
  displayText: z.string().optional().catch(undefined),
  value: z.unknown(),
});
const Value = z.record(z.unknown());

/** What stands in the chat, and what the bot receives in place of the click's data. */
function hintOf(msteams: unknown): {
  said?: string | undefined;
  text?: string | undefined;
  value?: object | undefined;
} {
  const hint = SubmitHint.safeParse(msteams);
  if (!hint.success) return {};
  const { type, text, displayText, value } = hint.data;
  if (type === 'imBack' && typeof value === 'string') return { said: value, text: value };
  if (type === 'messageBack') return { said: displayText, text, value: Value.safeParse(value).data };
  return {};
}
