import { Button, Caption1, makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { QueryResult } from '../../bot/contract';
import { LoadingLines } from '../components/LoadingLines';
import { ProblemBar } from '../components/ProblemNotice';
import { TextField } from '../components/TextField';
import { setParameters, useAddress } from '../data/address';
import { ask } from '../data/api';
import { useQueryOf } from '../data/useQueryOf';

const useStyles = makeStyles({
  part: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalM },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  line: { display: 'flex', flexDirection: 'column', paddingBottom: tokens.spacingVerticalM },
  quiet: { color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
});

/** Who has opened one record, and what else the log has of it. */
export function RecordInLog() {
  const styles = useStyles();
  const { about = '' } = useAddress().parameters;
  return (
    <section className={styles.part}>
      <Subtitle2 as="h2">Who has opened it?</Subtitle2>
      <Text>
        What the log has of one task, issue, meeting or group. Opening is logged where a record is restricted, once an
        hour for each person; what is open to the whole panel is read without an entry.
      </Text>
      <AboutField key={about} about={about} />
      {about !== '' && <Entries about={about} />}
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
      {data === undefined && error === null && <LoadingLines count={4} />}
      <ProblemBar error={error} />
      <ol className={styles.list} aria-label="The latest entries">
        {data?.items.toReversed().map((entry) => (
          <Entry key={entry.number} entry={entry} />
        ))}
      </ol>
    </section>
  );
}

function AboutField({ about }: { about: string }) {
  const styles = useStyles();
  const [typed, setTyped] = useState(about);
  return (
    <form
      className={styles.part}
      onSubmit={(event) => {
        event.preventDefault();
        setParameters({ about: typed.trim() });
      }}
    >
      <TextField label="About" hint="SEN-27-014, I-27-006, M2" value={typed} onChange={setTyped} />
      <Button type="submit">Show</Button>
    </form>
  );
}

function Entries({ about }: { about: string }) {
  const styles = useStyles();
  const pages = useInfiniteQuery({
    queryKey: ['log.list', { about }],
    queryFn: ({ pageParam }) => ask('log.list', { about, after: pageParam }),
    initialPageParam: fromTheFirst,
    getNextPageParam: (page) => page.cursor,
  });
  const entries = pages.data?.pages.flatMap((page) => page.items);
  if (entries === undefined)
    return pages.error === null ? <LoadingLines count={4} /> : <ProblemBar error={pages.error} />;
  const isOpened = entries.some(({ kind }) => kind === 'consultation');
  return (
    <>
      {!isOpened && !pages.hasNextPage && <Text weight="semibold">{`The log has nobody who opened ${about}.`}</Text>}
      <ol className={styles.list} aria-label={`The log about ${about}`}>
        {entries.map((entry) => (
          <Entry key={entry.number} entry={entry} />
        ))}
      </ol>
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

function Entry({ entry }: { entry: LoggedEntry }) {
  const styles = useStyles();
  const { atText, byName, text, reference, note, toText, toName, wordsErased, kind } = entry;
  return (
    <li className={styles.line}>
      <Text dir="auto" weight={kind === 'consultation' ? 'semibold' : 'regular'}>
        {[byName, text, reference].filter((part) => part !== undefined).join(' · ')}
      </Text>
      {toText !== undefined && <Text dir="auto">To {toName === undefined ? toText : `${toName}, ${toText}`}</Text>}
      {wordsErased && <Text italic>The words of this entry were erased.</Text>}
      <Caption1 dir="auto" className={styles.quiet}>
        {note === undefined ? atText : `${atText} · ${note}`}
      </Caption1>
    </li>
  );
}
