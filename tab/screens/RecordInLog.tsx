import { Button, Caption1, makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { QueryResult } from '../../bot/contract';
import { useListBox } from '../components/listBox';
import { LoadingLines } from '../components/LoadingLines';
import { ProblemBar } from '../components/ProblemNotice';
import { TextField } from '../components/TextField';
import { setParameters, useAddress } from '../data/address';
import { ask } from '../data/api';
import { useQueryOf } from '../data/useQueryOf';

const useStyles = makeStyles({
  part: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, minWidth: 0 },
  ask: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalS },
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    columnGap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    ':not(:last-child)': { borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}` },
  },
  words: { display: 'flex', flexDirection: 'column', flexGrow: 1, flexBasis: '240px', minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
});

/** Which record is asked about. */
export function AskedInLog() {
  const styles = useStyles();
  const { about = '' } = useAddress().parameters;
  return (
    <section className={styles.part}>
      <Subtitle2 as="h2">Who has opened it?</Subtitle2>
      <AboutField key={about} about={about} />
      <Caption1 className={styles.quiet}>
        Opening is logged where a record is restricted, once an hour for each person; what is open to the whole panel is
        read without an entry.
      </Caption1>
    </section>
  );
}

/** Who has opened one record, and what else the log has of it. */
export function RecordInLog({ about }: { about: string }) {
  const styles = useStyles();
  return (
    <section className={styles.part}>
      <Subtitle2 as="h2">{`About ${about}`}</Subtitle2>
      <Entries about={about} />
    </section>
  );
}

const NEWEST = 20;

/** What was done last, the newest first. */
export function NewestInLog() {
  const styles = useStyles();
  const { data, error } = useQueryOf('log.list', { newest: `${NEWEST}` });
  return (
    <section className={styles.part}>
      <Subtitle2 as="h2">Latest entries</Subtitle2>
      {data === undefined && error === null && <LoadingLines flush count={4} />}
      <ProblemBar error={error} />
      {data !== undefined && <EntryList label="The latest entries" entries={data.items.toReversed()} />}
    </section>
  );
}

function AboutField({ about }: { about: string }) {
  const styles = useStyles();
  const [typed, setTyped] = useState(about);
  return (
    <form
      className={styles.ask}
      onSubmit={(event) => {
        event.preventDefault();
        setParameters({ about: typed.trim() === '' ? undefined : typed.trim() });
      }}
    >
      <TextField
        label="About"
        hint="A task, an issue, a meeting or a group: SEN-27-014, M2"
        value={typed}
        onChange={setTyped}
      />
      <Button type="submit">Show</Button>
    </form>
  );
}

function Entries({ about }: { about: string }) {
  const pages = useInfiniteQuery({
    queryKey: ['log.list', { about }],
    queryFn: ({ pageParam }) => ask('log.list', { about, after: pageParam }),
    initialPageParam: fromTheFirst,
    getNextPageParam: (page) => page.cursor,
  });
  const entries = pages.data?.pages.flatMap((page) => page.items);
  if (entries === undefined)
    return pages.error === null ? <LoadingLines flush count={4} /> : <ProblemBar error={pages.error} />;
  const isOpened = entries.some(({ kind }) => kind === 'consultation');
  return (
    <>
      {!isOpened && !pages.hasNextPage && <Text weight="semibold">{`The log has nobody who opened ${about}.`}</Text>}
      {entries.length > 0 && <EntryList label={`The log about ${about}`} entries={entries} />}
      <ProblemBar error={pages.error} />
      {pages.hasNextPage && (
        <Button disabledFocusable={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          Show more
        </Button>
      )}
    </>
  );
}

const fromTheFirst: string | undefined = undefined;

type LoggedEntry = QueryResult<'log.list'>['items'][number];

function EntryList({ label, entries }: { label: string; entries: readonly LoggedEntry[] }) {
  return (
    <ol aria-label={label} className={useListBox()}>
      {entries.map((entry) => (
        <Entry key={entry.number} entry={entry} />
      ))}
    </ol>
  );
}

function Entry({ entry }: { entry: LoggedEntry }) {
  const styles = useStyles();
  const { atText, byName, text, reference, note, toText, toName, wordsErased, kind } = entry;
  return (
    <li className={styles.line}>
      <span className={styles.words}>
        <Text dir="auto" weight={kind === 'consultation' ? 'semibold' : 'regular'}>
          {[byName, text, reference].filter((part) => part !== undefined).join(' · ')}
        </Text>
        {toText !== undefined && <Text dir="auto">To {toName === undefined ? toText : `${toName}, ${toText}`}</Text>}
        {wordsErased && <Text italic>The words of this entry were erased.</Text>}
        {note !== undefined && (
          <Caption1 dir="auto" className={styles.quiet}>
            {note}
          </Caption1>
        )}
      </span>
      <Caption1 className={styles.quiet}>{atText}</Caption1>
    </li>
  );
}
