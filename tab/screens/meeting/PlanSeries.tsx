import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { InlineForm } from '../../components/InlineForm';
import { fieldProblems } from '../../components/ProblemNotice';
import { TextField } from '../../components/TextField';
import { say } from '../../components/say';
import { isLocalDate } from '../../data/days';
import { useSession } from '../../data/session';
import { useCommand } from '../../data/useCommand';

const useStyles = makeStyles({ buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS } });

/** More meetings: the next ones of the series, or one besides it. */
export function PlanSeries() {
  const styles = useStyles();
  const [adds, setAdds] = useState(false);
  const plan = useCommand('meeting.planSeries');
  const planned = () => say('The next meeting of the series is planned.');
  if (adds) return <ExtraForm onDone={() => setAdds(false)} />;
  return (
    <div className={styles.buttons} role="group" aria-label="Plan meetings">
      <Button disabledFocusable={plan.isPending} onClick={() => plan.mutate({ count: 1 }, { onSuccess: planned })}>
        Plan the next in the series
      </Button>
      <Button onClick={() => setAdds(true)}>Add an extra meeting</Button>
    </div>
  );
}

function ExtraForm({ onDone }: { onDone: () => void }) {
  const { today } = useSession();
  const [on, setOn] = useState('');
  const add = useCommand('meeting.add');
  function send(): void {
    if (!isLocalDate(on)) return;
    const onSuccess = () => {
      onDone();
      say('The extra meeting is planned on Teams. Change its place if it is in a room.');
    };
    add.mutate({ on, mode: 'teams' }, { onSuccess });
  }
  return (
    <InlineForm
      title="An extra meeting"
      submit="Add the meeting"
      sending={add.isPending}
      error={add.error}
      onCancel={onDone}
      onSubmit={send}
    >
      <TextField
        label="Day"
        required
        type="date"
        min={today}
        value={on}
        onChange={setOn}
        problem={fieldProblems(add.error)['on']}
      />
    </InlineForm>
  );
}
