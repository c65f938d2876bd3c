import { makeStyles, MenuButton, useMergedRefs, useOverflowMenu } from '@fluentui/react-components';
import type { Ref } from 'react';

const useStyles = makeStyles({
  chip: { flexShrink: 0, minWidth: 0, maxWidth: '220px', whiteSpace: 'nowrap' },
});

/** One shape for every chip of a line, the last with the menu among them. */
export function useChipStyle(): string {
  return useStyles().chip;
}

interface Props {
  readonly ref?: Ref<HTMLElement>;
  readonly onClick?: () => void;
}

/** Tells for how many chips there is no room; its own width is left free for it. What a menu gives its button comes with the rest. */
export function MoreChipsButton({ ref: given, ...rest }: Props) {
  const chip = useChipStyle();
  const { ref, overflowCount } = useOverflowMenu<HTMLElement>();
  const button = useMergedRefs(ref, given);
  return (
    <MenuButton {...rest} ref={button} className={chip} size="small" shape="circular" appearance="outline">
      {overflowCount} more
    </MenuButton>
  );
}
