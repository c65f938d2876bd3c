import { z } from 'zod';
import { PanelId } from '../domain/ids';
import { LogEntry, type Sha256 } from '../domain/log';
import { Instant } from '../domain/time';
import { jsonOf, type LogAnchor } from './anchors';
import type { LogReport } from './logCheck';
import { pagesOfLog } from './logPages';
import { LogWalk, readableEntry } from './logWalk';
import type { PanelStore } from './store';
import { parseStored, storedForm } from './unknownFields';

/** The first line of an exported log: what it is, and where the log stood. */
export const ExportHeader = z.object({
  sentinelLog: z.literal(1),
  panelId: PanelId,
  panelName: z.string(),
  /** Absent in files of before it was written. */
  marking: z.string().optional(),
  exportedAt: Instant,
  number: z.number().int().nonnegative(),
  hash: z.string(),
});
export type ExportHeader = z.infer<typeof ExportHeader>;

/** What of an entry is not for whoever takes the log away: nothing, its words, or all but that it was done. */
export type Withheld = 'nothing' | 'words' | 'content';

/**
 * NDJSON up to where the header says, a page at a time: one entry a line, with the words that stand. What is withheld from
 * whoever takes it away is left out, and the line says so.
 */
export async function* exportedLog(
  store: PanelStore,
  header: ExportHeader,
  withheldOf: (entry: LogEntry) => Withheld,
): AsyncGenerator<string> {
  yield `${JSON.stringify(header)}\n`;
  for await (const page of pagesOfLog(store, header.panelId)) {
    const entries = page.filter(({ number }) => number <= header.number);
    yield entries.map((entry) => `${JSON.stringify(lineOf(entry, withheldOf(entry)))}\n`).join('');
    if (entries.length < page.length) break;
  }
  yield* footOf(header);
}

/** The last line bears the marking again. Files of before have none. */
export const LogFoot = z.object({ sentinelEnd: z.literal(1), marking: z.string() }).strict();

export function* footOf({ marking }: Pick<ExportHeader, 'marking'>): Generator<string> {
  if (marking !== undefined) yield `${JSON.stringify({ sentinelEnd: 1, marking } satisfies z.infer<typeof LogFoot>)}\n`;
}

function lineOf(entry: LogEntry, withheld: Withheld): unknown {
  if (withheld === 'content') return bareLine(entry);
  return withheld === 'nothing' ? wordsLine(entry) : withheldLine(entry);
}

export function wordsLine(entry: LogEntry): unknown {
  return storedForm(entry);
}

/** Entries of the first form have their words inside the chain: they stand or the line does not. */
export function withheldLine(entry: LogEntry): unknown {
  return entry.form === 1 ? storedForm(entry) : storedForm({ ...entry, words: undefined, withheld: true });
}

/** Its hash covers more than is shown, so of it alone can be told that the chain goes through it. */
export function bareLine({
  number,
  at,
  by,
  action,
  kind,
  subject: { type, id },
  previousHash,
  hash,
}: LogEntry): unknown {
  return { number, at, by, action, kind, subject: { type, id }, previousHash, hash, withheld: 'content' };
}

const WithheldLine = z.object({ withheld: z.literal(true) });
export const BareLine = z.object({
  withheld: z.literal('content'),
  number: z.number().int().positive(),
  previousHash: z.string(),
  hash: z.string(),
});

/** @returns undefined where the line does not begin an exported log */
export function exportHeaderOf(line: string): ExportHeader | undefined {
  const read = ExportHeader.safeParse(jsonOf(line));
  return read.success ? read.data : undefined;
}

/** What an exported log says of itself: its chain, words and end, and the anchors. It has no records to hold against it. */
export async function checkExportedLog(
  header: ExportHeader,
  entries: AsyncIterable<string>,
  sha256: Sha256,
  anchors: readonly LogAnchor[],
): Promise<Omit<LogReport, 'records'> & { withheld: number; bare: number }> {
  const walk = new LogWalk(sha256, undefined, anchors);
  let withheld = 0;
  let bare = 0;
  let isOver = false;
  for await (const line of entries) {
    const stored = jsonOf(line);
    if (isOver) walk.takeUnreadable(walk.at.number + 1);
    isOver = LogFoot.safeParse(stored).success;
    if (isOver) continue;
    const place = BareLine.safeParse(stored);
    if (place.success) {
      bare += 1;
      walk.takeBare(place.data);
      continue;
    }
    const isWithheld = WithheldLine.safeParse(stored).success;
    if (isWithheld) withheld += 1;
    const entry = readableEntry(() => parseStored(LogEntry, stored));
    if (entry === undefined) walk.takeUnreadable(walk.at.number + 1);
    else walk.take(entry, { isWithheld });
  }
  walk.end(header);
  return { entries: walk.at.number, erased: walk.erased, withheld, bare, faults: walk.faults };
}
