import { Checkbox, Field, makeStyles, Switch, Text, useId } from '@fluentui/react-components';
import { useState } from 'react';
import type { SettingsView } from '../../../../bot/contract';
import { kindName } from '../../../../bot/domain/agencyKinds';
import { TextField } from '../../../components/TextField';
import { LineList } from '../reminders/LineList';
import { useLines } from '../reminders/useLines';
import { SettingsForm } from '../SettingsForm';

const useStyles = makeStyles({ name: { flex: '1 1 240px' }, kinds: { display: 'flex', flexDirection: 'column' } });

export function GatewaysForm({ gateways, onDone }: { gateways: SettingsView['gateways']; onDone: () => void }) {
  const styles = useStyles();
  const kinds = useId('kinds');
  const lines = useLines(gateways.gateways.list);
  const [alsoFor, setAlsoFor] = useState<readonly string[]>(gateways.gateways.alsoFor);
  return (
    <SettingsForm
      title="Change the gateways"
      says="For whatever is shared from now on. What was shared already keeps the words under which it was."
      version={gateways.version}
      part={{ part: 'gateways', gateways: { list: lines.values, alsoFor: [...alsoFor] } }}
      within="gateways."
      done="The gateways are saved."
      onDone={onDone}
    >
      {(problems) => (
        <>
          <LineList
            lines={lines}
            label={({ name }) => name || 'the new one'}
            add="Add a gateway"
            blank={{ name: '', on: true }}
            fields={(line, index, put) => (
              <>
                <div className={styles.name}>
                  <TextField
                    label="Law, and where in it"
                    required
                    value={line.name}
                    onChange={(name) => put({ ...line, name })}
                    problem={problems[`list.${index}.name`]}
                  />
                </div>
                <Field label="Offered" {...problemOf(problems[`list.${index}.on`])}>
                  <Switch checked={line.on} onChange={(_event, { checked }) => put({ ...line, on: checked })} />
                </Field>
              </>
            )}
          />
          <div role="group" aria-labelledby={kinds} className={styles.kinds}>
            <Text id={kinds}>Bodies that need one here, beside those that always do</Text>
            <KindBoxes kinds={gateways.kinds} chosen={alsoFor} onChange={setAlsoFor} />
          </div>
        </>
      )}
    </SettingsForm>
  );
}

function problemOf(problem: string | undefined) {
  return problem === undefined ? {} : { validationMessage: problem };
}

interface KindProps {
  readonly kinds: readonly string[];
  readonly chosen: readonly string[];
  readonly onChange: (kinds: readonly string[]) => void;
}

function KindBoxes({ kinds, chosen, onChange }: KindProps) {
  const others = (kind: string) => chosen.filter((each) => each !== kind);
  return kinds
    .map((kind) => ({ kind, name: kindName(kind) }))
    .sort((a, b) => a.name.localeCompare(b.name))
    .map(({ kind, name }) => (
      <Checkbox
        key={kind}
        label={name}
        checked={chosen.includes(kind)}
        onChange={(_event, { checked }) => onChange(checked === true ? [...others(kind), kind] : others(kind))}
      />
    ));
}
