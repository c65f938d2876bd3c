import type { TaskView } from '../tasks/taskViews';

/** What somebody seems to want. Nothing is done before they confirm it. */
export type Understood =
  | { readonly kind: 'raise'; readonly text: string; readonly urgent: boolean }
  | { readonly kind: 'complete'; readonly task: TaskView; readonly outcome: string }
  | { readonly kind: 'progress'; readonly task: TaskView; readonly note: string }
  | { readonly kind: 'block'; readonly task: TaskView; readonly reason: string };
