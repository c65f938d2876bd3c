import { Button, type ButtonProps, makeStyles, Text, tokens } from '@fluentui/react-components';
import { ArrowRightRegular } from '@fluentui/react-icons/svg/arrow-right';
import { useState } from 'react';
import type { AgendaItemView, MeetingView } from '../../../../bot/contract';
import type { Run } from '../../../../bot/domain/run';
import { toCarry } from '../../../../bot/domain/closing';
import { floorItemId, nextItem } from '../../../../bot/domain/runSteps';
import { useFocusBack } from '../../../components/formFocus';
import { InlineForm } from '../../../components/InlineForm';
import { FormBox } from './FormBox';
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
  const next = nextItem(meeting.agenda, run, floorItemId(run));
  const isOver = isOutOfTime || floor.kind === 'finished';
  const large = { size: 'large', className: styles.large } as const;
  return (
    <div className={styles.row}>
      {next !== undefined && !closes && (
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
      {next === undefined && !isOver && !closes && (
        <Button {...large} appearance="primary" onClick={once(() => take({ kind: 'finish' }))}>
          Finish the agenda
        </Button>
      )}
      <CloseButton
        {...{ meeting, running, closes }}
        {...(isOver ? large : {})}
        appearance={!isOver ? 'subtle' : next === undefined ? 'primary' : 'secondary'}
        carried={toCarry(meeting.agenda, run)}
        onAsk={setCloses}
      />
    </div>
  );
}

interface CloseProps extends Pick<Props, 'meeting' | 'running'>, Pick<ButtonProps, 'appearance' | 'size'> {
  readonly className?: string;
  readonly carried: readonly AgendaItemView[];
  readonly closes: boolean;
  readonly onAsk: (closes: boolean) => void;
}

/** The close says what it carries before it closes. */
export function CloseButton({ meeting, running, carried, closes, onAsk, ...look }: CloseProps) {
  const styles = useStyles();
  const words = carried.length === 0 ? 'Close the meeting' : `Close, carry ${carried.length}`;
  const opener = useFocusBack(closes);
  if (!closes)
    return (
      <Button {...look} ref={opener} onClick={once(() => onAsk(true))}>
        {words}
      </Button>
    );
  return (
    <FormBox>
      <InlineForm
        title={`Close ${meeting.reference}?`}
        submit={words}
        sending={false}
        error={null}
        onCancel={() => onAsk(false)}
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
    </FormBox>
  );
}
