import { makeStyles } from '@fluentui/react-components';
import type { MeetingView } from '../../../../bot/contract';
import { TextField } from '../../../components/TextField';

const useStyles = makeStyles({ field: { maxWidth: '320px' } });

interface Props {
  readonly meeting: MeetingView;
  readonly time: string;
  readonly onChange: (time: string) => void;
}

/** One time for what is entered line after line, in a room from the paper sheet. */
export function SheetTime({ meeting, time, onChange }: Props) {
  const styles = useStyles();
  const empty = meeting.state === 'closed' ? `${meeting.startsAt} for in, ${meeting.endsAt} for out` : 'now';
  return (
    <div className={styles.field}>
      <TextField
        label={meeting.mode === 'inPerson' ? 'Time written on the sheet' : 'Time of signing in or out'}
        hint={`Left empty: ${empty}.`}
        type="time"
        value={time}
        onChange={onChange}
      />
    </div>
  );
}
