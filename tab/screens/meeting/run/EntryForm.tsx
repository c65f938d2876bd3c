import { type ReactNode, useState } from 'react';
import type { MinuteKind } from '../../../../bot/domain/minutes';
import { ChoiceField } from '../../../components/ChoiceField';
import { GradeField } from '../../../components/GradeField';
import { InlineForm } from '../../../components/InlineForm';
import { NamedOf } from '../../../components/NamedOf';
import { TextField } from '../../../components/TextField';
import { useQueryOf } from '../../../data/useQueryOf';
import { FormBox } from './FormBox';
import { aboveCeilingText, isAboveCeiling } from './ceiling';
import { entryWords, strandChoices } from './entryKinds';
import type { EntryDraft } from './useDrafts';

interface Props {
  readonly kind: MinuteKind;
  readonly title?: string;
  readonly submit: string;
  readonly draft: EntryDraft;
  readonly onChange: (draft: EntryDraft) => void;
  readonly onSubmit: () => void;
  readonly onCancel: () => void;
  /** Where the item is chosen, should it need to be. */
  readonly children?: ReactNode;
}

/** A decision, a note or a disruption being written. Whether it may stand there is for the server to say. */
export function EntryForm({ kind, title, submit, draft, onChange, onSubmit, onCancel, children }: Props) {
  const [problem, setProblem] = useState<string>();
  const { label, missing: missingText } = entryWords[kind];
  const agencies = useQueryOf('agencies.list', {}, kind === 'disruption');
  function send(): void {
    const isEmpty = draft.text.trim() === '';
    const found = isEmpty ? missingText : isAboveCeiling(draft.text) ? aboveCeilingText : undefined;
    setProblem(found);
    if (found === undefined) onSubmit();
  }
  return (
    <FormBox isLine>
      <InlineForm
        {...(title === undefined ? {} : { title })}
        submit={submit}
        sending={false}
        error={null}
        onSubmit={send}
        onCancel={onCancel}
      >
        <TextField
          label={label}
          required
          rows={2}
          value={draft.text}
          onChange={(text) => onChange({ ...draft, text })}
          problem={problem}
        />
        {kind === 'disruption' && (
          <>
            <GradeField
              label="Grade"
              none="Not graded"
              chosen={draft.grade}
              onChoose={(grade) => onChange({ ...draft, grade })}
            />
            <ChoiceField
              label="4P"
              none="Not said"
              choices={strandChoices}
              chosen={draft.fourP}
              onChoose={(fourP) => onChange({ ...draft, fourP })}
            />
            <NamedOf
              label="Credited agencies"
              none="Name an agency"
              all={agencies.data?.items ?? []}
              chosen={draft.agencyIds ?? []}
              onChange={(agencyIds) => onChange({ ...draft, agencyIds })}
              problem={agencies.error?.message}
            />
          </>
        )}
        {children}
      </InlineForm>
    </FormBox>
  );
}
