import { z } from 'zod';
import { canonical } from './canonical';
import { AgencyId, MemberId, PanelId } from './ids';
import { type LogAction, LogKind } from './logActions';
import { Instant } from './time';

export const LogSubject = z.object({
  type: z.enum([
    ...(['panel', 'agency', 'member', 'meeting', 'agendaItem', 'minuteEntry', 'minutes', 'attendance'] as const),
    ...(['task', 'issue', 'group', 'reminder', 'reminderPreference', 'message', 'appInstall', 'chat', 'log'] as const),
  ]),
  id: z.string(),
});
export type LogSubject = z.infer<typeof LogSubject>;

/** A subject with what it is called: a reference, a name. That is said beside the chain, never in it. */
export interface NamedSubject extends LogSubject {
  readonly reference: string;
}

const EveryForm = z.object({
  panelId: PanelId,
  /** 1, 2, 3 … without gaps. */
  number: z.number().int().positive(),
  at: Instant,
  /** "system" where nobody clicked. */
  by: z.union([MemberId, z.literal('system')]),
  action: z.string(),
  kind: LogKind,
  /** Who may be told that it happened: the readers of the subject at that time. */
  readers: z.array(z.string()),
  previousHash: z.string(),
  hash: z.string(),
});

/** What was said. It stands beside the chain, which holds a digest of it alone, and can be erased. */
export const LogWords = z.object({
  /** Random, and erased with the words: without it nobody can guess a short word from its digest. */
  salt: z.string(),
  /** What the subject is called. */
  reference: z.string(),
  /** A reason, a note. */
  note: z.string().optional(),
  /** The text that this change wrote over. */
  former: z.string().optional(),
});
export type LogWords = z.infer<typeof LogWords>;

const Digests = z.record(z.string(), z.string());

/** Ids, kinds, times and digests: what the hash covers, together with the hash of the entry before. */
const Chained = EveryForm.extend({
  /** Nothing changed that anybody is shown: no tab hears of it, and no record's history tells it. */
  quiet: z.literal(true).optional(),
  subject: LogSubject,
  /** To whom something was disclosed. */
  to: z.array(AgencyId).optional(),
  /** Salted digests of the records as this change wrote them, by document id. */
  records: Digests.optional(),
  /** Numbers of the entries whose words this change erased. */
  erased: z.array(z.number().int().positive()).optional(),
  /** The salted digest of `words`. */
  said: z.string(),
  words: LogWords.optional(),
  /** What the subject belongs to: its history tells this, and open tabs hear of it. */
  partOf: LogSubject.optional(),
  /** Who could be told of the subject until this change, where it is others now. */
  formerReaders: z.array(z.string()).optional(),
});

/** Its digests of records are salted as its words are; `partOf` and `formerReaders` stand beside the chain. */
const SecondEntry = Chained.extend({ form: z.literal(2) });

/**
 * Each record is digested with a salt of its own, which stands with it for as long as it does: so whoever writes over it
 * can say, without another read, what stood there. All of it but the words is chained.
 */
const SealedEntry = Chained.extend({
  form: z.literal(3),
  /** Digests of what stood where `records` were written. Of what has no salt of its own, with that of the words. */
  over: Digests.optional(),
  /** Records that stand as they were, and whose salt goes with the words of another entry. With the salt of the words. */
  vouched: Digests.optional(),
});
type SealedEntry = z.infer<typeof SealedEntry>;
export type ChainedEntry = z.infer<typeof SecondEntry> | SealedEntry;

/** As entries were written at first: the words inside the chain, the form not yet said. They verify as they are. */
const FirstEntry = EveryForm.extend({
  form: z.literal(1),
  subject: LogSubject.extend({ reference: z.string() }),
  note: z.string().optional(),
});

/** One row of the panel's log, in each form that it has had. A field more in the chain is another form. */
export const LogEntry = z.discriminatedUnion('form', [FirstEntry, SecondEntry, SealedEntry]);
export type LogEntry = z.infer<typeof LogEntry>;

export function inFirstForm(stored: unknown): unknown {
  return typeof stored === 'object' && stored !== null ? { ...stored, form: 1 } : stored;
}

export type LogFacts = Omit<SealedEntry, 'form' | 'said' | 'words' | 'previousHash' | 'hash'>;

/** What the first entry stands on. */
export const genesisHash = '0'.repeat(64);

/** Lower-case hex of SHA-256. Passed in: the domain has no cryptography of its own. */
export type Sha256 = (text: string) => string;

/** The entry that comes after the one whose hash is `previousHash`. */
export function chain(facts: LogFacts, words: LogWords, previousHash: string, sha256: Sha256): SealedEntry {
  const { salt, ...said } = words;
  const chained = { ...facts, form: 3 as const, said: saltedDigest(said, salt, sha256), previousHash };
  return { ...chained, hash: sha256(canonical(chained)), words };
}

/** The hash that an entry should bear, whichever its form: over all of it but what stands beside. */
export function hashOf(entry: LogEntry, sha256: Sha256): string {
  if (entry.form === 1) {
    const { hash: _, form: __, ...facts } = entry;
    return sha256(canonical(facts));
  }
  const { hash: _, words: __, ...facts } = entry;
  return sha256(canonical(entry.form === 2 ? { ...facts, partOf: undefined, formerReaders: undefined } : facts));
}

export function saltedDigest(value: unknown, salt: string, sha256: Sha256): string {
  return sha256(`${salt}\n${canonical(value)}`);
}

/** What an entry vouches for, by document. */
export function digestsIn(entry: LogEntry): Readonly<Record<string, string>> {
  if (entry.form === 1) return {};
  return entry.form === 2 ? (entry.records ?? {}) : { ...entry.records, ...entry.vouched };
}

/**
 * Whether records may stand after it that no entry vouches for: those that versions wrote whose log kept no digests, until
 * all of them were found and sealed.
 */
export function awaitsSealing(before: boolean, { form, action }: LogEntry): boolean {
  return form === 1 || (before && action !== ('records-sealed' satisfies LogAction));
}

/** Its records were vouched for as somebody found them, not as anybody wrote them. */
export function tellsAsFound({ action }: LogEntry): boolean {
  return action === ('records-found' satisfies LogAction);
}

/** What an entry says in words; undefined once they are erased. */
export function wordsOf(entry: LogEntry): Omit<LogWords, 'salt'> | undefined {
  if (entry.form !== 1) return entry.words;
  const { note, subject } = entry;
  return { reference: subject.reference, ...(note === undefined ? {} : { note }) };
}

/** What has changed or was read, as a history and an open tab see it: a meeting, where it was a part of one. */
export function wholeOf(entry: LogEntry): LogSubject {
  return (entry.form === 1 ? undefined : entry.partOf) ?? meetingOf(entry) ?? entry.subject;
}

/** Readings of items and minutes leave it to the id, which begins with the meeting's. */
function meetingOf(entry: LogEntry): LogSubject | undefined {
  const { type, id } = entry.subject;
  const [meetingId] = id.split('.');
  const isPart = !isChange(entry) && (type === 'agendaItem' || type === 'minutes') && meetingId !== undefined;
  return isPart ? { type: 'meeting', id: meetingId } : undefined;
}

export function formerReadersOf(entry: LogEntry): readonly string[] {
  return (entry.form === 1 ? undefined : entry.formerReaders) ?? [];
}

/** At first every entry was one. */
export function isChange(entry: LogEntry): boolean {
  return entry.form === 1 || entry.quiet === undefined;
}

/** Whether the words are those that the chain holds the digest of. */
export function wordsStand(entry: LogEntry, sha256: Sha256): 'whole' | 'altered' | 'gone' {
  if (entry.form === 1) return 'whole';
  if (entry.words === undefined) return 'gone';
  const { salt, ...said } = entry.words;
  return saltedDigest(said, salt, sha256) === entry.said ? 'whole' : 'altered';
}
