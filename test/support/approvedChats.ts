import { createHash } from 'node:crypto';
import { chatIdOf } from '../../bot/domain/chat';
import type { ChatId } from '../../bot/domain/ids';
import type { FakeTeams, TeamsChat } from './fakeTeams';
import type { TestServer } from './sentinel';

export function idOfChat({ id }: TeamsChat): ChatId {
  return chatIdOf(id, (text) => createHash('sha256').update(text).digest('hex'));
}

/** The coordinator of Northmoor adds the bot to chats of many and approves them; nothing stands in them afterwards. */
export async function approveChats(
  server: TestServer,
  teams: FakeTeams,
  ...chats: readonly TeamsChat[]
): Promise<void> {
  const reeve = teams.user('Callum Reeve', 'callum.reeve@northmoor.police.example');
  for (const chat of chats) {
    await teams.addBot(server.url, chat, reeve);
    const { status } = await server.command('Callum Reeve', 'chat.approve', { chatId: idOfChat(chat) });
    if (status !== 200) throw new Error(`${chat.id} was not approved: ${status}`);
    teams.clear(chat);
  }
}
