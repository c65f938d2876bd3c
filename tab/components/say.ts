/** To what came of it. */
interface SayingLink {
  readonly words: string;
  readonly follow: () => void;
}

/** A short word of what was done. */
export interface Saying {
  readonly title: string;
  readonly body?: string | SayingLink | undefined;
  /** Takes it back: offered as long as the word stands. */
  readonly undo?: (() => void) | undefined;
  /** It was not done. */
  readonly isProblem?: true;
}

let show: ((saying: Saying) => void) | undefined;
const waiting: Saying[] = [];

/** Says what was done; what is said before the toasts have been fetched waits for them. */
export function say(title: string, body?: Saying['body'], undo?: () => void): void {
  tell({ title, body, undo });
}

/** Says that something was not done, where nothing of it is on the screen any more. */
export function sayProblem(title: string): void {
  tell({ title, isProblem: true });
}

function tell(saying: Saying): void {
  if (show === undefined) waiting.push(saying);
  else show(saying);
}

/** The one place that shows sayings takes them from here; gives back how to stop. */
export function showSayingsWith(shower: (saying: Saying) => void): () => void {
  show = shower;
  waiting.splice(0).forEach(shower);
  return () => {
    show = undefined;
  };
}
