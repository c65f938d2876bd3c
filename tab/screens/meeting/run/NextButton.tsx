import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { ArrowRightRegular } from '@fluentui/react-icons/svg/arrow-right';
import { useState } from 'react';
import type { AgendaItemView, MeetingView } from '../../../../bot/contract';
import type { Run } from '../../../../bot/domain/run';
import { nextItem } from '../../../../bot/domain/runSteps';
import { InlineForm } from '../../../components/InlineForm';
import { onAgenda } from './unsentInMeeting';
import { once } from './once';
import type { Running } from './useRunning';

const useStyles = makeStyles({
  large: { width: '100%', minHeight: '56px', overflowWrap: 'anywhere' },
  carried: { margin: 0, paddingLeft: tokens.spacingHorizontalXL },
});

interface Props {
  readonly meeting: MeetingView;
  readonly run: Run;
  readonly running: Running;
}

/** Next item, then the end of the agenda, then the end of the meeting. */
export function NextButton({ meeting, run, running }: Props) {
  const styles = useStyles();
  const [closes, setCloses] = useState(false);
  const { floor } = run;
  const { take } = running;
  const next = nextItem(onAgenda(meeting), run, floor.kind === 'finished' ? undefined : floor.itemId);
  const goNext = next === undefined ? undefined : () => take({ kind: 'goTo', itemId: next.id, leave: 'done' });
  if (closes) return <CloseForm meeting={meeting} run={run} running={running} onCancel={() => setCloses(false)} />;
  const large = { appearance: 'primary', size: 'large', className: styles.large } as const;
  const close = <Button onClick={() => setCloses(true)}>Close the meeting</Button>;
  if (goNext !== undefined) {
    return (
      <>
        <Button {...large} icon={<ArrowRightRegular />} iconPosition="after" onClick={once(goNext)}>
          Next: {next?.title}
        </Button>
        {floor.kind === 'finished' && close}
      </>
    );
  }
  return floor.kind === 'finished' ? (
    <Button {...large} onClick={once(() => setCloses(true))}>
      Close the meeting
    </Button>
  ) : (
    <Button {...large} onClick={once(() => take({ kind: 'finish' }))}>
      Finish the agenda
    </Button>
  );
}

function CloseForm({ meeting, run, running, onCancel }: Props & { onCancel: () => void }) {
  const styles = useStyles();
  const carried = carriedOn(meeting, run);
  return (
    <InlineForm
      title={`Close ${meeting.reference}?`}
      submit="Close the meeting"
      sending={false}
      error={null}
      onCancel={onCancel}
      onSubmit={running.close}
    >
      <Text>The minutes are drafted, and open tasks stay on the action log.</Text>
      {carried.length === 0 ? (
        <Text>Everything was discussed: nothing is carried to the next meeting.</Text>
      ) : (
        <>
          <Text>Carried to the next meeting:</Text>
          <ul className={styles.carried}>
            {carried.map(({ id, title }) => (
              <li key={id}>{title}</li>
            ))}
          </ul>
        </>
      )}
    </InlineForm>
  );
}

/** What is on the floor at the close counts as done; all that is not done is carried. */
function carriedOn({ agenda }: MeetingView, { floor }: Run): AgendaItemView[] {
  return agenda.filter(
    ({ id, outcome, late }) =>
      late === 'waiting' || (outcome !== 'done' && (floor.kind === 'finished' || floor.itemId !== id)),
  );
}
