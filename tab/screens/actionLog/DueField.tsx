import { Field, Input } from '@fluentui/react-components';
import { useSession } from '../../data/session';

interface Props {
  readonly value: string;
  readonly onChange: (day: string) => void;
  readonly problem: string | undefined;
}

export function DueField({ value, onChange, problem }: Props) {
  const { today } = useSession();
  return (
    <Field
      label="Due"
      required
      hint="By the end of this day"
      {...(problem === undefined ? {} : { validationMessage: problem })}
    >
      <Input type="date" min={today} value={value} onChange={(_event, data) => onChange(data.value)} />
    </Field>
  );
}
