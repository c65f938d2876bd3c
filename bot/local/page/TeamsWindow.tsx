import {
  Link,
  makeStyles,
  MessageBar,
  MessageBarBody,
  Skeleton,
  SkeletonItem,
  Title2,
  tokens,
} from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Session } from '../pageContract';
import { Columns } from './Columns';
import { FailureNotice } from './FailureNotice';
import { TopBar } from './TopBar';
import { server, ServerError } from './server';
import { startOf } from './start';
import type { ThemeName } from './themes';
import { sessionKey, useLive } from './useLive';
import { useNarrow } from './useNarrow';

const useStyles = makeStyles({
  window: { height: '100%', display: 'flex', flexDirection: 'column', backgroundColor: tokens.colorNeutralBackground3 },
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

function OpenWindow({ session, theme, onTheme }: { session: Session } & Omit<WindowProps, 'as'>) {
  const { me } = session;
  const styles = useStyles();
  const isConnected = useLive(me.id);
  const [start] = useState(startOf);
  const [wanted, setLayout] = useState(start.layout);
  const narrow = useNarrow();
  const layout = narrow && wanted === 'both' ? 'tab' : wanted;
  // Where there is room for one pane at a time: whether it is the chats or the one that is open.
  const [listed, setListed] = useState(false);
  useEffect(() => {
    document.title = `${me.name} · Sentinel on this machine`;
  }, [me.name]);

  return (
    <div className={styles.window}>
      <TopBar
        {...{ session, theme, onTheme, layout, narrow }}
        onLayout={(next) => {
          // A second press on Chat leads to all of them.
          setListed(next === 'chat' && layout === 'chat');
          setLayout(next);
        }}
      />
      {!isConnected && (
        <MessageBar intent="warning">
          <MessageBarBody>
            The connection to the server is lost. What you see may be old; it comes back by itself.
          </MessageBarBody>
        </MessageBar>
      )}
      <Columns
        {...{ session, theme, layout, narrow, listed }}
        firstPlace={start.place}
        onList={setListed}
        onTab={() => setLayout('both')}
      />
    </div>
  );
}

function NobodyThere({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const styles = useStyles();
  return (
    <main className={styles.page}>
      <Title2 as="h1">Teams on this machine</Title2>
      <FailureNotice what="This person’s Teams could not be opened." error={error} onRetry={onRetry} />
      <Link href="/local/">Choose somebody else</Link>
    </main>
  );
}

function LoadingWindow() {
  const styles = useStyles();
  return (
    <main style={{ height: '100%' }}>
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
    </main>
  );
}
