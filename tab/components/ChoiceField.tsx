import { Field, makeStyles, mergeClasses, Select } from '@fluentui/react-components';

interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

interface Props<Value extends string> {
  readonly label: string;
  readonly choices: readonly Choice<Value>[];
  readonly chosen: Value | undefined;
  readonly onChoose: (value: Value | undefined) => void;
  /** The words for no choice; without them there is always one. */
  readonly none?: string;
  readonly required?: boolean;
  readonly hint?: string;
  readonly problem?: string | undefined;
  readonly disabled?: boolean;
}

/** The longest choice does not make a narrow panel wider. */
const useStyles = makeStyles({ shrinks: { minWidth: 0 }, cut: { textOverflow: 'ellipsis' } });

/** One of a list. What is chosen keeps the type of the list: an agency's id stays one. */
export function ChoiceField<Value extends string>(props: Props<Value>) {
  const styles = useStyles();
  const { label, choices, chosen, onChoose, none, required = false, hint, problem, disabled = false } = props;
  return (
    <Field
      className={styles.shrinks}
      label={label}
      required={required}
      {...(hint === undefined ? {} : { hint })}
      {...(problem === undefined ? {} : { validationMessage: problem })}
    >
      <Select
        className={styles.shrinks}
        select={{ className: mergeClasses(styles.shrinks, styles.cut) }}
        value={chosen ?? ''}
        disabled={disabled}
        onChange={(_event, data) => onChoose(choices.find(({ value }) => value === data.value)?.value)}
      >
        {none !== undefined && <option value="">{none}</option>}
        {choices.map(({ value, label: words }) => (
          <option key={value} value={value} dir="auto">
            {words}
          </option>
        ))}
      </Select>
    </Field>
  );
}
