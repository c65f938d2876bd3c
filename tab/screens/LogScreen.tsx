import { Button, Caption1, makeStyles, Text, Title3, tokens } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { QueryResult } from '../../bot/contract';
import { Folded } from '../components/Folded';
import { fieldProblems, ProblemBar } from '../components/ProblemNotice';
import { TextField } from '../components/TextField';
import { useAddress } from '../data/address';
import { ask, download } from '../data/api';
import { offerBlob } from '../data/offerFile';
import { useSession } from '../data/session';
import { AskedInLog, NewestInLog, RecordInLog } from './RecordInLog';

const useStyles = makeStyles({
  screen: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalL,
    maxWidth: '1120px',
  },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  title: { flexGrow: 1 },
  part: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalS },
  quiet: { color: tokens.colorNeutralForeground3 },
  fields: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: tokens.spacingVerticalM,
    '@media (min-width: 720px)': { gridTemplateColumns: '240px minmax(0, 1fr)', columnGap: tokens.spacingHorizontalM },
  },
  // All of it is seen at once, so that it can be compared.
  hash: { '& input': { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 } },
  fault: { overflowWrap: 'anywhere' },
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: tokens.spacingVerticalXL,
    paddingTop: tokens.spacingVerticalM,
    '@media (min-width: 960px)': {
      gridTemplateColumns: 'minmax(0, 1fr) 320px',
      columnGap: tokens.spacingHorizontalXXL,
      // What is asked for stands beside what was found.
      '& > :first-child': { gridColumn: '2', gridRow: '1' },
    },
  },
});

/** For the auditor: whether the log is whole, the log to take away, and what it says: of all, or of one record. */
export default function LogScreen() {
  const styles = useStyles();
  const { about = '' } = useAddress().parameters;
  const checking = useCheck();
  const exporting = useExport();
  return (
    <div className={styles.screen}>
      <header className={styles.head}>
        <Title3 as="h1" className={styles.title}>
          Log
        </Title3>
        <Button appearance="primary" disabledFocusable={checking.isPending} onClick={checking.check}>
          Check the log
        </Button>
        <Button disabledFocusable={exporting.isPending} onClick={() => exporting.mutate()}>
          Export the log
        </Button>
      </header>
      <Caption1 className={styles.quiet}>
        The check finds whatever was changed, added or taken away since it was written. A file of the log is without
        former texts and words that are not for you, and the log says that you exported it.
      </Caption1>
      <Folded label="Check it against a daily mail" open={false}>
        {checking.fields}
      </Folded>
      <ProblemBar error={checking.error} />
      <ProblemBar error={exporting.error} />
      {checking.found !== undefined && <Found found={checking.found} />}
      <div className={styles.columns}>
        <AskedInLog />
        {about === '' ? <NewestInLog /> : <RecordInLog about={about} />}
      </div>
    </div>
  );
}

function useCheck() {
  const styles = useStyles();
  const [number, setNumber] = useState('');
  const [hash, setHash] = useState('');
  const { mutate, data, error, isPending } = useMutation({
    mutationFn: () =>
      ask('log.check', {
        anchorNumber: number.trim() === '' ? undefined : number.trim(),
        anchorHash: hash.trim() === '' ? undefined : hash.trim(),
      }),
  });
  const problems = fieldProblems(error);
  const fields = (
    <>
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
    </>
  );
  return { check: () => mutate(), found: data, error, isPending, fields };
}

function Found({ found }: { found: QueryResult<'log.check'> }) {
  const styles = useStyles();
  const { entries, records, asFound, unchecked, anchors, faults, typed } = found;
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
      <Text>{`${entries} entries and ${records} records were looked at, and held against ${anchors} anchors kept outside the store.`}</Text>
      {asFound > 0 && (
        <Text>{`${asFound} of the records were written before the log kept digests, and were sealed as found: what was done to them before that cannot be told.`}</Text>
      )}
      {unchecked > 0 && (
        <Text>{`${unchecked} more records were written before the log kept digests; they cannot be checked yet.`}</Text>
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

function useExport() {
  const { today } = useSession();
  return useMutation({ mutationFn: async () => offerBlob(`log-${today}.ndjson`, await download('log.export')) });
}
