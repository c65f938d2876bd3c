import {
  Button,
  makeStyles,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  tokens,
} from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons/svg/arrow-left';
import { CalendarArrowRightRegular } from '@fluentui/react-icons/svg/calendar-arrow-right';
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down';
import { PauseRegular } from '@fluentui/react-icons/svg/pause';
import { PeopleSwapRegular } from '@fluentui/react-icons/svg/people-swap';
import { PlayRegular } from '@fluentui/react-icons/svg/play';
import { TimerRegular } from '@fluentui/react-icons/svg/timer';
import { useState } from 'react';
import type { MeetingView } from '../../../../bot/contract';
import type { AgendaItemId } from '../../../../bot/domain/ids';
import type { Run } from '../../../../bot/domain/run';
import { toCarry } from '../../../../bot/domain/closing';
import { floorParts } from '../../../../bot/domain/sections';
import { itemBefore } from '../../../../bot/domain/runSteps';
import { HandOverForm } from './HandOverForm';
import { CloseButton, NextButton } from './NextButton';
import { once } from './once';
import type { Running } from './useRunning';

const useStyles = makeStyles({
  buttons: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    '& > *': { flexGrow: 1, maxWidth: '280px' },
  },
  joined: { display: 'inline-flex' },
  first: { flexGrow: 1, borderTopRightRadius: 0, borderBottomRightRadius: 0 },
  second: { borderTopLeftRadius: 0, borderBottomLeftRadius: 0, borderLeftStyle: 'none' },
});

interface Props {
  readonly meeting: MeetingView;
  readonly run: Run;
  readonly running: Running;
  /** The planned end is past. */
  readonly isOutOfTime: boolean;
}

/** The one large button, and the others in a row. */
export function RunButtons({ meeting, run, running, isOutOfTime }: Props) {
  const styles = useStyles();
  const [hands, setHands] = useState(false);
  const { floor } = run;
  const { take } = running;
  const before = itemBefore(meeting.agenda, run);
  return (
    <>
      <NextButton meeting={meeting} run={run} running={running} isOutOfTime={isOutOfTime} />
      <div className={styles.buttons} role="group" aria-label="Run the meeting">
        {floor.kind === 'running' && (
          <Button icon={<PauseRegular />} onClick={() => take({ kind: 'pause' })}>
            Pause
          </Button>
        )}
        {floor.kind === 'paused' && (
          <Button icon={<PlayRegular />} onClick={() => take({ kind: 'resume' })}>
            Resume
          </Button>
        )}
        {before !== undefined && (
          <Button
            icon={<ArrowLeftRegular />}
            onClick={once(() => take({ kind: 'goTo', itemId: before.id, leave: 'open' }))}
          >
            Back
          </Button>
        )}
        {floor.kind !== 'finished' && (
          <>
            <ExtendButton itemId={floor.itemId} take={take} />
            <Button
              icon={<CalendarArrowRightRegular />}
              onClick={once(() => take({ kind: 'defer', itemId: floor.itemId }))}
            >
              Defer
            </Button>
          </>
        )}
        <Button icon={<PeopleSwapRegular />} aria-expanded={hands} onClick={() => setHands(!hands)}>
          Hand over
        </Button>
      </div>
      {hands && <HandOverForm chairId={run.chairId} running={running} onDone={() => setHands(false)} />}
    </>
  );
}

const otherMinutes = [1, 10] as const;

function ExtendButton({ itemId, take }: { itemId: AgendaItemId; take: Running['take'] }) {
  const styles = useStyles();
  const extend = (minutes: number) => take({ kind: 'extend', itemId, minutes });
  return (
    <Menu positioning="below-end">
      <span className={styles.joined}>
        <Button icon={<TimerRegular />} className={styles.first} onClick={() => extend(5)}>
          Extend by 5
        </Button>
        <MenuTrigger disableButtonEnhancement>
          <Button icon={<ChevronDownRegular />} className={styles.second} aria-label="Extend by other minutes" />
        </MenuTrigger>
      </span>
      <MenuPopover>
        <MenuList>
          {otherMinutes.map((minutes) => (
            <MenuItem key={minutes} onClick={() => extend(minutes)}>
              Extend by {minutes}
            </MenuItem>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

/** While an item is taken that whoever was handed the chair may not see: they go on to the next one, or close. */
export function HiddenFloorButtons({ meeting, running }: Pick<Props, 'meeting' | 'running'>) {
  const [hands, setHands] = useState(false);
  const [closes, setCloses] = useState(false);
  const open = meeting.agenda.filter(({ outcome }) => outcome !== 'done');
  const next = floorParts(meeting.agenda).find(({ item, comesUp }) => comesUp && item.outcome === 'open')?.item;
  return (
    <>
      {next !== undefined && (
        <Button
          appearance="primary"
          size="large"
          onClick={once(() => running.take({ kind: 'goTo', itemId: next.id, leave: 'done' }))}
        >
          Next: {next.title}
        </Button>
      )}
      <Button onClick={() => setHands(!hands)} aria-expanded={hands} icon={<PeopleSwapRegular />}>
        Hand over
      </Button>
      {hands && <HandOverForm running={running} onDone={() => setHands(false)} />}
      <CloseButton
        {...{ meeting, running, closes, appearance: 'subtle' as const }}
        carried={toCarry(open, undefined)}
        onAsk={setCloses}
      />
    </>
  );
}
