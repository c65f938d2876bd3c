import { emptyDraft, type TaskDraft } from '../actionLog/taskDraft';

/** As long as what is to be done may be. */
const MOST_TITLE = 200;

/** A task out of words that stand already: a line of them is what is to be done, of more the whole is its detail. */
export function draftOf(words: string): TaskDraft {
  const [line = ''] = words.split('\n', 1);
  if (line === words && line.length <= MOST_TITLE) return emptyDraft(words);
  return emptyDraft(cutAtWord(line), words);
}

/** As long as a task's title may be. */
export function cutAtWord(line: string): string {
  if (line.length <= MOST_TITLE) return line;
  const begin = line.slice(0, MOST_TITLE - 1);
  const space = begin.lastIndexOf(' ');
  return `${space > MOST_TITLE / 2 ? begin.slice(0, space) : begin.replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** What is selected within `element`; all of its `words` where nothing is. */
export function chosenIn(element: HTMLElement | null, words: string): string {
  const selection = window.getSelection();
  const selected = selection?.toString().trim() ?? '';
  const isWithin = [selection?.anchorNode, selection?.focusNode].every((node) => node && element?.contains(node));
  return selected !== '' && isWithin ? selected : words;
}
