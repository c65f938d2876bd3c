import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ChevronLeftRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { Session } from '../pageContract';
import { ChatList } from './ChatList';
import { Conversation } from './Conversation';
import { MailPane } from './MailPane';
import { TabPane } from './TabPane';
import { followLink, type TabPlace } from './tabPlace';
import type { ThemeName } from './themes';
import type { Layout } from './TopBar';
import { MAILBOX, useReadMarks } from './useReadMarks';

const useStyles = makeStyles({
  columns: { flexGrow: 1, minHeight: 0, display: 'grid', gridTemplateRows: 'minmax(0, 1fr)' },
  chats: {
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    minWidth: 0,
    overflowY: 'auto',
    backgroundColor: tokens.colorNeutralBackground2,
  },
  conversation: {
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    minWidth: 0,
    minHeight: 0,
    display: 'flex',
    flexDirection: 'column',
    '& > section': { flexGrow: 1, height: 'auto' },
  },
  back: { alignSelf: 'flex-start', flexShrink: 0 },
});

const columnsOf: Record<Layout, string> = {
  chat: '280px minmax(0, 1fr)',
  both: '256px minmax(300px, 1fr) minmax(328px, 1.35fr)',
  tab: 'minmax(0, 1fr)',
};

interface ColumnsProps {
  readonly session: Session;
  readonly theme: ThemeName;
  readonly layout: Layout;
  /** There is room for one of them. */
  readonly narrow: boolean;
  /** Then of the chats it is the list that stands there. */
  readonly listed: boolean;
  readonly firstPlace: TabPlace;
  readonly onList: (listed: boolean) => void;
  /** Something leads into the tab, which is not shown. */
  readonly onTab: () => void;
}

/** The chats, the one that is open, and the tab: beside each other, or one at a time. */
export function Columns({ session, theme, layout, narrow, listed, firstPlace, onList, onTab }: ColumnsProps) {
  const { me, chats } = session;
  const styles = useStyles();
  const [chatId, setChatId] = useState(chats[0]?.chat.id);
  const [place, setPlace] = useState(firstPlace);
  const marks = useReadMarks(me.id, session, chatId);
  const chosen = chats.find(({ chat }) => chat.id === chatId) ?? chats[0];
  const shown = shownOf(layout, narrow, listed);
  const pane = chatId === MAILBOX && session.mailbox !== undefined ? MAILBOX : chosen;
  const choose = (id: string): void => {
    setChatId(id);
    onList(false);
  };
  const openLink = (url: string): void => {
    const target = followLink(url);
    if (target.kind === 'outside') window.open(target.url, '_blank', 'noopener');
    if (target.kind === 'chat') choose(target.chatId);
    if (target.kind === 'tab') {
      setPlace(target.place);
      if (layout === 'chat') onTab();
    }
  };
  return (
    <main className={styles.columns} style={{ gridTemplateColumns: columnsOf[narrow ? 'tab' : layout] }}>
      {shown.list && (
        <nav className={styles.chats} aria-label="Chats">
          <ChatList
            chats={chats}
            chosenId={pane === MAILBOX ? MAILBOX : pane?.chat.id}
            unread={marks}
            onChoose={choose}
            session={session}
          />
        </nav>
      )}
      {shown.chat && (
        <div className={styles.conversation}>
          {narrow && <BackToChats onBack={() => onList(true)} />}
          <ChosenPane session={session} chosen={pane} onLink={openLink} />
        </div>
      )}
      {shown.tab && (
        <TabPane {...{ me, theme, place }} meeting={meetingOf(session, chosen)} onGo={setPlace} onLink={openLink} />
      )}
    </main>
  );
}

function shownOf(layout: Layout, narrow: boolean, listed: boolean) {
  const chats = layout !== 'tab';
  return { list: chats && (!narrow || listed), chat: chats && !(narrow && listed), tab: layout !== 'chat' };
}

function BackToChats({ onBack }: { onBack: () => void }) {
  const styles = useStyles();
  return (
    <Button className={styles.back} appearance="subtle" icon={<ChevronLeftRegular />} onClick={onBack}>
      All chats
    </Button>
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
