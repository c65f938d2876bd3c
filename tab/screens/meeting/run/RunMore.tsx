import { MenuDivider, MenuItem } from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons/svg/arrow-left';
import { CalendarArrowRightRegular } from '@fluentui/react-icons/svg/calendar-arrow-right';
import { DoorArrowRightRegular } from '@fluentui/react-icons/svg/door-arrow-right';
import { EyeRegular } from '@fluentui/react-icons/svg/eye';
import { EyeOffRegular } from '@fluentui/react-icons/svg/eye-off';
import { PauseRegular } from '@fluentui/react-icons/svg/pause';
import { PeopleSwapRegular } from '@fluentui/react-icons/svg/people-swap';
import { PlayRegular } from '@fluentui/react-icons/svg/play';
import { ShareScreenStartRegular } from '@fluentui/react-icons/svg/share-screen-start';
import { TimerRegular } from '@fluentui/react-icons/svg/timer';
import type { MeetingView } from '../../../../bot/contract';
import type { Run } from '../../../../bot/domain/run';
import { floorItemId, isRevealed, itemBefore } from '../../../../bot/domain/runSteps';
import type { OpenerRef } from '../../../components/formFocus';
import { More } from '../../../components/More';
import { useSession } from '../../../data/session';
import type { useStage } from '../useStage';
import { itemWith } from './runWords';
import { issueForAll } from './stageWords';
import type { Running } from './useRunning';
import { closeWords } from './whatNext';

interface Props {
  readonly meeting: MeetingView;
  readonly running: Running;
  readonly stage: ReturnType<typeof useStage>;
  readonly opener: OpenerRef;
  readonly onHandOver: () => void;
  readonly onClose: () => void;
}

/** All that is done now and then while a meeting runs, in a place that never moves. */
export function RunMore({ meeting, running, stage, opener, onHandOver, onClose }: Props) {
  const { run } = meeting;
  return (
    <More label="More for the meeting" opens="above" opener={opener} appearance="secondary" size="large">
      {run !== undefined && <FloorItems meeting={meeting} run={run} take={running.take} />}
      <MenuItem icon={<PeopleSwapRegular />} onClick={onHandOver}>
        Hand over
      </MenuItem>
      {stage.may && (
        <MenuItem icon={<ShareScreenStartRegular />} onClick={stage.show}>
          Show the agenda to everyone
        </MenuItem>
      )}
      <MenuDivider />
      <MenuItem icon={<DoorArrowRightRegular />} onClick={onClose}>
        {closeWords(meeting)}
      </MenuItem>
    </More>
  );
}

const extensions = [5, 1, 10] as const;

function FloorItems({ meeting, run, take }: { meeting: MeetingView; run: Run; take: Running['take'] }) {
  const { floor } = run;
  const before = itemBefore(meeting.agenda, run);
  return (
    <>
      {floor.kind === 'running' && (
        <MenuItem icon={<PauseRegular />} onClick={() => take({ kind: 'pause' })}>
          Pause
        </MenuItem>
      )}
      {floor.kind === 'paused' && (
        <MenuItem icon={<PlayRegular />} onClick={() => take({ kind: 'resume' })}>
          Resume
        </MenuItem>
      )}
      {floor.kind !== 'finished' &&
        extensions.map((minutes) => (
          <MenuItem
            key={minutes}
            icon={<TimerRegular />}
            onClick={() => take({ kind: 'extend', itemId: floor.itemId, minutes })}
          >
            Extend by {minutes}
          </MenuItem>
        ))}
      {floor.kind !== 'finished' && (
        <MenuItem icon={<CalendarArrowRightRegular />} onClick={() => take({ kind: 'defer', itemId: floor.itemId })}>
          Defer
        </MenuItem>
      )}
      {before !== undefined && (
        <MenuItem icon={<ArrowLeftRegular />} onClick={() => take({ kind: 'goTo', itemId: before.id, leave: 'open' })}>
          Back
        </MenuItem>
      )}
      <WordsItem meeting={meeting} run={run} take={take} />
    </>
  );
}

/** An issue is named by its number on the stage until whoever has the floor shows its words; what few may know of is never shown. */
function WordsItem({ meeting, run, take }: { meeting: MeetingView; run: Run; take: Running['take'] }) {
  const item = itemWith(meeting.agenda, floorItemId(run));
  const hasFloor = useSession().person.id === run.chairId;
  if (item === undefined || issueForAll(item) === undefined) return null;
  const { id: itemId } = item;
  if (!isRevealed(run, itemId) && !hasFloor) return null;
  return isRevealed(run, itemId) ? (
    <MenuItem icon={<EyeOffRegular />} onClick={() => take({ kind: 'conceal', itemId })}>
      Hide its words on the stage
    </MenuItem>
  ) : (
    <MenuItem icon={<EyeRegular />} onClick={() => take({ kind: 'reveal', itemId })}>
      Show its words on the stage
    </MenuItem>
  );
}
