import {
  Avatar,
  Caption1,
  makeStyles,
  SearchBox,
  Skeleton,
  SkeletonItem,
  Subtitle1,
  Subtitle2,
  Text,
  Title2,
  tokens,
} from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { People, Person } from '../pageContract';
import { FirstSteps } from './FirstSteps';
import { FailureNotice } from './FailureNotice';
import { server } from './server';

const useStyles = makeStyles({
  page: {
    height: '100%',
    overflowY: 'auto',
    boxSizing: 'border-box',
    padding: '32px 16px',
    backgroundColor: tokens.colorNeutralBackground2,
  },
  column: { maxWidth: '1080px', margin: '0 auto', display: 'flex', flexDirection: 'column', gap: '16px' },
  head: { display: 'flex', flexDirection: 'column', gap: '4px' },
  subtle: { color: tokens.colorNeutralForeground3 },
  group: { display: 'flex', flexDirection: 'column', gap: '4px', marginTop: '8px' },
  list: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(280px, 100%), 1fr))',
    gap: '12px',
    listStyleType: 'none',
    padding: 0,
    margin: '8px 0 0',
  },
  link: {
    display: 'flex',
    gap: '12px',
    height: '100%',
    boxSizing: 'border-box',
    padding: '12px',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover, color: tokens.colorNeutralForeground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  words: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  search: { maxWidth: '360px' },
});

/** The front door: what to try first, and whom to be in this window. */
export function PeoplePage() {
  const styles = useStyles();
  const people = useQuery({ queryKey: ['people'], queryFn: server.people });
  const [wanted, setWanted] = useState('');
  return (
    <main className={styles.page}>
      <div className={styles.column}>
        <div className={styles.head}>
          <Title2 as="h1">Try Sentinel on this machine</Title2>
          <Text className={styles.subtle}>
            {whatRuns(people.data)} runs on this machine alone: its chats, its tab and its clock.
          </Text>
        </div>
        {people.status === 'success' && <FirstSteps people={people.data.people} />}
        {people.data?.isFounded === false && <NoPanel people={people.data.people} />}
        {people.data?.isFounded !== false && (
          <>
            <div className={styles.head}>
              <Subtitle1 as="h2">Who are you?</Subtitle1>
              <Text className={styles.subtle}>
                Choose a person to see Teams as they do. Open a second window to be somebody else at the same time.
              </Text>
            </div>
            <SearchBox
              className={styles.search}
              placeholder="Name, agency or role"
              aria-label="Find a person by name, agency or role"
              value={wanted}
              onChange={(_event, { value }) => setWanted(value)}
            />
          </>
        )}
        {people.status === 'pending' && <LoadingPeople />}
        {people.status === 'error' && (
          <FailureNotice
            what="The people could not be loaded."
            error={people.error}
            onRetry={() => void people.refetch()}
          />
        )}
        {people.data?.isFounded === true && (
          <>
            <PanelsLists people={people.data.people.filter((each) => fits(each, wanted))} />
            {people.data.stranger !== undefined && wanted === '' && <NoSeat person={people.data.stranger} />}
          </>
        )}
      </div>
    </main>
  );
}

function whatRuns(people: People | undefined): string {
  if (people === undefined) return 'This panel';
  if (!people.isFounded) return 'A new panel';
  const count = new Set(people.people.flatMap(({ panelNames = [] }) => panelNames)).size;
  return count > 1 ? `A deployment of ${count} panels` : people.panelName;
}

/** Before there is a panel: its first administrator, and what they do. */
function NoPanel({ people }: { people: readonly Person[] }) {
  const styles = useStyles();
  return (
    <section className={styles.group} aria-label="There is no panel yet">
      <Subtitle1 as="h2">There is no panel yet</Subtitle1>
      <Text className={styles.subtle}>
        Its first administrator founds it on the tab, in five short steps. Its people are listed here once it stands.
      </Text>
      <ul className={styles.list}>
        {people.map((person) => (
          <li key={person.id}>
            <PersonLink person={person} layout="tab" />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Who opens an invitation that a coordinator hands over. */
function NoSeat({ person }: { person: Person }) {
  const styles = useStyles();
  const name = 'They have no seat';
  return (
    <section className={styles.group} aria-label={name}>
      <Subtitle2 as="h3">{name}</Subtitle2>
      <Caption1 className={styles.subtle}>
        Invite somebody under Settings, People, as the coordinator, and open the link here.
      </Caption1>
      <ul className={styles.list}>
        <li>
          <PersonLink person={person} layout="tab" />
        </li>
      </ul>
    </section>
  );
}

function fits({ name, agencyName, roleName, title }: Person, wanted: string): boolean {
  return `${name} ${agencyName} ${roleName} ${title}`
    .toLocaleLowerCase('en-GB')
    .includes(wanted.trim().toLocaleLowerCase('en-GB'));
}

const groups: readonly { readonly name: string; readonly what: string; readonly roles: readonly Person['role'][] }[] = [
  {
    ...{ name: 'They run the panel', roles: ['chair', 'deputyChair', 'coordinator', 'lro'] },
    what: 'The chair leads the meeting, the coordinator prepares it and follows up, a lead officer answers for a group.',
  },
  {
    ...{ name: 'They take part', roles: ['agencyLead', 'member', 'substitute'] },
    what: 'Partners with another job: they answer tasks in chat and raise issues.',
  },
  {
    ...{ name: 'They look on', roles: ['observer', 'auditor', 'administrator'] },
    what: 'They see the agenda, the log or the settings, and little else.',
  },
];

/** Panel by panel where there are several: whoever sits on more than one stands with the first of theirs. */
function PanelsLists({ people }: { people: readonly Person[] }) {
  const styles = useStyles();
  if (people.length === 0) return <Text>Nobody fits. Clear the search to see everybody.</Text>;
  const names = [...new Set(people.map(({ panelNames }) => panelNames?.[0]))];
  return names.map((name) => {
    const theirs = people.filter(({ panelNames }) => panelNames?.[0] === name);
    if (name === undefined) return <PeopleLists key="" people={theirs} />;
    return (
      <section key={name} className={styles.group} aria-label={name}>
        <Subtitle1 as="h2">{name}</Subtitle1>
        <PeopleLists people={theirs} />
      </section>
    );
  });
}

function PeopleLists({ people }: { people: readonly Person[] }) {
  const styles = useStyles();
  return groups.map(({ name, what, roles }) => {
    const inGroup = roles.flatMap((role) => people.filter((person) => person.role === role));
    if (inGroup.length === 0) return null;
    return (
      <section key={name} className={styles.group} aria-label={name}>
        <Subtitle2 as="h3">{name}</Subtitle2>
        <Caption1 className={styles.subtle}>{what}</Caption1>
        <ul className={styles.list}>
          {inGroup.map((person) => (
            <li key={person.id}>
              <PersonLink person={person} />
            </li>
          ))}
        </ul>
      </section>
    );
  });
}

function PersonLink({ person, layout }: { person: Person; layout?: 'tab' }) {
  const { id, name, title, roleName, agencyName, panelNames = [] } = person;
  const also = panelNames.slice(1);
  const styles = useStyles();
  const where = new URLSearchParams({ as: id, ...(layout === undefined ? {} : { layout }) });
  return (
    <a className={styles.link} href={`/local/?${where.toString()}`}>
      <Avatar name={name} color="colorful" size={40} aria-hidden />
      <span className={styles.words}>
        <Text weight="semibold">{name}</Text>
        <Caption1>
          {roleName}, {title}
        </Caption1>
        <Caption1 className={styles.subtle}>{agencyName}</Caption1>
        {also.length > 0 && <Caption1 className={styles.subtle}>Also on {also.join(', ')}</Caption1>}
      </span>
    </a>
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
