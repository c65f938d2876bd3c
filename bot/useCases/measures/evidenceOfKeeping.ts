import type { LogEntry } from '../../domain/log';
import { LogKind } from '../../domain/logActions';
import { roleNames } from '../../domain/member';
import { classBegins, classNames, periodsOf, periodText, recordClasses } from '../../domain/retention';
import { dayText, localDateOf } from '../../domain/time';
import type { LastAnchor, LogAnchor } from '../../ledger/anchors';
import { checkEntries } from '../../ledger/logCheck';
import { logNumberOf } from '../../ledger/logPages';
import { readAll } from '../../ledger/paging';
import { recordOf } from '../../ledger/records';
import { zoneOf } from '../../ledger/roster';
import { withinDays } from '../../ledger/withinDays';
import type { Context, PrintedBlock } from '../ports';
import { countDue, MOST_COUNTED } from '../retention/dueRecords';
import type { Span } from './periods';

const kindTexts: Readonly<Record<LogKind, string>> = {
  collection: 'Collected: written down for the first time',
  alteration: 'Altered',
  consultation: 'Consulted: restricted records opened or listed, files taken, people turned away',
  disclosure: 'Disclosed',
  combination: 'Combined',
  erasure: 'Erased',
};

type Counts = Map<LogKind | 'refused', number>;

/** How the log was verified, and how much of each kind it has of the period: of the period's entries alone, read once. */
export async function logBlocks(span: Span, ctx: Context): Promise<PrintedBlock[]> {
  const counts: Counts = new Map();
  const walked = await walkedLines(span, counts, ctx);
  const rows = [
    ...LogKind.options.map((kind) => [kindTexts[kind], String(counts.get(kind) ?? 0)]),
    ['Of what was consulted: people turned away', String(counts.get('refused') ?? 0)],
  ];
  return [
    { kind: 'heading', level: 1, text: 'How the log was verified' },
    {
      kind: 'paragraph',
      text: 'As this paper was made, the entries of the period were walked, each held against its hash and the one before it. What the log has of other days, and whether each record stands as last written, is checked on the Log screen.',
    },
    { kind: 'list', items: [...walked, ...(await keptLines(ctx))] },
    { kind: 'heading', level: 1, text: 'What the log has of the period' },
    { kind: 'table', columns: twoColumns('Kind', 'Entries'), rows },
  ];
}

/** What is wrong with them is for whoever reads the log. */
async function walkedLines(span: Span, counts: Counts, ctx: Context): Promise<string[]> {
  const { store, roster, sha256 } = ctx;
  const [first, last] = await Promise.all([numberAt('ascending', span, ctx), numberAt('descending', span, ctx)]);
  if (first === undefined || last === undefined) return ['The log has no entry of the period.'];
  const isAmong = ({ number }: LogAnchor) => first <= number && number <= last;
  const anchors = (await ctx.anchors.list(roster.panel.id)).filter(isAmong);
  const place = { store, panelId: roster.panel.id, sha256, anchors };
  const { erased, faults } = await checkEntries({ first, last }, place, (entry) => countIn(entry, counts));
  return [
    `Entries ${first} to ${last}, of ${erased} of which the words are gone.`,
    anchors.length === 0
      ? 'No point of them is kept outside the store to hold them against.'
      : `Held against ${anchors.length} of the points that are kept of them outside the store.`,
    faults.length === 0
      ? 'They stand as they were written, none is missing.'
      : `They do NOT stand as they were written: ${faults.length === 1 ? '1 fault' : `${faults.length} faults`}.`,
  ];
}

/** Of the first or the last of the period. */
async function numberAt(direction: 'ascending' | 'descending', span: Span, ctx: Context): Promise<number | undefined> {
  const where = withinDays('at', span, ctx);
  const [found] = await ctx.store.query(ctx.roster.panel.id, {
    ...{ type: 'log', where, order: { key: 'at', direction }, limit: 1 },
  });
  return found && logNumberOf(found);
}

function countIn({ kind, action }: LogEntry, counts: Counts): void {
  for (const what of [kind, ...(action === 'access-refused' ? (['refused'] as const) : [])]) {
    counts.set(what, (counts.get(what) ?? 0) + 1);
  }
}

/** What was checked before this was made, and when. */
async function keptLines({ store, roster }: Context): Promise<string[]> {
  const found = await store.read(roster.panel.id, 'lastAnchor');
  const { checked, heldOn, missed } = found === undefined ? {} : recordOf('lastAnchor', found);
  return [
    checked === undefined ? 'No check of the whole log and its records is kept.' : checkedText(checked, roster),
    ...(heldOn === undefined
      ? []
      : [`Held by itself each day against the points kept of it, last on ${dayText(heldOn, '')}.`]),
    ...(missed === undefined ? [] : ['One of these points was not found in it: the auditors were told.']),
  ];
}

function checkedText(
  { at, as, entries, records, isWhole }: NonNullable<LastAnchor['checked']>,
  roster: Context['roster'],
): string {
  const on = dayText(localDateOf(at, zoneOf({ roster })), '');
  const stood = isWhole ? 'The log was whole.' : 'The log was NOT whole.';
  const what = `up to entry ${entries}, with ${records} records that stood as last written`;
  return `The whole log was last checked on ${on}, by the ${roleNames[as].toLowerCase()}, ${what}. ${stood}`;
}

/** How long each class of record is kept, what was disposed of in the period, and what is held or due. */
export async function retentionBlocks(span: Span, ctx: Context): Promise<PrintedBlock[]> {
  const direction = 'ascending' as const;
  const [disposals, holds, due] = await Promise.all([
    readAll('disposal', { where: withinDays('at', span, ctx), key: 'at', direction }, ctx),
    readAll('hold', { where: [{ key: 'stands', is: 'yes' }], key: 'setAt', direction }, ctx),
    countDue(ctx),
  ]);
  const periods = periodsOf(ctx.roster.panel);
  const rows = recordClasses.map((of) => [
    ...[classNames[of], `${periodText(periods[of])} ${classBegins[of]}`],
    String(disposals.filter((disposal) => disposal.class === of).length),
  ]);
  const columns = [
    { title: 'Class of record', share: 3 },
    { title: 'Kept', share: 5 },
    { title: 'Disposed of in the period', share: 2 },
  ];
  const dueText = due >= MOST_COUNTED ? `${MOST_COUNTED} or more` : String(due);
  return [
    { kind: 'heading', level: 1, text: 'Retention' },
    { kind: 'table', columns, rows },
    { kind: 'paragraph', text: `Due for review today: ${dueText}. Legal holds that stand: ${holds.length}.` },
  ];
}

function twoColumns(first: string, second: string) {
  return [
    { title: first, share: 6 },
    { title: second, share: 1 },
  ];
}
