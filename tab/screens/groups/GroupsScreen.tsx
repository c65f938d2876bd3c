import { Button, makeStyles, Text, Title3, tokens } from '@fluentui/react-components';
import { LockClosedRegular } from '@fluentui/react-icons/svg/lock-closed';
import { lazy, Suspense } from 'react';
import type { QueryResult } from '../../../bot/contract';
import { GroupId } from '../../../bot/domain/ids';
import { useBears } from '../../components/BetweenMarkings';
import { LoadingLines } from '../../components/LoadingLines';
import { ProblemNotice } from '../../components/ProblemNotice';
import { setParameters, useAddress } from '../../data/address';
import { useQueryOf } from '../../data/useQueryOf';
import { GroupPage } from './GroupPage';

const AllLinks = lazy(() => import('./links/AllLinks'));

const useStyles = makeStyles({
  screen: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    padding: tokens.spacingHorizontalL,
  },
  list: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
});

type Group = QueryResult<'groups.list'>['items'][number];

/** The groups that one may see, and one of them whole: its people are opened one by one, and each look is logged. */
export default function GroupsScreen() {
  const styles = useStyles();
  const { parameters } = useAddress();
  const groups = useQueryOf('groups.list');
  useBears(groups.data?.items);
  const asked = GroupId.safeParse(parameters['group']);
  const open = groups.data?.items.find(({ id }) => id === asked.data);
  return (
    <div className={styles.screen}>
      <Title3 as="h1">Groups</Title3>
      {parameters['links'] === 'all' && (
        <Suspense fallback={<LoadingLines count={6} />}>
          <AllLinks />
        </Suspense>
      )}
      {groups.data === undefined ? (
        groups.status === 'error' ? (
          <ProblemNotice what="The groups could not be loaded." error={groups.error} onRetry={groups.refetch} />
        ) : (
          <LoadingLines count={4} />
        )
      ) : (
        <GroupList groups={groups.data.items} open={open} />
      )}
      {asked.success && <GroupPage key={asked.data} groupId={asked.data} />}
    </div>
  );
}

function GroupList({ groups, open }: { groups: readonly Group[]; open: Group | undefined }) {
  const styles = useStyles();
  if (groups.length === 0) return <Text>No group is recorded that you may see.</Text>;
  return (
    <ul className={styles.list} aria-label="Groups">
      {groups.map(({ id, operation, reference, restricted }) => (
        <li key={id}>
          <Button
            appearance={id === open?.id ? 'primary' : 'secondary'}
            aria-pressed={id === open?.id}
            {...(restricted ? { icon: <LockClosedRegular aria-label="Restricted" /> } : {})}
            iconPosition="after"
            onClick={() => setParameters({ group: id, person: undefined, links: undefined })}
          >
            {operation} ({reference})
          </Button>
        </li>
      ))}
      <li>
        <Button
          appearance="subtle"
          onClick={() => setParameters({ links: 'all', group: undefined, person: undefined })}
        >
          See all links
        </Button>
      </li>
    </ul>
  );
}
