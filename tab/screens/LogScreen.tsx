import { Button, makeStyles, MenuItem, Text, Title3, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { FormPlace } from '../components/FormPlace';
import { More } from '../components/More';
import { ProblemBar } from '../components/ProblemNotice';
import { useAddress } from '../data/address';
import { useDownload } from '../data/useDownload';
import { useQueryOf } from '../data/useQueryOf';
import { CheckLine, CheckOutcome, MailCheck, useLogCheck } from './log/LogCheck';
import { LogFilterBar } from './log/LogFilterBar';
import { LogList } from './log/LogList';

const useStyles = makeStyles({
  screen: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalL,
    maxWidth: '1120px',
  },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  title: { flexGrow: 1 },
});

/** For the auditor: who did, read and was refused what; whether the log is whole; and what proves it elsewhere. */
export default function LogScreen() {
  const styles = useStyles();
  const { parameters } = useAddress();
  const choices = useQueryOf('log.choices').data;
  const checking = useLogCheck();
  const exporting = useDownload('log.export');
  const [isByMail, setIsByMail] = useState(false);
  return (
    <div className={styles.screen}>
      <header className={styles.head}>
        <Title3 as="h1" className={styles.title}>
          Log
        </Title3>
        <Button
          appearance="primary"
          disabledFocusable={checking.isPending}
          onClick={() => checking.mutate({ number: '', hash: '' })}
        >
          Check the log
        </Button>
        <More label="More for the log">
          <MenuItem onClick={() => setIsByMail(true)}>Check it against a daily mail</MenuItem>
          <MenuItem disabled={exporting.isPending} onClick={() => exporting.mutate({})}>
            Export the whole log
          </MenuItem>
        </More>
      </header>
      <CheckLine checking={checking} />
      {isByMail && (
        <FormPlace onLeave={() => setIsByMail(false)}>
          <MailCheck checking={checking} />
        </FormPlace>
      )}
      <CheckOutcome checking={checking} />
      <ProblemBar error={exporting.error} />
      {exporting.progress !== undefined && <Text role="status">{exporting.progress}</Text>}
      <LogFilterBar parameters={parameters} choices={choices} />
      <LogList parameters={parameters} choices={choices} />
    </div>
  );
}
