import { Menu, MenuItemLink, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import type { ReactElement, ReactNode } from 'react';

/** A screen for which the foot of a phone has no room. */
export interface FurtherPlace {
  readonly name: string;
  readonly href: string;
  readonly icon: ReactElement;
  readonly here: boolean;
  readonly count: number;
}

interface Props {
  readonly places: readonly FurtherPlace[];
  readonly className: string;
  readonly face: ReactNode;
}

/** The last place at the foot: the other screens, and how much waits in them. */
export default function MorePlaces({ places, className, face }: Props) {
  const here = places.find((place) => place.here);
  return (
    <Menu positioning="above-end">
      <MenuTrigger disableButtonEnhancement>
        <button type="button" className={className} {...(here === undefined ? {} : { title: here.name })}>
          {face}
        </button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {places.map((place) => (
            <MenuItemLink
              key={place.name}
              href={place.href}
              icon={place.icon}
              aria-current={place.here ? 'page' : undefined}
              {...(place.count > 0 ? { secondaryContent: waitingText(place.count) } : {})}
            >
              {place.name}
            </MenuItemLink>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

function waitingText(count: number): string {
  return count === 1 ? '1 waits' : `${count} wait`;
}
