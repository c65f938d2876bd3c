import { Field, Input, Textarea } from '@fluentui/react-components';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly hint?: string;
  /** How it may be written. */
  readonly placeholder?: string;
  readonly required?: boolean;
  readonly problem?: string | undefined;
  /** Lines to begin with; one line only unless told. */
  readonly rows?: number;
  /** What the browser helps to write: the value stays a text ("2027-03-12", "10:00", "5"). */
  readonly type?: 'text' | 'date' | 'time' | 'number';
  readonly min?: string | number;
  readonly max?: number;
  /** It stands as it is: the hint says why. */
  readonly readOnly?: boolean;
}

export function TextField(props: Props) {
  const {
    label,
    value,
    onChange,
    hint,
    placeholder,
    required = false,
    problem,
    rows,
    type = 'text',
    min,
    max,
    readOnly = false,
  } = props;
  const optional = {
    ...(hint === undefined ? {} : { hint }),
    ...(problem === undefined ? {} : { validationMessage: problem }),
  };
  return (
    <Field label={label} required={required} {...optional}>
      {rows === undefined ? (
        <Input
          type={type}
          dir={type === 'text' ? 'auto' : undefined}
          min={min}
          max={max}
          readOnly={readOnly}
          appearance={readOnly ? 'filled-darker' : 'outline'}
          value={value}
          onChange={(_event, data) => onChange(data.value)}
        />
      ) : (
        <Textarea
          {...(placeholder === undefined ? {} : { placeholder })}
          dir="auto"
          value={value}
          rows={rows}
          resize="vertical"
          onChange={(_event, data) => onChange(data.value)}
        />
      )}
    </Field>
  );
}
