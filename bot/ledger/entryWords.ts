import type { ChainedEntry } from '../domain/log';
import type { LogAction } from '../domain/logActions';

/** What an entry says that its record may say too; what else stands there is the product's own: a grade, a day, a number. */
export function wordsOf({ words, subject, action }: ChainedEntry): string[] {
  // Which version it was is nobody's words.
  const note = subject.type === 'minutes' ? undefined : words?.note;
  const noted = note === undefined ? [] : said(inNotes[action], note);
  return [...noted, ...(words?.former === undefined ? [] : said(inFormer[action], words.former))];
}

type Parts = Partial<Record<string, readonly RegExp[]>>;

/** Without any, all of it is somebody's words. */
function said(parts: readonly RegExp[] | undefined, text: string): string[] {
  return parts === undefined ? [text] : parts.flatMap((part) => part.exec(text)?.groups?.['said'] ?? []);
}

const inNotes: Parts = {
  // Until when somebody asks for time stands above why.
  'task-more-time-asked': [/^.*\n(?<said>[^]*)$/],
  'opportunity-tasked': [],
  'disruption-proposed': [],
  'disruption-moderated': [/^\w+: (?<said>[^]*)$/],
  'disruption-control-checked': [/^no longer in place: (?<said>[^]*)$/],
  'referral-made': [/^To (?<said>[^]*)$/],
  'referral-answered': [],
} satisfies Partial<Record<LogAction, readonly RegExp[]>>;

const inFormer: Parts = {
  'disruption-moderated': [],
  'disruption-corrected': [
    ...[/^(?<said>[^]*)\non \d{4}-\d\d-\d\d(?:\n|$)/, /^APMIS (?<said>.*)$/m],
    /^to last: (?<said>.*?)(?:, looked at again \d{4}-\d\d-\d\d)?$/m,
  ],
} satisfies Partial<Record<LogAction, readonly RegExp[]>>;
