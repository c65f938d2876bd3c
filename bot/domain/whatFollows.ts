/** What is said before a step that cannot be undone, in the tab and on cards alike. */
export const taskFollows = {
  decline: 'It goes back to the coordinator, who gives it to somebody else or withdraws it.',
  escalate: 'The chair and the deputy are told at once, and it stays marked so.',
  complete: 'The coordinator reads it and closes the task. It does not come back to you.',
  close: 'It counts as done from then on, and is not opened again.',
  withdraw: 'Nobody need do it any more, and it is not opened again.',
} as const;

export const issueFollows = {
  close: 'It waits for nobody any more, and is not opened again.',
  merge: 'What was written goes on in the other one, and they are not parted again.',
  withdraw: 'Nobody looks at it any more, and it does not come back.',
} as const;
