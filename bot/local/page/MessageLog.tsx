import { Caption1, Divider, makeStyles } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { dayText, type Instant, localDateOf } from '../../domain/time';
import type { MessageView } from '../localMessage';
import { MessageRow, type MessageRowProps } from './MessageRow';

const useStyles = makeStyles({
  log: {
    flexGrow: 1,
    minHeight: 0,
    overflowY: 'auto',
    padding: '12px 16px',
    display: 'flex',
    flexDirection: 'column',
    gap: '12px',
  },
  day: { flexGrow: 0 },
});

/** Further up than this one is reading old messages, and new ones do not carry one away. */
const NEAR_END_PX = 160;

interface MessageLogProps extends Omit<MessageRowProps, 'message' | 'isLatest'> {
  messages: readonly MessageView[];
  now: Instant;
  /** A channel: replies stand under their post. */
  isThreaded: boolean;
}

export function MessageLog({ messages, now, isThreaded, onReply, ...row }: MessageLogProps) {
  const styles = useStyles();
  const log = useRef<HTMLDivElement>(null);
  const isNearEnd = useRef(true);
  const latest = messages.at(-1);
  const isLatestMine = latest?.author.kind === 'member' && latest.author.id === row.me.id;
  const ordered = isThreaded ? byThread(messages) : messages;

  useEffect(() => {
    const element = log.current;
    if (element === null) return;
    // Whoever writes wants to see it, wherever they were reading.
    if (isLatestMine) isNearEnd.current = true;
    // Cards grow after they are drawn, and when one unfolds a form in them.
    const toEnd = (): void => {
      if (isNearEnd.current) element.scrollTop = element.scrollHeight;
    };
    toEnd();
    const observer = new ResizeObserver(toEnd);
    for (const child of element.children) observer.observe(child);
    return () => observer.disconnect();
  }, [latest?.id, isLatestMine, messages.length]);

  return (
    <div
      ref={log}
      role="log"
      aria-label="Messages"
      tabIndex={0}
      className={styles.log}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        isNearEnd.current = scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
      }}
    >
      {ordered.map((message, at) => (
        <DatedRow key={message.id} before={ordered[at - 1]} message={message} now={now} timeZone={row.timeZone}>
          <MessageRow
            {...row}
            message={message}
            isLatest={message.id === latest?.id}
            {...(isThreaded && onReply !== undefined && message.threadId === undefined ? { onReply } : {})}
          />
        </DatedRow>
      ))}
    </div>
  );
}

/** Each post followed by its replies. */
function byThread(messages: readonly MessageView[]): MessageView[] {
  const posts = messages.filter(({ threadId }) => threadId === undefined);
  const known = new Set(posts.map(({ id }) => id));
  const orphans = messages.filter(({ threadId }) => threadId !== undefined && !known.has(threadId));
  return [...orphans, ...posts.flatMap((post) => [post, ...messages.filter(({ threadId }) => threadId === post.id)])];
}

function DatedRow(props: {
  before: MessageView | undefined;
  message: MessageView;
  now: Instant;
  timeZone: string;
  children: React.ReactNode;
}) {
  const { before, message, now, timeZone } = props;
  const styles = useStyles();
  const day = localDateOf(message.sentAt, timeZone);
  const isNewDay = before === undefined || localDateOf(before.sentAt, timeZone) !== day;
  return (
    <div>
      {isNewDay && message.threadId === undefined && (
        <Divider className={styles.day} style={{ marginBottom: 12 }}>
          <Caption1>{dayText(day, localDateOf(now, timeZone))}</Caption1>
        </Divider>
      )}
      {props.children}
    </div>
  );
}
