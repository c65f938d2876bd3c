import { Field, makeStyles, ToggleButton, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { subjectsIn } from '../../../bot/domain/powerMatching';
import { shippedThreats } from '../../../bot/domain/powerSubjects';
import { Folded } from '../../components/Folded';
import { TextField } from '../../components/TextField';
import { useQueryOf } from '../../data/useQueryOf';

const useStyles = makeStyles({
  names: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
});

interface Props {
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
  /** What it is about, in somebody's words: names that fit are offered first. */
  readonly words?: string | undefined;
  readonly problem?: string | undefined;
}

/** Threats by the panel's names: those that the words suggest, all the others folded, and a new one, which is proposed. */
export default function ThreatField({ chosen, onChange, words = '', problem }: Props) {
  const [typed, setTyped] = useState('');
  const known = useQueryOf('threats.list').data?.items ?? [];
  const names = known.filter(({ state }) => state !== 'declined').map(({ name }) => name);
  const meant = subjectsIn(shippedThreats, words).map(({ subject }) => subject.name);
  const first = [...new Set([...chosen, ...names.filter((name) => meant.includes(name) || isSaid(name, words))])];
  const toggle = (name: string) =>
    onChange(chosen.includes(name) ? chosen.filter((each) => each !== name) : [...chosen, name]);
  function take(): void {
    const name = typed.trim();
    if (name === '') return;
    setTyped('');
    if (!chosen.includes(name)) onChange([...chosen, name]);
  }
  return (
    <Field label="Threats" {...(problem === undefined ? {} : { validationMessage: problem })}>
      <div role="group" aria-label="Threats">
        <Names names={first} chosen={chosen} onToggle={toggle} />
        <Folded label={first.length === 0 ? 'Choose names' : 'Other names'} open={false}>
          <Names names={names.filter((name) => !first.includes(name))} chosen={chosen} onToggle={toggle} />
          <div onBlur={take}>
            <TextField
              label="A new name"
              hint="It is proposed by this, for those who run the panel to confirm."
              value={typed}
              onChange={setTyped}
            />
          </div>
        </Folded>
      </div>
    </Field>
  );
}

function isSaid(name: string, words: string): boolean {
  return words.toLowerCase().includes(name.toLowerCase());
}

interface NamesProps {
  readonly names: readonly string[];
  readonly chosen: readonly string[];
  readonly onToggle: (name: string) => void;
}

function Names({ names, chosen, onToggle }: NamesProps) {
  const styles = useStyles();
  return (
    <span className={styles.names}>
      {names.map((name) => (
        <ToggleButton key={name} size="small" checked={chosen.includes(name)} onClick={() => onToggle(name)}>
          <bdi>{name}</bdi>
        </ToggleButton>
      ))}
    </span>
  );
}
