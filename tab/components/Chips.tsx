import {
  makeStyles,
  Menu,
  MenuButton,
  MenuItemCheckbox,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Overflow,
  OverflowItem,
  ToggleButton,
  tokens,
  useIsOverflowItemVisible,
  useOverflowMenu,
} from '@fluentui/react-components';
import { useCallback } from 'react';

const useStyles = makeStyles({
  chips: { display: 'flex', flexWrap: 'nowrap', gap: tokens.spacingHorizontalS, minWidth: 0, overflow: 'hidden' },
  chip: { flexShrink: 0, minWidth: 0, maxWidth: '220px', whiteSpace: 'nowrap' },
  words: { overflow: 'hidden', textOverflow: 'ellipsis' },
});

/** A view of a list, or something that narrows it. */
export interface Chip {
  readonly name: string;
  readonly on: boolean;
  readonly onToggle: () => void;
}

/** One line of views; those for which there is no room stand in a menu, those that are on the last. */
export function Chips({ label, chips }: { label: string; chips: readonly Chip[] }) {
  const styles = useStyles();
  return (
    <Overflow minimumVisible={1} padding={24}>
      <div role="group" aria-label={label} className={styles.chips}>
        {chips.map((chip, index) => (
          <OverflowItem key={chip.name} id={chip.name} priority={(chip.on ? chips.length : 0) + chips.length - index}>
            <ToggleButton
              className={styles.chip}
              size="small"
              shape="circular"
              appearance={chip.on ? 'primary' : 'outline'}
              checked={chip.on}
              title={chip.name}
              onClick={chip.onToggle}
            >
              <span className={styles.words}>{chip.name}</span>
            </ToggleButton>
          </OverflowItem>
        ))}
        <MoreChips chips={chips} />
      </div>
    </Overflow>
  );
}

function MoreChips({ chips }: { chips: readonly Chip[] }) {
  const styles = useStyles();
  const { ref, overflowCount, isOverflowing } = useOverflowMenu<HTMLElement>();
  const measured = useCallback(
    (element: HTMLElement | null) => {
      ref.current = element;
    },
    [ref],
  );
  if (!isOverflowing) return null;
  const on = chips.filter((chip) => chip.on).map(({ name }) => name);
  return (
    <Menu hasCheckmarks checkedValues={{ views: on }}>
      <MenuTrigger disableButtonEnhancement>
        <MenuButton ref={measured} className={styles.chip} size="small" shape="circular" appearance="outline">
          {overflowCount} more
        </MenuButton>
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
