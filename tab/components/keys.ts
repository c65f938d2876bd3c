import { type RefObject, useEffect, useRef } from 'react';

/** What each key does where it is heard; undefined: nothing now. */
export type Keys = Readonly<Record<string, (() => void) | undefined>>;

interface Hearer {
  readonly place: RefObject<HTMLElement | null>;
  readonly keys: RefObject<Keys>;
}

const hearers = new Set<Hearer>();

/**
 * Keys of a part of the screen, wherever the focus is: the innermost part that has the key takes it. A field keeps what
 * is typed into it; while a dialog stands over the screen only what is inside it hears.
 */
export function useKeys(place: RefObject<HTMLElement | null>, keys: Keys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const hearer = { place, keys: latest };
    hearers.add(hearer);
    // The same function: added twice, it still hears once.
    document.addEventListener('keydown', hear);
    return () => {
      hearers.delete(hearer);
      if (hearers.size === 0) document.removeEventListener('keydown', hear);
    };
  }, [place]);
}

function hear(event: KeyboardEvent): void {
  const { key, ctrlKey, metaKey, altKey, defaultPrevented } = event;
  if (ctrlKey || metaKey || altKey || defaultPrevented || isKept(event)) return;
  if (key.length === 1 && !keysAreOn()) return;
  const taken = innermost([...hearers].filter((hearer) => isInSight(hearer) && hearer.keys.current[key] !== undefined));
  if (taken === undefined) return;
  event.preventDefault();
  taken.keys.current[key]?.();
}

const FIELDS = 'input:not([type="checkbox"]), textarea, select, [contenteditable="true"]';
const CHOICES = '[role="menu"], [role="listbox"]';

function isKept({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest(`${FIELDS}, ${CHOICES}`) !== null) return true;
  // Beside a list the arrows scroll what one reads, and Enter presses what has the focus.
  if (key.startsWith('Arrow')) return target.closest('[data-reading]') !== null;
  return key === 'Enter' && target.closest('button, a, summary, input') !== null;
}

function isInSight({ place: { current: place } }: Hearer): boolean {
  const dialog = [...document.querySelectorAll('[role="dialog"], [role="alertdialog"]')].at(-1);
  return place !== null && (dialog === undefined || dialog.contains(place));
}

function innermost(found: readonly Hearer[]): Hearer | undefined {
  return found.reduce<Hearer | undefined>((inner, each) => {
    return inner === undefined || isInside(each, inner) ? each : inner;
  }, undefined);
}

function isInside({ place: { current: one } }: Hearer, { place: { current: other } }: Hearer): boolean {
  return one !== other && one !== null && other !== null && other.contains(one);
}

/** Some people's speech or switch devices send letters by themselves: kept in this browser, which is theirs. */
export const KEYS_OFF = 'sentinel.keysOff';

export function keysAreOn(): boolean {
  try {
    return localStorage.getItem(KEYS_OFF) === null;
  } catch {
    // A browser that keeps nothing.
    return true;
  }
}
