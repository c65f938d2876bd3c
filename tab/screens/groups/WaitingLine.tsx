import { Link, makeStyles, Text, tokens } from '@fluentui/react-components';
import { Fragment } from 'react';
import { goTo } from '../../data/address';
import { useQueryOf } from '../../data/useQueryOf';

const useStyles = makeStyles({ line: { color: tokens.colorNeutralForeground2 } });

/** Of which groups something waits for whoever looks to decide it; nothing where nothing does. */
export function WaitingLine() {
  const styles = useStyles();
  const items = useQueryOf('opportunities.waiting').data?.items ?? [];
  if (items.length === 0) return null;
  const groups = new Map(items.map((each) => [each.groupId, each.restricted ? each.groupReference : each.operation]));
  return (
    <Text className={styles.line}>
      {items.length === 1 ? 'One opportunity waits' : `${items.length} opportunities wait`} for your decision:{' '}
      {[...groups].map(([groupId, called], index) => (
        <Fragment key={groupId}>
          {index > 0 && ', '}
          <Link inline dir="auto" onClick={() => goTo('groups', { group: groupId })}>
            {called}
          </Link>
          {` (${items.filter((each) => each.groupId === groupId).length})`}
        </Fragment>
      ))}
    </Text>
  );
}
