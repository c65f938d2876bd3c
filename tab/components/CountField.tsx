import { TextField } from './TextField';

interface Props {
  readonly label: string;
  readonly value: number;
  readonly onChange: (count: number) => void;
  readonly min: number;
  readonly max: number;
  readonly hint?: string;
  readonly required?: boolean;
  readonly problem: string | undefined;
}

/** A number, and nothing while it is emptied. */
export function CountField({ value, onChange, ...props }: Props) {
  const shown = value === 0 ? '' : String(value);
  return <TextField {...props} type="number" value={shown} onChange={(text) => onChange(Number(text))} />;
}
