import { Caption1, makeStyles, mergeClasses, Subtitle2, tokens } from '@fluentui/react-components';
import { addressText, type Parameters, type Screen } from '../../data/address';
import { useMay } from '../../data/session';
import { useQueryOf } from '../../data/useQueryOf';
import { useWatchedQueryOf } from '../../data/useWatchedQueryOf';

const useStyles = makeStyles({
  part: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  counts: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(128px, 1fr))',
    gap: tokens.spacingHorizontalM,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
  count: {
    display: 'flex',
    flexDirection: 'column',
    height: '100%',
    boxSizing: 'border-box',
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusLarge,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    ':hover': { backgroundColor: tokens.colorNeutralBackground3 },
    ':focus-visible': { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}` },
  },
  number: {
    fontSize: tokens.fontSizeHero700,
    lineHeight: tokens.lineHeightHero700,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorBrandForeground1,
    fontVariantNumeric: 'tabular-nums',
  },
  nothing: { color: tokens.colorNeutralForeground3 },
});

/** One answer holds that many at most; beyond it the number would mean little. */
const MOST = 200;

const taskCounts: readonly { readonly words: string; readonly filter: Parameters; readonly chair?: true }[] = [
  { words: 'Tasks declined', filter: { state: 'declined' } },
  { words: 'Tasks proposed', filter: { state: 'proposed' } },
  { words: 'Unacknowledged past target', filter: { unacknowledged: 'true' } },
  { words: 'Blocked', filter: { flag: 'blocked' } },
  { words: 'Escalated', filter: { flag: 'escalated' }, chair: true },
  { words: 'Completed, to be closed', filter: { state: 'completed' } },
  { words: 'Overdue', filter: { overdue: 'true' } },
];

/** What waits for those who run the panel: each number opens the list that it counts. */
export function NeedsYou() {
  const styles = useStyles();
  const mayChair = useMay('meeting.chair');
  const mayApprove = useMay('chat.approve');
  const mayLink = useMay('member.link');
  return (
    <section className={styles.part} aria-label="Needs you">
      <Subtitle2 as="h2">Needs you</Subtitle2>
      <ul className={styles.counts}>
        <Count words="Issues to look at" list="issues.list" screen="issues" filter={{ state: 'raised' }} />
        {taskCounts
          .filter(({ chair }) => chair === undefined || mayChair)
          .map(({ words, filter }) => (
            <Count key={words} words={words} list="tasks.list" screen="action-log" filter={filter} />
          ))}
        {mayApprove && <ChatsToApprove />}
        {mayLink && <SignInsToLink />}
      </ul>
    </section>
  );
}

interface CountProps {
  readonly words: string;
  readonly list: 'tasks.list' | 'issues.list';
  readonly screen: Screen;
  readonly filter: Parameters;
}

function Count({ words, list, screen, filter }: CountProps) {
  const found = useQueryOf(list, { ...filter, limit: MOST });
  const count = found.data?.items.length;
  const number = count === undefined ? '–' : found.data?.cursor === undefined ? String(count) : `${MOST}+`;
  return (
    <CountLink
      {...{ number, isNothing: count === 0, to: addressText(screen, filter) }}
      words={found.status === 'error' ? `${words}: not loaded` : words}
    />
  );
}

function ChatsToApprove() {
  const chats = useQueryOf('chats.list');
  const count = chats.data?.items.filter(({ state }) => state === 'waiting').length;
  return <CountOfMessages {...{ words: 'Chats to approve', count, hasFailed: chats.status === 'error' }} />;
}

function SignInsToLink() {
  const people = useWatchedQueryOf('members.turnedAway');
  return (
    <CountOfMessages
      {...{ words: 'Sign-ins to link', count: people.data?.items.length, hasFailed: people.status === 'error' }}
    />
  );
}

interface CountOfMessagesProps {
  readonly words: string;
  readonly count: number | undefined;
  readonly hasFailed: boolean;
}

function CountOfMessages({ words, count, hasFailed }: CountOfMessagesProps) {
  return (
    <CountLink
      {...{ number: count === undefined ? '–' : String(count), isNothing: count === 0, to: addressText('messages') }}
      words={hasFailed ? `${words}: not loaded` : words}
    />
  );
}

interface CountLinkProps {
  readonly words: string;
  readonly number: string;
  readonly isNothing: boolean;
  readonly to: string;
}

function CountLink({ words, number, isNothing, to }: CountLinkProps) {
  const styles = useStyles();
  return (
    <li>
      <a href={to} className={styles.count}>
        <span className={mergeClasses(styles.number, isNothing && styles.nothing)}>{number}</span>
        <Caption1>{words}</Caption1>
      </a>
    </li>
  );
}
