import { z } from 'zod';
import { LogEntry, LogSubject, type Sha256 } from '../domain/log';
import { MemberId } from '../domain/ids';
import { jsonOf, type LogAnchor } from './anchors';
import { BareLine, bareLine, ExportHeader, footOf, LogFoot, type Withheld, withheldLine, wordsLine } from './logExport';
import { agenciesTold, hasParts, readerIn, storyOf, tellsOfSight } from './logKeys';
import { logIdOf, pagesOf } from './logPages';
import { recordOf } from './records';
import { type LogFault, LogWalk, readableEntry } from './logWalk';
import type { PanelStore } from './store';
import { parseStored } from './unknownFields';

/** Whose story is taken out of the log: that of a record with its parts, or of a person who was given things to see. */
export const ExcerptTarget = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('record'), subject: LogSubject, called: z.string() }),
  z.object({ kind: z.literal('person'), memberId: MemberId, called: z.string() }),
]);
export type ExcerptTarget = z.infer<typeof ExcerptTarget>;

/** The first line of an excerpt. Its entries go on without a gap from `from` to where the log stood. */
export const ExcerptHeader = ExportHeader.omit({ sentinelLog: true }).extend({
  sentinelExcerpt: z.literal(1),
  of: ExcerptTarget,
  from: z.number().int().positive(),
  /** The hash of the entry before `from`. */
  before: z.string(),
});
export type ExcerptHeader = z.infer<typeof ExcerptHeader>;

/**
 * NDJSON: every entry from `from` to the log's end as the chain's hash covers it, and the words of those alone that are
 * asked about. Whether an entry is about them stands within what is hashed: so whoever has the file can tell that none was left out.
 */
export async function* excerptOf(
  store: PanelStore,
  header: ExcerptHeader,
  withheldOf: (entry: LogEntry) => Withheld,
): AsyncGenerator<string> {
  yield `${JSON.stringify(header)}\n`;
  for await (const page of pagesOf(store, header.panelId, 'log', logIdOf(header.from - 1))) {
    const read = page.map((document) => recordOf('log', document));
    const entries = read.filter(({ number }) => number <= header.number);
    yield entries.map((entry) => `${JSON.stringify(lineOf(entry, header.of, withheldOf(entry)))}\n`).join('');
    if (entries.length < page.length) break;
  }
  yield* footOf(header);
}

function lineOf(entry: LogEntry, target: ExcerptTarget, withheld: Withheld): unknown {
  if (withheld === 'content') return bareLine(entry);
  return withheld === 'nothing' && isAbout(entry, target) ? wordsLine(entry) : withheldLine(entry);
}

/** By what the hash covers, except the second form's `partOf`. */
function isAbout(entry: LogEntry, target: ExcerptTarget): boolean {
  if (target.kind === 'person') return readerIn(entry) === target.memberId;
  const { type, id } = target.subject;
  return [entry.subject, storyOf(entry)].some((each) => each.type === type && each.id === id);
}

/** What an excerpt proves. */
export interface ExcerptReport {
  readonly entries: number;
  readonly erased: number;
  readonly faults: readonly LogFault[];
  /** Those that are about what was asked, in the words of the chain: ids and times. */
  readonly about: readonly string[];
  /** Of these, those whose words were left out. */
  readonly withheld: number;
  /** Of which nobody can tell whether they are about it. */
  readonly untold: number;
}

/** @returns undefined where the line begins no excerpt */
export function excerptHeaderOf(line: string): ExcerptHeader | undefined {
  return ExcerptHeader.safeParse(jsonOf(line)).data;
}

/** Follows the chain through the excerpt, from the point that it says that it begins at to where it says that the log ended. */
export async function checkExcerpt(
  header: ExcerptHeader,
  lines: AsyncIterable<string>,
  sha256: Sha256,
  anchors: readonly LogAnchor[],
): Promise<ExcerptReport> {
  const begin = { number: header.from - 1, hash: header.before };
  const walk = new LogWalk(sha256, begin, anchors);
  const about: string[] = [];
  let [withheld, untold] = [0, 0];
  let isOver = false;
  for await (const line of lines) {
    const stored = jsonOf(line);
    if (isOver) walk.takeUnreadable(walk.at.number + 1);
    isOver = LogFoot.safeParse(stored).success;
    if (isOver) continue;
    const place = BareLine.safeParse(stored);
    if (place.success) {
      untold += 1;
      walk.takeBare(place.data);
      continue;
    }
    const entry = readableEntry(() => parseStored(LogEntry, stored));
    if (entry === undefined || entry.panelId !== header.panelId) {
      walk.takeUnreadable(walk.at.number + 1);
      continue;
    }
    const isWithheld = WithheldWords.safeParse(stored).success;
    walk.take(entry, { isWithheld });
    if (isAbout(entry, header.of)) {
      about.push(provenLine(entry));
      if (isWithheld) withheld += 1;
    } else if (isUntold(entry, header.of)) untold += 1;
  }
  walk.end(header);
  const entries = walk.at.number - begin.number;
  return { entries, erased: walk.erased, faults: walk.faults, about, withheld, untold };
}

const WithheldWords = z.object({ withheld: z.literal(true) });

/** In the second form what a part belongs to stands beside the chain. */
function isUntold({ form, subject }: LogEntry, target: ExcerptTarget): boolean {
  const isOfParts = target.kind === 'record' && hasParts(target.subject);
  return form === 2 && isOfParts && !['task', 'issue', 'meeting', 'group'].includes(subject.type);
}

/** "1213 2027-02-03T09:14:00.000Z joanne-birkett issue-opened issue:i-7": nothing of it stands beside the chain. */
function provenLine(entry: LogEntry): string {
  const { number, at, by, action, subject } = entry;
  const [reader, to] = [readerIn(entry), agenciesTold(entry)];
  const told = [...(reader === undefined || reader === by ? [] : [reader]), ...to].join(', ');
  const sight = tellsOfSight(entry) ? '' : ' (shows nobody anything)';
  return `${number} ${at} ${by} ${action} ${subject.type}:${subject.id}${told === '' ? '' : ` to ${told}`}${sight}`;
}
