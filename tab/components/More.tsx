import { Button, type ButtonProps, Menu, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { MoreHorizontalRegular } from '@fluentui/react-icons/svg/more-horizontal';
import type { ReactNode } from 'react';
import type { OpenerRef } from './formFocus';

interface Props extends Pick<ButtonProps, 'size' | 'className' | 'appearance'> {
  /** What the three dots hold more of: "More for Threat picture". */
  readonly label: string;
  /** Where there is room below the button; above it in a bar at the foot. */
  readonly opens?: 'below' | 'above';
  /** Takes the focus back from what one of the items opened. */
  readonly opener?: OpenerRef;
  /** MenuItems. */
  readonly children: ReactNode;
}

/** The one place where what is done seldom lies. */
export function More({ label, opens = 'below', appearance = 'subtle', opener, children, ...look }: Props) {
  return (
    <Menu positioning={opens === 'above' ? 'above-end' : 'below-end'}>
      <MenuTrigger disableButtonEnhancement>
        <Button
          {...look}
          {...(opener === undefined ? {} : { ref: opener })}
          appearance={appearance}
          icon={<MoreHorizontalRegular />}
          aria-label={label}
          title={label}
        />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>{children}</MenuList>
      </MenuPopover>
    </Menu>
  );
}
