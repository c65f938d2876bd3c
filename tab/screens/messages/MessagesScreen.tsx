import { Link, makeStyles, Text, Title3, tokens } from '@fluentui/react-components';
import { addressText } from '../../data/address';
import { useMay } from '../../data/session';
import { DeliveriesPart } from './DeliveriesPart';
import { NotReachedPart } from './NotReachedPart';
import { ToLinkPart } from './ToLinkPart';
import { UpcomingPart } from './UpcomingPart';

const useStyles = makeStyles({
  screen: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXL,
    padding: tokens.spacingHorizontalL,
    maxWidth: '960px',
  },
});

/** Who waits outside, who was not reached, what goes out next, and what went to whom. */
export default function MessagesScreen() {
  const styles = useStyles();
  const mayApprove = useMay('chat.approve');
  const mayLink = useMay('member.link');
  return (
    <div className={styles.screen}>
      <Title3 as="h1">Messages</Title3>
      {mayLink && <ToLinkPart />}
      <NotReachedPart />
      <UpcomingPart />
      <DeliveriesPart />
      {mayApprove && (
        <Text>
          In which chats Sentinel may speak is kept under{' '}
          <Link inline href={addressText('settings', { part: 'chats' })}>
            Settings, Chats
          </Link>
          .
        </Text>
      )}
    </div>
  );
}
