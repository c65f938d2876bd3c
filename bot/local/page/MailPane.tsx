import {
  Body1,
  Caption1,
  Link,
  makeStyles,
  Skeleton,
  SkeletonItem,
  Subtitle2,
  Text,
  tokens,
} from '@fluentui/react-components';
import { AttachRegular, MailInboxRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { localDateOf, momentText } from '../../domain/time';
import type { MailView, Session } from '../pageContract';
import { FailureNotice } from './FailureNotice';
import { server } from './server';
import { mailsKey } from './useLive';

const useStyles = makeStyles({
  pane: { height: '100%', display: 'flex', flexDirection: 'column', minHeight: 0 },
  head: {
    display: 'flex',
    flexDirection: 'column',
    justifyContent: 'center',
    minHeight: '48px',
    boxSizing: 'border-box',
    padding: '6px 16px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  subtle: { color: tokens.colorNeutralForeground3 },
  list: { flexGrow: 1, minHeight: 0, overflowY: 'auto', padding: '12px 16px', margin: 0, listStyleType: 'none' },
  mail: {
    padding: '12px',
    marginBottom: '12px',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    display: 'flex',
    flexDirection: 'column',
    gap: '8px',
  },
  text: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  file: { display: 'inline-flex', alignItems: 'center', gap: '4px' },
  notice: { padding: '16px', display: 'flex', flexDirection: 'column', gap: '16px' },
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

/** The mail that one person got, the latest first. Outside Teams, as it would be: an answer link opens a tab of its own. */
export function MailPane({ session, onLink }: { session: Session; onLink: (url: string) => void }) {
  const { me } = session;
  const styles = useStyles();
  const mails = useQuery({ queryKey: mailsKey(me.id), queryFn: () => server.mails(me.id) });
  return (
    <section className={styles.pane} aria-label="Mail">
      <div className={styles.head}>
        <Subtitle2 as="h2" style={{ margin: 0 }}>
          Mail
        </Subtitle2>
        <Caption1 className={styles.subtle}>{me.email}</Caption1>
      </div>
      {mails.status === 'pending' && (
        <Skeleton className={styles.notice} aria-label="Loading the mail">
          <SkeletonItem style={{ height: 140 }} />
          <SkeletonItem style={{ height: 140 }} />
        </Skeleton>
      )}
      {mails.status === 'error' && (
        <div className={styles.notice}>
          <FailureNotice
            what="The mail could not be loaded."
            error={mails.error}
            onRetry={() => void mails.refetch()}
          />
        </div>
      )}
      {mails.status === 'success' && mails.data.mails.length === 0 && <NoMail />}
      {mails.status === 'success' && mails.data.mails.length > 0 && (
        <ul className={styles.list} aria-label="Mails" tabIndex={0}>
          {mails.data.mails.map((mail) => (
            <li key={mail.number}>
              <Mail mail={mail} session={session} onLink={onLink} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function NoMail() {
  const styles = useStyles();
  return (
    <div className={styles.empty}>
      <MailInboxRegular className={styles.icon} aria-hidden />
      <Text weight="semibold">No mail yet</Text>
      <Body1>Whoever cannot be reached in Teams gets mail. Block Sentinel in its chat to see it come.</Body1>
    </div>
  );
}

function Mail({ mail, session, onLink }: { mail: MailView; session: Session; onLink: (url: string) => void }) {
  const { me, clock, timeZone } = session;
  const styles = useStyles();
  const fileUrl = (at: number) =>
    `/local/api/mails/file?${new URLSearchParams({ as: me.id, number: String(mail.number), at: String(at) }).toString()}`;
  return (
    <article className={styles.mail} aria-label={mail.subject}>
      <div>
        <Text as="h3" weight="semibold" block style={{ margin: 0 }}>
          {mail.subject}
        </Text>
        <Caption1 className={styles.subtle}>
          {momentText(mail.sentAt, localDateOf(clock.now, timeZone), timeZone)}
        </Caption1>
      </div>
      <MailText text={mail.text} onLink={onLink} />
      {mail.files.map(({ name }, at) => (
        <Link key={name} href={fileUrl(at)} download={name} className={styles.file}>
          <AttachRegular aria-hidden /> {name}
        </Link>
      ))}
    </article>
  );
}

const address = /(https?:\/\/\S+)/;

/** Links into Teams are followed in this window, any other one in a tab of its own. */
function MailText({ text, onLink }: { text: string; onLink: (url: string) => void }) {
  const styles = useStyles();
  return (
    <Body1 className={styles.text}>
      {text.split(address).map((part, at) => {
        if (!address.test(part)) return part;
        const isTeams = part.startsWith('https://teams.microsoft.com/');
        return isTeams ? (
          <Link key={at} inline as="button" onClick={() => onLink(part)}>
            {part}
          </Link>
        ) : (
          <Link key={at} inline href={part} target="_blank" rel="noopener noreferrer">
            {part}
          </Link>
        );
      })}
    </Body1>
  );
}
