import { Text } from '@fluentui/react-components';
import type { ChatView } from '../../../../bot/contract';
import { LoadingLines } from '../../../components/LoadingLines';
import { ProblemNotice } from '../../../components/ProblemNotice';
import { useQueryOf } from '../../../data/useQueryOf';
import { MessageList, MessagePart } from '../../messages/MessageRows';
import { ChatRow } from './ChatRow';

/** The chats that the bot is in: it speaks of the panel only where the coordinator has approved it. */
export default function ChatsPart() {
  const chats = useQueryOf('chats.list');
  if (chats.data === undefined) {
    return chats.status === 'error' ? (
      <ProblemNotice flush what="This list could not be loaded." error={chats.error} onRetry={chats.refetch} />
    ) : (
      <LoadingLines flush count={2} />
    );
  }
  const { items } = chats.data;
  if (items.length === 0)
    return (
      <Text>The bot is in no group chat, channel or meeting yet. Add it there in Teams; then approve it here.</Text>
    );
  const waiting = items.filter(isWaiting);
  return (
    <>
      {/* What waits comes first, and only while there is any. */}
      {waiting.length > 0 && <Listed title="They wait for your approval" chats={waiting} />}
      <Listed title="Where it may speak, and where not" chats={items.filter((chat) => !isWaiting(chat))} />
    </>
  );
}

function isWaiting({ state }: ChatView): boolean {
  return state === 'waiting';
}

function Listed({ title, chats }: { title: string; chats: readonly ChatView[] }) {
  return (
    <MessagePart title={title} level={3}>
      {chats.length === 0 ? (
        <Text>None is approved yet.</Text>
      ) : (
        <MessageList>
          {chats.map((chat) => (
            <ChatRow key={chat.id} chat={chat} />
          ))}
        </MessageList>
      )}
    </MessagePart>
  );
}
