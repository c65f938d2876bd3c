import { type RefObject, useCallback, useEffect, useRef } from 'react';

/** Where a form opens in place, the keyboard goes on inside it. */
export function useFocusInside<E extends HTMLElement>(): RefObject<E | null> {
  const form = useRef<E>(null);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('input, textarea, select, button')?.focus();
  }, []);
  return form;
}

/** What opened a form takes the focus back once the form is closed, though it was not there meanwhile: its `ref`. */
export function useFocusBack(open: boolean): OpenerRef {
  const opener = useRef<HTMLElement>(null);
  const wasOpen = useRef(open);
  useEffect(() => {
    if (wasOpen.current && !open) opener.current?.focus();
    wasOpen.current = open;
  }, [open]);
  return useCallback((element) => {
    opener.current = element;
  }, []);
}

export type OpenerRef = (element: HTMLElement | null) => void;

/** Brings the first field that did not fit into sight: in a long form it may be far above the button. */
export function useFocusOnProblem<E extends HTMLElement>(error: Error | null): RefObject<E | null> {
  const form = useRef<E>(null);
  useEffect(() => {
    if (error !== null) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [error]);
  return form;
}
