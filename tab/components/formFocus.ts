import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from 'react';

/** Where a form opens in place, the keyboard goes on inside it: where something is at fault in it, there. */
export function useFocusInside<E extends HTMLElement>(): RefObject<E | null> {
  const form = useRef<E>(null);
  useEffect(() => goOnInside(form.current), []);
  return form;
}

export function goOnInside(form: Element | null): void {
  const first = (wanted: string) => form?.querySelector<HTMLElement>(wanted);
  (first('[aria-invalid="true"]') ?? first('input, textarea, select, button'))?.focus();
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

/** What is open over the screen gives the focus back, once it is closed, to whatever had it before; else to the heading. */
export function useFocusGivenBack(open: boolean): void {
  useLayoutEffect(() => {
    const before = document.activeElement;
    if (!open || !(before instanceof HTMLElement) || before === document.body) return undefined;
    // After what is closed has been taken away.
    return () =>
      void setTimeout(() => {
        if (document.activeElement !== document.body) return;
        if (before.isConnected) before.focus();
        else goOnIn([document.body]);
      });
  }, [open]);
}

export type OpenerRef = (element: HTMLElement | null) => void;

/**
 * Where a form is taken away with the keyboard in it, and nothing else takes the focus, the keyboard goes on at the
 * heading of what the form stood in, unless told.
 */
export function useFocusPassedOn<E extends HTMLElement>(goOn = goOnIn): RefObject<E | null> {
  const form = useRef<E>(null);
  useEffect(() => {
    const element = form.current;
    if (element === null) return undefined;
    const places = placesAround(element);
    let isInside = element.contains(document.activeElement);
    const entered = () => (isInside = true);
    // What is taken away loses the focus to nothing.
    const left = ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget instanceof Node) isInside = element.contains(relatedTarget);
    };
    element.addEventListener('focusin', entered);
    element.addEventListener('focusout', left);
    return () => {
      element.removeEventListener('focusin', entered);
      element.removeEventListener('focusout', left);
      if (isInside && document.activeElement === document.body) goOn(places);
    };
  }, [goOn]);
  return form;
}

/** From the nearest outwards; what is in a dialog goes on nowhere else, for the dialog gives the focus back itself. */
function placesAround(element: HTMLElement): Element[] {
  const dialog = element.closest('[role="dialog"]');
  const places: Element[] = [];
  for (let at = element.closest('section'); at !== null; at = at.parentElement?.closest('section') ?? null)
    if (dialog?.contains(at) ?? true) places.push(at);
  return [...places, dialog ?? document.body];
}

export function goOnIn(places: readonly Element[]): void {
  const standing = places.filter(({ isConnected }) => isConnected);
  const headings = standing.flatMap((place) => place.querySelector<HTMLElement>('h1, h2, h3') ?? []);
  const [heading] = headings;
  if (heading === undefined) return;
  heading.tabIndex = -1;
  heading.focus();
}
