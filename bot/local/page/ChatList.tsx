import {
  Avatar,
  Caption1,
  Caption2,
  makeStyles,
  mergeClasses,
  PresenceBadge,
  Text,
  tokens,
} from '@fluentui/react-components';
import {
  CalendarLtrRegular,
  ChannelRegular,
  MailRegular,
  PeopleTeamRegular,
  ShieldCheckmarkRegular,
} from '@fluentui/react-icons';
import { localDateOf, momentText } from '../../domain/time';
import type { Chat } from '../localChats';
import type { MessageView } from '../localMessage';
import type { ChatSummary, Session } from '../pageContract';
import { wordsOf } from './MessageText';
import { MAILBOX } from './useReadMarks';

const useStyles = makeStyles({
  heading: { padding: '12px 16px 8px', fontWeight: tokens.fontWeightSemibold, display: 'block' },
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: '0 8px 8px',
    display: 'flex',
    flexDirection: 'column',
    gap: '2px',
  },
  chat: {
    display: 'grid',
    gridTemplateColumns: '36px minmax(0, 1fr) auto',
    columnGap: '10px',
    alignItems: 'center',
    width: '100%',
    padding: '8px',
    border: '1px solid transparent',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    fontFamily: tokens.fontFamilyBase,
    textAlign: 'left',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground2Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  chosen: {
    backgroundColor: tokens.colorNeutralBackground1Selected,
    // In the contrast theme the chosen chat is bright, so everything in it must turn dark.
    color: tokens.colorNeutralForeground1Selected,
    '& > :not(:first-child), & > :not(:first-child) *': { color: 'inherit' },
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Selected },
    border: `1px solid ${tokens.colorTransparentStrokeInteractive}`,
  },
  words: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  line: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  subtle: { color: tokens.colorNeutralForeground3 },
  unread: { fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground1 },
  side: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-end',
    gap: '6px',
    alignSelf: 'stretch',
    paddingTop: '2px',
  },
  marks: { display: 'flex', alignItems: 'center', gap: '6px', minHeight: '8px' },
  dot: { width: '8px', height: '8px', borderRadius: '50%', backgroundColor: tokens.colorBrandBackground },
});

const icons: Record<Chat['kind'], typeof ChannelRegular> = {
  personal: ShieldCheckmarkRegular,
  group: PeopleTeamRegular,
  channel: ChannelRegular,
  meeting: CalendarLtrRegular,
};

export function ChatIcon({ kind, size = 36 }: { kind: Chat['kind']; size?: 32 | 36 }) {
  const Icon = icons[kind];
  const shape = kind === 'personal' ? 'square' : 'circular';
  return (
    <Avatar aria-hidden size={size} shape={shape} color={kind === 'personal' ? 'brand' : 'neutral'} icon={<Icon />} />
  );
}

/** The chats one is in. */
export function ChatList(props: {
  chats: readonly ChatSummary[];
  chosenId: string | undefined;
  unread: ReadonlySet<string>;
  onChoose: (chatId: string) => void;
  session: Session;
}) {
  const styles = useStyles();
  return (
    <>
      <Text as="h2" className={styles.heading} size={400} style={{ margin: 0 }}>
        Chat
      </Text>
      <ul className={styles.list} aria-label="Chats">
        {props.chats.map((summary) => (
          <li key={summary.chat.id}>
            <ChatButton
              summary={summary}
              session={props.session}
              isChosen={summary.chat.id === props.chosenId}
              isUnread={props.unread.has(summary.chat.id)}
              onChoose={() => props.onChoose(summary.chat.id)}
            />
          </li>
        ))}
      </ul>
      {props.session.mailbox !== undefined && (
        <MailboxButton
          session={props.session}
          isChosen={props.chosenId === MAILBOX}
          isUnread={props.unread.has(MAILBOX)}
          onChoose={() => props.onChoose(MAILBOX)}
        />
      )}
    </>
  );
}

function ChatButton(props: {
  summary: ChatSummary;
  session: Session;
  isChosen: boolean;
  isUnread: boolean;
  onChoose: () => void;
}) {
  const { summary, session, isChosen, isUnread } = props;
  const { chat, last } = summary;
  const styles = useStyles();
  return (
    <button
      type="button"
      className={mergeClasses(styles.chat, isChosen && styles.chosen)}
      aria-current={isChosen ? 'true' : undefined}
      onClick={props.onChoose}
    >
      <ChatIcon kind={chat.kind} />
      <span className={styles.words}>
        <Text className={mergeClasses(styles.line, isUnread && styles.unread)}>{chat.name}</Text>
        <Caption1 className={mergeClasses(styles.line, isUnread ? styles.unread : styles.subtle)}>
          {last === undefined ? 'No messages yet' : previewOf(last, session.me.id)}
        </Caption1>
      </span>
      <ChatSide summary={summary} session={session} isUnread={isUnread} />
    </button>
  );
}

/** Beside Teams: where what Teams could not deliver goes. */
function MailboxButton(props: { session: Session; isChosen: boolean; isUnread: boolean; onChoose: () => void }) {
  const { session, isChosen, isUnread } = props;
  const last = session.mailbox?.last;
  const styles = useStyles();
  return (
    <>
      <Text as="h2" className={styles.heading} size={400} style={{ margin: 0 }}>
        Mail
      </Text>
      <div className={styles.list}>
        <button
          type="button"
          className={mergeClasses(styles.chat, isChosen && styles.chosen)}
          aria-current={isChosen ? 'true' : undefined}
          onClick={props.onChoose}
        >
          <Avatar aria-hidden size={36} color="neutral" icon={<MailRegular />} />
          <span className={styles.words}>
            <Text className={mergeClasses(styles.line, isUnread && styles.unread)}>Mailbox</Text>
            <Caption1 className={mergeClasses(styles.line, isUnread ? styles.unread : styles.subtle)}>
              {last?.subject ?? 'No mail yet'}
            </Caption1>
          </span>
          <span className={styles.side}>
            {last !== undefined && <Caption2 className={styles.subtle}>{whenText(last, session)}</Caption2>}
            <span className={styles.marks}>
              {isUnread && <span className={styles.dot} role="img" aria-label="unread" />}
            </span>
          </span>
        </button>
      </div>
    </>
  );
}

function ChatSide({ summary, session, isUnread }: { summary: ChatSummary; session: Session; isUnread: boolean }) {
  const { last, meeting } = summary;
  const styles = useStyles();
  return (
    <span className={styles.side}>
      {last !== undefined && <Caption2 className={styles.subtle}>{whenText(last, session)}</Caption2>}
      <span className={styles.marks}>
        {meeting?.startedAt !== undefined && (
          <PresenceBadge status="busy" size="extra-small" aria-label="meeting running" />
        )}
        {isUnread && <span className={styles.dot} role="img" aria-label="unread" />}
      </span>
    </span>
  );
}

function previewOf({ author, text, cards, state }: MessageView, me: string): string {
  if (state === 'deleted') return 'Message deleted';
  const who = author.kind === 'bot' ? '' : author.id === me ? 'You: ' : `${author.name.split(' ')[0] ?? ''}: `;
  if (text !== '') return who + wordsOf(text);
  const fallback = cards[0]?.['fallbackText'];
  return typeof fallback === 'string' ? fallback : 'Sent a card';
}

function whenText({ sentAt }: Pick<MessageView, 'sentAt'>, { clock, timeZone }: Session): string {
  const today = localDateOf(clock.now, timeZone);
  const text = momentText(sentAt, today, timeZone);
  const day = /on \w+ (.+)$/.exec(text)?.[1];
  return day ?? text;
}
