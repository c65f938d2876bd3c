import { z } from 'zod';
import { type LogEntry, wordsOf } from '../../domain/log';
import { changeBeside } from '../../ledger/beside';
import { checkLog as checkWholeLog } from '../../ledger/logCheck';
import { exportedLog, type Withheld } from '../../ledger/logExport';
import { listLogPage, logIdOf } from '../../ledger/logPages';
import { readableEntry } from '../../ledger/logWalk';
import { recordOf } from '../../ledger/records';
import type { StoredDocument } from '../../ledger/store';
import { Refusal } from '../../domain/refusal';
import type { FileStream } from '../fileView';
import type { Context } from '../ports';
import { bareView, logEntryView, saysContent } from './entryViews';
import { faultText } from './faultTexts';
import { type LeftOut, leftOutOfLog } from './leftOut';
import { listLogAbout, subjectBearing } from './logAbout';
import { markingOfLog } from './logMarking';
import type { LogEntryView } from './logViews';

export const LogListing = z.object({
  about: z
    .string()
    .trim()
    .max(40)
    .optional()
    .describe('SEN-27-014, I-27-006, M2: only what the log has of that record'),
  after: z.coerce.number().int().nonnegative().optional().describe('Only entries with a greater number'),
  newest: z.coerce.number().int().min(1).max(100).optional().describe('Only the last so many, whatever `after` says'),
  limit: z.coerce.number().int().min(1).max(500).optional(),
});

/** The log in its order, for the auditor. The cursor is what the next page comes `after`. */
export async function listLog(
  { about, after: asked = 0, newest, limit = 100 }: z.infer<typeof LogListing>,
  ctx: Context,
): Promise<{ items: LogEntryView[]; cursor?: string }> {
  const isLeftOut = await leftOutOfLog(ctx);
  const after = newest === undefined ? asked : Math.max(0, (await entryCount(ctx)) - newest);
  const { entries, next } = await (about === undefined
    ? listLogPage(ctx.store, ctx.roster.panel.id, { after, limit })
    : listLogAbout((await subjectBearing(about, isLeftOut, ctx)).id, { after, limit }, ctx));
  return {
    items: entries.map((entry) => (isLeftOut(entry.subject) ? bareView(entry, ctx) : logEntryView(entry, ctx))),
    ...(next === undefined ? {} : { cursor: String(next) }),
  };
}

async function entryCount({ store, roster }: Context): Promise<number> {
  const head = await store.read(roster.panel.id, 'head');
  return head === undefined ? 0 : recordOf('head', head).logNumber;
}

export const LogCheckQuery = z
  .object({
    anchorNumber: z.coerce.number().int().positive().optional().describe('From a mail of yours: a number and its hash'),
    anchorHash: z
      .string()
      .regex(/^[0-9a-f]{64}$/, 'A hash has 64 digits, 0 to 9 and a to f.')
      .optional(),
  })
  .refine(({ anchorNumber, anchorHash }) => (anchorNumber === undefined) === (anchorHash === undefined), {
    message: 'Give number and hash together.',
    path: ['anchorHash'],
  });

export const LogCheck = z.object({
  entries: z.number().int(),
  intact: z.boolean(),
  typed: z
    .enum(['fits', 'differs'])
    .optional()
    .describe(
      'Whether the log goes through the number and hash that were given: apart from all else, for it may be mistyped',
    ),
  brokenAt: z.number().int().optional().describe('The first entry that was altered, is missing or out of place'),
  erased: z.number().int().describe('Entries whose words were erased: what remains of them still verifies'),
  anchors: z.number().int().describe('Points kept outside the store that it was held against'),
  records: z.number().int().describe('Records that stand as they were last written'),
  asFound: z.number().int().describe('Of these, those from before the log kept digests: sealed as they were found'),
  unchecked: z
    .number()
    .int()
    .describe('Records from before the log kept digests that nothing vouches for yet, or filed by a later version'),
  faults: z.array(z.string()).describe('What is not as the log says, in words; the first hundred'),
});

/**
 * Walks the whole chain, holds it against its head and what is anchored, and each record against its digest. It lets
 * everybody else go first.
 */
export async function checkLog(
  { anchorNumber, anchorHash }: z.infer<typeof LogCheckQuery>,
  ctx: Context,
): Promise<z.infer<typeof LogCheck>> {
  const { store, roster, sha256, anchors: kept } = ctx;
  const anchors = await kept.list(roster.panel.id);
  const given = anchorNumber === undefined ? undefined : await store.read(roster.panel.id, logIdOf(anchorNumber));
  const typed = anchorNumber === undefined ? undefined : typedOf(given, anchorHash);
  const { faults, records, ...counts } = await checkWholeLog(store, roster.panel.id, sha256, anchors);
  ctx.logChecked?.(faults.length === 0);
  // What it found is told, whether or not it can be kept.
  await keepChecked({ entries: counts.entries, records: records.whole, isWhole: faults.length === 0 }, ctx).catch(
    () => {},
  );
  const broken = faults.flatMap((fault) => ('number' in fault ? [fault.number] : []));
  return {
    ...counts,
    records: records.whole,
    ...{ asFound: records.asFound, unchecked: records.unchecked },
    anchors: anchors.length,
    intact: faults.length === 0 && typed !== 'differs',
    ...(typed === undefined ? {} : { typed }),
    ...(broken.length === 0 ? {} : { brokenAt: Math.min(...broken) }),
    faults: faults.map(faultText),
  };
}

/** Beside where the log is anchored, for papers that say how it was verified. */
async function keepChecked(
  found: { readonly entries: number; readonly records: number; readonly isWhole: boolean },
  { store, roster, viewer, now }: Context,
): Promise<void> {
  const checked = { at: now, as: viewer.role, ...found };
  const place = { panelId: roster.panel.id, type: 'lastAnchor', key: '' } as const;
  await changeBeside(store, place, (known) => known && { ...known, checked });
}

/** What the hash of the entry covers is looked at by the walk. */
function typedOf(found: StoredDocument | undefined, hash: string | undefined): 'fits' | 'differs' {
  const entry = found && readableEntry(() => recordOf('log', found));
  return entry?.hash === hash ? 'fits' : 'differs';
}

/**
 * As it stands now; whoever reads the log alone sees no content here either. It is read while it is taken, a page at a time, so
 * that nobody waits for it.
 */
export async function exportLog(_input: Record<string, never>, ctx: Context): Promise<FileStream> {
  const { store, roster, now, today } = ctx;
  const { panel } = roster;
  const found = await store.read(panel.id, 'head');
  if (found === undefined) throw new Refusal('not-found', { what: 'panel' });
  const { logNumber: number, lastHash: hash } = recordOf('head', found);
  const marking = await markingOfLog(ctx);
  const header = {
    sentinelLog: 1 as const,
    panelId: panel.id,
    panelName: panel.name,
    marking,
    exportedAt: now,
    number,
    hash,
  };
  return {
    fileName: `log-${today}.ndjson`,
    mediaType: 'application/x-ndjson',
    holds: { type: 'log', id: panel.id, rows: number },
    marking,
    pieces: exportedLog(store, header, withheldFrom(await leftOutOfLog(ctx))),
  };
}

/** The same rule as the list's: nothing of what they left for but that something was done to it. */
export function withheldFrom(isLeftOut: LeftOut): (entry: LogEntry) => Withheld {
  return (entry) => {
    if (isLeftOut(entry.subject)) return 'content';
    const words = wordsOf(entry);
    const isSaid = words?.note !== undefined || words?.former !== undefined;
    return saysContent(entry) && isSaid ? 'words' : 'nothing';
  };
}
