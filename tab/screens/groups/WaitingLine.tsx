import { Link, makeStyles, Text, tokens } from '@fluentui/react-components';
import { Fragment, useState } from 'react';
import { goTo } from '../../data/address';
import { useQueryOf } from '../../data/useQueryOf';

const useStyles = makeStyles({ line: { color: tokens.colorNeutralForeground2 } });

/** More names than these push away the list below; the others come when one asks. */
const MOST_NAMED = 5;

/** Of which groups something waits for whoever looks to decide it; nothing where nothing does. */
export function WaitingLine() {
  const styles = useStyles();
  const [isWhole, setWhole] = useState(false);
  const items = useQueryOf('opportunities.waiting').data?.items ?? [];
  if (items.length === 0) return null;
  const groups = new Map(items.map((each) => [each.groupId, each.restricted ? each.groupReference : each.operation]));
  const named = isWhole ? [...groups] : [...groups].slice(0, MOST_NAMED);
  const more = groups.size - named.length;
  return (
    <Text className={styles.line}>
      {items.length === 1 ? 'One opportunity waits' : `${items.length} opportunities wait`} for your decision:{' '}
      {named.map(([groupId, called], index) => (
        <Fragment key={groupId}>
          {index > 0 && ', '}
          <Link inline dir="auto" onClick={() => goTo('groups', { group: groupId })}>
            {called}
          </Link>
          {` (${items.filter((each) => each.groupId === groupId).length})`}
        </Fragment>
      ))}
      {more > 0 && (
        <>
          {' and '}
          <Link inline as="button" onClick={() => setWhole(true)}>
            {more === 1 ? '1 more group' : `${more} more groups`}
          </Link>
        </>
      )}
    </Text>
  );
}
