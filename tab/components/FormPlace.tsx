import type { ReactNode } from 'react';
import { useFocusInside } from './formFocus';
import { useKeys } from './keys';

/** A form that opens in place: one goes on typing in it, and Escape leaves it from wherever the focus is. */
export function FormPlace({ onLeave, children }: { onLeave: () => void; children: ReactNode }) {
  const place = useFocusInside<HTMLDivElement>();
  useKeys(place, { Escape: onLeave });
  return <div ref={place}>{children}</div>;
}
