import { Body1, makeStyles, Skeleton, SkeletonItem, Text, tokens } from '@fluentui/react-components';
import { ChatEmptyRegular } from '@fluentui/react-icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Chat } from '../localChats';
import type { MessageView } from '../localMessage';
import type { ChatSummary, Session } from '../pageContract';
import { ConversationHead } from './ConversationHead';
import { FailureNotice } from './FailureNotice';
import { MessageBox } from './MessageBox';
import { MessageLog } from './MessageLog';
import { SearchButton } from './SearchPanel';
import { server } from './server';
import { messagesKey, placeMessage } from './useLive';

const useStyles = makeStyles({
  conversation: { height: '100%', display: 'flex', flexDirection: 'column', minHeight: 0 },
  room: { flexGrow: 1, minHeight: 0, display: 'flex', flexDirection: 'column' },
  pad: { padding: '16px', display: 'flex', flexDirection: 'column', gap: '16px' },
  empty: {
    margin: 'auto',
    padding: '24px',
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    gap: '8px',
    textAlign: 'center',
    maxWidth: '320px',
    color: tokens.colorNeutralForeground3,
  },
  icon: { fontSize: '40px' },
});

/** One chat: its head, its messages, and the box to write in. */
export function Conversation({
  session,
  summary,
  onLink,
}: {
  session: Session;
  summary: ChatSummary;
  onLink: (url: string) => void;
}) {
  const { me } = session;
  const { chat } = summary;
  const styles = useStyles();
  const queries = useQueryClient();
  const [thread, setThread] = useState<MessageView>();

  const where = {
    as: me.id,
    chatId: chat.id,
    ...(thread === undefined ? {} : { threadId: thread.threadId ?? thread.id }),
  };
  const place = (message: MessageView): void => {
    placeMessage(queries, me.id, message);
    setThread(undefined);
  };
  const say = async (text: string, mention = chat.kind !== 'personal'): Promise<void> =>
    place(await server.send({ ...where, text, mention }));

  return (
    <section className={styles.conversation} aria-label={chat.name}>
      <ConversationHead session={session} summary={summary} />
      <Room session={session} chat={chat} onLink={onLink} onSay={(text) => void say(text)} onReply={setThread} />
      <MessageBox
        isShared={chat.kind !== 'personal'}
        thread={thread}
        onLeaveThread={() => setThread(undefined)}
        extension={
          <SearchButton
            as={me.id}
            chatId={chat.id}
            onChoose={async (card) => place(await server.share({ ...where, card }))}
          />
        }
        onSend={say}
      />
    </section>
  );
}

interface RoomProps {
  session: Session;
  chat: Chat;
  onLink: (url: string) => void;
  onSay: (text: string) => void;
  onReply: (message: MessageView) => void;
}

/** The chat's messages, as far as they are there. */
function Room({ session, chat, onLink, onSay, onReply }: RoomProps) {
  const { me, timeZone } = session;
  const styles = useStyles();
  const messages = useQuery({ queryKey: messagesKey(me.id, chat.id), queryFn: () => server.messages(me.id, chat.id) });
  return (
    <div className={styles.room}>
      {messages.status === 'pending' && <LoadingMessages />}
      {messages.status === 'error' && (
        <div className={styles.pad}>
          <FailureNotice
            what="The messages could not be loaded."
            error={messages.error}
            onRetry={() => void messages.refetch()}
          />
        </div>
      )}
      {messages.status === 'success' && messages.data.messages.length === 0 && <NoMessages kind={chat.kind} />}
      {messages.status === 'success' && messages.data.messages.length > 0 && (
        <MessageLog
          messages={messages.data.messages}
          me={me}
          timeZone={timeZone}
          now={session.clock.now}
          isThreaded={chat.kind === 'channel'}
          onLink={onLink}
          onSay={onSay}
          onSendAgain={({ id }) => void server.sendAgain(me.id, chat.id, id)}
          onReply={onReply}
        />
      )}
    </div>
  );
}

const emptyWords: Record<Chat['kind'], string> = {
  personal: 'Sentinel has not written to you yet. Say help to see what it can do.',
  group: 'Nobody has written here yet. Mention Sentinel and it answers everybody.',
  channel: 'Nothing was posted in this channel yet. Mention Sentinel and it answers in the thread.',
  meeting: 'Nobody has written in this meeting’s chat yet. Start the meeting above, or mention Sentinel.',
};

function NoMessages({ kind }: { kind: Chat['kind'] }) {
  const styles = useStyles();
  return (
    <div className={styles.empty} role="log" aria-label="Messages">
      <ChatEmptyRegular className={styles.icon} aria-hidden />
      <Text weight="semibold">No messages yet</Text>
      <Body1>{emptyWords[kind]}</Body1>
    </div>
  );
}

function LoadingMessages() {
  const styles = useStyles();
  return (
    <Skeleton className={styles.pad} aria-label="Loading the messages">
      <SkeletonItem style={{ height: 40, width: '60%' }} />
      <SkeletonItem style={{ height: 32, width: '35%', alignSelf: 'flex-end' }} />
      <SkeletonItem style={{ height: 140, width: '85%' }} />
    </Skeleton>
  );
}
