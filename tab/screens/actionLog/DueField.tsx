import { TextField } from '../../components/TextField';
import { useSession } from '../../data/session';

interface Props {
  readonly value: string;
  readonly onChange: (day: string) => void;
  readonly problem: string | undefined;
}

export function DueField({ value, onChange, problem }: Props) {
  const { today } = useSession();
  return (
    <TextField
      label="Due"
      required
      hint="By the end of this day"
      type="date"
      min={today}
      value={value}
      onChange={onChange}
      problem={problem}
    />
  );
}
