import {
  Menu,
  MenuItemCheckbox,
  MenuList,
  MenuPopover,
  MenuTrigger,
  useIsOverflowItemVisible,
} from '@fluentui/react-components';
import type { Chip } from './chip';
import { MoreChipsButton } from './MoreChipsButton';

interface Props {
  readonly chips: readonly Chip[];
  readonly pressed: boolean;
}

/** The chips for which there is no room, in a menu. */
export default function HiddenChips({ chips, pressed }: Props) {
  const on = chips.filter((chip) => chip.on).map(({ name }) => name);
  return (
    <Menu hasCheckmarks checkedValues={{ views: on }} defaultOpen={pressed}>
      <MenuTrigger disableButtonEnhancement>
        <MoreChipsButton />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {chips.map((chip) => (
            <HiddenChip key={chip.name} chip={chip} />
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

function HiddenChip({ chip: { name, onToggle } }: { chip: Chip }) {
  const visible = useIsOverflowItemVisible(name);
  if (visible) return null;
  return (
    <MenuItemCheckbox name="views" value={name} onClick={onToggle}>
      {name}
    </MenuItemCheckbox>
  );
}
