import { Button, makeStyles, Subtitle2, Text, Title3, tokens } from '@fluentui/react-components';
import { LockClosedRegular } from '@fluentui/react-icons/svg/lock-closed';
import { lazy, Suspense, useState } from 'react';
import type { QueryResult } from '../../../bot/contract';
import { useBears } from '../../components/BetweenMarkings';
import { useFocusBack } from '../../components/formFocus';
import { FormPlace } from '../../components/FormPlace';
import { LoadingLines } from '../../components/LoadingLines';
import { ProblemNotice } from '../../components/ProblemNotice';
import { setParameters, useAddress } from '../../data/address';
import { useQueryOf } from '../../data/useQueryOf';
import { NotOpened } from '../../laterParts';
import { Facts } from '../settings/SettingsOf';
import { PeopleOfGroup } from './PeopleOfGroup';

const RestrictRecord = lazy(async () => ({ default: (await import('../access/RestrictRecord')).RestrictRecord }));

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
  group: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});

type Group = QueryResult<'groups.list'>['items'][number];

/** The groups that one may see, and one of them whole: its people are opened one by one, and each look is logged. */
export default function GroupsScreen() {
  const styles = useStyles();
  const { parameters } = useAddress();
  const groups = useQueryOf('groups.list');
  useBears(groups.data?.items);
  const { group: asked } = parameters;
  const open = groups.data?.items.find(({ id }) => id === asked);
  return (
    <div className={styles.screen}>
      <Title3 as="h1">Groups</Title3>
      {groups.data === undefined ? (
        groups.status === 'error' ? (
          <ProblemNotice what="The groups could not be loaded." error={groups.error} onRetry={groups.refetch} />
        ) : (
          <LoadingLines count={4} />
        )
      ) : (
        <GroupList groups={groups.data.items} open={open} />
      )}
      {open !== undefined && <GroupPage key={open.id} group={open} />}
      {groups.data !== undefined && open === undefined && asked !== undefined && (
        // Its id is made from its reference.
        <Suspense>
          <NotOpened name="group" mayBeAskedFor={{ reference: asked.toUpperCase() }} />
        </Suspense>
      )}
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
            onClick={() => setParameters({ group: id, person: undefined })}
          >
            {operation} ({reference})
          </Button>
        </li>
      ))}
    </ul>
  );
}

function GroupPage({ group }: { group: Group }) {
  const styles = useStyles();
  const { id, operation, reference, threats, lroName, place, restricted, restrictedText, mayRestrict } = group;
  const [restricting, setRestricting] = useState(false);
  const leave = () => setRestricting(false);
  const opener = useFocusBack(restricting);
  return (
    <article className={styles.group} aria-label={`Operation ${operation}`}>
      <Subtitle2 as="h2">Operation {operation}</Subtitle2>
      <Facts
        facts={[
          ['Reference', reference],
          ['Threats', threats.join(', ') || 'None recorded'],
          ['Lead', lroName ?? 'Nobody leads it yet'],
          ['Place', place ?? 'None recorded'],
          ...(restricted ? [['Need to know', restrictedText ?? 'Restricted'] as const] : []),
        ]}
      />
      {mayRestrict && !restricting && (
        <div>
          <Button ref={opener} onClick={() => setRestricting(true)}>
            Who needs to know…
          </Button>
        </div>
      )}
      {restricting && (
        <FormPlace onLeave={leave}>
          <Suspense>
            <RestrictRecord about={{ type: 'group', groupId: id }} record={group} onClose={leave} />
          </Suspense>
        </FormPlace>
      )}
      <PeopleOfGroup groupId={id} />
    </article>
  );
}
