import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import type { MeetingView } from '../../../../bot/contract';
import { fitChoices } from './fitChoices';
import { useItemDeeds } from './useItemDeeds';

interface Props {
  readonly meeting: MeetingView;
  readonly act: string;
  /** To the minutes of the longest. */
  readonly onMinutes: () => void;
}

/** An agenda that is too long: fewer minutes for its longest item, or one item less. */
export function FitIt({ meeting, act, onMinutes }: Props) {
  const { carryOn, next } = useItemDeeds(meeting);
  const choices = meeting.state === 'planned' ? fitChoices(meeting) : [];
  if (choices.length === 0) {
    return (
      <Button size="small" onClick={onMinutes}>
        {act}
      </Button>
    );
  }
  return (
    <Menu positioning="below-end">
      <MenuTrigger disableButtonEnhancement>
        <Button size="small">{act}</Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {choices.map((item) => (
            <MenuItem key={item.id} onClick={() => carryOn(item)}>
              Move <bdi>{item.title}</bdi> to {next} ({item.minutes} min)
            </MenuItem>
          ))}
          <MenuItem onClick={onMinutes}>Change the minutes of the longest</MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
