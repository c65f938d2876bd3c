import { Button, Caption1, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { QueryResult } from '../../../bot/contract';
import { fieldProblems, ProblemBar } from '../../components/ProblemNotice';
import { TextField } from '../../components/TextField';
import { ask } from '../../data/api';

const useStyles = makeStyles({
  part: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalS },
  fields: {
    display: 'grid',
    alignSelf: 'stretch',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: tokens.spacingVerticalM,
    '@media (min-width: 720px)': { gridTemplateColumns: '240px minmax(0, 1fr)', columnGap: tokens.spacingHorizontalM },
  },
  // All of it is seen at once, so that it can be compared.
  hash: { '& input': { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 } },
  fault: { overflowWrap: 'anywhere' },
  line: {
    color: tokens.colorNeutralForeground3,
    // Two lines of a phone's width, and one of a desk's.
    minHeight: '32px',
    '@media (min-width: 720px)': { minHeight: 0 },
  },
});

interface Point {
  readonly number: string;
  readonly hash: string;
}

export function useLogCheck() {
  return useMutation({
    mutationFn: ({ number, hash }: Point) =>
      ask('log.check', {
        anchorNumber: number.trim() === '' ? undefined : number.trim(),
        anchorHash: hash.trim() === '' ? undefined : hash.trim(),
      }),
  });
}
type Checking = ReturnType<typeof useLogCheck>;

/** With a point that was kept outside the store. */
export function MailCheck({ checking }: { checking: Checking }) {
  const styles = useStyles();
  const [number, setNumber] = useState('');
  const [hash, setHash] = useState('');
  const problems = fieldProblems(checking.error);
  return (
    <div className={styles.part}>
      <Text>Number and hash of one of the auditors’ mails show, too, whether the log was rewritten as a whole.</Text>
      <div className={styles.fields}>
        <TextField
          label="Number of the entry"
          type="number"
          min={1}
          value={number}
          onChange={setNumber}
          problem={problems['anchorNumber']}
        />
        <div className={styles.hash}>
          <TextField
            label="Hash"
            hint="64 letters and digits"
            value={hash}
            onChange={setHash}
            problem={problems['anchorHash']}
          />
        </div>
      </div>
      <Button disabledFocusable={checking.isPending} onClick={() => checking.mutate({ number, hash })}>
        Check against the mail
      </Button>
    </div>
  );
}

/** A line that is always there, so that nothing below it moves when the log turns out to be whole. */
export function CheckLine({ checking: { data, isPending } }: { checking: Checking }) {
  return (
    <Caption1 role="status" className={useStyles().line}>
      {isPending && 'Every entry and record is looked at…'}
      {!isPending && (data === undefined || asksAttention(data)) && 'Each entry seals the one before it.'}
      {!isPending && data !== undefined && !asksAttention(data) && (
        <>
          <Text size={200} weight="semibold">
            {outcomeOf(data)}
          </Text>{' '}
          <span>{lookedAt(data)}</span>
        </>
      )}
    </Caption1>
  );
}

/** What else the check found, or what went wrong with it. */
export function CheckOutcome({ checking: { data, error } }: { checking: Checking }) {
  return (
    <>
      <ProblemBar error={error} />
      {data !== undefined && asksAttention(data) && <Found found={data} />}
    </>
  );
}

/** More is to be said than that it is whole. */
function asksAttention({ faults, asFound, unchecked, typed }: QueryResult<'log.check'>): boolean {
  return faults.length > 0 || asFound > 0 || unchecked > 0 || typed === 'differs';
}

function lookedAt({ entries, records, anchors }: QueryResult<'log.check'>): string {
  return `${entries} entries and ${records} records were looked at, and held against ${anchors} anchors kept outside the store.`;
}

function Found({ found }: { found: QueryResult<'log.check'> }) {
  const styles = useStyles();
  const { asFound, unchecked, faults, typed } = found;
  return (
    <div className={styles.part} role="status">
      {typed === 'differs' && (
        <>
          <Text weight="semibold">What you typed does not fit this log.</Text>
          <Text>
            Check number and hash against the mail. If they are what it says, the log was cut or rewritten since: tell
            whoever runs the deployment. Apart from what you typed:
          </Text>
        </>
      )}
      <Text weight="semibold">{outcomeOf(found)}</Text>
      <Text>{lookedAt(found)}</Text>
      {asFound > 0 && (
        <Text>{`${asFound} of the records were written before the log kept digests, and were sealed as found: what was done to them before that cannot be told.`}</Text>
      )}
      {unchecked > 0 && (
        <Text>{`${unchecked} more records were written before the log kept digests, or filed by a later version; they cannot be checked yet.`}</Text>
      )}
      {faults.map((fault) => (
        <Text key={fault} className={styles.fault}>
          {fault}
        </Text>
      ))}
    </div>
  );
}

function outcomeOf({ faults, unchecked }: QueryResult<'log.check'>): string {
  if (faults.length > 0) return 'The log is not whole.';
  return unchecked > 0 ? 'The log is whole, as far as it can be checked.' : 'The log is whole.';
}
