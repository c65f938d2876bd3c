/** What one or more keys do: "the next row, the one before". */
export interface KeyWords {
  readonly keys: readonly string[];
  readonly does: string;
}

/** The same in every list. */
export const listKeyWords: readonly KeyWords[] = [
  { keys: ['j', 'k'], does: 'the next row, the one before; the arrow keys do the same' },
  { keys: ['Enter'], does: 'open it; once more: go into it' },
  { keys: ['Esc'], does: 'go back: close the form, then what is open' },
];

/** In the action log, for those who do one thing with several. */
export const selectionKeyWords: readonly KeyWords[] = [
  { keys: ['x'], does: 'select the task, to do one thing with several; once more: not that one' },
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
  { keys: ['g'], does: 'give it to somebody' },
  { keys: ['o'], does: 'change its wording' },
  { keys: ['w'], does: 'withdraw it' },
];

/** While an issue is open; each for those who may. */
export const issueKeyWords: readonly KeyWords[] = [
  { keys: ['h'], does: 'say that an urgent one is in hand' },
  { keys: ['f'], does: 'call a flash meeting about an urgent one' },
  { keys: ['e'], does: 'edit what you raised' },
  { keys: ['w'], does: 'withdraw what you raised' },
];

/** While an issue is open, for whoever triages. */
export const triageKeyWords: readonly KeyWords[] = [
  { keys: ['r'], does: 'restrict it: say who may see it' },
  { keys: ['m'], does: 'merge it into another open issue' },
  { keys: ['a'], does: 'put it on the agenda of a meeting' },
  { keys: ['t'], does: 'make it a task' },
  { keys: ['c'], does: 'answer and close it' },
];
