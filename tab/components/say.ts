/** A short word of success. */
export interface Saying {
  readonly title: string;
  readonly body: string | undefined;
}

let show: ((saying: Saying) => void) | undefined;
const waiting: Saying[] = [];

/** Says what was done; what is said before the toasts have been fetched waits for them. */
export function say(title: string, body?: string): void {
  const saying = { title, body };
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
