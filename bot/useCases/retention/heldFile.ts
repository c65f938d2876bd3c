import { z } from 'zod';
import { wordsOf, type LogEntry, type LogSubject } from '../../domain/log';
import type { BorneMarking } from '../../domain/marking';
import { momentText } from '../../domain/time';
import { pagesByKey } from '../../ledger/logPages';
import { zoneOf } from '../../ledger/roster';
import { FileView } from '../fileView';
import { doneText } from '../log/history';
import { printed } from '../printed';
import type { Context, PrintedBlock } from '../ports';

export const HeldFormat = z.enum(['pdf', 'docx', 'json']).default('pdf');
/** A file, and what the log says of why it was made. */
export const HeldFile = FileView.extend({ note: z.string() });
export type HeldFile = z.infer<typeof HeldFile>;

export interface HeldPart {
  readonly title: string;
  readonly lines: readonly string[];
}

interface About {
  readonly subject: LogSubject;
  /** As the file is called. */
  readonly name: string;
  /** As its page says whom it is about. */
  readonly called: string;
  readonly note: string;
  /** The highest of what it holds. */
  readonly marking: BorneMarking;
}

/** What is held about a person, in one file. */
export async function heldFile(
  { subject, name, called, note, marking }: About,
  parts: readonly HeldPart[],
  format: z.infer<typeof HeldFormat>,
  ctx: Context,
): Promise<HeldFile> {
  const rows = parts.reduce((sum, { lines }) => sum + lines.length, 0);
  const file = { name: `held-about-${name}-${ctx.today}`, holds: { ...subject, rows } };
  if (format === 'json') {
    const text = JSON.stringify({ marking, madeAt: ctx.now, parts, end: marking }, undefined, 2);
    return { fileName: `${file.name}.json`, mediaType: 'application/json', text, holds: file.holds, marking, note };
  }
  const paper = {
    ...{ marking, title: 'What is held about a person', subtitle: called },
    ...{ reference: 'What is held about a person', at: ctx.now, blocks: parts.flatMap(blocksOf) },
  };
  return { ...(await printed(file, paper, format, ctx)), note };
}

function blocksOf({ title, lines }: HeldPart): PrintedBlock[] {
  return [
    { kind: 'heading', level: 1, text: title },
    lines.length === 0 ? { kind: 'paragraph', text: 'Nothing.' } : { kind: 'list', items: lines },
  ];
}

export function told(said: readonly (readonly [string, string | undefined])[]): string[] {
  return said.flatMap(([what, value]) => (value === undefined ? [] : [`${what}: ${value}`]));
}

/** All that the log has by a key, however much. */
export async function entriesBy(
  where: { readonly key: 'subjectId' | 'readId'; readonly is: string },
  { store, roster }: Context,
): Promise<LogEntry[]> {
  const entries: LogEntry[] = [];
  for await (const page of pagesByKey(store, roster.panel.id, where)) entries.push(...page);
  return entries;
}

/** "Mon 1 Mar, 09:14: Opened I-27-006" */
export function entryLine(entry: LogEntry, ctx: Context): string {
  const reference = wordsOf(entry)?.reference ?? 'what was disposed of';
  return `${momentText(entry.at, ctx.today, zoneOf(ctx))}: ${doneText(entry)} ${reference}`;
}
