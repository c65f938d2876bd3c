/** What one or more keys do: "the next row, the one before". */
export interface KeyWords {
  readonly keys: readonly string[];
  readonly does: string;
}

/** The same in every list. */
export const listKeyWords: readonly KeyWords[] = [
  { keys: ['j', 'k'], does: 'the next row, the one before; the arrow keys do the same' },
  { keys: ['Enter'], does: 'open it; once more: go into it' },
  { keys: ['x'], does: 'in the action log: select it, to do one thing with several' },
  { keys: ['Esc'], does: 'go back: close the form, then what is open' },
];

/** While a task is open. */
export const taskKeyWords: readonly KeyWords[] = [
  { keys: ['a'], does: 'acknowledge it' },
  { keys: ['n'], does: 'write a progress note' },
  { keys: ['c'], does: 'complete it, or close what is completed' },
  { keys: ['b'], does: 'say that it is blocked, or can go on' },
  { keys: ['m'], does: 'ask for more time' },
  { keys: ['y', 'u'], does: 'give more time, or none' },
  { keys: ['d'], does: 'decline it' },
  { keys: ['p'], does: 'pass it on' },
  { keys: ['e'], does: 'escalate it' },
];

/** While an issue is open, for whoever triages. */
export const triageKeyWords: readonly KeyWords[] = [
  { keys: ['h'], does: 'say that it is in hand' },
  { keys: ['r'], does: 'restrict it: say who may see it' },
  { keys: ['m'], does: 'merge it into another open issue' },
  { keys: ['a'], does: 'put it on the agenda of a meeting' },
  { keys: ['t'], does: 'make it a task' },
  { keys: ['c'], does: 'answer and close it' },
];
