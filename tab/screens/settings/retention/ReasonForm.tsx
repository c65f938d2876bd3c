import { type ReactNode, useState } from 'react';
import { InlineForm } from '../../../components/InlineForm';
import { fieldProblems } from '../../../components/ProblemNotice';
import { TextField } from '../../../components/TextField';

interface Props {
  readonly title: string;
  readonly submit: string;
  readonly leave: string;
  /** Of the reason. */
  readonly hint?: string;
  readonly sending: boolean;
  readonly error: Error | null;
  readonly onLeave: () => void;
  readonly onSubmit: (reason: string) => void;
  /** What follows of it. */
  readonly children?: ReactNode;
}

/** What is not taken back asks for its reason. */
export function ReasonForm({ hint, onLeave, onSubmit, children, ...form }: Props) {
  const [reason, setReason] = useState('');
  return (
    <InlineForm {...form} onCancel={onLeave} onSubmit={() => onSubmit(reason)}>
      {children}
      <TextField
        label="Why"
        rows={2}
        required
        {...(hint === undefined ? {} : { hint })}
        value={reason}
        onChange={setReason}
        problem={fieldProblems(form.error)['reason']}
      />
    </InlineForm>
  );
}
