import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { goOnIn, takeTypedAhead } from '../overKeys';
import type { BoxChoice } from './commands';
import { useChoices } from './useChoices';

/** What is typed in the box, what fits it, and which of that is chosen. */
export function useBox(onClose: () => void) {
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const { choices, isSettled, error, isChosen: areOfGroups } = useChoices(typed);
  const chosen = choices[Math.min(at, choices.length - 1)];

  function run(choice: BoxChoice | undefined): void {
    if (choice === undefined) return;
    if (choice.stays === true) setAt(0);
    else onClose();
    choice.run();
  }
  const wantFirst = useOnceSettled(isSettled, () => run(choices.find(({ beside }) => beside !== true)));
  // Once it stands, and not while it is drawn: React may throw a drawing away.
  useLayoutEffect(() => {
    const ahead = takeTypedAhead();
    setTyped(ahead.trim());
    if (ahead.endsWith('\n')) wantFirst();
  }, []);

  function press(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && choices.length > 0) {
      event.preventDefault();
      setAt((at + step + choices.length) % choices.length);
    }
    if (event.key !== 'Enter') return;
    event.preventDefault();
    if (isSettled) run(chosen);
    else wantFirst();
  }

  function type(text: string): void {
    setTyped(text);
    setAt(0);
  }
  return { input: useFocusOnceOpen(), typed, choices, chosen, isSettled, error, areOfGroups, run, press, type };
}

/** Enter before the answer has come: what comes first is opened then. */
function useOnceSettled(isSettled: boolean, act: () => void): () => void {
  // Of what is typed in the same drawing, and not of what was there before.
  const [isWanted, setIsWanted] = useState(false);
  useEffect(() => {
    if (!isWanted || !isSettled) return;
    setIsWanted(false);
    act();
  });
  return () => setIsWanted(true);
}

/** The dialog takes the focus first; this is after it. */
function useFocusOnceOpen() {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const timer = setTimeout(() => input.current !== null && goOnIn(input.current));
    return () => clearTimeout(timer);
  }, []);
  return input;
}
