import { Text } from '@fluentui/react-components';
import { LoadingLines } from '../../components/LoadingLines';
import { ProblemNotice } from '../../components/ProblemNotice';
import { useQueryOf } from '../../data/useQueryOf';
import { ChatRow } from './ChatRow';
import { MessageList, MessagePart } from './MessageRows';

/** The chats of many that the bot is in: it speaks of the panel only where the coordinator has approved it. */
export function ChatsPart() {
  const chats = useQueryOf('chats.list');
  return (
    <MessagePart title="Chats">
      {chats.data === undefined ? (
        chats.status === 'error' ? (
          <ProblemNotice what="This list could not be loaded." error={chats.error} onRetry={chats.refetch} />
        ) : (
          <LoadingLines count={2} />
        )
      ) : chats.data.items.length === 0 ? (
        <Text>The bot is in no group chat, channel or meeting yet. Add it there in Teams; then approve it here.</Text>
      ) : (
        <MessageList>
          {chats.data.items.map((chat) => (
            <ChatRow key={chat.id} chat={chat} />
          ))}
        </MessageList>
      )}
    </MessagePart>
  );
}
