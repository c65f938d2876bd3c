import { type RefObject, useEffect, useRef } from 'react';
import { useFocusPassedOn } from './formFocus';

/**
 * Where a line goes with the keyboard in it, the keyboard goes on in what has come into its place, else in the line
 * before; where the list goes with its last, at the heading: a list's `ref`.
 */
export function useFocusOnNextLine(): RefObject<HTMLUListElement | null> {
  const list = useFocusPassedOn<HTMLUListElement>();
  const held = useRef<{ at: number; element: Element }>(undefined);
  useEffect(() => {
    const lines = list.current;
    const hold = ({ target }: FocusEvent) => {
      if (target instanceof Element)
        held.current = { at: [...(lines?.children ?? [])].findIndex((line) => line.contains(target)), element: target };
    };
    // What is taken away loses the focus to nothing.
    const letGo = ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget instanceof Node) held.current = undefined;
    };
    lines?.addEventListener('focusin', hold);
    lines?.addEventListener('focusout', letGo);
    return () => {
      lines?.removeEventListener('focusin', hold);
      lines?.removeEventListener('focusout', letGo);
    };
  }, [list]);
  // After each drawing: only then can something have gone.
  useEffect(() => {
    if (held.current === undefined || held.current.element.isConnected) return;
    const next = list.current?.children[held.current.at] ?? list.current?.lastElementChild;
    held.current = undefined;
    if (document.activeElement !== document.body || !(next instanceof HTMLElement)) return;
    (next.querySelector<HTMLElement>('button') ?? next.querySelector<HTMLElement>('a') ?? next).focus();
  });
  return list;
}
