import type { MouseEvent } from 'react';

/** A double click is one click: after the first one the button stands for something else. */
export function once(act: () => void): (event: MouseEvent) => void {
  return ({ detail }) => {
    if (detail < 2) act();
  };
}
