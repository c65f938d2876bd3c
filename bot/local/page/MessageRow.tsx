import {
  Avatar,
  Badge,
  Button,
  Caption1,
  Link,
  makeStyles,
  mergeClasses,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  Text,
  tokens,
} from '@fluentui/react-components';
import { ArrowReplyRegular, DismissRegular } from '@fluentui/react-icons';
import { useRef } from 'react';
import { timeText } from '../../domain/time';
import type { MemberId } from '../../domain/ids';
import type { MessageView } from '../localMessage';
import { CardDialog } from './CardDialog';
import { CardView } from './CardView';
import { ChatIcon } from './ChatList';
import { MessageText } from './MessageText';
import { MessageMenu } from './MessageMenu';
import { type CardClicks, useCardClicks } from './useCardClicks';
import { useOwnView } from './useOwnView';

const useStyles = makeStyles({
  row: {
    display: 'flex',
    gap: '8px',
    maxWidth: '100%',
    // The menu of a message shows to whom points at it or is within it; a finger cannot point.
    '& [data-message-menu]': { opacity: 0 },
    '&:hover [data-message-menu], &:focus-within [data-message-menu]': { opacity: 1 },
    '& [data-message-menu][aria-expanded="true"]': { opacity: 1 },
    '@media (hover: none)': { '& [data-message-menu]': { opacity: 1 } },
  },
  mine: { flexDirection: 'row-reverse' },
  reply: { marginLeft: '40px' },
  body: {
    display: 'flex',
    flexDirection: 'column',
    gap: '4px',
    minWidth: 0,
    maxWidth: 'min(560px, calc(100% - 40px))',
  },
  wide: { flexGrow: 1 },
  words: { display: 'flex', alignItems: 'center', gap: '4px', maxWidth: '100%' },
  mineBody: { alignItems: 'flex-end' },
  head: { display: 'flex', gap: '8px', alignItems: 'baseline', color: tokens.colorNeutralForeground3 },
  name: { color: tokens.colorNeutralForeground2 },
  bubble: {
    padding: '6px 12px',
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    minWidth: 0,
  },
  mineBubble: { backgroundColor: tokens.colorBrandBackground2 },
  deleted: { color: tokens.colorNeutralForeground3, fontStyle: 'italic' },
  failed: { color: tokens.colorStatusDangerForeground1 },
  suggestions: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

export interface MessageRowProps {
  me: { id: MemberId };
  message: MessageView;
  timeZone: string;
  /** Suggested replies are offered under the latest message alone. */
  isLatest: boolean;
  onLink: (url: string) => void;
  onSay: (text: string) => void;
  onSendAgain: (message: MessageView) => void;
  onReply?: (message: MessageView) => void;
}

/** One message: who, when, words, cards, and what came of a click. */
export function MessageRow(props: MessageRowProps) {
  const { me, message, timeZone } = props;
  const styles = useStyles();
  const place = useRef<HTMLDivElement>(null);
  useOwnView(me.id, message, place);
  const clicks = useCardClicks(me.id, message, props.onLink);
  const { author, cards } = message;
  const isMine = author.kind === 'member' && author.id === me.id;
  const name = author.kind === 'bot' ? 'Sentinel' : author.name;
  return (
    <div
      ref={place}
      role="article"
      aria-label={`${isMine ? 'You' : name}, ${timeText(message.sentAt, timeZone)}`}
      className={mergeClasses(styles.row, isMine && styles.mine, message.threadId !== undefined && styles.reply)}
    >
      {author.kind === 'bot' && <ChatIcon kind="personal" size={32} />}
      {author.kind === 'member' && !isMine && <Avatar name={name} color="colorful" size={32} aria-hidden />}
      <div className={mergeClasses(styles.body, isMine && styles.mineBody, cards.length > 0 && styles.wide)}>
        <MessageHead message={message} name={isMine ? undefined : name} timeZone={timeZone} />
        <MessageWords message={message} isMine={isMine} onRaise={clicks.openAction} />
        <MessageCards message={message} clicks={clicks} />
        <MessageFoot {...props} />
      </div>
    </div>
  );
}

function MessageWords(props: { message: MessageView; isMine: boolean; onRaise: () => void }) {
  const { state, text, format } = props.message;
  const styles = useStyles();
  if (state === 'deleted') return <Text className={styles.deleted}>This message has been deleted.</Text>;
  if (text === '') return null;
  return (
    <div className={mergeClasses(styles.words, props.isMine && styles.mine)}>
      <div className={mergeClasses(styles.bubble, props.isMine && styles.mineBubble)}>
        <MessageText text={text} format={format} />
      </div>
      <MessageMenu onRaise={props.onRaise} />
    </div>
  );
}

function MessageHead(props: { message: MessageView; name: string | undefined; timeZone: string }) {
  const { message, name } = props;
  const styles = useStyles();
  const wasShared = message.author.kind === 'member' && message.cards.length > 0;
  const wasUpdated = message.author.kind === 'bot' && message.changes > 0 && message.state === 'posted';
  return (
    <div className={styles.head}>
      {name !== undefined && <Caption1 className={styles.name}>{name}</Caption1>}
      <Caption1>{timeText(message.sentAt, props.timeZone)}</Caption1>
      {wasShared && <Caption1>via Sentinel</Caption1>}
      {wasUpdated && <Caption1>Updated</Caption1>}
      {message.urgent && (
        <Badge color="danger" size="small">
          Urgent
        </Badge>
      )}
    </div>
  );
}

function MessageFoot({ message, isLatest, onSendAgain, onSay, onReply }: MessageRowProps) {
  const styles = useStyles();
  return (
    <>
      {message.state === 'unanswered' && (
        <Caption1 className={styles.failed} role="status">
          Sentinel could not be reached.{' '}
          <Link inline as="button" onClick={() => onSendAgain(message)}>
            Try again
          </Link>
        </Caption1>
      )}
      {isLatest && message.suggestions.length > 0 && (
        <div className={styles.suggestions} role="group" aria-label="Suggested replies">
          {message.suggestions.map(({ title, value }) => (
            <Button key={value} shape="circular" size="small" onClick={() => onSay(value)}>
              {title}
            </Button>
          ))}
        </div>
      )}
      {onReply !== undefined && message.state !== 'deleted' && (
        <div>
          <Button size="small" appearance="subtle" icon={<ArrowReplyRegular />} onClick={() => onReply(message)}>
            Reply
          </Button>
        </div>
      )}
    </>
  );
}

function MessageCards({ message, clicks }: { message: MessageView; clicks: CardClicks }) {
  return (
    <>
      {message.cards.map((card, at) => (
        <CardView key={at} card={card} isBusy={clicks.isBusy} onClick={clicks.click} />
      ))}
      {clicks.notice !== undefined && clicks.dialog === undefined && (
        <MessageBar intent={clicks.notice.intent} layout="multiline">
          <MessageBarBody>{clicks.notice.text}</MessageBarBody>
          <MessageBarActions
            containerAction={
              <Button
                appearance="transparent"
                aria-label="Dismiss"
                icon={<DismissRegular />}
                onClick={clicks.dismiss}
              />
            }
          >
            {clicks.notice.again !== undefined && (
              <Button size="small" onClick={clicks.notice.again}>
                Try again
              </Button>
            )}
          </MessageBarActions>
        </MessageBar>
      )}
      {clicks.dialog !== undefined && (
        <CardDialog
          info={clicks.dialog}
          isBusy={clicks.isBusy}
          onClick={clicks.submitDialog}
          onClose={clicks.closeDialog}
        />
      )}
    </>
  );
}
