import { Button, makeStyles, Subtitle2, Text, Title3, tokens } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { QueryResult } from '../../bot/contract';
import { fieldProblems, ProblemBar } from '../components/ProblemNotice';
import { TextField } from '../components/TextField';
import { ask, download } from '../data/api';
import { offerBlob } from '../data/offerFile';
import { useSession } from '../data/session';

const useStyles = makeStyles({
  screen: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXL,
    padding: tokens.spacingHorizontalL,
    maxWidth: '72ch',
  },
  part: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalM },
  fault: { overflowWrap: 'anywhere' },
});

/** For the auditor: whether the log is whole, and the log to take away. */
export default function LogScreen() {
  const styles = useStyles();
  return (
    <div className={styles.screen}>
      <Title3 as="h1">Log</Title3>
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
      <Text>Every entry, its words, each record and what was kept outside the store are held against each other.</Text>
      <TextField
        label="Number, from a mail of yours"
        type="number"
        min={1}
        value={number}
        onChange={setNumber}
        problem={problems['anchorNumber']}
      />
      <TextField label="Hash, from the same mail" value={hash} onChange={setHash} problem={problems['anchorHash']} />
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
  const { entries, records, anchors, intact, faults } = found;
  return (
    <div className={styles.part} role="status">
      <Text weight="semibold">{intact ? 'The log is whole.' : 'The log is not whole.'}</Text>
      <Text>{`${entries} entries, ${records} records, held against ${anchors} points from outside the store.`}</Text>
      {faults.map((fault) => (
        <Text key={fault} className={styles.fault}>
          {fault}
        </Text>
      ))}
    </div>
  );
}

function ExportPart() {
  const styles = useStyles();
  const { today } = useSession();
  const taken = useMutation({
    mutationFn: async () => offerBlob(`log-${today}.ndjson`, await download('log.export')),
  });
  return (
    <section className={styles.part}>
      <Subtitle2 as="h2">Take it away</Subtitle2>
      <Text>One entry a line. Words that say what records say are left out. That you took it is in the log.</Text>
      <Button disabledFocusable={taken.isPending} onClick={() => taken.mutate()}>
        Export the log
      </Button>
      <ProblemBar error={taken.error} />
    </section>
  );
}
