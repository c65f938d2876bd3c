import { distance } from 'fastest-levenshtein';
import { botCommands } from '../../cards/plainCards';
import { readReference, type TypedReference } from './references';

/** What a typed message asks for. */
export type ChatCommand =
  | { readonly kind: 'raise'; readonly text: string; readonly urgent: boolean }
  | { readonly kind: 'issueForm'; readonly urgent: boolean }
  | { readonly kind: 'myTasks' }
  | { readonly kind: 'issues' }
  /** Somebody was told a reference, and says why they need it. */
  | { readonly kind: 'askAccess'; readonly reference: string; readonly why: string }
  /** What somebody wants something done about. */
  | { readonly kind: 'whoCan'; readonly words: string }
  /** A task or an issue by its reference. */
  | { readonly kind: 'record'; readonly reference: TypedReference }
  | { readonly kind: 'agenda' }
  | { readonly kind: 'nextMeeting' }
  | { readonly kind: 'attend'; readonly answer: 'coming' | 'apology' }
  | { readonly kind: 'greeting' }
  | { readonly kind: 'help' }
  /** Nothing we know; `meant` is the nearest command, where one is near. */
  | { readonly kind: 'unknown'; readonly meant?: string };

const exact: ReadonlyMap<string, ChatCommand> = new Map<string, ChatCommand>([
  ['my tasks', { kind: 'myTasks' }],
  ['tasks', { kind: 'myTasks' }],
  ['task', { kind: 'myTasks' }],
  ['issue', { kind: 'issueForm', urgent: false }],
  ['issue urgent', { kind: 'issueForm', urgent: true }],
  ['issues', { kind: 'issues' }],
  ['agenda', { kind: 'agenda' }],
  ['next meeting', { kind: 'nextMeeting' }],
  ['attend', { kind: 'attend', answer: 'coming' }],
  ['attending', { kind: 'attend', answer: 'coming' }],
  ['coming', { kind: 'attend', answer: 'coming' }],
  ['i will come', { kind: 'attend', answer: 'coming' }],
  ['i ll come', { kind: 'attend', answer: 'coming' }],
  ['apologies', { kind: 'attend', answer: 'apology' }],
  ['apology', { kind: 'attend', answer: 'apology' }],
  ['hi', { kind: 'greeting' }],
  ['hello', { kind: 'greeting' }],
  ['hey', { kind: 'greeting' }],
  ['start', { kind: 'greeting' }],
  ['help', { kind: 'help' }],
]);

/** "issue Three new shops", "Issue: urgent – fire risk": the word, perhaps "urgent", and what it is about. */
const issueLine = /^\/?issue[\s:.,;!–—-]+(?<urgent>urgent(?:[\s:.,;!–—-]+|$))?(?<text>\S[\s\S]*)$/i;

/** "access I-27-006 I work the same landlord" */
const accessLine = /^\/?access(?:\s+to)?[\s:]+(?<reference>\S{3,40}?)[:.,;]?\s+(?<why>\S[\s\S]*)$/i;

/** "who can illegal waste", "Who can do something about the yard in Mill Street?" */
const whoCanLine =
  /^\/?who\s+can\s+(?:(?:do|act|deal|help|move)\s+)?(?:(?:something|anything)\s+)?(?:(?:about|against|on|with)\s+)?(?<words>[^\s?][\s\S]*?)[\s?.]*$/i;

/** Reads a message whose mention of the bot is already gone: forgiving of case, punctuation and small slips. */
export function readChatCommand(message: string): ChatCommand {
  const text = message.replace(/\u00A0/g, ' ').trim();
  const words = plain(text);
  const known = exact.get(words);
  if (known !== undefined) return known;
  const asked = readAsking(text) ?? readWhoCan(text);
  if (asked !== undefined) return asked;
  const reference = readReference(text);
  if (reference !== undefined) return { kind: 'record', reference };

  const issue = issueLine.exec(text)?.groups;
  const meant = nearest(words);
  // A single word that was to be "urgent" is a slip, not an issue.
  if (issue?.['text'] !== undefined && (issue['urgent'] !== undefined || meant !== 'issue urgent')) {
    return { kind: 'raise', text: issue['text'].trim(), urgent: issue['urgent'] !== undefined };
  }
  return meant === undefined ? { kind: 'unknown' } : { kind: 'unknown', meant };
}

function readAsking(text: string): ChatCommand | undefined {
  const { reference, why } = accessLine.exec(text)?.groups ?? {};
  return reference === undefined || why === undefined ? undefined : { kind: 'askAccess', reference, why: why.trim() };
}

function readWhoCan(text: string): ChatCommand | undefined {
  const words = whoCanLine.exec(text)?.groups?.['words'];
  return words === undefined ? undefined : { kind: 'whoCan', words };
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
