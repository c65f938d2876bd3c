import { Checkbox, Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { PowerView } from '../../../../bot/contract';
import { confidenceTexts } from '../../../../bot/domain/power';
import { ChoiceField } from '../../../components/ChoiceField';
import { InlineForm } from '../../../components/InlineForm';
import { fieldProblems } from '../../../components/ProblemNotice';
import { say } from '../../../components/say';
import { TextField } from '../../../components/TextField';
import { useCommand } from '../../../data/useCommand';
import { useSeenVersion } from '../../../data/useSeenVersion';
import { inputOf, type PowerInput } from './powerInput';

type Words = 'agency' | 'power' | 'legalBasis' | 'lever' | 'typicalOpportunity' | 'fourP';

const fields: readonly { readonly field: Words; readonly label: string }[] = [
  { field: 'power', label: 'Power' },
  { field: 'agency', label: 'Whose it is' },
  { field: 'legalBasis', label: 'Law that it stands on' },
  { field: 'lever', label: 'What it lets one do' },
  { field: 'typicalOpportunity', label: 'Typical opportunity' },
  { field: 'fourP', label: 'Pursue, Prevent, Protect or Prepare' },
];
const confidences = (['V', 'K', 'R'] as const).map((value) => ({ value, label: confidenceTexts[value] }));

const blank: Omit<PowerInput, 'powerId'> = {
  ...{ version: '', on: true, checked: false, confidence: 'K' },
  ...{ agency: '', power: '', legalBasis: '', lever: '', typicalOpportunity: '', fourP: '' },
};

/** A row of the panel's list in other words, or one more. */
export function PowerForm({ power, onDone }: { power?: PowerView; onDone: () => void }) {
  const [typed, setTyped] = useState<PowerInput>(() =>
    power === undefined ? { ...blank, powerId: crypto.randomUUID() } : inputOf(power),
  );
  const seen = useSeenVersion(power?.version ?? '');
  const keep = useCommand('power.keep');
  const problems = fieldProblems(keep.error);
  function save(): void {
    const onSuccess = () => {
      onDone();
      say(power === undefined ? `${typed.power} is added.` : `${typed.power} is saved.`);
    };
    keep.mutate({ ...typed, version: seen(keep.error) }, { onSuccess });
  }
  return (
    <InlineForm
      title={power === undefined ? 'Add a power' : `Change ${power.power}`}
      submit="Save"
      sending={keep.isPending}
      error={keep.error}
      onCancel={onDone}
      onSubmit={save}
    >
      <Text>For this panel alone, wherever powers are offered from now on. What was recorded with it stays.</Text>
      {fields.map(({ field, label }) => (
        <TextField
          key={field}
          label={label}
          required
          value={typed[field]}
          onChange={(text) => setTyped({ ...typed, [field]: text })}
          problem={problems[field]}
        />
      ))}
      <ChoiceField
        label="How sure the words are"
        required
        choices={confidences}
        chosen={typed.confidence}
        onChoose={(confidence = typed.confidence) => setTyped({ ...typed, confidence })}
      />
      <Checkbox
        label="I have checked it against current law today"
        checked={typed.checked}
        onChange={(_event, { checked }) => setTyped({ ...typed, checked: checked === true })}
      />
    </InlineForm>
  );
}
