import {
  Avatar,
  Caption1,
  Card,
  CardHeader,
  makeStyles,
  SearchBox,
  Skeleton,
  SkeletonItem,
  Subtitle2,
  Text,
  Title2,
  tokens,
} from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Person } from '../pageContract';
import { FailureNotice } from './FailureNotice';
import { server } from './server';

const useStyles = makeStyles({
  page: {
    height: '100%',
    overflowY: 'auto',
    boxSizing: 'border-box',
    padding: '40px 24px',
    backgroundColor: tokens.colorNeutralBackground2,
  },
  column: { maxWidth: '1080px', margin: '0 auto', display: 'flex', flexDirection: 'column', gap: '16px' },
  head: { display: 'flex', flexDirection: 'column', gap: '4px' },
  subtle: { color: tokens.colorNeutralForeground3 },
  list: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(240px, 1fr))',
    gap: '12px',
    listStyleType: 'none',
    padding: 0,
    margin: 0,
  },
  link: {
    textDecorationLine: 'none',
    color: 'inherit',
    display: 'block',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, borderRadius: tokens.borderRadiusMedium },
  },
  card: { height: '100%', boxSizing: 'border-box' },
  search: { maxWidth: '360px' },
});

/** Whom to be in this window. */
export function PeoplePage() {
  const styles = useStyles();
  const people = useQuery({ queryKey: ['people'], queryFn: server.people });
  const [wanted, setWanted] = useState('');
  return (
    <main className={styles.page}>
      <div className={styles.column}>
        <div className={styles.head}>
          <Title2 as="h1">Who are you?</Title2>
          <Text className={styles.subtle}>
            {people.data?.panelName ?? 'This'} runs on this machine alone. Choose a person; open a second window to be
            somebody else at the same time.
          </Text>
        </div>
        <SearchBox
          className={styles.search}
          placeholder="Find by name, agency or role"
          aria-label="Find a person"
          value={wanted}
          onChange={(_event, { value }) => setWanted(value)}
        />
        {people.status === 'pending' && <LoadingPeople />}
        {people.status === 'error' && (
          <FailureNotice
            what="The people could not be loaded."
            error={people.error}
            onRetry={() => void people.refetch()}
          />
        )}
        {people.status === 'success' && <PeopleList people={people.data.people.filter((each) => fits(each, wanted))} />}
      </div>
    </main>
  );
}

function fits({ name, agencyName, roleName }: Person, wanted: string): boolean {
  return `${name} ${agencyName} ${roleName}`
    .toLocaleLowerCase('en-GB')
    .includes(wanted.trim().toLocaleLowerCase('en-GB'));
}

function PeopleList({ people }: { people: readonly Person[] }) {
  const styles = useStyles();
  if (people.length === 0) return <Text>Nobody fits. Clear the search to see everybody.</Text>;
  return (
    <ul className={styles.list} aria-label="People">
      {people.map(({ id, name, roleName, agencyName, title }) => (
        <li key={id}>
          <a
            className={styles.link}
            href={`/local/?as=${encodeURIComponent(id)}`}
            aria-label={`${name}, ${roleName}, ${agencyName}`}
          >
            <Card className={styles.card} appearance="filled">
              <CardHeader
                image={<Avatar name={name} color="colorful" size={40} aria-hidden />}
                header={<Subtitle2>{name}</Subtitle2>}
                description={<Caption1 className={styles.subtle}>{roleName}</Caption1>}
              />
              <Caption1>
                {title}
                <br />
                <span className={styles.subtle}>{agencyName}</span>
              </Caption1>
            </Card>
          </a>
        </li>
      ))}
    </ul>
  );
}

function LoadingPeople() {
  const styles = useStyles();
  return (
    <Skeleton aria-label="Loading the people">
      <div className={styles.list}>
        {Array.from({ length: 8 }, (_each, at) => (
          <SkeletonItem key={at} style={{ height: 116 }} />
        ))}
      </div>
    </Skeleton>
  );
}
