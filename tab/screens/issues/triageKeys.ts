import { useEffect } from 'react';
import type { IssueAction } from './IssueActions';

/** What a key of the triage queue does. */
export type TriagePress =
  | { readonly kind: 'move'; readonly step: 1 | -1 }
  | { readonly kind: 'act'; readonly action: IssueAction }
  | { readonly kind: 'help' };

const presses: Readonly<Record<string, TriagePress>> = {
  j: { kind: 'move', step: 1 },
  ArrowDown: { kind: 'move', step: 1 },
  k: { kind: 'move', step: -1 },
  ArrowUp: { kind: 'move', step: -1 },
  r: { kind: 'act', action: 'restrict' },
  m: { kind: 'act', action: 'merge' },
  a: { kind: 'act', action: 'agenda' },
  t: { kind: 'act', action: 'task' },
  c: { kind: 'act', action: 'close' },
  '?': { kind: 'help' },
};

/** For the hint and the help, in the order of the hand. */
export const keyWords = [
  { keys: ['j', 'k'], short: 'move', long: 'the next issue, the one before; the arrow keys do the same' },
  { keys: ['r'], short: 'restrict', long: 'say who may see it' },
  { keys: ['m'], short: 'merge', long: 'merge it into another open issue' },
  { keys: ['a'], short: 'agenda', long: 'put it on the agenda of a meeting' },
  { keys: ['t'], short: 'task', long: 'make it a task' },
  { keys: ['c'], short: 'close', long: 'answer and close it' },
  { keys: ['?'], short: 'help', long: 'show what the keys do' },
] as const;

/** Hears the keys of the queue, never while a field has the focus or something is open over the screen. */
export function useTriageKeys(on: boolean, onPress: (press: TriagePress) => void): void {
  useEffect(() => {
    if (!on) return undefined;
    function hear(event: KeyboardEvent): void {
      const press = pressOf(event);
      if (press === undefined || isElsewhere(event)) return;
      event.preventDefault();
      onPress(press);
    }
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, [on, onPress]);
}

function pressOf({ key, ctrlKey, metaKey, altKey, defaultPrevented }: KeyboardEvent): TriagePress | undefined {
  return ctrlKey || metaKey || altKey || defaultPrevented ? undefined : presses[key];
}

const FIELDS = 'input, textarea, select, [contenteditable="true"], [role="menu"], [role="listbox"]';

function isElsewhere({ target, key }: KeyboardEvent): boolean {
  if (document.querySelector('[role="dialog"], [role="alertdialog"]') !== null) return true;
  if (!(target instanceof Element)) return false;
  // Beside the list the arrows scroll what one reads.
  return target.closest(key.startsWith('Arrow') ? `${FIELDS}, section` : FIELDS) !== null;
}
