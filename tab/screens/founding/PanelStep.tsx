import { ChoiceField } from '../../components/ChoiceField';
import { TextField } from '../../components/TextField';
import { StartFrom } from './StartFrom';
import { type Founding, problemsIn } from './useFounding';

const markings = [
  { value: 'OFFICIAL', label: 'OFFICIAL' },
  { value: 'OFFICIAL-SENSITIVE', label: 'OFFICIAL-SENSITIVE' },
] as const;

/** What the panel is called. */
export function PanelStep({ founding }: { founding: Founding }) {
  const { draft, change, faultsOf } = founding;
  const { panel } = draft;
  const problems = problemsIn(faultsOf('panel'));
  const put = (fields: Partial<typeof panel>) => change({ ...draft, panel: { ...panel, ...fields } });
  return (
    <>
      <StartFrom founding={founding} />
      <TextField
        label="Name of the panel"
        required
        hint="On cards, papers and e-mail."
        value={panel.name}
        onChange={(name) => put({ name })}
        problem={problems['name']}
      />
      <TextField
        label="Force"
        required
        hint="It hosts the panel, and is the first of its organisations."
        value={panel.force}
        onChange={(force) => put({ force })}
        problem={problems['force']}
      />
      <TextField
        label="Reference prefix"
        required
        hint="Two to six letters before the number of each task: NMR in NMR-27-001."
        value={panel.referencePrefix}
        onChange={(prefix) => put({ referencePrefix: prefix.toUpperCase() })}
        problem={problems['referencePrefix']}
      />
      <ChoiceField
        label="Marking"
        required
        hint="Of all that the panel shows, prints and sends."
        choices={markings}
        chosen={markings.find(({ value }) => value === panel.marking)?.value}
        onChoose={(marking) => put({ marking: marking ?? panel.marking })}
        problem={problems['marking']}
      />
    </>
  );
}
