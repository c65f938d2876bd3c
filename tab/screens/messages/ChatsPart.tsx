import { Text } from '@fluentui/react-components';
import type { ChatView } from '../../../bot/contract';
import { LoadingLines } from '../../components/LoadingLines';
import { ProblemNotice } from '../../components/ProblemNotice';
import { useQueryOf } from '../../data/useQueryOf';
import { ChatRow } from './ChatRow';
import { MessageList, MessagePart } from './MessageRows';

/** Until they are approved Sentinel says nothing there: these come first, and only while there are any. */
export function ChatsThatWait() {
  const chats = useQueryOf('chats.list').data?.items.filter(isWaiting) ?? [];
  if (chats.length === 0) return null;
  return (
    <MessagePart title="Chats that wait for your approval">
      <Rows chats={chats} />
    </MessagePart>
  );
}

function isWaiting({ state }: ChatView): boolean {
  return state === 'waiting';
}

/** The chats that the bot is in: it speaks of the panel only where the coordinator has approved it. */
export function ChatsPart() {
  const chats = useQueryOf('chats.list');
  return (
    <MessagePart title="Chats">
      {chats.data === undefined ? (
        chats.status === 'error' ? (
          <ProblemNotice flush what="This list could not be loaded." error={chats.error} onRetry={chats.refetch} />
        ) : (
          <LoadingLines flush count={2} />
        )
      ) : chats.data.items.length === 0 ? (
        <Text>The bot is in no group chat, channel or meeting yet. Add it there in Teams; then approve it here.</Text>
      ) : (
        <Settled chats={chats.data.items.filter((chat) => !isWaiting(chat))} />
      )}
    </MessagePart>
  );
}

function Settled({ chats }: { chats: readonly ChatView[] }) {
  return chats.length === 0 ? <Text>None is approved yet.</Text> : <Rows chats={chats} />;
}

function Rows({ chats }: { chats: readonly ChatView[] }) {
  return (
    <MessageList>
      {chats.map((chat) => (
        <ChatRow key={chat.id} chat={chat} />
      ))}
    </MessageList>
  );
}
