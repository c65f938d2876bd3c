import { type ButtonProps, Menu, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { OpenerRef } from './formFocus';
import { MoreButton } from './MoreButton';

interface Props extends Pick<ButtonProps, 'size' | 'className' | 'appearance'> {
  /** What the three dots hold more of: "More for Threat picture". */
  readonly label: string;
  /** Where there is room below the button; above it in a bar at the foot. */
  readonly opens?: 'below' | 'above';
  /** Takes the focus back from what one of the items opened. */
  readonly opener?: OpenerRef;
  /** Its button was pressed before this came. */
  readonly pressed?: boolean;
  /** MenuItems. */
  readonly children: ReactNode;
}

/** The one place where what is done seldom lies. */
export function More({
  label,
  opens = 'below',
  appearance = 'subtle',
  opener,
  pressed = false,
  children,
  ...look
}: Props) {
  return (
    <Menu positioning={opens === 'above' ? 'above-end' : 'below-end'} defaultOpen={pressed}>
      <MenuTrigger disableButtonEnhancement>
        <MoreButton
          {...look}
          {...(opener === undefined ? {} : { ref: opener })}
          appearance={appearance}
          label={label}
        />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>{children}</MenuList>
      </MenuPopover>
    </Menu>
  );
}
