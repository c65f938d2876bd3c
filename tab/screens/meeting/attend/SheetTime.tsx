import { Field, Input, makeStyles } from '@fluentui/react-components';
import type { MeetingView } from '../../../../bot/contract';

const useStyles = makeStyles({ field: { maxWidth: '320px' } });

interface Props {
  readonly meeting: MeetingView;
  readonly time: string;
  readonly onChange: (time: string) => void;
}

/** One time for what is entered from the paper sheet, line after line. */
export function SheetTime({ meeting, time, onChange }: Props) {
  const styles = useStyles();
  const empty = meeting.state === 'closed' ? `${meeting.startsAt} for in, ${meeting.endsAt} for out` : 'now';
  return (
    <Field className={styles.field} label="Time written on the sheet" hint={`Left empty: ${empty}.`}>
      <Input type="time" value={time} onChange={(_event, data) => onChange(data.value)} />
    </Field>
  );
}
