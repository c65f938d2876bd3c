import { z } from 'zod';
import { MemberId } from '../../domain/ids';
import { genesisHash } from '../../domain/log';
import type { BorneMarking } from '../../domain/marking';
import { Refusal } from '../../domain/refusal';
import { LocalDate } from '../../domain/time';
import { type ExcerptHeader, excerptOf, type ExcerptTarget } from '../../ledger/logExcerpt';
import { logIdOf } from '../../ledger/logPages';
import { CursorText, readPage } from '../../ledger/paging';
import { recordOf } from '../../ledger/records';
import { nameOf } from '../../ledger/roster';
import type { Condition } from '../../ledger/store';
import type { FileStream } from '../fileView';
import type { Context } from '../ports';
import { bareView, logEntryView } from './entryViews';
import { withheldFrom } from './logAudit';
import { aboutCondition, About, dayConditions, subjectAsked } from './findInLog';
import { type FoundRecord, foundRecord } from './foundRecord';
import { type LeftOut, leftOutOfLog } from './leftOut';
import { markingOfFound } from './logMarking';
import type { LogEntryView } from './logViews';

export const ExcerptQuery = z
  .object({
    about: About.optional(),
    reader: MemberId.optional().describe('All that this person was given to see, was sent, or was turned away from'),
    from: LocalDate.optional().describe('Only from this day on; else from the first entry about it'),
    format: z.enum(['csv', 'ndjson']).default('csv').describe('A table to read; or what verify-log checks'),
  })
  .refine(({ about, reader }) => (about === undefined) !== (reader === undefined), {
    message: 'Name a record or a person.',
    path: ['about'],
  });
type ExcerptQuery = z.infer<typeof ExcerptQuery>;

/** Who saw one record, or what one person saw, to take away: as a table, or with all that is needed to verify it elsewhere. */
export async function exportFound({ about, reader, from, format }: ExcerptQuery, ctx: Context): Promise<FileStream> {
  const isLeftOut = await leftOutOfLog(ctx);
  const { target, record } = await targetOf({ about, reader }, isLeftOut, ctx);
  const id = ctx.roster.panel.id;
  const marking = await markingOfFound(record, conditionsOf(target), ctx);
  const name = `${target.kind === 'record' ? 'who-saw' : 'seen-by'}-${slugOf(target)}-${ctx.today}`;
  if (format === 'csv') {
    const pieces = tableOf(target, { from, isLeftOut, marking }, ctx);
    return { fileName: `${name}.csv`, mediaType: 'text/csv', holds: { type: 'log', id }, marking, pieces };
  }
  const header = { ...(await headerOf(target, from, ctx)), marking };
  return {
    ...{ fileName: `${name}.ndjson`, mediaType: 'application/x-ndjson' },
    holds: { type: 'log', id, rows: header.number - header.from + 1 },
    marking,
    pieces: excerptOf(ctx.store, header, withheldFrom(isLeftOut)),
  };
}

async function targetOf(
  { about, reader }: Pick<ExcerptQuery, 'about' | 'reader'>,
  isLeftOut: LeftOut,
  ctx: Context,
): Promise<{ readonly target: ExcerptTarget; readonly record?: FoundRecord | undefined }> {
  if (reader !== undefined) return { target: { kind: 'person', memberId: reader, called: nameOf(ctx.roster, reader) } };
  const asked = about ?? '';
  const subject = await subjectAsked(asked, isLeftOut, ctx);
  const record = await foundRecord(subject, ctx);
  return { target: { kind: 'record', subject, called: record?.called ?? asked }, record };
}

/** In the name of a file: what is asked about, never what it says. */
function slugOf(target: ExcerptTarget): string {
  const name = target.kind === 'person' ? target.memberId : target.called;
  return name.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-|-$/g, '');
}

interface Narrowed {
  readonly from: LocalDate | undefined;
  readonly isLeftOut: LeftOut;
}

/** Those that tell who saw it, the oldest first: a page at a time, as they are taken. */
async function* pagesOf(
  target: ExcerptTarget,
  { from, isLeftOut }: Narrowed,
  ctx: Context,
): AsyncGenerator<LogEntryView[]> {
  const where = [...conditionsOf(target), ...dayConditions({ from }, ctx)];
  let cursor: z.infer<typeof CursorText> | undefined;
  do {
    const page = await readPage('log', { where, key: 'at', direction: 'ascending', cursor, limit: 200 }, ctx);
    yield page.records.map((entry) => (isLeftOut(entry.subject) ? bareView(entry, ctx) : logEntryView(entry, ctx)));
    cursor = page.cursor === undefined ? undefined : CursorText.parse(page.cursor);
  } while (cursor !== undefined);
}

function conditionsOf(target: ExcerptTarget): Condition[] {
  return target.kind === 'person'
    ? [{ key: 'seenBy', is: target.memberId }]
    : [aboutCondition(target.subject), { key: 'sight', is: 'yes' }];
}

const columns: readonly (readonly [heading: string, cell: (line: LogEntryView) => string | undefined])[] = [
  ['Entry', ({ number }) => String(number)],
  ['When', ({ at }) => at],
  ['Who', ({ byName }) => byName],
  ['Agency', ({ byAgency }) => byAgency],
  ['What', ({ did }) => did],
  ['Record', ({ reference }) => reference],
  ['To', ({ toName, toText }) => [toName, toText].filter((part) => part !== undefined).join(', ')],
  ['Reason or note', ({ note, wordsErased }) => (wordsErased ? 'The words were erased' : note)],
  ['Hash of the entry', ({ hash }) => hash],
];

/** Between two lines of the marking, the first of which says what it is. */
async function* tableOf(
  target: ExcerptTarget,
  { marking, ...narrowed }: Narrowed & { readonly marking: BorneMarking },
  ctx: Context,
): AsyncGenerator<string> {
  const { documents, now, roster } = ctx;
  const { name } = roster.panel;
  const asks = target.kind === 'person' ? `What ${target.called} saw` : `Who saw ${target.called}`;
  const head = [marking, `${asks}. ${name}, taken from the log at ${now}`];
  yield documents.csv(head, [columns.map(([heading]) => heading)]);
  for await (const rows of pagesOf(target, narrowed, ctx))
    yield documents.csvLines(rows.map((row) => columns.map(([, cell]) => cell(row) ?? '')));
  yield documents.csvLines([[marking]]);
}

async function headerOf(of: ExcerptTarget, day: LocalDate | undefined, ctx: Context): Promise<ExcerptHeader> {
  const { store, now } = ctx;
  const { id: panelId, name: panelName } = ctx.roster.panel;
  const head = await store.read(panelId, 'head');
  if (head === undefined) throw new Refusal('not-found', { what: 'panel' });
  const { logNumber: number, lastHash: hash } = recordOf('head', head);
  const from = await firstNumber(of, day, ctx);
  const stored = from === 1 ? undefined : await store.read(panelId, logIdOf(from - 1));
  const before = stored === undefined ? genesisHash : recordOf('log', stored).hash;
  return { sentinelExcerpt: 1, panelId, panelName, exportedAt: now, number, hash, of, from, before };
}

/** Where the log first has anything of it, or of that day; where it has nothing at all, its beginning. */
async function firstNumber(of: ExcerptTarget, day: LocalDate | undefined, ctx: Context): Promise<number> {
  const first = await Promise.all([firstAbout(of, ctx), day === undefined ? 1 : firstOfDay(day, ctx)]);
  return Math.max(...first);
}

async function firstAbout(of: ExcerptTarget, ctx: Context): Promise<number> {
  // Before somebody had a seat they saw nothing, but nobody can tell when that was from the log alone.
  if (of.kind === 'person') return 1;
  // By its number, whatever the clocks of several processes said: of a group, its people's too.
  let first: number | undefined;
  for (;;) {
    const before: Condition[] = first === undefined ? [] : [{ key: 'number', below: first }];
    const earlier = await firstOf([aboutCondition(of.subject), ...before], ctx);
    if (earlier === undefined) return first ?? 1;
    first = earlier;
  }
}

async function firstOfDay(day: LocalDate, ctx: Context): Promise<number> {
  return (await firstOf(dayConditions({ from: day }, ctx), ctx)) ?? 1;
}

/** The number of the earliest of them. */
async function firstOf(where: readonly Condition[], ctx: Context): Promise<number | undefined> {
  const { records } = await readPage('log', { where, key: 'at', direction: 'ascending', limit: 1 }, ctx);
  return records[0]?.number;
}
