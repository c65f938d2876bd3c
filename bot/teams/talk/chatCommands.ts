import { distance } from 'fastest-levenshtein';
import { typedCommands } from '../../cards/plainCards';
import { whoCanWords } from '../../domain/whoCanWords';
import { readReference, type TypedReference } from './references';

/** A list, which is one person's own. */
export interface ListCommand {
  readonly kind: 'myTasks' | 'issues' | 'groups' | 'reviews';
}

/** What a typed message asks for. */
export type ChatCommand =
  | { readonly kind: 'raise'; readonly text: string; readonly urgent: boolean }
  | { readonly kind: 'issueForm'; readonly urgent: boolean }
  | ListCommand
  /** Somebody was told a reference, and says why they need it. */
  | { readonly kind: 'askAccess'; readonly reference: string; readonly why: string }
  /** What somebody wants something done about. */
  | { readonly kind: 'whoCan'; readonly words: string }
  /** A group by its operation, the force's number, or what it is about. */
  | { readonly kind: 'group'; readonly words: string }
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
  ['group', { kind: 'groups' }],
  ['groups', { kind: 'groups' }],
  ['lro', { kind: 'reviews' }],
  ['reviews', { kind: 'reviews' }],
  ['my reviews', { kind: 'reviews' }],
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

/** "group Larchfield", "Group: NM-OCG-031?", "operation Larchfield": a few words, or it is a sentence. */
const groupLine =
  /^\/?(?:group|ocg|operation)(?![\p{L}\d])[\s:.,\u2010\u2011–—-]*(?<words>[\p{L}\d](?:\S*\s+){0,4}\S*?)[\s.?!]*$/iu;
/** A force's own number by itself: "NM-OCG-031". */
const groupNumber = /^(?<words>\p{L}{1,6}(?:[\u2010\u2011–-]\p{L}{1,6})+[\u2010\u2011–-]\d{1,6})[.?!]?$/u;

/** Reads a message whose mention of the bot is already gone: forgiving of case, punctuation and small slips. */
export function readChatCommand(message: string): ChatCommand {
  const text = message.replace(/\u00A0/g, ' ').trim();
  const words = plain(text);
  const known = exact.get(words);
  if (known !== undefined) return known;
  const asked = readAsking(text) ?? readWhoCan(text) ?? readGroup(text);
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
  if (/^\/?who\s+can[\s?]*$/i.test(text)) return { kind: 'whoCan', words: '' };
  const words = whoCanWords(text);
  return words === undefined ? undefined : { kind: 'whoCan', words };
}

function readGroup(text: string): ChatCommand | undefined {
  const words = groupWordsIn(text);
  return words === undefined ? undefined : { kind: 'group', words };
}

/** What group somebody asks for, if any. */
export function groupWordsIn(text: string): string | undefined {
  // Longer than any operation: nothing to look through.
  if (text.length > 100) return undefined;
  return (groupLine.exec(text) ?? groupNumber.exec(text))?.groups?.['words'];
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
  const [first = '', ...others] = words.split(' ');
  // "grup larchfield": the name that follows is anybody's.
  if (others.length > 0 && distance(first, 'group') === 1 && first !== 'groups') return ['group', ...others].join(' ');
  const names = typedCommands.map(({ name }) => name);
  const close = names.filter((name) => distance(words, name) <= Math.min(2, Math.floor(name.length / 4) + 1));
  return close.sort((a, b) => distance(words, a) - distance(words, b))[0];
}
