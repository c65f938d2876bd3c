import { Button, Field, makeStyles, Text, ToggleButton, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark';
import type { AgencyType, FoundingDraft, FoundingStart } from '../../../bot/contract';
import { useListBox } from '../../components/listBox';
import { TextField } from '../../components/TextField';
import { AgencyRow } from './AgencyRow';
import { type Founding, problemsIn } from './useFounding';

type Agency = FoundingDraft['agencies'][number];

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground2 },
  types: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
  type: { maxWidth: '100%', fontWeight: tokens.fontWeightRegular, textAlign: 'start', justifyContent: 'start' },
  paste: { display: 'flex', flexDirection: 'column', alignItems: 'start', gap: tokens.spacingVerticalS },
  whole: { alignSelf: 'stretch' },
});

/** The partners: picked from those that panels usually have, or pasted a line each. */
export function AgenciesStep({ founding, start }: { founding: Founding; start: FoundingStart }) {
  const box = useListBox();
  const styles = useStyles();
  const { draft, change, faultsOf } = founding;
  const faults = faultsOf('agencies');
  const put = (agencies: Agency[]) => change({ ...draft, agencies });
  return (
    <>
      <PickAgencies agencies={draft.agencies} types={start.agencyTypes} onChange={put} />
      <PasteAgencies founding={founding} />
      <ul className={box} aria-label="Organisations of the panel">
        {draft.agencies.map((agency, row) => (
          <AgencyRow
            key={row}
            agency={agency}
            force={draft.panel.force}
            types={start.agencyTypes}
            problems={problemsIn(faults, row)}
            onChange={(next) => put(draft.agencies.map((each, at) => (at === row ? next : each)))}
            onRemove={() => put(draft.agencies.filter((_, at) => at !== row))}
          />
        ))}
      </ul>
      <Text size={200} className={styles.quiet}>
        Powers are those of the shipped catalogue ({start.powersAsOf}), not legal advice: check current law before use.
      </Text>
    </>
  );
}

interface PickProps {
  readonly agencies: readonly Agency[];
  readonly types: readonly AgencyType[];
  readonly onChange: (agencies: Agency[]) => void;
}

/** All stay where they are, above what grows by them: nobody presses the next one for the one they meant. */
function PickAgencies({ agencies, types, onChange }: PickProps) {
  const styles = useStyles();
  const isIn = (name: string) => agencies.some((agency) => agency.name === name);
  return (
    <Field label="Those that panels usually have">
      <div className={styles.types} role="group">
        {types
          .filter(({ name }) => name !== '')
          .map(({ type, name, kind, regime }) => (
            <ToggleButton
              key={type}
              className={styles.type}
              size="small"
              checked={isIn(name)}
              icon={isIn(name) ? <CheckmarkRegular /> : <AddRegular />}
              onClick={() =>
                onChange(
                  isIn(name)
                    ? agencies.filter((agency) => agency.name !== name)
                    : [...agencies, { name, kind, regime }],
                )
              }
            >
              {name}
            </ToggleButton>
          ))}
      </div>
    </Field>
  );
}

function PasteAgencies({ founding: { lists, paste } }: { founding: Founding }) {
  const styles = useStyles();
  const text = lists.typed.agenciesPasted ?? '';
  return (
    <div className={styles.paste}>
      <div className={styles.whole}>
        <TextField
          label="Or paste names"
          hint="One a line. Where a name does not tell its kind, choose it in the list below."
          rows={2}
          value={text}
          onChange={(agenciesPasted) => lists.type({ ...lists.typed, agenciesPasted })}
        />
      </div>
      <Button disabled={text.trim() === ''} onClick={() => paste.mutate({ agenciesPasted: text })}>
        Add these organisations
      </Button>
    </div>
  );
}
