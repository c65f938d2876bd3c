import { distance } from 'fastest-levenshtein';
import { botCommands } from '../cards/plainCards';

/** What a typed message asks for. */
export type ChatCommand =
  | { readonly kind: 'raise'; readonly text: string; readonly urgent: boolean }
  | { readonly kind: 'issueForm' }
  | { readonly kind: 'myTasks' }
  | { readonly kind: 'issues' }
  | { readonly kind: 'agenda' }
  | { readonly kind: 'nextMeeting' }
  | { readonly kind: 'greeting' }
  | { readonly kind: 'help' }
  /** Nothing we know; `meant` is the nearest command, where one is near. */
  | { readonly kind: 'unknown'; readonly meant?: string };

const exact: Readonly<Record<string, ChatCommand>> = {
  'my tasks': { kind: 'myTasks' },
  tasks: { kind: 'myTasks' },
  issue: { kind: 'issueForm' },
  'issue urgent': { kind: 'issueForm' },
  issues: { kind: 'issues' },
  agenda: { kind: 'agenda' },
  'next meeting': { kind: 'nextMeeting' },
  hi: { kind: 'greeting' },
  hello: { kind: 'greeting' },
  hey: { kind: 'greeting' },
  start: { kind: 'greeting' },
  help: { kind: 'help' },
};

/** Reads a message whose mention of the bot is already gone: forgiving of case, punctuation and small slips. */
export function readChatCommand(message: string): ChatCommand {
  const text = message.replace(/\u00A0/g, ' ').trim();
  const known = exact[plain(text)];
  if (known !== undefined) return known;

  const issue = /^\/?issue(?<urgent>\s+urgent\b)?[\s:,;–—-]+(?<text>\S[\s\S]*)$/i.exec(text)?.groups;
  if (issue?.['text'] !== undefined) {
    return { kind: 'raise', text: issue['text'].trim(), urgent: issue['urgent'] !== undefined };
  }
  const meant = nearest(plain(text));
  return meant === undefined ? { kind: 'unknown' } : { kind: 'unknown', meant };
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Slips that still count as meaning a command: one in four letters, two at the most. */
function nearest(words: string): string | undefined {
  const names = botCommands.map(({ name }) => name);
  const close = names.filter((name) => distance(words, name) <= Math.min(2, Math.floor(name.length / 4) + 1));
  return close.sort((a, b) => distance(words, a) - distance(words, b))[0];
}
