import { Button, type ButtonProps, makeStyles, mergeClasses } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { ArrowRightRegular } from '@fluentui/react-icons/svg/arrow-right';
import { useState } from 'react';
import type { MeetingView } from '../../../../bot/contract';
import { floorItemId } from '../../../../bot/domain/runSteps';
import { useServerNow } from '../../../data/serverClock';
import { useFocusBack } from '../../../components/formFocus';
import { ProblemBar } from '../../../components/ProblemNotice';
import { useStage } from '../useStage';
import { CloseForm } from './CloseForm';
import { FootBar, useBarStyles } from './FootBar';
import { HandOverForm } from './HandOverForm';
import { once } from './once';
import { offeredKinds, RecordForms } from './RecordForms';
import { RunMore } from './RunMore';
import type { Drafts } from './useDrafts';
import type { Running } from './useRunning';
import { closeWords, whatNext } from './whatNext';

const useStyles = makeStyles({
  square: { flexShrink: 0, minWidth: '44px', maxWidth: '44px', minHeight: '44px' },
});

const SECOND_MS = 1000;

interface Props {
  readonly meeting: MeetingView;
  readonly drafts: Drafts;
  readonly running: Running;
}

type Asking = 'hands' | 'close';

/** For one thumb: what comes next, "+" and "…". Nothing in it moves, whatever others do. */
export function ChairBar({ meeting, drafts, running }: Props) {
  const styles = useStyles();
  const [asking, setAsking] = useState<Asking>();
  const stage = useStage(meeting.id);
  const itemId = floorItemId(meeting.run);
  const props = { meeting, floorItemId: itemId, drafts, running };
  const [kind] = offeredKinds(props);
  const records = drafts.open !== undefined && asking === undefined;
  const adds = useFocusBack(records);
  const opener = useFocusBack(asking !== undefined);
  const ask = (what: Asking | undefined) => {
    drafts.setOpen(undefined);
    setAsking(what);
  };
  return (
    <FootBar
      label="Run the meeting"
      above={
        asking === 'hands' ? (
          <HandOverForm chairId={meeting.run?.chairId} running={running} onDone={() => ask(undefined)} />
        ) : asking === 'close' ? (
          <CloseForm meeting={meeting} running={running} onDone={() => ask(undefined)} />
        ) : records && kind !== undefined ? (
          <RecordForms {...props} onClose={() => drafts.setOpen(undefined)} />
        ) : stage.error !== null ? (
          <ProblemBar error={stage.error} />
        ) : undefined
      }
    >
      {/* Its place stays: what stands beside it must not jump under the thumb. */}
      <span style={{ display: 'contents', visibility: asking === 'close' ? 'hidden' : 'visible' }}>
        <Onwards {...{ meeting, running }} isAsked={asking !== undefined || records} onClose={() => ask('close')} />
      </span>
      {kind !== undefined && (
        <Button
          ref={adds}
          size="large"
          className={styles.square}
          icon={<AddRegular />}
          aria-label="Record a decision, note or task"
          title="Record a decision, note or task"
          aria-expanded={records}
          onClick={() => {
            setAsking(undefined);
            drafts.setOpen(records ? undefined : kind);
          }}
        />
      )}
      <RunMore {...{ meeting, running, stage, opener }} onHandOver={() => ask('hands')} onClose={() => ask('close')} />
    </FootBar>
  );
}

interface OnwardsProps extends Omit<Props, 'drafts'> {
  /** A form above has the primary button. */
  readonly isAsked: boolean;
  readonly onClose: () => void;
}

/** The next item, then the end of the agenda. From the planned end on the close stands beside it, in the room of its name. */
function Onwards({ meeting, running: { take }, isAsked, onClose }: OnwardsProps) {
  const bar = useBarStyles();
  const isOutOfTime = useServerNow(SECOND_MS) >= meeting.endsAtInstant;
  const next = whatNext(meeting);
  const isOver = isOutOfTime || meeting.run?.floor.kind === 'finished';
  const appearance = isAsked ? 'secondary' : 'primary';
  const main = { appearance, size: 'large', className: bar.main } as const;
  const beside = { ...main, appearance: 'secondary', className: mergeClasses(bar.whole, bar.tight) } as const;
  return (
    <>
      {next !== undefined && (
        <Button
          {...main}
          className={isOver ? bar.whole : bar.main}
          aria-label={`Next: ${next.title}`}
          title={`Next: ${next.title}`}
          icon={<ArrowRightRegular />}
          iconPosition="after"
          onClick={once(() => take({ kind: 'goTo', itemId: next.id, leave: 'done' }))}
        >
          <NextWords title={isOver ? undefined : next.title} />
        </Button>
      )}
      {next === undefined && !isOver && meeting.run !== undefined && (
        <Button {...main} onClick={once(() => take({ kind: 'finish' }))}>
          Finish the agenda
        </Button>
      )}
      {isOver && <Close words={closeWords(meeting)} {...(next === undefined ? main : beside)} onClose={onClose} />}
    </>
  );
}

function NextWords({ title }: { title: string | undefined }) {
  const bar = useBarStyles();
  if (title === undefined) return 'Next';
  return <span className={bar.words} dir="auto">{`Next: ${title}`}</span>;
}

interface CloseProps extends Pick<ButtonProps, 'className' | 'appearance' | 'size'> {
  readonly words: string;
  readonly onClose: () => void;
}

function Close({ words, onClose, ...look }: CloseProps) {
  const bar = useBarStyles();
  return (
    <Button {...look} aria-label={words} title={words} onClick={once(onClose)}>
      Close<span className={bar.more}>{words.slice('Close'.length)}</span>
    </Button>
  );
}
