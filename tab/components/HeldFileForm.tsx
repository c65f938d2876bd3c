import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { offerFile } from '../data/offerFile';
import { InlineForm } from './InlineForm';
import { fieldProblems } from './ProblemNotice';
import { TextField } from './TextField';

type File = Parameters<typeof offerFile>[0];
interface Said {
  readonly to: string;
  readonly why: string;
}

interface Props {
  readonly make: (said: Said) => Promise<File>;
  /** Never of whom a name may not be written in the log. */
  readonly hint?: string;
  readonly onClose: () => void;
  readonly children?: (problems: Readonly<Record<string, string>>) => ReactNode;
}

/** What is held about a person leaves the panel: for whom and why stands in the log. */
export function HeldFileForm({ make, hint, onClose, children }: Props) {
  const [to, setTo] = useState('');
  const [why, setWhy] = useState('');
  const send = useMutation({ mutationFn: async (said: Said) => offerFile(await make(said)), onSuccess: onClose });
  const problems = fieldProblems(send.error);
  return (
    <InlineForm
      title="What is held about a person"
      submit="Make the file"
      sending={send.isPending}
      error={send.error}
      onCancel={onClose}
      onSubmit={() => send.mutate({ to, why })}
    >
      {children?.(problems)}
      <TextField
        label="For whom"
        required
        {...(hint === undefined ? {} : { hint })}
        value={to}
        onChange={setTo}
        problem={problems['to']}
      />
      <TextField label="Why" rows={2} required value={why} onChange={setWhy} problem={problems['why']} />
    </InlineForm>
  );
}
