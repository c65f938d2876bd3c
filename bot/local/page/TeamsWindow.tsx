import {
  Link,
  makeStyles,
  MessageBar,
  MessageBarBody,
  Skeleton,
  SkeletonItem,
  tokens,
} from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Session } from '../pageContract';
import { ChatList } from './ChatList';
import { Conversation } from './Conversation';
import { FailureNotice } from './FailureNotice';
import { MailPane } from './MailPane';
import { type Layout, TopBar } from './TopBar';
import { server, ServerError } from './server';
import { TabPane } from './TabPane';
import { followLink, placeOf } from './tabPlace';
import type { ThemeName } from './themes';
import { sessionKey, useLive } from './useLive';
import { MAILBOX, useReadMarks } from './useReadMarks';

const useStyles = makeStyles({
  window: { height: '100%', display: 'flex', flexDirection: 'column', backgroundColor: tokens.colorNeutralBackground3 },
  columns: { flexGrow: 1, minHeight: 0, display: 'grid', gridTemplateRows: 'minmax(0, 1fr)' },
  chats: {
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    minWidth: 0,
    overflowY: 'auto',
    backgroundColor: tokens.colorNeutralBackground2,
  },
  conversation: { borderRight: `1px solid ${tokens.colorNeutralStroke2}`, minWidth: 0, minHeight: 0 },
  page: {
    padding: '48px 24px',
    maxWidth: '560px',
    margin: '0 auto',
    display: 'flex',
    flexDirection: 'column',
    gap: '16px',
  },
  skeleton: { display: 'grid', gridTemplateColumns: '260px 1fr 1.4fr', gap: '12px', padding: '12px', flexGrow: 1 },
});

interface WindowProps {
  as: string;
  theme: ThemeName;
  onTheme: (theme: ThemeName) => void;
}

/** Teams as one person sees it. */
export function TeamsWindow({ as, theme, onTheme }: WindowProps) {
  const session = useQuery({
    queryKey: sessionKey(as),
    queryFn: () => server.session(as),
    retry: (count, error) => count < 2 && !(error instanceof ServerError && error.code === 'no-such-member'),
  });
  switch (session.status) {
    case 'pending':
      return <LoadingWindow />;
    case 'error':
      return <NobodyThere error={session.error} onRetry={() => void session.refetch()} />;
    case 'success':
      return <OpenWindow session={session.data} theme={theme} onTheme={onTheme} />;
  }
}

const columnsOf: Record<Layout, string> = {
  chat: '280px minmax(0, 1fr)',
  both: '256px minmax(300px, 1fr) minmax(328px, 1.35fr)',
  tab: 'minmax(0, 1fr)',
};

function OpenWindow({ session, theme, onTheme }: { session: Session } & Omit<WindowProps, 'as'>) {
  const { me, chats } = session;
  const styles = useStyles();
  const isConnected = useLive(me.id);
  const [layout, setLayout] = useState<Layout>('both');
  const [chatId, setChatId] = useState(chats[0]?.chat.id);
  const [place, setPlace] = useState(() => placeOf('content'));
  const marks = useReadMarks(me.id, session, chatId);
  const chosen = chats.find(({ chat }) => chat.id === chatId) ?? chats[0];
  const isMail = chatId === MAILBOX && session.mailbox !== undefined;
  const meeting = meetingOf(session, chosen);
  useEffect(() => {
    document.title = `${me.name} · Sentinel on this machine`;
  }, [me.name]);

  const openLink = (url: string): void => {
    const target = followLink(url);
    if (target.kind === 'outside') window.open(target.url, '_blank', 'noopener');
    if (target.kind === 'chat') setChatId(target.chatId);
    if (target.kind === 'tab') {
      setPlace(target.place);
      if (layout === 'chat') setLayout('both');
    }
  };

  return (
    <div className={styles.window}>
      <TopBar session={session} theme={theme} onTheme={onTheme} layout={layout} onLayout={setLayout} />
      {!isConnected && (
        <MessageBar intent="warning">
          <MessageBarBody>
            The connection to the server is lost. What you see may be old; it comes back by itself.
          </MessageBarBody>
        </MessageBar>
      )}
      <div className={styles.columns} style={{ gridTemplateColumns: columnsOf[layout] }}>
        {layout !== 'tab' && (
          <nav className={styles.chats} aria-label="Chats">
            <ChatList
              chats={chats}
              chosenId={isMail ? MAILBOX : chosen?.chat.id}
              unread={marks}
              onChoose={setChatId}
              session={session}
            />
          </nav>
        )}
        {layout !== 'tab' && (
          <div className={styles.conversation}>
            <ChosenPane session={session} chosen={isMail ? MAILBOX : chosen} onLink={openLink} />
          </div>
        )}
        {layout !== 'chat' && (
          <TabPane me={me} theme={theme} place={place} meeting={meeting} onGo={setPlace} onLink={openLink} />
        )}
      </div>
    </div>
  );
}

type Summary = Session['chats'][number];

/** What was chosen on the left. */
function ChosenPane(props: {
  session: Session;
  chosen: Summary | typeof MAILBOX | undefined;
  onLink: (url: string) => void;
}) {
  const { session, chosen, onLink } = props;
  if (chosen === undefined) return null;
  if (chosen === MAILBOX) return <MailPane session={session} onLink={onLink} />;
  return <Conversation key={chosen.chat.id} session={session} summary={chosen} onLink={onLink} />;
}

/** The meeting beside which the tab stands: that of the chosen chat, else the latest. */
function meetingOf({ chats }: Session, chosen: Summary | undefined) {
  for (const { chat } of chosen === undefined ? [...chats].reverse() : [chosen, ...[...chats].reverse()]) {
    if (chat.kind === 'meeting') return { chatId: chat.id, meeting: chat.meeting };
  }
  return undefined;
}

function NobodyThere({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const styles = useStyles();
  return (
    <main className={styles.page}>
      <FailureNotice what="This person’s Teams could not be opened." error={error} onRetry={onRetry} />
      <Link href="/local/">Choose somebody else</Link>
    </main>
  );
}

function LoadingWindow() {
  const styles = useStyles();
  return (
    <Skeleton className={styles.window} aria-label="Opening Teams">
      <SkeletonItem style={{ height: 48, borderRadius: 0 }} />
      <div className={styles.skeleton}>
        <div style={{ display: 'flex', flexDirection: 'column', gap: 12 }}>
          {Array.from({ length: 4 }, (_each, at) => (
            <SkeletonItem key={at} style={{ height: 52 }} />
          ))}
        </div>
        <SkeletonItem style={{ height: '100%' }} />
        <SkeletonItem style={{ height: '100%' }} />
      </div>
    </Skeleton>
  );
}
