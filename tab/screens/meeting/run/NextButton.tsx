import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { ArrowRightRegular } from '@fluentui/react-icons/svg/arrow-right';
import { useState } from 'react';
import type { AgendaItemView, MeetingView } from '../../../../bot/contract';
import type { Run } from '../../../../bot/domain/run';
import { toCarry } from '../../../../bot/domain/closing';
import { nextItem } from '../../../../bot/domain/runSteps';
import { InlineForm } from '../../../components/InlineForm';
import { once } from './once';
import type { Running } from './useRunning';

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  large: { flexGrow: 1, minHeight: '56px', overflowWrap: 'anywhere' },
  carried: { margin: 0, paddingLeft: tokens.spacingHorizontalXL },
});

interface Props {
  readonly meeting: MeetingView;
  readonly run: Run;
  readonly running: Running;
}

/** Next item, then the end of the agenda. From the planned end on the close stands beside it. */
export function NextButton({ meeting, run, running, isOutOfTime }: Props & { isOutOfTime: boolean }) {
  const styles = useStyles();
  const [closes, setCloses] = useState(false);
  const { floor } = run;
  const { take } = running;
  const next = nextItem(meeting.agenda, run, floor.kind === 'finished' ? undefined : floor.itemId);
  const carried = toCarry(meeting.agenda, run);
  if (closes)
    return <CloseForm meeting={meeting} carried={carried} running={running} onCancel={() => setCloses(false)} />;
  const isOver = isOutOfTime || floor.kind === 'finished';
  const large = { size: 'large', className: styles.large } as const;
  return (
    <div className={styles.row}>
      {next !== undefined && (
        <Button
          {...large}
          appearance="primary"
          icon={<ArrowRightRegular />}
          iconPosition="after"
          onClick={once(() => take({ kind: 'goTo', itemId: next.id, leave: 'done' }))}
        >
          Next: {next.title}
        </Button>
      )}
      {next === undefined && floor.kind !== 'finished' && !isOutOfTime && (
        <Button {...large} appearance="primary" onClick={once(() => take({ kind: 'finish' }))}>
          Finish the agenda
        </Button>
      )}
      <Button
        {...(isOver ? large : {})}
        appearance={next === undefined && isOver ? 'primary' : isOver ? 'secondary' : 'subtle'}
        onClick={once(() => setCloses(true))}
      >
        {closeWords(carried.length)}
      </Button>
    </div>
  );
}

/** "Close, carry 4" */
function closeWords(carried: number): string {
  return carried === 0 ? 'Close the meeting' : `Close, carry ${carried}`;
}

interface CloseProps extends Pick<Props, 'meeting' | 'running'> {
  readonly carried: readonly AgendaItemView[];
  readonly onCancel: () => void;
}

function CloseForm({ meeting, carried, running, onCancel }: CloseProps) {
  const styles = useStyles();
  return (
    <InlineForm
      title={`Close ${meeting.reference}?`}
      submit={closeWords(carried.length)}
      sending={false}
      error={null}
      onCancel={onCancel}
      onSubmit={running.close}
    >
      <Text>The minutes are drafted, and open tasks stay on the action log.</Text>
      {carried.length === 0 ? (
        <Text>Nothing is carried to the next meeting.</Text>
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
