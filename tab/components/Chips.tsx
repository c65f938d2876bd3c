import { makeStyles, Overflow, OverflowItem, ToggleButton, tokens, useOverflowCount } from '@fluentui/react-components';
import { HiddenChips } from '../laterParts';
import type { Chip } from './chip';
import { MenuLater } from './MenuLater';
import { MoreChipsButton, useChipStyle } from './MoreChipsButton';

const useStyles = makeStyles({
  chips: { display: 'flex', minWidth: 0, overflow: 'hidden' },
  // What is measured is the slot, so that the gap belongs to it: else the last one is cut.
  slot: { display: 'inline-flex', flexShrink: 0, minWidth: 0, paddingInlineEnd: tokens.spacingHorizontalS },
  words: { overflow: 'hidden', textOverflow: 'ellipsis' },
});

/** One line of views; those for which there is no room stand in a menu, those that are on the last. */
export function Chips({ label, chips }: { label: string; chips: readonly Chip[] }) {
  const styles = useStyles();
  const chipStyle = useChipStyle();
  return (
    <Overflow minimumVisible={1} padding={24}>
      <div role="group" aria-label={label} className={styles.chips}>
        {chips.map((chip, index) => (
          <OverflowItem key={chip.name} id={chip.name} priority={(chip.on ? chips.length : 0) + chips.length - index}>
            <span className={styles.slot}>
              <ToggleButton
                className={chipStyle}
                size="small"
                shape="circular"
                appearance={chip.on ? 'primary' : 'outline'}
                checked={chip.on}
                title={chip.name}
                onClick={chip.onToggle}
              >
                <span className={styles.words}>{chip.name}</span>
              </ToggleButton>
            </span>
          </OverflowItem>
        ))}
        <MoreChips chips={chips} />
      </div>
    </Overflow>
  );
}

function MoreChips({ chips }: { chips: readonly Chip[] }) {
  const overflowing = useOverflowCount() > 0;
  if (!overflowing) return null;
  return (
    <MenuLater button={(open) => <MoreChipsButton onClick={open} />}>
      {(pressed) => <HiddenChips chips={chips} pressed={pressed} />}
    </MenuLater>
  );
}
