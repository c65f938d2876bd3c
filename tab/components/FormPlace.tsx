import { type ReactNode, useEffect, useRef } from 'react';
import { useKeys } from './keys';

/** A form that opens in place: one goes on typing in it, and Escape leaves it from wherever the focus is. */
export function FormPlace({ onLeave, children }: { onLeave: () => void; children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.querySelector<HTMLElement>('input, textarea, select, button')?.focus();
  }, []);
  useKeys(place, { Escape: onLeave });
  return <div ref={place}>{children}</div>;
}
