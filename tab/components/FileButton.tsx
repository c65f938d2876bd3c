import { Button } from '@fluentui/react-components';
import { DocumentRegular } from '@fluentui/react-icons/svg/document';
import { useRef } from 'react';

interface Props {
  /** On the button. */
  readonly children: string;
  /** ".csv,text/csv" */
  readonly accept: string;
  /** Of the field itself, for whoever hears the page. */
  readonly label: string;
  readonly primary?: boolean;
  readonly busy?: boolean;
  readonly onText: (text: string, file: File) => void;
}

/** Reads a file in this browser: its text goes on, the server reads what it says. */
export function FileButton({ children, accept, label, primary = false, busy = false, onText }: Props) {
  const picker = useRef<HTMLInputElement>(null);
  async function read(files: FileList | null): Promise<void> {
    const file = files?.[0];
    if (file === undefined) return;
    onText(await textOf(file), file);
    // The same file can be chosen again once it has been corrected.
    if (picker.current !== null) picker.current.value = '';
  }
  return (
    <>
      <Button
        appearance={primary ? 'primary' : 'secondary'}
        icon={<DocumentRegular />}
        disabledFocusable={busy}
        onClick={() => picker.current?.click()}
      >
        {busy ? 'Reading…' : children}
      </Button>
      <input
        ref={picker}
        type="file"
        hidden
        accept={accept}
        aria-label={label}
        onChange={(event) => void read(event.target.files)}
      />
    </>
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
