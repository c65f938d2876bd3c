import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { FileButton } from '../../components/FileButton';
import { TextField } from '../../components/TextField';
import type { Founding } from './useFounding';

const useStyles = makeStyles({
  paste: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

const hint =
  'Name, e-mail address, organisation, role, title, telephone: copied out of a spreadsheet, with its headings in any order or without. Whoever is listed already is brought up to date.';

/** A list as text: pasted, or read out of a file in this browser. The server reads it. */
export function PastePeople({ founding: { paste } }: { founding: Founding }) {
  const styles = useStyles();
  const [text, setText] = useState('');
  const add = (peoplePasted: string) => paste.mutate({ peoplePasted }, { onSuccess: () => setText('') });
  return (
    <div className={styles.paste}>
      <TextField label="Paste people" hint={hint} rows={3} value={text} onChange={setText} />
      <div className={styles.buttons}>
        <Button disabled={text.trim() === '' || paste.isPending} onClick={() => add(text)}>
          {paste.isPending ? 'Reading…' : 'Add these people'}
        </Button>
        <FileButton accept=".csv,.tsv,.txt,text/csv,text/plain" label="CSV file of people" onText={add}>
          Choose a CSV file
        </FileButton>
      </div>
    </div>
  );
}
