import { Button, makeStyles, Subtitle2, Text, Title3, tokens } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { QueryResult } from '../../bot/contract';
import { fieldProblems, ProblemBar } from '../components/ProblemNotice';
import { TextField } from '../components/TextField';
import { useAddress } from '../data/address';
import { ask, download } from '../data/api';
import { offerBlob } from '../data/offerFile';
import { useSession } from '../data/session';
import { NewestInLog, RecordInLog } from './RecordInLog';

const useStyles = makeStyles({
  screen: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXL,
    padding: tokens.spacingHorizontalL,
    maxWidth: '72ch',
  },
  part: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalM },
  fields: {
    alignSelf: 'stretch',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
  },
  // All of it is seen at once, so that it can be compared.
  hash: { '& input': { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 } },
  fault: { overflowWrap: 'anywhere' },
});

/** For the auditor: who opened a record, whether the log is whole, and the log to take away. */
export default function LogScreen() {
  const styles = useStyles();
  const { about } = useAddress().parameters;
  return (
    <div className={styles.screen}>
      <Title3 as="h1">Log</Title3>
      {about === undefined && <NewestInLog />}
      <RecordInLog />
      <CheckPart />
      <ExportPart />
    </div>
  );
}

function CheckPart() {
  const styles = useStyles();
  const [number, setNumber] = useState('');
  const [hash, setHash] = useState('');
  const check = useMutation({
    mutationFn: () =>
      ask('log.check', {
        anchorNumber: number.trim() === '' ? undefined : number.trim(),
        anchorHash: hash.trim() === '' ? undefined : hash.trim(),
      }),
  });
  const problems = fieldProblems(check.error);
  return (
    <section className={styles.part}>
      <Subtitle2 as="h2">Is it whole?</Subtitle2>
      <Text>
        Looks whether an entry, its words or a record was changed, added or taken away since it was written. The number
        and the hash of one of the daily mails to the auditors show, too, whether the log was rewritten as a whole.
      </Text>
      <div className={styles.fields}>
        <TextField
          label="Number of the entry"
          hint="From one of the auditors’ daily mails. Leave both empty to check without."
          type="number"
          min={1}
          value={number}
          onChange={setNumber}
          problem={problems['anchorNumber']}
        />
        <div className={styles.hash}>
          <TextField
            label="Hash"
            hint="From the same mail: 64 letters and digits."
            value={hash}
            onChange={setHash}
            problem={problems['anchorHash']}
          />
        </div>
      </div>
      <Button appearance="primary" disabledFocusable={check.isPending} onClick={() => check.mutate()}>
        Check the log
      </Button>
      <ProblemBar error={check.error} />
      {check.data !== undefined && <Found found={check.data} />}
    </section>
  );
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

function ExportPart() {
  const styles = useStyles();
  const { today } = useSession();
  const taken = useMutation({
    mutationFn: async () => offerBlob(`log-${today}.ndjson`, await download('log.export')),
  });
  return (
    <section className={styles.part}>
      <Subtitle2 as="h2">Export</Subtitle2>
      <Text>
        A file with one entry a line, without former texts and words that are not for you. The log says that you
        exported it.
      </Text>
      <Button disabledFocusable={taken.isPending} onClick={() => taken.mutate()}>
        Export the log
      </Button>
      <ProblemBar error={taken.error} />
    </section>
  );
}
