import { makeStyles, Switch, tokens } from '@fluentui/react-components';
import type { CommandInput } from '../../bot/contract';
import { ProblemBar } from '../components/ProblemNotice';
import { TextField } from '../components/TextField';
import { useCommand } from '../data/useCommand';
import { useQueryOf } from '../data/useQueryOf';

const useStyles = makeStyles({
  wish: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalS },
});

type Wish = CommandInput<'reminder.prefer'>;

/** One's own reminders: muted, or not before a time of day. What is urgent comes all the same. */
export function ReminderWish() {
  const styles = useStyles();
  const wish = useQueryOf('reminders.preference');
  const prefer = useCommand('reminder.prefer');
  if (wish.data === undefined) return null;
  const { muted, from } = wish.data;
  const set = (changed: Wish) => prefer.mutate(changed);
  return (
    <div className={styles.wish}>
      <Switch
        label="Remind me of tasks and meetings"
        checked={!muted}
        onChange={(_event, { checked }) => set({ muted: !checked, ...(from === undefined ? {} : { from }) })}
      />
      {!muted && (
        <TextField
          label="Not before"
          hint="Reminders come between 08:00 and 18:00 on working days."
          type="time"
          value={from ?? '08:00'}
          onChange={(value) => {
            if (value !== '') set({ muted, from: value });
          }}
        />
      )}
      <ProblemBar error={prefer.error} />
    </div>
  );
}
