import {
  Button,
  Caption1,
  makeStyles,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Subtitle2,
  tokens,
} from '@fluentui/react-components';
import { CallEndRegular, MoreHorizontalRegular, VideoRegular } from '@fluentui/react-icons';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { dayText, localDateOf, timeText } from '../../domain/time';
import type { ChatSummary, MeetingBody, Session } from '../pageContract';
import { ChatIcon } from './ChatList';
import { FailureNotice } from './FailureNotice';
import { server } from './server';
import { sessionKey } from './useLive';

const useStyles = makeStyles({
  head: {
    display: 'flex',
    alignItems: 'center',
    gap: '12px',
    minHeight: '48px',
    boxSizing: 'border-box',
    padding: '6px 16px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  words: { display: 'flex', flexDirection: 'column', minWidth: 0, flexGrow: 1 },
  line: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  subtle: { color: tokens.colorNeutralForeground3 },
});

export function ConversationHead({ session, summary }: { session: Session; summary: ChatSummary }) {
  const { chat } = summary;
  const styles = useStyles();
  const [error, setError] = useState<Error>();
  const attempt = (deed: Promise<unknown>): void => {
    setError(undefined);
    deed.catch((failure: unknown) => setError(failure instanceof Error ? failure : new Error('unknown')));
  };
  return (
    <>
      <div className={styles.head}>
        <ChatIcon kind={chat.kind} size={32} />
        <div className={styles.words}>
          <Subtitle2 as="h2" className={styles.line} style={{ margin: 0 }}>
            {chat.name}
          </Subtitle2>
          <Caption1 className={`${styles.line} ${styles.subtle}`}>{captionOf(session, summary)}</Caption1>
        </div>
        {chat.kind === 'meeting' && <MeetingButtons session={session} summary={summary} attempt={attempt} />}
        {chat.kind === 'personal' && <BotMenu session={session} attempt={attempt} />}
      </div>
      {error !== undefined && <FailureNotice what="That did not work." error={error} />}
    </>
  );
}

function captionOf({ timeZone, clock, hasBlocked }: Session, { chat, meeting }: ChatSummary): string {
  switch (chat.kind) {
    case 'personal':
      return hasBlocked ? 'You blocked this app: it cannot write to you' : 'App';
    case 'group':
      return 'Everybody on the panel and Sentinel';
    case 'channel':
      return 'Channel';
    case 'meeting': {
      const { startsAt } = chat.meeting;
      const people = meeting?.inMeeting.length ?? 0;
      if (meeting?.startedAt !== undefined) {
        return `Running since ${timeText(meeting.startedAt, timeZone)}, ${people} in it`;
      }
      const day = dayText(localDateOf(startsAt, timeZone), localDateOf(clock.now, timeZone));
      return `${day}, ${timeText(startsAt, timeZone)}`;
    }
  }
}

interface HeadPartProps {
  session: Session;
  attempt: (deed: Promise<unknown>) => void;
}

function MeetingButtons({
  session: { me },
  summary: { chat, meeting },
  attempt,
}: HeadPartProps & { summary: ChatSummary }) {
  const happen = (what: MeetingBody['what']): void => attempt(server.meeting({ as: me.id, chatId: chat.id, what }));
  if (meeting?.startedAt === undefined) {
    return (
      <Button appearance="primary" icon={<VideoRegular />} onClick={() => happen('start')}>
        Start meeting
      </Button>
    );
  }
  const isInside = meeting.inMeeting.includes(me.id);
  return (
    <>
      <Button
        appearance={isInside ? 'secondary' : 'primary'}
        icon={<VideoRegular />}
        onClick={() => happen(isInside ? 'leave' : 'join')}
      >
        {isInside ? 'Leave' : 'Join'}
      </Button>
      <Button icon={<CallEndRegular />} aria-label="End meeting" onClick={() => happen('end')}>
        End
      </Button>
    </>
  );
}

function BotMenu({ session: { me, hasBlocked }, attempt }: HeadPartProps) {
  const queries = useQueryClient();
  const block = async (): Promise<void> => {
    await server.block(me.id, !hasBlocked);
    await queries.invalidateQueries({ queryKey: sessionKey(me.id) });
  };
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button appearance="subtle" icon={<MoreHorizontalRegular />} aria-label="More about Sentinel" />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItem onClick={() => attempt(block())}>{hasBlocked ? 'Unblock Sentinel' : 'Block Sentinel'}</MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
