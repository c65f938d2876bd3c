import { type RefObject, useEffect, useState } from 'react';
import { goOnIn, goOnInside, useFocusPassedOn } from './formFocus';
import { useKeys } from './keys';

/**
 * A form that somebody opened in place and may leave: the keyboard goes on in its first field, Escape leaves it from
 * wherever the focus is, and what opened it has the focus again. Without a way back nobody opened it.
 */
export function useOpenedForm(onLeave: (() => void) | undefined): RefObject<HTMLFormElement | null> {
  const isOpened = onLeave !== undefined;
  // Before it is drawn: what opened it may be taken away for it.
  const [goOn] = useState(() => (isOpened ? backTo(document.activeElement) : goOnIn));
  const form = useFocusPassedOn<HTMLFormElement>(goOn);
  useKeys(form, { Escape: onLeave });
  useEffect(() => {
    const { current } = form;
    if (isOpened && current?.contains(document.activeElement) === false) goOnInside(current);
  }, [form, isOpened]);
  return form;
}

/** To what opened the form, or to what stands there again by the same name. */
function backTo(opener: Element | null): (places: readonly Element[]) => void {
  const name = opener === null ? '' : nameOf(opener);
  return (places) => {
    const again = places
      .flatMap((place) => [...place.querySelectorAll('button')])
      .find((each) => nameOf(each) === name);
    const back = opener instanceof HTMLButtonElement && opener.isConnected ? opener : again;
    if (back === undefined || name === '') goOnIn(places);
    else back.focus();
  };
}

function nameOf(element: Element): string {
  return element.getAttribute('aria-label') ?? element.textContent;
}
