import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { type KeyboardEvent, useState } from 'react';
import { FileButton } from './FileButton';
import { TextField } from './TextField';

const useStyles = makeStyles({
  paste: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface Props {
  /** "Paste people" */
  readonly label: string;
  readonly hint: string;
  /** "Add these people" */
  readonly submit: string;
  /** "CSV file of people" */
  readonly file: string;
  readonly busy: boolean;
  readonly primary?: boolean;
  readonly rows?: number;
}

interface OwnProps extends Props {
  /** `taken`: the box may be emptied. */
  readonly onText: (text: string, taken: () => void) => void;
}

/** A list as text: pasted, or read out of a file in this browser. The server reads what it says. */
export function PasteList({ onText, ...props }: OwnProps) {
  const [text, setText] = useState('');
  return <PasteBox {...props} text={text} onType={setText} onText={(list) => onText(list, () => setText(''))} />;
}

interface BoxProps extends Props {
  readonly text: string;
  readonly onType: (text: string) => void;
  readonly onText: (text: string) => void;
}

/** It, where what stands in it is somebody else's to know too. */
export function PasteBox({ label, hint, submit, file, busy, primary = false, rows = 3, ...props }: BoxProps) {
  const styles = useStyles();
  const { text, onType, onText } = props;
  const isEmpty = text.trim() === '' || busy;
  /** The same key as sends a form; not also the form in which the box stands. */
  function byKey(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || !event.ctrlKey || isEmpty) return;
    event.stopPropagation();
    onText(text);
  }
  return (
    <div className={styles.paste}>
      <div onKeyDown={byKey}>
        <TextField label={label} hint={hint} rows={rows} value={text} onChange={onType} />
      </div>
      <div className={styles.buttons}>
        <Button appearance={primary ? 'primary' : 'secondary'} disabled={isEmpty} onClick={() => onText(text)}>
          {busy ? 'Reading…' : submit}
        </Button>
        <FileButton accept=".csv,.tsv,.txt,text/csv,text/plain" label={file} onText={onText}>
          Choose a CSV file
        </FileButton>
      </div>
    </div>
  );
}
