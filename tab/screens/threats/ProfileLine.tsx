import { Badge, Link, makeStyles, Text, tokens } from '@fluentui/react-components';
import { ClockRegular } from '@fluentui/react-icons/svg/clock';
import type { AgendaItemView } from '../../../bot/contract';

const useStyles = makeStyles({
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  words: { overflowWrap: 'anywhere' },
});

/** "Local profile 4.2, 14 months old", with where it is kept, and whether it may hold no more. */
export function ProfileLine({ profile }: { profile: NonNullable<AgendaItemView['threatPicture']>['profile'] }) {
  const styles = useStyles();
  if (profile === undefined)
    return <Text>No local profile is entered yet. The coordinator does it under Settings, Panel.</Text>;
  const { text, isOld, url } = profile;
  return (
    <span className={styles.line}>
      {url === undefined ? (
        <Text dir="auto" className={styles.words}>
          {text}
        </Text>
      ) : (
        <Link href={url} target="_blank" rel="noreferrer" dir="auto" className={styles.words}>
          {text}
        </Link>
      )}
      {isOld && (
        <Badge appearance="tint" shape="rounded" color="warning" icon={<ClockRegular />}>
          Over a year old
        </Badge>
      )}
    </span>
  );
}
