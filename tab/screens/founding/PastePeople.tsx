import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { DocumentRegular } from '@fluentui/react-icons/svg/document';
import { useRef, useState } from 'react';
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
  const picker = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const add = (peoplePasted: string) => paste.mutate({ peoplePasted }, { onSuccess: () => setText('') });
  async function read(files: FileList | null): Promise<void> {
    const file = files?.[0];
    if (file === undefined) return;
    add(await textOf(file));
    // The same file can be chosen again once it has been corrected.
    if (picker.current !== null) picker.current.value = '';
  }
  return (
    <div className={styles.paste}>
      <TextField label="Paste people" hint={hint} rows={3} value={text} onChange={setText} />
      <div className={styles.buttons}>
        <Button disabled={text.trim() === '' || paste.isPending} onClick={() => add(text)}>
          {paste.isPending ? 'Reading…' : 'Add these people'}
        </Button>
        <Button icon={<DocumentRegular />} onClick={() => picker.current?.click()}>
          Choose a CSV file
        </Button>
        <input
          ref={picker}
          type="file"
          hidden
          accept=".csv,.tsv,.txt,text/csv,text/plain"
          aria-label="CSV file of people"
          onChange={(event) => void read(event.target.files)}
        />
      </div>
    </div>
  );
}

/** Excel on Windows saves plain CSV in the letters of Western Europe, not in UTF-8. */
async function textOf(file: File): Promise<string> {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
