import { Field, Input, Textarea } from '@fluentui/react-components';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly hint?: string;
  readonly required?: boolean;
  readonly problem?: string | undefined;
  /** Lines to begin with; one line only unless told. */
  readonly rows?: number;
}

export function TextField({ label, value, onChange, hint, required = false, problem, rows }: Props) {
  const optional = {
    ...(hint === undefined ? {} : { hint }),
    ...(problem === undefined ? {} : { validationMessage: problem }),
  };
  return (
    <Field label={label} required={required} {...optional}>
      {rows === undefined ? (
        <Input value={value} onChange={(_event, data) => onChange(data.value)} />
      ) : (
        <Textarea value={value} rows={rows} resize="vertical" onChange={(_event, data) => onChange(data.value)} />
      )}
    </Field>
  );
}
