import { strands } from '../../../components/disruptionChoices';
import { ChoiceField } from '../../../components/ChoiceField';
import { NamedOf } from '../../../components/NamedOf';
import { TextField } from '../../../components/TextField';
import { useQueryOf } from '../../../data/useQueryOf';
import type { DisruptionDraft } from './disruptionDraft';

interface Props {
  readonly draft: DisruptionDraft;
  readonly onChange: (draft: DisruptionDraft) => void;
  readonly problems: Readonly<Record<string, string>>;
}

export function DisruptionFields({ draft, onChange, problems }: Props) {
  const agencies = useQueryOf('agencies.list');
  const set = (more: Partial<DisruptionDraft>) => onChange({ ...draft, ...more });
  return (
    <>
      <TextField
        label="What was disrupted, and how"
        hint="Without the name of a person: it stands in lists."
        required
        rows={3}
        value={draft.what}
        onChange={(what) => set({ what })}
        problem={problems['what']}
      />
      <TextField
        label="On which day"
        required
        type="date"
        value={draft.on}
        onChange={(on) => set({ on })}
        problem={problems['on']}
      />
      <ChoiceField
        label="4P"
        required
        none="Choose one"
        choices={strands}
        chosen={draft.fourP}
        onChoose={(fourP) => set({ fourP })}
        problem={problems['fourP']}
      />
      <NamedOf
        label="Credited agencies"
        none="Name an agency"
        all={agencies.data?.items ?? []}
        chosen={draft.agencyIds}
        onChange={(agencyIds) => set({ agencyIds })}
        problem={problems['agencyIds'] ?? agencies.error?.message}
      />
      <TextField
        label="APMIS reference"
        value={draft.apmisReference}
        onChange={(apmisReference) => set({ apmisReference })}
        problem={problems['apmisReference']}
      />
      <ControlFields {...{ draft, onChange, problems }} />
    </>
  );
}

/** What is to last of it, and when somebody looks whether it does. */
function ControlFields({ draft, onChange, problems }: Props) {
  const set = (more: Partial<DisruptionDraft>) => onChange({ ...draft, ...more });
  return (
    <>
      <TextField
        label="What is meant to last of it"
        hint="A closure order, a gate, a licence that was not renewed."
        value={draft.control}
        onChange={(control) => set({ control })}
        problem={problems['control.what']}
      />
      {draft.control.trim() !== '' && (
        <TextField
          label="When somebody looks whether it is still in place"
          required
          type="date"
          value={draft.recheckOn}
          onChange={(recheckOn) => set({ recheckOn })}
          problem={problems['control.recheckOn']}
        />
      )}
    </>
  );
}
