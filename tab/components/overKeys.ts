import { useEffect } from 'react';
import { keysAreOn } from './keys';
import { type Over, showOver, shownOver } from './over';

/** What was typed between the key that opened the search and its box: that is fetched when it is first shown. */
let typedAhead = '';

export function takeTypedAhead(): string {
  const text = typedAhead;
  typedAhead = '';
  return text;
}

/** @returns whether it was kept for the box; where that stands already, it takes the key itself */
function typeAhead({ key, ctrlKey, metaKey, altKey, target }: KeyboardEvent): boolean {
  const text = key === 'Enter' ? '\n' : key.length === 1 ? key : undefined;
  if (shownOver() !== 'search' || text === undefined || isField(target) || ctrlKey || metaKey || altKey) return false;
  const box = document.querySelector<HTMLInputElement>(`#${BOX_ID}`);
  if (box !== null) goOnIn(box);
  else typedAhead += text;
  return box === null;
}

/** Behind what stands there. */
export function goOnIn(box: HTMLInputElement): void {
  box.focus();
  box.setSelectionRange(box.value.length, box.value.length);
}

/** Where one types what is sought. */
export const BOX_ID = 'command-box';

/** Ctrl+K and / for the search, ? for the keys: on every screen, but for where one writes or something is open over it. */
export function useOverKeys(): void {
  useEffect(() => {
    function hear(event: KeyboardEvent): void {
      if (event.defaultPrevented) return;
      const over = typeAhead(event) ? 'search' : shownOver() === 'search' ? undefined : overOf(event);
      if (over === undefined || isOpenOver()) return;
      event.preventDefault();
      showOver(over);
    }
    document.addEventListener('keydown', hear);
    return () => {
      document.removeEventListener('keydown', hear);
      showOver(undefined);
    };
  }, []);
}

function overOf({ key, ctrlKey, metaKey, altKey, target }: KeyboardEvent): Over | undefined {
  if (altKey) return undefined;
  if (ctrlKey || metaKey) return key.toLowerCase() === 'k' ? 'search' : undefined;
  if (isField(target) || !keysAreOn()) return undefined;
  if (key === '/') return 'search';
  return key === '?' ? 'keys' : undefined;
}

function isField(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable="true"]') !== null;
}

function isOpenOver(): boolean {
  return document.querySelector('[role="dialog"][aria-modal="true"], [role="alertdialog"]') !== null;
}
